import { expect, it } from 'vitest';
import { checkProof, type EarlierEdition } from '../../src/check/check.ts';
import { edition, proof, story } from './edition.ts';

const before = (count: number, fields: Partial<EarlierEdition>): EarlierEdition[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `2023-05-${10 + index}`,
    date: `2023-05-${10 + index}`,
    stories: [],
    ...fields,
  }));

const outcome = async (code: string, earlier: EarlierEdition[]) => {
  const report = await checkProof(proof(), { earlier, skip: { spam: 'not here' } });
  return {
    rule: report.ran.find((rule) => rule.code === code),
    findings: report.findings.filter((one) => one.code === code),
  };
};

it('compares an edition’s size and length with the last ten', async () => {
  const same = await outcome('edition-size', before(10, { size: 62, words: 160 }));
  expect(same.rule?.outcome).toBe('passed');
  const other = await outcome('edition-size', before(10, { size: 9000, words: 900 }));
  expect(other.findings.map(({ severity, hint }) => [severity, hint])).toEqual([
    ['note', 'Is a story missing?'],
    ['note', 'Is a story missing?'],
  ]);
});

it('does not compare with fewer than three, and says so', async () => {
  const { rule } = await outcome('edition-size', before(2, { size: 9000 }));
  expect(rule).toMatchObject({ outcome: 'not run', reason: 'fewer than 3 earlier editions are known' });
});

it('knows a source again whatever counts its readers, and a headline', async () => {
  const url = await outcome(
    'story-repeated',
    before(1, { stories: [{ headline: 'x', url: 'https://www.daily.example/exports/?utm_medium=mail' }] }),
  );
  expect(url.findings.map(({ story: slug }) => slug)).toEqual(['exports']);
  const headline = await outcome(
    'story-repeated',
    before(1, { stories: [{ headline: 'Phone makers answer: the new rules on chips!' }] }),
  );
  expect(headline.findings.map(({ story: slug }) => slug)).toEqual(['chips']);
});

it('leaves later editions and the edition itself out', async () => {
  const stories = [{ headline: 'x', url: 'https://daily.example/exports' }];
  const { rule } = await outcome('story-repeated', [
    { id: '2023-05-31', date: '2023-05-31', stories },
    { id: '2023-06-01', date: '2023-06-01', stories },
  ]);
  expect(rule?.outcome).toBe('not run');
});

it('changes severities, turns rules off, and counts what was accepted', async () => {
  const checks = { severity: { preheader: 'error', 'story-length': 'off' } as const, clients: [], allow: {} };
  const lead = story('exports', { draft: true, accepted: { draft: 'the last word comes at five' } });
  const made = proof({ edition: edition({ lead }), preheader: '' });
  const report = await checkProof(
    { ...made, ...(made.publication && { publication: { ...made.publication, checks } }) },
    { skip: { spam: 'not here' } },
  );
  const rule = (code: string) => report.ran.find((one) => one.code === code);
  expect(report.findings.find(({ code }) => code === 'preheader')?.severity).toBe('error');
  expect(rule('story-length')).toMatchObject({
    outcome: 'not applicable',
    reason: 'newsletter.yaml turns it off',
  });
  expect(rule('draft')).toMatchObject({ outcome: 'accepted', accepted: 1 });
  expect(report.accepted.map(({ reason }) => reason)).toEqual(['the last word comes at five']);
  expect(report.counts.accepted).toBe(1);
});
