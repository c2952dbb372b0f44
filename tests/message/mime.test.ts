import { encode, wrap } from 'nodemailer/lib/qp';
import { describe, expect, it } from 'vitest';
import { htmlPart } from '../../src/message/mime.ts';

/** The same numbers each time, so that a failure can be had again. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state;
  };
}

const letters = [
  'a',
  '=',
  ' ',
  '\t',
  '\r\n',
  '\r\n',
  ' \r\n',
  'é',
  '’',
  '新',
  '😀',
  '\ud800',
  '.',
  '=3D',
  '~',
  '\x00',
  '\x7f',
  '\u2028',
  'word ',
  'and, ',
  'In plain words. ',
  'Nothing that is to be encoded, and no mark. ',
  'unbroken'.repeat(4),
];

describe('a text part', () => {
  it('is encoded as nodemailer would encode it, line by line or not: two thousand random texts', () => {
    const next = numbers(1);
    let checked = 0;
    for (let text = 0; text < 2000; text++) {
      const length = next() % 60;
      const words = Array.from({ length }, () => letters[next() % letters.length] ?? '');
      const made = `${words.join('')}\r\n`;
      const { fields, content } = htmlPart(made);
      if (!fields.includes('Content-Transfer-Encoding: quoted-printable')) continue;
      checked++;
      expect(content.join('')).toBe(wrap(encode(made), 76));
    }
    expect(checked).toBeGreaterThan(500);
  });
});
