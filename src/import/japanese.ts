/**
 * How Japanese (and Chinese) lines are told apart. They have neither capitals nor spaces, but a habit as sharp: a paragraph closes with
 * `。`, while headlines, captions and labels close with a noun and no mark at all.
 */

/** The end of a sentence, behind it closing quotes, brackets and what stands in them: `…た。」`, `…た。（共同）`, `…た。【山田太郎】`. */
const sentenceEnd =
  /[。｡．][」』”"’）)】］〕》]*\s*(?:[（(【［〔《＜][^（(【［〔《＜。]{1,40}[）)】］〕》＞]\s*)?$/u;

/** A question or an exclamation as running text puts it, behind a verb; a headline is shorter. */
const callEnd = /、.{12,80}\p{Script=Hiragana}[！？!?…]{1,4}[」』）]?$/u;

/** What announces a list: `次の通り：` */
const announced = /(?:通り|とおり|以下|次)[^。]{0,10}[：:]$/u;

/** Whether a line reads as running text: a sentence with its end, several sentences, or as long as no headline is. */
export const isCjkProse = (line: string): boolean => {
  if (line.length < 20) return false;
  // Only the end is looked at by patterns: a line may be as long as a book.
  const end = line.slice(-100);
  if (sentenceEnd.test(end) || line.length >= 110 || isSignedSentence(end)) return true;
  if (line.length >= 30 && (isQuote(line) || announced.test(end))) return true;
  return line.length >= 45 && (callEnd.test(end) || countEnds(line) >= 2);
};

/** Interviews quote whole paragraphs, and quotes have no stop inside their end. */
const isQuote = (line: string): boolean =>
  /[」』”]$/u.test(line) && (/。/u.test(line) || (/^[「『“]/u.test(line) && /、/u.test(line)));

/** The ends of sentences within a line; a call is as often a headline's. */
const countEnds = (line: string): number =>
  (line.match(/[。｡](?!$)/gu)?.length ?? 0) + (line.match(/[！？!?](?=[^！？!?\s])/gu)?.length ?? 0) / 2;

/** Whether a line is one short sentence with its end. */
export const isCjkSentence = (line: string): boolean =>
  line.length >= 8 &&
  (sentenceEnd.test(line.slice(-100)) || /\p{Script=Hiragana}[！？!?…]{1,4}[」』]?$/u.test(line.slice(-10)));

/** `…と述べた。(c)Vell/Ada MOOR`: an agency signs its last sentence, which ends in a verb; what a picture shows ends in a noun or a bracket. */
export const isSignedSentence = (line: string): boolean =>
  /\p{Script=Hiragana}[」』]?。\s?[(（][cｃ][)）]\S/iu.test(line) && !/撮影|写真/u.test(line);
