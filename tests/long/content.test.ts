import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readEdition } from '../../src/content/edition.ts';
import { parseMarkdown } from '../../src/content/markdown.ts';
import { layOut, publicationAt } from '../content/fixture.ts';
import { nearlyYaml, pick, randomNumbers, times } from '../yaml/random.ts';

const folder = 'articles/2023-05-31';

/** One edition whose files are written anew in every round. */
function reader() {
  const root = layOut({ [`${folder}/images/x.png`]: '\x89PNG\r\n\x1a\n' });
  const path = join(root, folder);
  const publication = publicationAt(root);
  return (story: string | Uint8Array, edition: string | Uint8Array, briefs: string | Uint8Array) => {
    writeFileSync(join(path, '01-rain.md'), story);
    writeFileSync(join(path, 'edition.md'), edition);
    writeFileSync(join(path, 'briefs.md'), briefs);
    return readEdition(path, publication);
  };
}

/** Whatever comes back is well-formed: places are in the file, and nothing invisible survives. */
function expectSound(reading: ReturnType<typeof readEdition>): void {
  for (const { place, message, code } of reading.findings) {
    expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    expect(message).not.toMatch(/\.$|\n|undefined|NaN/);
    expect(place?.line).toBeGreaterThan(0);
    expect(place?.column).toBeGreaterThan(0);
  }
  expect(JSON.stringify(reading.edition ?? {})).not.toMatch(/\\u00(?:0[0-8bcef]|1)/);
  if (!reading.edition) expect(reading.findings.some(({ severity }) => severity === 'error')).toBe(true);
}

it('random bytes never stop the reading of an edition', () => {
  const random = randomNumbers(11);
  const read = reader();
  const bytes = () => Uint8Array.from(times(Math.floor(random() * 300), () => Math.floor(random() * 256)));
  for (let round = 0; round < 3000; round += 1) expectSound(read(bytes(), bytes(), bytes()));
});

it('text that is nearly right never stops the reading of an edition', () => {
  const random = randomNumbers(12);
  const read = reader();
  const marks = [
    '---\n',
    '---\n',
    'headline: Rain\n',
    'image:\n  file: ',
    'tags: ',
    '\n\n',
    '- **a** b',
    '[a](',
    ')',
    '![',
    '](x)',
    '`',
    '*',
    '_',
    '|---|\n',
    '> ',
    '1. ',
    '<',
    '&#1;',
    '\x00',
    '\x0b',
    '\r\n',
    '\r',
    '\ufeff',
    '‹',
    '›',
    'javascript:',
    'https://',
    '"',
    "'",
    '…',
    '\ud800',
  ] as const;
  const text = () =>
    times(Math.floor(random() * 14), () => (random() < 0.3 ? nearlyYaml(random) : pick(random, marks))).join(
      '',
    );
  for (let round = 0; round < 6000; round += 1) {
    const story = random() < 0.5 ? `---\nheadline: ${text()}\n---\n${text()}` : text();
    expectSound(read(story, random() < 0.5 ? `---\n${text()}\n---\n${text()}` : text(), text()));
  }
});

it.each([
  ['brackets', '['.repeat(100_000)],
  ['braces', '{a: '.repeat(50_000)],
  ['quotes of quotes', '>'.repeat(20_000)],
  ['lists of lists', times(300, (index) => `${' '.repeat(index * 2)}- a`).join('\n')],
  ['stars', '*a '.repeat(20_000)],
  ['link beginnings', '[a]('.repeat(20_000)],
  ['image beginnings', '!['.repeat(20_000)],
  ['backticks', times(400, (index) => '`'.repeat(index)).join(' ')],
  ['entities', '&'.repeat(50_000)],
  ['smart quotes', '"\'a '.repeat(10_000)],
  ['addresses', 'https://a.example/( '.repeat(5_000)],
  ['groups of groups', times(200, (index) => `${' '.repeat(index)}a:`).join('\n')],
])('many %s are read in good time', (_, text) => {
  const read = reader();
  expectSound(read(`---\nheadline: Rain\n---\n${text}\n`, `---\n${text}\n---\n`, text));
  expectSound(read(`---\nheadline: Rain\ntags: ${text}\n---\nText\n`, text, `- ${text}`));
});

it('looking for bare links only where an address is found changes nothing', () => {
  const random = randomNumbers(13);
  const marks = [
    '[a](https://a.example/b)',
    '[a](<https://a.example>)',
    '*',
    '**',
    '`',
    '"',
    '\n',
    '\n\n',
    '- ',
    'www.a.example',
    'a@b.example',
    '//a.example',
    'x',
    ' ',
    '(',
    ')',
    '://',
    'mailto:a@b.example',
    '\\',
    '&amp;',
    '<',
    '>',
  ] as const;
  for (let round = 0; round < 20_000; round += 1) {
    const text = times(Math.floor(random() * 12), () => pick(random, marks)).join('');
    // The bare address at the end has them looked for everywhere.
    const searched = parseMarkdown(`${text}\n\n# https://z.example\n`, 'en').slice(0, -3);
    expect({ text, tokens: parseMarkdown(`${text}\n\n# z\n`, 'en').slice(0, -3) }).toEqual({
      text,
      tokens: searched,
    });
  }
});
