import { encodeWord, foldLines } from 'nodemailer/lib/mime-funcs';

/** Longest encoded word, as nodemailer makes them: well under the 75 of RFC 2047, so that a field name fits before it. */
const wordLength = 52;

/** One header field, folded at 76 columns. `value` is what `encodeText` or `formatMailbox` made. */
export const field = (name: string, value: string): string => foldLines(`${name}: ${value}`, 76);

/**
 * Text for an unstructured field such as Subject: as it is when plain ASCII, else as encoded words (RFC 2047).
 * Control characters, line ends among them, become spaces, so that text never starts a field of its own.
 */
export function encodeText(text: string): string {
  const clean = oneLine(text);
  return isPlain(clean) ? clean : encodeWords(clean);
}

/** Without control characters and line separators, trimmed. */
export const oneLine = (text: string): string =>
  text.replace(/[\x00-\x1f\x7f-\x9f\u2028\u2029]+/g, ' ').trim();

/**
 * Plain text survives folding and decoding unchanged: printable ASCII, nothing that reads as an encoded word,
 * no run of spaces that could fold into a blank line, no word too long to fold.
 */
export const isPlain = (text: string): boolean =>
  /^[\x20-\x7e]*$/.test(text) && !/=\?| {2}|[^ ]{60}/.test(text);

/** A publication's name is in every message, and encoding it takes as long as the fill. */
const encoded = new Map<string, string>();

/** The whole text as encoded words: Q while most letters are ASCII, else B, which is shorter then. */
export function encodeWords(text: string): string {
  const known = encoded.get(text);
  if (known !== undefined) return known;
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0;
  const others = text.match(/[^\x00-\x7f]/g)?.length ?? 0;
  const words = encodeWord(text, others < letters ? 'Q' : 'B', wordLength);
  if (encoded.size >= 100) encoded.clear();
  encoded.set(text, words);
  return words;
}
