import { isParagraph } from './furniture.ts';
import { countWords } from './plain.ts';

/**
 * Whether the heading at `index` (`You may also like`, `Mehr zum Thema`) stands over a box in the middle of a text, though it ends others:
 * few lines that are no paragraphs, and then the text goes on for three paragraphs in a row.
 */
export const isBoxAt = (lines: readonly { text: string }[], index: number): boolean => {
  if (ofReaders.test(lines[index]?.text ?? '')) return false;
  let at = index + 1;
  while (at < index + 5 && at < lines.length && !isLong(lines[at]?.text)) at += 1;
  return [0, 1, 2].every((step) => isLong(lines[at + step]?.text));
};

const isLong = (text: string | undefined): boolean =>
  text !== undefined && isParagraph(text) && countWords(text) >= 20;

/** Below these stand readers' comments, who writes, or what the law wants said. */
const ofReaders =
  /^source de l|comment|discussion|responses|repl(?:y|ies)|réaction|réagir|kommentar|diskussion|forum|leserbrief|コメント|about|propos|über|author|auteur|autor|rights|droits|rechte|impressum|mentions|terms|privacy|newsletter/iu;
