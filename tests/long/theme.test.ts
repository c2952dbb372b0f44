import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { hasErrors } from '../../src/findings/finding.ts';
import { compile } from '../../src/theme/compile.ts';
import { sampleData } from '../../src/theme/names.ts';
import { fillsOf } from '../../src/theme/runtime.ts';
import { readSources, type Sources } from '../../src/theme/sources.ts';

/** The same numbers at every run. */
const numbers = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state % below;
  };
};

const scraps = [
  ...[
    '{{',
    '}}',
    '{{{',
    '}}}',
    '{{#if lead}}',
    '{{/if}}',
    '{{else}}',
    '{{^}}',
    '{{!--',
    '{{> x}}',
    '~',
    '\\',
    '[',
    '&',
  ],
  ...[
    '<mj-text>',
    '</mj-text>',
    '<mj-section>',
    '<mj-raw>',
    '<style>',
    '<pre>',
    '<',
    '>',
    '"',
    "'",
    '<!--',
    '-->',
  ],
  ...['<![CDATA[', ']]>', '\u0000', '\r\n', 'NaN', '<!--[if mso]>', '<![endif]-->', 'galleytag3x', '\ud83d'],
];

/** A theme with one or two places broken: something put in, taken out, or moved. */
const broken = (sources: Sources, next: (below: number) => number): Sources => {
  const names = [...sources.bytes.keys()].filter((name) => /\.(mjml|hbs)$/.test(name));
  const name = names[next(names.length)] ?? '';
  let text = String(sources.bytes.get(name));
  for (let times = 1 + next(2); times > 0; times -= 1) {
    const at = next(text.length + 1);
    const from = next(text.length + 1);
    const what = [scraps[next(scraps.length)] ?? '', '', text.slice(from, from + 40)][next(3)] ?? '';
    text = text.slice(0, at) + what + text.slice(at + (what ? 0 : 1 + next(30)));
  }
  return { ...sources, bytes: new Map([...sources.bytes, [name, Buffer.from(text)]]) };
};

it('a broken theme either compiles and fills, or is told what is wrong with it and where', async () => {
  const { sources } = readSources('templates/todays-cache');
  if (!sources) throw new Error('no theme');
  const next = numbers(20230531);
  let compiled = 0;
  for (let times = 0; times < 1500; times += 1) {
    const theme = broken(sources, next);
    const result = await compile(theme);
    for (const finding of result.findings) expect(finding.place, finding.message).toBeDefined();
    expect(Boolean(result.compiled)).toBe(!hasErrors(result.findings));
    if (!result.compiled) continue;
    compiled += 1;
    const { html, text } = fillsOf(result.compiled, result.compiled.settings.labels);
    const page = html.fill(sampleData());
    expect(page).toMatch(/^\s*<!doctype html>[\s\S]*<\/html>\s*$/i);
    const wasThere = [...theme.bytes.values()].some((bytes) => bytes.includes('galleytag3x'));
    if (!wasThere) expect(page).not.toMatch(/galleytag\d/);
    text.fill(sampleData());
  }
  expect(compiled).toBeGreaterThan(100);
  expect(readFileSync('templates/todays-cache/edition.mjml', 'utf8')).toBe(
    String(sources.bytes.get('edition.mjml')),
  );
});
