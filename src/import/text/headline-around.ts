import { isDateLine } from '../date-line.ts';
import { publishedIn } from '../dates/label.ts';
import { isProse, isRow } from '../furniture.ts';
import { isName, opensByline } from '../names.ts';
import { countWords, folded } from '../plain.ts';
import { canBeHeadline } from './headline-words.ts';
import type { CaptureLine } from './lines.ts';
import type { Printed } from './printed.ts';

/** A headline is followed by the date line or the byline; what follows those is a dek, a caption or a related link. */
export const aroundScore = (
  lines: readonly CaptureLine[],
  index: number,
  body: number,
  printed: Printed,
): number => {
  const isHead = (line: CaptureLine): boolean => isDateLine(line.text) || opensByline(line.text);
  const rest = lines.slice(index + 1, body + 2).filter((line) => !isRow(line.text));
  const earlier = lines.slice(Math.max(0, index - 12), index).filter((line) => !isRow(line.text));
  const after = rest.slice(0, 8).findIndex(isHead);
  const before = earlier.slice(-4).reverse().findIndex(isHead);
  const followed = after < 0 ? 0 : Math.max(0.9 - after * 0.15, 0.15);
  // The date may also stand right above the headline.
  const behind =
    before < 0
      ? 0
      : after >= 0
        ? before > 0 && earlier.slice(-4).some((line) => opensByline(line.text))
          ? 0.6
          : 0.1
        : before === 0
          ? isNextToBody(lines, index, body) && !isUnderOtherHead(lines, index)
            ? -0.35
            : 0.15
          : 0.7;
  const alone = lines[index]?.gap ? 0.15 : 0;
  // What stands above a caption is the picture's text, unless the date or the byline follows it or the page prints it again.
  const text = lines[index]?.text ?? '';
  const isWritten = (after === 1 || after === 2 || printed.score(text) > 0.5) && countWords(text) > 5;
  const captioned = rest[0]?.caption ? (isWritten ? 0.3 : 1.2) : 0;
  const elsewhere = isOfList(rest) ? 2.5 : 0;
  return followed - behind + alone - captioned - elsewhere;
};

/** Headline, byline, headline, byline …: of a list of stories only the last, whose byline stands nearest to the text, can be the article's. */
const isOfList = (below: readonly CaptureLine[]): boolean => {
  const isHead = ({ text }: CaptureLine): boolean => opensByline(text) && text.length < 120;
  const isDay = ({ text, caption }: CaptureLine): boolean =>
    !caption && isDateLine(text) && publishedIn(text)?.label === 'none';
  return startsList(below, isHead) || startsList(below, isDay);
};

/** A story further down, below the picture and its caption, is one that the text points to. */
const withinList = 8;

/** Whether two different lines of a kind, the first of them near, have another headline between them. */
const startsList = (below: readonly CaptureLine[], isOfKind: (line: CaptureLine) => boolean): boolean => {
  const first = below.findIndex(isOfKind);
  const second = first < 0 ? -1 : below.findIndex((line, index) => index > first && isOfKind(line));
  return (
    second > 0 &&
    first < 3 &&
    second - first < withinList &&
    folded(below[first]?.text ?? '') !== folded(below[second]?.text ?? '') &&
    below
      .slice(first + 1, second)
      .some(
        ({ text, caption }) =>
          !caption && !isProse(text) && canBeHeadline(text) && !(countWords(text) < 4 && isName(text)),
      )
  );
};

/** The date glued to a headline of its own: what follows the two is a subheading. */
const isUnderOtherHead = (lines: readonly CaptureLine[], index: number): boolean => {
  const [headline, date, line] = lines.slice(Math.max(0, index - 2), index + 1);
  if (!headline || !date || !line?.gap || date.gap || !isDateLine(date.text)) return false;
  return countWords(headline.text) >= 6 && !isProse(headline.text) && canBeHeadline(headline.text);
};

/** Right below the date and right above the text stands the headline of many a blog. */
const isNextToBody = (lines: readonly CaptureLine[], index: number, body: number): boolean =>
  index < body &&
  lines.slice(index + 1, body).every((line) => isRow(line.text) || line.caption || countWords(line.text) > 9);
