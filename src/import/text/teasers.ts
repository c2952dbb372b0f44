import { isDayAlone } from '../date-line.ts';
import { isProse } from '../furniture.ts';
import { countWords } from '../plain.ts';
import type { CaptureLine } from './lines.ts';

/** Whether each line is the opening of another story, as lists of them show: more than one ends in `Continue reading`. */
export const amongTeasers = (lines: readonly CaptureLine[]): boolean[] => {
  const ends = lines.map(({ text }) => readOn.test(text));
  const isList = ends.filter(Boolean).length > 1;
  return lines.map((_, index) => isList && Boolean(ends[index] || ends[index + 1]));
};

const onward =
  '(?:continue reading|read (?:more|on|now|it (?:now|here)|here)|weiterlesen|mehr lesen|lire la suite|lire plus|続きを読む|続きを見る)';

/** Alone, or behind the section the teaser is from, which captures glue to it: `Politicsread more`. */
const readOn = new RegExp(`^(?:\\p{Lu}.{0,40}\\p{Ll})?${onward}(?:\\s*[»›→….]+)?$`, 'iu');

/** One block of a date, a headline and `mehr`, the link to that story. */
export const isDatedTeaser = (lines: readonly CaptureLine[], index: number): boolean => {
  const [date, head, link] = lines.slice(index, index + 3);
  if (!date || !head || !link || head.gap || link.gap) return false;
  const isHead = countWords(head.text) >= 4 && !isProse(head.text);
  return (
    isDayAlone(date.text) &&
    isHead &&
    (readOn.test(link.text) || /^(?:mehr|more|la suite)$/iu.test(link.text))
  );
};

/** One block between empty lines: a headline, what it is about, and the link to that story. */
export const isTeaser = (lines: readonly CaptureLine[], index: number): boolean => {
  const [head, about, link, after] = lines.slice(index, index + 4);
  if (!head?.gap || !about || !link || about.gap || link.gap || !(after?.gap ?? true)) return false;
  return index > 0 && !head.bullet && !isProse(head.text) && readOn.test(link.text);
};
