import { isParagraph } from '../furniture.ts';
import { countWords, coverage, tokens } from '../plain.ts';
import type { CaptureLine } from './lines.ts';

/** A picture's alternative text glued to the caption below it: a few words, and no other than the caption's. */
export const isInWordsOf = (line: CaptureLine, caption: CaptureLine): boolean =>
  line.gap &&
  !caption.gap &&
  countWords(line.text) > 3 &&
  !/[.!?:]$/.test(line.text) &&
  coverage(line.text, tokens(caption.text)) === 1;

/** A picture's alternative text and its caption: the same sentence in two lines in a row, or almost; or twice in one line. */
export const isSaidTwice = (lines: readonly CaptureLine[], index: number): boolean => {
  const [above, line, below] = [lines[index - 1], lines[index], lines[index + 1]];
  if (!line || line.text.length < 10) return false;
  if (/^(.{5,60}?)\s*\1$|^(.{25,150}?)\s+\2\s/u.test(line.text.slice(0, 400))) return true;
  if (line.text.length <= 40 || !isParagraph(above && isLonger(line, above) ? above.text : line.text))
    return false;
  if ((below && isLonger(below, line)) || (above && isLonger(line, above))) return true;
  const [alone, pair] = [isPair(above, line, below), isPair(line, below, lines[index + 2])];
  return line.text === above?.text || line.text === below?.text || alone || pair;
};

/** The whole of the line above, and behind it who made the picture. */
const isLonger = (line: CaptureLine, above: CaptureLine): boolean =>
  !line.gap &&
  above.text.length > 40 &&
  line.text.length > above.text.length &&
  line.text.length < above.text.length + 80 &&
  line.text.startsWith(`${above.text} `);

/** Two sentences glued together and nothing to them, the one in the words of the other. */
const isPair = (
  first: CaptureLine | undefined,
  second: CaptureLine | undefined,
  next: CaptureLine | undefined,
): boolean => {
  if (!first?.gap || !second || second.gap || !(next?.gap ?? true)) return false;
  if (![first, second].every(({ text }) => isParagraph(text) && countWords(text) <= 40)) return false;
  const shared = (text: string, other: string): boolean => coverage(text, tokens(other)) >= 0.7;
  return shared(first.text, second.text) || shared(second.text, first.text);
};

/** `A A B B`: a list of stories, each with its picture's alternative text above the link. */
export const isInPairs = (lines: readonly CaptureLine[], index: number): boolean => {
  const text = (at: number): string | undefined => lines[at]?.text;
  const isPair = (at: number): boolean => (text(at)?.length ?? 0) > 20 && text(at) === text(at + 1);
  const first = isPair(index) ? index : isPair(index - 1) ? index - 1 : undefined;
  return first !== undefined && (isPair(first - 2) || isPair(first + 2));
};
