import { isDateLine } from './date-line.ts';
import { isAside, isParagraph, isProse } from './furniture.ts';
import { opensByline, portraitByline } from './names.ts';
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
    if (portraitByline(text)) start = index + 1;
    else if (isProse(text)) {
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
  if (start >= end) return -1;
  return placeAt(lines, start, end) ?? start;
};

/** `BERLIN (dpa) –`, `NEW DELHI:` or a line with no more than `New Delhi:` opens a report: what stands above is a summary or a caption. */
const placeAt = (
  lines: readonly { text: string; caption?: boolean }[],
  start: number,
  end: number,
): number | undefined => {
  let paragraphs = 0;
  for (let index = start; index < Math.min(end, start + 10) && paragraphs < 4; index += 1) {
    const line = lines[index];
    if (!line || line.caption) continue;
    // A list has such a heading as well, `What It Takes:`, and a picture a label.
    const next = lines[index + 1];
    const isAbove = isProse(next?.text ?? '') && !next?.caption;
    if (opensWithPlace(line.text) && (isProse(line.text) || isAbove)) return index;
    if (isProse(line.text)) paragraphs += 1;
  }
  return undefined;
};

export const opensWithPlace = (text: string): boolean =>
  !label.test(text) &&
  ((isParagraph(text) && place.test(text)) || /^(?:\p{Lu}[\p{L}.'’]+[ /]*){1,5}:$/u.test(text.slice(0, 60)));

const place =
  /^(?:\p{Lu}[\p{Lu}.'’-]{2,30}(?:[ ,/]{1,2}(?:\p{Lu}[\p{L}.'’-]{0,20}|\d{1,2})){0,5}\.?\s?(?:\([^)]{2,30}\)\s?)?(?:[:—–]|--?\s)|(?:\p{Lu}[\p{L}.'’-]{1,20}[ ,/]{1,2}){0,4}\((?:AP|AFP|Reuters|REUTERS|dpa|PTI|ANI|IANS|UPI|CNN|epd|KNA|sid|SID)\)\s?(?:[:—–]|--?\s))/u;

/** `UPDATE: …` */
const label =
  /^(?:advert\p{L}*|anzeige|werbung|publicité|tags?|topics?|share|updated?|news?|video|watch|read|exclusive|breaking|editor|note|photos?|images?|pictures?|captions?|foto|bild|live|opinion|related|see|listen|spoiler|warning|disclaimer|correction|story|highlights?)\b/iu;
