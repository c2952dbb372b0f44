import { isDateLine } from './date-line.ts';
import { isAside, isProse } from './furniture.ts';
import { opensByline } from './names.ts';
import { countWords } from './plain.ts';

/**
 * Where the running text starts. A dek above the byline reads like text too: the text starts below the last date line or byline of the
 * first lines from `first` on. Gives the index of a line, or -1 when there is no running text before `end`.
 */
export const startOfText = (
  lines: readonly { text: string; caption?: boolean; loose?: boolean }[],
  { first, end }: { first: number; end: number },
  language: string | undefined,
): number => {
  let start = first;
  let words = 0;
  let paragraphs = 0;
  for (let index = first; index < Math.min(end, first + 14) && words < 90 && paragraphs < 2; index += 1) {
    const { text, caption } = lines[index] ?? { text: '' };
    if (caption) continue;
    if (isProse(text)) {
      words += countWords(text);
      paragraphs += 1;
    } else if (isDateLine(text, language) || (opensByline(text) && text.length < 200)) start = index + 1;
  }
  while (
    start < end &&
    (lines[start]?.caption ||
      lines[start]?.loose ||
      isAside(lines[start]?.text ?? '') ||
      !isProse(lines[start]?.text ?? ''))
  )
    start += 1;
  return start < end ? start : -1;
};
