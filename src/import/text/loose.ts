import { isDateLine } from '../date-line.ts';
import { isProse, isRow } from '../furniture.ts';
import { opensByline } from '../names.ts';
import { countWords, isCjk } from '../plain.ts';
import { sentencesOf } from '../sentences.ts';
import { opensWithPlace } from '../text-start.ts';
import type { CaptureLine } from './lines.ts';
import type { BodySpan } from './span.ts';

/**
 * Marks what stands in a text and is no paragraph of it, as the way the text is set tells: paragraphs that stand alone, paragraphs that
 * are indented, words behind a picture, a box of highlights.
 */
export const markLoose = (lines: readonly CaptureLine[], span: BodySpan): CaptureLine[] => {
  const own = lines.slice(span.start, span.end);
  const [alone, indented] = [standAlone(own), areIndented(own)];
  const boxed = highlightsOf(lines);
  return lines.map((line, index) => ({
    ...line,
    bullet: line.bullet || boxed.has(index),
    loose:
      boxed.has(index) ||
      (alone && isGlued(lines, index) && !(indented && line.indented)) ||
      (indented && (isOutdented(line) || isBelowOutdented(line, lines[index - 1]))) ||
      (index > span.start && isBehindPicture(line)),
  }));
};

/** A browser sets an empty line around each paragraph. */
const standAlone = (lines: readonly CaptureLine[]): boolean => {
  const prose = lines.flatMap((line, index) =>
    isProse(line.text) && !line.bullet && !line.caption
      ? [line.gap && (lines[index + 1]?.gap ?? true) ? 1 : 0]
      : [],
  );
  const alone = prose.filter(Boolean).length;
  return alone >= 4 && alone >= prose.length * 0.75;
};

/** A sentence glued to a label, a name or a credit above it is a caption, a dek or the opening of another story. */
const isGlued = (lines: readonly CaptureLine[], index: number): boolean => {
  const [above, line] = [lines[index - 1], lines[index]];
  if (!above || !line || line.gap || line.bullet || !isProse(line.text)) return false;
  // A line break inside a paragraph, an item of a list, what a colon announces, and text below its byline, which some sites set as no
  // paragraph.
  if (!above.caption && (isProse(above.text) || /(?:[.!?:：–—]|--?)[”"]?$|^\d{1,3}\)?$/u.test(above.text)))
    return false;
  // Several sentences below a subheading are a paragraph, and below the headline the opening.
  if (isSeveral(line.text) && (countWords(above.text) > 1 || isAmongControls(lines, index - 1))) return false;
  return (
    !isDateLine(above.text) &&
    !opensByline(above.text) &&
    !advertisement.test(above.text) &&
    !(isRow(above.text) && isRow(lines[index - 2]?.text ?? '')) &&
    !/^ok$/i.test(above.text) &&
    !opensWithPlace(line.text)
  );
};

/** A paragraph of several sentences, which no caption or dek is; Japanese says in fewer words as much. */
const isSeveral = (text: string): boolean =>
  countWords(text) >= 25 && sentencesOf(text.slice(0, 1000)).length > (isCjk(text) ? 2 : 1);

/** The names of a page's controls stand in one block, each of a word or two: `Size`, `Standard`, `Width`. */
const isAmongControls = (lines: readonly CaptureLine[], index: number): boolean => {
  const block = lines.slice(Math.max(0, index - 3), index + 1);
  return (
    block.length === 4 &&
    block.every(
      ({ text, gap, caption }, at) =>
        !caption && (at === 0 || !gap) && countWords(text) <= 2 && !/[.!?:]$/.test(text),
    )
  );
};

/** Browsers glue what comes after an advertisement to its label, and after a player to its countdown. */
const advertisement =
  /^your (?:video|film|story|content) (?:will|is about to) (?:play|begin|start|resume)\b|^\[?(?:advertisement|advertising|ads?|anzeige|werbung|publicité|広告|pr|sponsored)\b/iu;

/** Japanese paragraphs open with a blank as wide as a letter. */
const areIndented = (lines: readonly CaptureLine[]): boolean => {
  const prose = lines.filter(({ text, caption }) => !caption && isCjk(text) && isProse(text));
  const indented = prose.filter((line) => line.indented).length;
  return indented >= 2 && indented >= prose.length * 0.6;
};

/** Longer than a subheading and no quotation. */
const isOutdented = ({ text, indented, bullet }: CaptureLine): boolean =>
  !indented && !bullet && isCjk(text) && text.length >= 16 && !/^[「『]|[。：:]$/u.test(text);

/** Of two pictures in a row the captions stand in one block, and the second may be short. */
const isBelowOutdented = ({ indented, bullet, gap }: CaptureLine, above: CaptureLine | undefined): boolean =>
  !indented && !bullet && !gap && above !== undefined && isOutdented(above);

const isBehindPicture = ({ text, picture }: CaptureLine): boolean =>
  picture === 'before' && countWords(text) >= 4 && !isDateLine(text) && !opensByline(text);

/** The lines of boxes that give the story in three sentences; their heading stands right above. */
const highlightsOf = (lines: readonly CaptureLine[]): Set<number> => {
  const boxed = new Set<number>();
  for (const [heading, { text }] of lines.entries()) {
    if (text.length > 40 || !highlights.test(text)) continue;
    const first = lines[heading + 1];
    const goesOn = (line: CaptureLine): boolean =>
      first?.bullet ? line.bullet : !line.gap && !line.caption && !opensWithPlace(line.text);
    const length = lines
      .slice(heading + 1, heading + 8)
      .findIndex((line, index) => !(index === 0 && first?.bullet) && !goesOn(line));
    const last = heading + (isOpening(lines, heading + 1, heading + length) ? length - 1 : length);
    for (let at = heading + 1; at <= last; at += 1) boxed.add(at);
  }
  return boxed;
};

/** What is glued to a box of single sentences, and is itself a paragraph of several, opens the text below the box. */
const isOpening = (lines: readonly CaptureLine[], first: number, last: number): boolean => {
  const points = lines.slice(first, last);
  return (
    points.length > 1 &&
    !points.some(({ text, bullet }) => bullet || isSeveral(text)) &&
    isSeveral(lines[last]?.text ?? '')
  );
};

const highlights =
  /^(?:(?:story |key )?highlights|key (?:points|takeaways|facts)|das wichtigste(?: in kürze)?|auf einen blick|l['’]essentiel|(?:この記事の)?ポイント|要点|मुख्य बातें|हाइलाइट्स)\s*:?$/iu;
