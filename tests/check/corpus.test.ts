import { afterAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/check/check.ts';
import { type Case, checkCase, forgetCache, readCases } from './corpus.ts';

const cases = readCases();
const results: { one: Case; missed: string[]; extra: string[] }[] = [];

afterAll(() => {
  forgetCache();
  const expected = results.reduce((sum, { one }) => sum + one.expected.length, 0);
  const missed = results.reduce((sum, result) => sum + result.missed.length, 0);
  const extra = results.reduce((sum, result) => sum + result.extra.length, 0);
  const found = expected - missed;
  const share = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  const good = results.filter(({ one }) => one.expected.length === 0).length;
  console.log(
    `corpus: ${results.length - good} faulty and ${good} good; precision ${share(found, found + extra)}, recall ${share(found, expected)}`,
  );
});

/** Codes a reader is alarmed by; a note counts only where one is expected. */
const alarms = ({ findings, accepted }: Report, expected: string[]): Set<string> =>
  new Set([
    ...findings
      .filter(
        ({ severity, code }) => severity !== 'note' || (expected.includes(code) && code !== 'client-support'),
      )
      .map(({ code }) => code),
    ...accepted
      .filter(({ finding }) => expected.includes(`accepted: ${finding.code}`))
      .map(({ finding }) => `accepted: ${finding.code}`),
  ]);

describe('the corpus', () => {
  it('has at least sixty faulty cases and twenty good ones', () => {
    expect(cases.filter(({ expected }) => expected.length > 0).length).toBeGreaterThanOrEqual(60);
    expect(cases.filter(({ expected }) => expected.length === 0).length).toBeGreaterThanOrEqual(20);
  });

  it.each(cases.map((one) => [`${one.kind}/${one.name}`, one.about, one] as const))(
    '%s: %s',
    async (_, __, one) => {
      const { report, marks } = await checkCase(one);
      const found = alarms(report, one.expected);
      const missed = one.expected.filter((code) => !found.has(code));
      const extra = [...found].filter((code) => !one.expected.includes(code));
      results.push({ one, missed, extra });
      const alarming = report.findings.filter(({ code }) => extra.includes(code));
      expect({
        missed,
        extra: alarming.map(({ code, message, details }) => [code, message, details?.[0]]),
      }).toEqual({ missed: [], extra: [] });
      for (const mark of marks) {
        const places = report.findings
          .filter(({ code }) => code === mark.code)
          .map(({ place }) => place && `${place.file.split('/').at(-1)}:${place.line}`);
        expect(places, mark.code).toContain(`${mark.file}:${mark.line}`);
      }
    },
  );
});
