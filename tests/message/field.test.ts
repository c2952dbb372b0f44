import { describe, expect, it } from 'vitest';
import { encodeText, field } from '../../src/message/field.ts';

const words = (folded: string): string[] => folded.match(/=\?[^?]*\?[BQ]\?[^?]*\?=/g) ?? [];

/** RFC 2047 by the letter, one encoded word at a time, as a strict reader would. */
function decode(folded: string): string {
  const bytes = words(folded).map((word) => {
    const [, , encoding, content = ''] = word.split('?');
    if (encoding === 'B') return Buffer.from(content, 'base64');
    const text = content
      .replace(/_/g, ' ')
      .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
    return Buffer.from(text, 'latin1');
  });
  return bytes.map((part) => part.toString('utf8')).join('');
}

describe('encodeText', () => {
  it('leaves plain ASCII as it is', () => {
    const subject = `Budget 2023: what it means; 5.10 "quoted" (and #1) <tags> @handle 100% a_b ?`;
    expect(encodeText(subject)).toBe(subject);
  });

  it.each([
    ['sixty accented letters', 'é'.repeat(60)],
    ['sixty accented letters in words', 'éàü '.repeat(15).trim()],
    ['letters outside the first plane', '𝔄𝔅'.repeat(100)],
    ['a thousand Japanese letters', '新聞'.repeat(500)],
    ['underscores, question marks and equals signs', 'é_?=_?='],
    ['what reads as an encoded word', '=?UTF-8?Q?=41?='],
  ])('encodes %s in whole words of at most 75 characters', (_, subject) => {
    const folded = field('Subject', encodeText(subject));
    expect(decode(folded)).toBe(subject);
    for (const word of words(folded)) expect(word.length).toBeLessThanOrEqual(75);
    for (const word of words(folded)) expect(decode(word)).not.toContain('\ufffd');
    for (const line of folded.split('\r\n')) expect(line.length).toBeLessThanOrEqual(76);
  });

  it('turns line ends and control characters into spaces', () => {
    expect(encodeText(' a\r\nBcc: b\0c\u2028d\u0085e\tf\x7f ')).toBe('a Bcc: b c d e f');
  });

  it('replaces half a surrogate pair instead of failing', () => {
    expect(decode(encodeText('a\ud83dé'))).toBe('a\ufffdé');
  });

  it('never folds into a blank line', () => {
    for (const subject of ['', ' ', `a${' '.repeat(300)}b`, `${'a'.repeat(67)} ${'b'.repeat(400)}`]) {
      const lines = field('Subject', encodeText(subject)).split('\r\n');
      for (const line of lines.slice(1)) expect(line.trim()).not.toBe('');
    }
  });
});
