import { tellsOfPicture } from '../captions.ts';
import { isDateLine } from '../date-line.ts';
import { announces, isAside, isEnd, isParagraph, isPromotion, isProse, isSentence } from '../furniture.ts';
import { opensByline } from '../names.ts';
import { countWords } from '../plain.ts';
import { speakersOf } from '../speakers.ts';
import { opensWithPlace } from '../text-start.ts';
import type { CaptureLine } from './lines.ts';
import type { BodySpan } from './span.ts';

/**
 * A dialog for sharing or printing may show the opening before the article does: the text starts where it is printed last, unless the
 * text stands between the two, and a list of news shows its opening again.
 */
export const lastOpening = (lines: readonly CaptureLine[], { start, end }: BodySpan): number => {
  const at = lines.findIndex(({ text }, index) => index >= start && index < start + 6 && isParagraph(text));
  const opening = at < 0 ? '' : (lines[at]?.text.slice(0, 80) ?? '');
  if (opening.length < 60) return start;
  const again = lines
    .slice(at + 1, Math.min(end, at + 60))
    .findLastIndex(({ text }) => text.startsWith(opening));
  // A box of highlights is in the words of the text.
  const isBox = lines.slice(start, at + 1 + again).some(({ text }) => opensWithPlace(text));
  const above = lines.slice(at + 1, Math.max(at + 1, at + 1 + again));
  const between = above.filter(({ text }) => isParagraph(text)).length;
  if (again < 0 || isBox || between > 2) return start;
  // A dek may repeat the second paragraph: the first stands below the date line or the byline.
  const head = above.findLastIndex(
    ({ text }) => isDateLine(text) || (opensByline(text) && text.length < 120),
  );
  const first = above.findIndex(
    ({ text, caption }, index) => head >= 0 && index > head && !caption && isParagraph(text),
  );
  return at + 1 + (first < 0 ? again : first);
};

/** The paragraph right below the headline, when a box of links parts it from the rest of the text. */
export const openingAboveBox = (
  lines: readonly CaptureLine[],
  at: number,
  span: BodySpan,
): number | undefined => {
  const [opening, box] = [lines[at + 1], lines[at + 2]];
  if (at < 0 || at + 2 >= span.start || !opening || !box || opening.caption) return undefined;
  const isBox = (isEnd(box.text) || isAside(box.text)) && span.start - at < 20;
  return isBox && isParagraph(opening.text) && countWords(opening.text) >= 25 ? at + 1 : undefined;
};

/** Short sentences between the byline or date and the first long one open the text; without a byline they may be the dek. */
export const withShortOpening = (
  lines: readonly CaptureLine[],
  { start, end }: BodySpan,
  at: number,
): BodySpan => {
  let first = isAnnounced(lines, start) ? start - 1 : start;
  while (first - 1 > at && isShortSentence(lines[first - 1])) first -= 1;
  const isBelowHead = lines
    .slice(at + 1, first)
    .some(({ text, caption }) => caption || isDateLine(text) || opensByline(text));
  return { start: isBelowHead ? first : start, end };
};

/** Whether the line above a list or a quotation announces it with a colon. */
const isAnnounced = (lines: readonly CaptureLine[], start: number): boolean => {
  const [above, line] = [lines[start - 1], lines[start]];
  if (!above || above.caption || !line) return false;
  return (
    (line.bullet || /^(?:\d{1,2}[.)]\s|["“«„「])/u.test(line.text)) &&
    announces(above.text) &&
    !isAside(above.text) &&
    !isEnd(above.text) &&
    !isPromotion(above.text)
  );
};

/**
 * A short sentence alone between empty lines, right below the last paragraph, closes the text; so does the name of who said it, where
 * each paragraph has one.
 */
export const withShortEnding = (lines: readonly CaptureLine[], { start, end }: BodySpan): BodySpan => {
  const [above, line, below] = [lines[end - 1], lines[end], lines[end + 1]];
  const isAlone = line?.gap === true && !line.bullet && (below?.gap ?? true);
  // Several in a row are offers, notes and links of the page.
  const isLast = !isShortSentence(below) && !isProse(below?.text ?? '');
  const closes =
    isAlone && isLast && isShortSentence(line) && isRunning(above) && closesText(line?.text ?? '', below);
  const isSpoken = (): boolean => speakersOf(lines.slice(start, end + 1)).has(end - start);
  return { start, end: start < end && (closes || isSpoken()) ? end + 1 : end };
};

/** Of five words and more, where a button has fewer, unless an end heading follows; a paragraph would be in the text were it of the story. */
const closesText = (text: string, below: CaptureLine | undefined): boolean =>
  (countWords(text) > 4 || isEnd(below?.text ?? '')) && !isProse(text) && !credit.test(text);

/** Who else worked on a story and where it was printed first stands below its text. */
const credit =
  /^more\b|\bcontributed to (?:this|the)\b|\breporting by\b|\b(?:originally|first) (?:appeared|published|ran)\b/i;

const isRunning = (line: CaptureLine | undefined): boolean =>
  line !== undefined && !line.caption && !line.bullet && isParagraph(line.text) && !isPromotion(line.text);

const isShortSentence = (line: CaptureLine | undefined): boolean =>
  line !== undefined &&
  !line.caption &&
  !tellsOfPicture(line.text) &&
  !isDateLine(line.text) &&
  isSentence(line.text) &&
  !isPromotion(line.text);
