import { namesOnly } from '../byline.ts';
import { isSigned, tellsOfPicture, tellsOfScene } from '../captions.ts';
import { isDateLine } from '../date-line.ts';
import { isCaption, isEnd, isParagraph, isPictureLabel, isProse, isRow } from '../furniture.ts';
import { isHouse, isName, opensByline, readByline } from '../names.ts';
import { countWords } from '../plain.ts';
import { isInPairs, isInWordsOf, isSaidTwice } from './caption-copies.ts';
import type { CaptureLine } from './lines.ts';

/**
 * Marks captions that only the credit beside them gives away. Which side of the credit it stands on is told, in this order, by the
 * empty lines around the two, by its words, and by its place right above the text.
 */
export const markCaptions = (lines: readonly CaptureLine[]): CaptureLine[] => {
  const marked = lines.map((line, index) => ({
    ...line,
    caption:
      isCaption(line.text) ||
      (isPictureLabel(lines[index - 1]?.text) && !line.gap && canBeCaption(line)) ||
      isUnderPicture(lines, index) ||
      isUnderLabel(lines, index) ||
      (isPictureLabel(lines[index - 1]?.text) &&
        isCredit(lines[index + 1]?.text ?? '') &&
        canBeCaption(line)) ||
      isSaidTwice(lines, index) ||
      (isProse(line.text) && tellsOfPicture(line.text) && !isDateLine(line.text)),
  }));
  const writers = lines.flatMap(({ text }) =>
    text.length < 160 && opensByline(text) ? readByline(text) : [],
  );
  for (const [index, line] of marked.entries())
    if (isSigned(line.text, writers) || isOfAgency(marked, index)) line.caption = false;
  for (const [index, line] of lines.entries()) {
    const isBracket = isBracketed(lines, index);
    if (!isBracket && !isCredit(line.text)) continue;
    const at = isBracket ? index - 1 : captionOf(lines, index);
    const own = marked[index];
    // An agency alone may also be the byline, and right below the date it is.
    const isAgency = agency.test(line.text);
    const isByline = isAgency && isDateLine(lines[index - 1]?.text ?? '');
    if (own && !isByline) own.caption = own.caption || at !== undefined || !isAgency;
    const beside = at === undefined ? undefined : marked[at];
    if (beside) beside.caption = true;
  }
  for (const [index, line] of marked.entries()) {
    const [above, below] = [marked[index - 1], marked[index + 1]];
    // `Foto:` in a line of its own stands between the caption and the name.
    if (above && below && creditLabel.test(line.text) && canBeCaption(above) && !line.gap && !below.gap)
      above.caption = line.caption = below.caption = true;
    // A paper's own photographer has no agency, but a caption below.
    if (below?.caption && isOwnCredit(line.text)) line.caption = true;
    // Above a credit its alternative text, below it the caption, in the same words.
    if (line.caption && above && below && above.text === below.text && canBeCaption(above))
      above.caption = below.caption = true;
  }
  for (const [index, line] of marked.entries())
    line.caption ||= tellsOfScene(line.text, false) && canBeCaption(line) && isFirst(lines, index);
  // A page may print it twice, for two sizes of screen.
  const told = new Set(
    marked.filter(({ caption, text }) => caption && text.length > 40).map(({ text }) => text),
  );
  for (const [index, line] of marked.entries())
    line.caption ||= told.has(line.text) || isInPairs(lines, index);
  // Text browsers print a picture's alternative text above it, often the caption's own words.
  for (const [index, line] of marked.entries()) {
    const next = marked[index + 1];
    if (
      next?.caption &&
      line.text.length > 20 &&
      (next.text.startsWith(line.text.slice(0, 200)) || isInWordsOf(line, next))
    )
      line.caption = true;
  }
  return marked;
};

/** A sentence or two behind a picture, or right under one and nothing else there; not the next item of a list of pictures. */
const isUnderPicture = (lines: readonly CaptureLine[], index: number): boolean => {
  const line = lines[index];
  if (!line?.picture || !canBeCaption(line) || countWords(line.text) > 60) return false;
  if (!isParagraph(line.text) || isDateLine(line.text) || /^\d+\.\s/.test(line.text)) return false;
  if (isLong(line.text)) return false;
  return line.picture === 'before' || (lines[index + 1]?.gap ?? true);
};

/** A paragraph in Korean has half the words it has in English. */
const isLong = (text: string): boolean => /\p{Script=Hangul}/u.test(text) && countWords(text) > 30;

/** The label of a picture, `Enlarge`, is glued to the caption below it. */
const isUnderLabel = (lines: readonly CaptureLine[], index: number): boolean => {
  const line = lines[index];
  return (
    line !== undefined && !line.gap && isPictureLabel(lines[index - 1]?.text) && countWords(line.text) <= 60
  );
};

const agencies =
  'AP|Associated Press|ASSOCIATED PRESS|AFP|Reuters|REUTERS|Getty(?: Images)?|EPA|PTI|ANI|IANS|dpa|DPA|Shutterstock|iStock|Corbis';
const agency = new RegExp(`^\\(?(?:${agencies})(?: (?:Photo|Images|file|File|photo))?\\)?$`, 'u');
const credits = [
  agency,
  new RegExp(`^[^.!?]{3,60}\\s?[/|]\\s?(?:${agencies})(?:[ /][\\p{L} /]{2,40})?\\)?$`, 'u'),
  /^\(?(?:(?:photo|image|picture|foto|bild)s? )?(?:credits?|courtesy|source|foto|bild|photo(?:s|graphs?|graphed|graphy|graphie)?|crédits?)\b[^.!?]{2,70}$/iu,
  // `Tom Reed/for Island News`, `HARBOUR POLICE/CONTRIBUTED IMAGE`
  /^\p{Lu}[\p{L}.’' -]{3,40}\/ ?for \p{Lu}[\p{L} ]{2,40}$/u,
  // `TOM REED/ISLAND NEWS`
  /^\p{Lu}{2,20}(?: \p{Lu}[\p{Lu}.’'-]{0,20}){1,3} ?\/ ?\p{Lu}{2}[\p{Lu} .&’'-]{2,50}$/u,
  /^[\p{Lu}\d .,'’&/-]{6,70}\b(?:IMAGES?|PHOTOS?|COURTESY|CONTRIBUTED|FILE|STAFF|PHOTOGRAPHER)$/u,
];

const creditLabel = /^(?:fotos?|photos?|bild|crédits?|credits?|image source|quelle)\s?[:：]$/iu;

/** Whether a line names no more than who made or owns a picture. */
const isCredit = (line: string): boolean =>
  line.length <= 90 &&
  countWords(line) <= 10 &&
  !ofStory.test(line) &&
  !opensByline(line) &&
  credits.some((pattern) => pattern.test(line));

/** `Source de l’article` */
const ofStory = /^(?:source|quelle)\b.{1,12}\b(?:artic(?:le|ulo)|story|artikels?|text(?:e|es)?)$/iu;

/** `Ines Holm (dpa)` or an agency whose name looks like a credit, next to the date line, and no caption above it: who wrote it. */
const isOfAgency = (lines: readonly CaptureLine[], index: number): boolean => {
  const [above, line, below] = [lines[index - 1], lines[index], lines[index + 1]];
  return (
    line !== undefined &&
    /^(?:\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){1,2} \((?:dpa|AFP|APA|SDA|epd|KNA)\)|The Associated Press)$/u.test(
      line.text,
    ) &&
    [above, below].some((other) => other && isDateLine(other.text)) &&
    !above?.caption
  );
};

/** `(Vell Rowing Club)` glued to a sentence, and the byline or the date line below the two: above the text stands the picture. */
const isBracketed = (lines: readonly CaptureLine[], index: number): boolean => {
  const [above, line, ...below] = lines.slice(Math.max(0, index - 1), index + 4);
  if (!above || !line || line.gap || !/^\(\p{Lu}[^()]{2,60}\)$/u.test(line.text) || countWords(line.text) > 8)
    return false;
  const isHead = ({ text }: CaptureLine): boolean =>
    isDateLine(text) || (opensByline(text) && text.length < 120);
  return isProse(above.text) && canBeCaption(above) && !isDateLine(line.text) && below.some(isHead);
};

/** `Ada Moor / Vell Evening Times` */
const isOwnCredit = (text: string): boolean => {
  const [name = '', paper = '', ...more] = text.length < 80 ? text.split(/\s?[/|]\s?/) : [];
  return more.length === 0 && paper.includes(' ') && isHouse(paper) && !isHouse(name) && isName(name);
};

const captionOf = (lines: readonly CaptureLine[], credit: number): number | undefined => {
  const [above, own, below, after] = [-1, 0, 1, 2].map((step) => lines[credit + step]);
  const fits = (line: CaptureLine | undefined): line is CaptureLine =>
    line !== undefined && canBeCaption(line);
  if (fits(above) && above.gap && !own?.gap && below?.gap) return credit - 1;
  const stands = own?.gap || (above !== undefined && !canBeCaption(above));
  if (fits(below) && stands && !below.gap && after?.gap) return credit + 1;
  if (fits(above) && reads.test(above.text)) return credit - 1;
  if (fits(below) && reads.test(below.text)) return credit + 1;
  const isLabelled = /credit|courtesy|photo|foto|crédit/iu.test(lines[credit]?.text ?? '');
  if (isLabelled && fits(above) && tellsOfScene(above.text, true)) return credit - 1;
  // What is no sentence there may be the headline, and is no part of the text anyway.
  return fits(above) &&
    isProse(above.text) &&
    countWords(above.text) <= 40 &&
    fits(below) &&
    isFirst(lines, credit - 1)
    ? credit - 1
    : undefined;
};

const canBeCaption = ({ text }: CaptureLine): boolean => {
  const words = countWords(text);
  return (
    words >= 4 &&
    words <= 70 &&
    !/^["“«„「]/u.test(text) &&
    !isRow(text) &&
    !isEnd(text) &&
    !opensByline(text) &&
    (words > 6 || namesOnly(text).length === 0) &&
    (isProse(text) || !isDateLine(text))
  );
};

/** How captions are worded: the day of the picture, who stands where, what is seen. */
const reads =
  /^(?:in this\b|file\b|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}(?:, \d{4})?\s?:)|\b(?:pictured|file photo|looks on|poses? for|is seen|are seen|wades|waves to)\b|\((?:left|right|centre|center|[lrc])\)|, (?:left|right|cent(?:re|er)),|\b(?:on|in) \p{Lu}\p{L}+\.? \d{1,2}, (?:19|20)\d{2}\.?$/iu;

/** Whether a line stands right below the date line or the byline, share rows aside: further down it may be the dek. */
const isFirst = (lines: readonly CaptureLine[], at: number): boolean => {
  for (let index = at - 1; index >= Math.max(0, at - 12); index -= 1) {
    const text = lines[index]?.text ?? '';
    if (isDateLine(text) || (opensByline(text) && text.length < 160)) return true;
    if (!isRow(text) && !(countWords(text) <= 3 && isName(text))) return false;
  }
  return false;
};
