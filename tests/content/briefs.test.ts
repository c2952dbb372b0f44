import { expect, it } from 'vitest';
import type { Prose } from '../../src/model.ts';
import { inlineText } from '../../src/words.ts';
import { brief, readFiles } from './fixture.ts';

const story = { '01-rain.md': '---\nheadline: Rain\n---\nText\n' };
const read = (text: string) => readFiles({ ...story, 'briefs.md': text });
const words = ({ blocks }: Prose): string =>
  blocks.map((block) => ('children' in block ? inlineText(block.children) : `(${block.type})`)).join(' ');
const short = (text: string) =>
  read(text).edition?.briefs.map(({ headline, url, body, rest }) => [
    headline,
    url,
    words(rest),
    words(body),
  ]);

it.each([
  ['- **[Rain](https://a.example).** Early', ['Rain.', 'https://a.example', 'Early', 'Rain. Early']],
  ['- **[Rain](https://a.example)**: early', ['Rain', 'https://a.example', 'early', 'Rain: early']],
  ['- [**Rain**](https://a.example) -- early', ['Rain', 'https://a.example', 'early', 'Rain – early']],
  ['- [Rain](https://a.example)', ['Rain', 'https://a.example', '', 'Rain']],
  ['- **Rain!** Early', ['Rain!', undefined, 'Early', 'Rain! Early']],
  [
    '- **Rain.** Early ([Wire](https://w.example))',
    ['Rain.', 'https://w.example', 'Early (Wire)', 'Rain. Early (Wire)'],
  ],
  ['- Just a line', [undefined, undefined, 'Just a line', 'Just a line']],
  ['1. Just a [line](https://a.example)', [undefined, 'https://a.example', 'Just a line', 'Just a line']],
  ['- **Rain** a\n\n  b', ['Rain', undefined, 'a b', 'Rain a b']],
])('%s', (text, expected) => {
  expect(short(text)).toEqual([expected]);
});

it('each brief has its place, and every list counts', () => {
  const { edition, findings } = read('# Briefly\n\n- **A** a\n- **B** b\n\n* **C** c\n');
  expect(findings).toEqual([]);
  expect(edition?.briefs.map(({ headline, place }) => [headline, place.line, place.column])).toEqual([
    ['A', 3, 3],
    ['B', 4, 3],
    ['C', 6, 3],
  ]);
});

it('what stands outside the list is a warning', () => {
  expect(brief(read('Rain came early.\n\n- **A** a\n'))).toEqual([
    'warning brief-outside-list briefs.md:1:1',
  ]);
});

it('front matter is not for briefs', () => {
  expect(brief(read('---\ntitle: x\n---\n- a\n'))).toEqual(['warning brief-outside-list briefs.md:1:1']);
});

it('an empty file, or one of placeholders, gives no briefs', () => {
  expect(read('').edition?.briefs).toEqual([]);
  const reading = read('- ‹**Headline.** One line›\n- **A** a\n- ‹Another›\n');
  expect(brief(reading)).toEqual(['note placeholder briefs.md:1:3']);
  expect(reading.edition?.briefs).toHaveLength(1);
});
