import { counted } from '../findings/count.ts';

// Made when first needed: each takes V8 a third of a millisecond, and a Latin text needs none.
const wide = () =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]/gu;
const unspaced = () =>
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/gu;
const notLatin = /[^\u0000-\u02ff\u2000-\u206f]/;
const invisible = () => /[\p{M}\p{Cf}]/gu;

/**
 * How long a line looks, in columns of a Latin letter: combining marks take no room, East Asian letters take two.
 * Limits of subjects and headlines are about room on a phone, not about code points.
 */
export const shownLength = (text: string): number => {
  if (!notLatin.test(text)) return text.length;
  const seen = text.replace(invisible(), '');
  return [...seen].length + count(seen, wide());
};

/** Words of a text; scripts that put no space between words count two characters as one. */
export const countWords = (text: string): number => {
  if (!notLatin.test(text)) return spaced(text);
  const letters = count(text, unspaced());
  return letters === 0 ? spaced(text) : spaced(text.replace(unspaced(), ' ')) + Math.round(letters / 2);
};

// An expression, since V8 sets out to compile a loop over letters, which costs a short run more than it gains.
const spaced = (text: string): number => count(text, /[^\x00-\x20\xa0]+/g);

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** `1536` → `1.5 KB`; bytes in units of 1024. */
export const showBytes = (bytes: number): string => {
  if (bytes < 1024) return counted(bytes, 'byte');
  const kilo = bytes / 1024;
  if (kilo < 1024) return `${kilo < 10 ? kilo.toFixed(1) : Math.round(kilo)} KB`;
  return `${(kilo / 1024).toFixed(1)} MB`;
};
