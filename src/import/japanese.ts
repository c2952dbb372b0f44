/**
 * How Japanese (and Chinese) lines are told apart. They have neither capitals nor spaces, but a habit as sharp: a paragraph closes with
 * `。`, while headlines, captions and labels close with a noun and no mark at all.
 */

/** The end of a sentence, behind it closing quotes, brackets and what stands in them: `…た。」`, `…た。（共同）`, `…た。【山田太郎】`. */
const sentenceEnd =
  /[。｡．][」』”"’）)】］〕》]*\s*(?:[（(【［〔《＜][^（(【［〔《＜。]{1,40}[）)】］〕》＞]\s*)?$/u;

/** A question or an exclamation as running text puts it, behind a verb; a headline is shorter. */
const callEnd = /、.{12,}\p{Script=Hiragana}[！？!?…]+[」』）]?$/u;

/** Whether a line reads as running text: a sentence with its end, several sentences, or as long as no headline is. */
export const isCjkProse = (line: string): boolean => {
  if (line.length < 20) return false;
  if (sentenceEnd.test(line) || (line.length >= 45 && callEnd.test(line))) return true;
  // Interviews quote whole paragraphs, and quotes have no stop inside their end.
  if (
    line.length >= 30 &&
    /^[「『“].*[、。].*[」』”]$|。.*[」』]$|(?:通り|とおり|以下|次)[^。]{0,10}[：:]$/u.test(line)
  )
    return true;
  const stops = line.match(/[。｡](?!$)/gu)?.length ?? 0;
  const calls = line.match(/[！？!?](?=[^！？!?\s])/gu)?.length ?? 0;
  return line.length >= 110 || (line.length >= 45 && stops + calls / 2 >= 2);
};

/** Whether a line is one short sentence with its end. */
export const isCjkSentence = (line: string): boolean =>
  line.length >= 8 && (sentenceEnd.test(line) || /\p{Script=Hiragana}[！？!?…]+[」』]?$/u.test(line));
