/**
 * Text from a page as plain data: control and invisible characters dropped, runs of space made one, so that nothing a
 * page says can carry a line break into front matter or a private mark into the fill.
 */
export const oneLine = (text: string): string =>
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g, '')
    .replace(/[\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\ud800-\udfff]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

const cjk = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const cjkAll = new RegExp(cjk.source, 'gu');

/** Whether a text is mostly written without spaces between words. */
export const isCjk = (text: string): boolean => {
  const sample = text.slice(0, 4000);
  return (sample.match(cjkAll)?.length ?? 0) * 3 > sample.replace(/\s/g, '').length;
};

/** Words, as a reader would count them; two Chinese or Japanese characters count as one. */
export const countWords = (text: string): number => {
  const ideographs = text.match(cjkAll)?.length ?? 0;
  const others = text.replace(cjkAll, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’.-]*/gu)?.length ?? 0;
  return Math.round(ideographs / 2) + others;
};

/** Columns in a terminal: East Asian wide characters take two. */
export const columns = (text: string): number => {
  let width = 0;
  for (const letter of text)
    width +=
      /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
        letter,
      )
        ? 2
        : 1;
  return width;
};

/** For comparing: case, accents, quotes and punctuation do not count. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** A headline without the `(1/2)` of an article in several parts. */
export const withoutPageNumber = (title: string): string =>
  title.replace(/\s*[（(]\d{1,2}\/\d{1,2}(?:\s?ページ)?[）)]\s*$/u, '');

/** The words two texts are compared by: words, or pairs of characters where words are not parted. */
export const tokens = (text: string): Set<string> => {
  const words = folded(text).split(' ').filter(Boolean);
  return new Set(words.flatMap((word) => (cjk.test(word) ? pairs(word) : [word])));
};

const pairs = (word: string): string[] => {
  const letters = [...word];
  return letters.length < 2 ? letters : letters.slice(1).map((letter, index) => `${letters[index]}${letter}`);
};

/** The share of the first text's words that the second has too, 0 to 1. */
export const coverage = (text: string, within: Set<string>): number => {
  const own = tokens(text);
  if (own.size === 0) return 0;
  let shared = 0;
  for (const word of own) if (within.has(word)) shared += 1;
  return shared / own.size;
};

/** The address when it is an absolute http or https one, resolved against `base`; without credentials. */
export const webAddress = (text: string | null | undefined, base?: string): string | undefined => {
  if (!text || !URL.canParse(text.trim(), base)) return undefined;
  const url = new URL(text.trim(), base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  if (!url.hostname) return undefined;
  url.username = '';
  url.password = '';
  return url.href;
};
