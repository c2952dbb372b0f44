import { isParagraph, isProse } from '../furniture.ts';
import { type Header, readHeader } from '../header.ts';
import type { CaptureLine } from './lines.ts';
import type { BodySpan } from './span.ts';

/** Paragraphs that stand again below before the whole text does: an opening alone may stand in a dialog or a list. */
const fewest = 4;

/**
 * A page may hold its article twice, once for those without scripts, and the second copy may be the one with the byline. Gives where the
 * copy of a text begins; undefined when there is none.
 */
export const copyOf = (lines: readonly CaptureLine[], { start, end }: BodySpan): number | undefined => {
  const own = lines.slice(start, end).filter((line) => isLong(line));
  const [first, second] = own;
  if (!first || !second || own.length < fewest) return undefined;
  const from = lines.indexOf(second);
  const at = lines.findIndex(
    ({ text }, index) =>
      index > from &&
      text === first.text &&
      lines.slice(index + 1, index + 8).some((line) => line.text === second.text),
  );
  if (at < 0) return undefined;
  const below = new Set(lines.slice(at, at + end - start + 80).map(({ text }) => text));
  const above = lines.slice(start, Math.min(end, at)).filter((line) => isLong(line));
  const again = above.filter(({ text }) => below.has(text));
  return above.length >= fewest && again.length >= above.length * 0.8 ? at : undefined;
};

const isLong = ({ text, caption }: CaptureLine): boolean =>
  !caption && text.length >= 60 && isParagraph(text);

/** The text as far as its copy, without the menu between the two. */
export const endAboveCopy = (lines: readonly CaptureLine[], span: BodySpan, copy: number): BodySpan => {
  if (copy >= span.end) return span;
  const last = lines.slice(span.start, copy).findLastIndex(({ text }) => isProse(text));
  return { start: span.start, end: span.start + last + 1 };
};

/** What the lines right above a copy of the text say of it. */
export const headerOfCopy = (
  lines: readonly string[],
  { end }: BodySpan,
  copy: number,
  language?: string,
): Header => readHeader({ lines, headline: Math.max(end - 1, copy - 12), body: copy, language });
