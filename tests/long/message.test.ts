import PostalMime from 'postal-mime';
import { describe, expect, it } from 'vitest';
import { compose } from '../../src/message/compose.ts';
import { input } from '../message/input.ts';
import { parseWithPython } from '../message/parsers.ts';

/** The same numbers each time, so that a failure can be had again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const words = [
  ...[
    'a',
    'Xiaomi',
    ' ',
    '  ',
    '=',
    '=3D',
    '=?',
    '?=',
    '=?UTF-8?Q?a?=',
    '_',
    '?',
    '"',
    '\\',
    '(',
    ')',
    '<',
    '>',
    ',',
    ';',
  ],
  ...[
    ':',
    '@',
    '.',
    '\n.',
    '\n',
    '\n\n',
    ' \n',
    '\t',
    '\r\n',
    '--',
    '\n--=_galley',
    'From ',
    '\nFrom ',
    '%',
    '&amp;',
  ],
  ...[
    'é',
    'ü',
    '’',
    '–',
    '₹',
    'शाओमी',
    'இன்று',
    'شیاؤمی',
    '新聞',
    '😀',
    '👩‍👩‍👧',
    'e\u0301',
    '\u200d',
    '\u202e',
    '\u00a0',
  ],
  ...['x'.repeat(80), 'y'.repeat(1100), 'é'.repeat(90), '新'.repeat(300), ' '.repeat(90)],
];

const text = (next: (below: number) => number, most: number): string =>
  Array.from({ length: next(most) }, () => words[next(words.length)]).join('');

const lines = (value: string | null | undefined): string => (value ?? '').replace(/\r\n?/g, '\n');

describe('compose, with two thousand random messages', () => {
  it('gives mail that Python and postal-mime read back unchanged and without a defect', async () => {
    const next = numbers(20_230_531);
    const inputs = Array.from({ length: 2000 }, () =>
      input({
        subject: text(next, 25),
        text: text(next, 40),
        html: text(next, 40),
        name: text(next, 6),
        from: { name: text(next, 8), address: 'newsletter@todays-cache.example' },
        unsubscribe: {
          url: `https://x.example/${text(next, 4)}`,
          mailto: `leave@x.example?subject=${text(next, 4)}`,
        },
      }),
    );
    const messages = inputs.map(compose);
    const parsed = parseWithPython(messages);
    for (const [index, one] of inputs.entries()) {
      const message = messages[index] ?? new Uint8Array();
      const raw = Buffer.from(message).toString('latin1');
      const python = parsed[index];
      expect(raw, `${index}`).toMatch(/^[\t\r\n\x20-\x7e]*$/);
      expect(Math.max(...raw.split('\r\n').map((line) => line.length)), `${index}`).toBeLessThanOrEqual(998);
      expect(python?.defects, `${index}`).toEqual([]);
      const subject = one.subject.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ').trim();
      expect(python?.headers.find(([name]) => name === 'Subject')?.[1], `${index}`).toBe(subject);
      expect(lines(python?.text), `${index}`).toBe(lines(one.text));
      expect(lines(python?.html), `${index}`).toBe(lines(one.html));
      const second = await PostalMime.parse(message);
      expect(second.subject ?? '', `${index}`).toBe(subject);
      expect(lines(second.text).replace(/\n+$/, ''), `${index}`).toBe(lines(one.text).replace(/\n+$/, ''));
    }
  });
});
