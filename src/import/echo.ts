import { folded } from './plain.ts';

/**
 * A name without what pages print around it: the picture's alternative text before it (`ada-headshot Ada Moor`, `AdaAda Ada Moor`), and
 * the name once more or its handle behind it (`Ada Moor. Ada Moor Science`, `Ada Moor adamoor`).
 */
export const withoutEcho = (line: string): string => {
  const text = line
    .slice(0, 400)
    .replace(pictureText, '')
    .replace(/^(\p{Lu}\p{L}+)(?:\1)*\s+(?=\1\s\p{Lu})/u, '')
    .replace(/^(\p{Lu}\S{1,20}(?:\s\p{Lu}\S{0,20}){1,3}?)[.,:]?\s+\1(?=\s|$).*$/u, '$1');
  const words = text.split(' ');
  const at = words.findIndex((word, index) => index > 1 && isHandle(word, words[index - 1] ?? ''));
  return at < 0 ? text : words.slice(0, at).join(' ');
};

/** `adamoor`, `a_moor21` */
const isHandle = (word: string, surname: string): boolean =>
  surname.length > 2 && /^[\p{Ll}\d_]{4,}$/u.test(word) && word.includes(folded(surname));

/** Names of files and the words a page's maker wrote for those who do not see the picture. */
const pictureText =
  /^(?:(?:[\p{Ll}\d]+[-_])+(?:headshot|avatar|logo|icon|photo|portrait|picture|profile)|(?:picture|photo|headshot|portrait|avatar|image) of)\s+(?=\p{Lu})/u;
