import { encode } from 'nodemailer/lib/qp';
import { describe, expect, it } from 'vitest';
import { encodeQuoted } from '../../src/message/mime.ts';

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
];

describe('encodeQuoted', () => {
  it('encodes two thousand random texts as nodemailer does', () => {
    const next = numbers(1);
    for (let text = 0; text < 2000; text++) {
      const length = next() % 30;
      const made = Array.from({ length }, () => letters[next() % letters.length] ?? '').join('');
      expect(encodeQuoted(made)).toBe(encode(made));
    }
  });
});
