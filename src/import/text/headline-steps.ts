import { isDateLine } from '../date-line.ts';
import { isRow } from '../furniture.ts';
import { opensByline } from '../names.ts';
import { countWords, folded, isCjk } from '../plain.ts';
import { canBeHeadline, sharedWords, stemOf } from './headline-words.ts';
import type { CaptureLine } from './lines.ts';
import type { Printed } from './printed.ts';

/** A dek is as good a candidate as its headline: the line right above that is also in the body's words is the headline then. */
export const above = (
  lines: readonly CaptureLine[],
  index: number,
  within: Set<string>,
  printed: Printed,
): number => {
  const lower = lines[index]?.text ?? '';
  // A whole sentence is a dek for certain: the line above need not share its words with the text.
  const isSentence = /[^.][.。]["”]?$/.test(lower) && countWords(lower) > 8;
  let read = 0;
  for (let upper = index - 1; upper >= Math.max(0, index - 8) && read < 3; upper -= 1) {
    const line = lines[upper];
    // A picture with its caption may stand between a headline and its dek.
    if (!line || line.caption) continue;
    read += 1;
    if (isRow(line.text)) continue;
    const isNext = lines.slice(upper + 1, index).every(({ text }) => isRow(text));
    const { own, shared } = sharedWords(line.text, within);
    const fits =
      canBeHeadline(line.text) &&
      !line.bullet &&
      countWords(line.text) >= 3 &&
      ((isSentence && isNext) || (shared >= 2 && shared >= own * 0.4)) &&
      !isAmongHeadlines(lines, upper);
    const isDek = /[.!?。]["”]?$/.test(lower)
      ? !/[^.][.。]$/.test(line.text)
      : countWords(lower) >= 12 &&
        countWords(line.text) >= 6 &&
        countWords(lower) >= countWords(line.text) * 1.3;
    // A dek without a full stop right below its headline.
    const isSecondDeck =
      isNext &&
      printed.score(lower) === 0 &&
      countWords(line.text) >= 4 &&
      countWords(line.text) <= 20 &&
      // Less than half as long, it is a kicker.
      line.text.length * 2 > lower.length &&
      !/[.!?。:]$/.test(line.text);
    const isPrintedMore = printed.score(lower) > printed.score(line.text);
    return fits && !isPrintedMore && (isDek || isSecondDeck) && folded(line.text) !== folded(lower)
      ? above(lines, upper, within, printed)
      : index;
  }
  return index;
};

/** Three headlines in a row are a list of stories, and none of them a headline over its dek; entries of a menu open in the same words. */
const isAmongHeadlines = (lines: readonly CaptureLine[], index: number): boolean => {
  const [first, second] = [lines[index - 1], lines[index - 2]];
  const isMenu = first && second && opening(first.text) === opening(second.text);
  return (
    !isMenu &&
    [first, second].every(
      (line) => line !== undefined && countWords(line.text) >= 4 && !line.caption && canBeHeadline(line.text),
    )
  );
};

const opening = (text: string): string => text.split(' ').slice(0, 2).join(' ');

/** Japanese sites print a series' name above the headline: the longer line right below, in the text's words too, is the headline. */
export const belowSeries = (lines: readonly CaptureLine[], index: number, within: Set<string>): number => {
  const [upper, lower] = [lines[index], lines[index + 1]];
  if (!upper || !lower || !isCjk(upper.text) || lower.caption || !canBeHeadline(lower.text)) return index;
  const { own, shared } = sharedWords(lower.text, within);
  const isLonger = lower.text.length > upper.text.length * 1.3 && upper.text.length <= 24;
  return isLonger && !/[。!?]$/u.test(lower.text) && shared >= own * 0.5 ? index + 1 : index;
};

/**
 * The headline with the line it was broken into by the page's design: glued together, the second in lower case, and neither
 * with an end. A kicker above it (`Verkehr:`) stays out.
 */
export const wholeHeadline = (lines: readonly CaptureLine[], at: number): string | undefined => {
  const line = lines[at];
  if (!line) return undefined;
  // A breadcrumb may print it cut short: `Where it’s love ...`.
  const stem = stemOf(line.text);
  const full =
    stem &&
    lines.slice(at + 1, at + 6).find(({ text }) => text.length > line.text.length && text.startsWith(stem));
  if (full && full.text.length < 260) return full.text;
  // Or by its end alone: `Now reading: Where it’s love`.
  const longer = lines
    .slice(at + 1, at + 3)
    .find(({ text }) => countWords(line.text) > 3 && folded(text).endsWith(` ${folded(line.text)}`));
  if (longer && longer.text.length < 260) return longer.text;
  const isOpen = (text: string): boolean => !/[.!?]["”’]?$/.test(text) && countWords(text) <= 14;
  const [before, after] = [lines[at - 1], lines[at + 1]];
  const goesOn = (text: string | undefined): boolean =>
    /^\p{Ll}/u.test(text ?? '') && !isDateLine(text ?? '') && !opensByline(text ?? '');
  if (
    goesOn(line.text) &&
    !line.gap &&
    before &&
    countWords(before.text) > 1 &&
    isOpen(before.text) &&
    canBeHeadline(before.text)
  )
    return `${before.text} ${line.text}`;
  if (
    /[\p{L}\p{N}:,–—-]$/u.test(line.text) &&
    after &&
    !after.gap &&
    // What ends in a colon is the first half, whatever the second opens with.
    (goesOn(after.text) || (line.text.endsWith(':') && !after.caption)) &&
    isOpen(line.text) &&
    isOpen(after.text) &&
    canBeHeadline(after.text)
  )
    return `${line.text} ${after.text}`;
  return line.text;
};

/** Of a headline printed in the masthead and again by the text, the latter counts when a date or a byline stands beside it. */
export const nearest = (lines: readonly CaptureLine[], index: number, body: number): number => {
  const text = folded(lines[index]?.text ?? '');
  const last = lines.slice(0, body).findLastIndex((line) => text !== '' && folded(line.text) === text);
  const headed = lines
    .slice(Math.max(0, last - 4), last + 5)
    .some((line) => isDateLine(line.text) || opensByline(line.text));
  return last - index > 12 && headed ? last : index;
};

/** A headline with a full stop right below a picture's credit looks like its caption. */
export const underCredit = (lines: readonly CaptureLine[], body: number, within: Set<string>): number => {
  const line = lines[body - 1];
  if (!line?.caption || !canBeHeadline(line.text) || countWords(line.text) > 18) return -1;
  const { own, shared } = sharedWords(line.text, within);
  return shared > 2 && shared >= own * 0.6 ? body - 1 : -1;
};
