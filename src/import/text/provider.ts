import { countWords } from '../plain.ts';
import { sentencesOf } from '../sentences.ts';

/**
 * A portal's picture says whose it is, `© Provided by Sound Post Inc`, and the paragraph beside it may be glued to that: the line
 * without the credit, as far as it is known where the name ends. Undefined when a line holds no such paragraph.
 */
export const behindProvider = (line: string): string | undefined => {
  const match = provider.exec(line.slice(0, 200));
  if (!match) return undefined;
  const rest = line.slice(match[0].length);
  return countWords(rest) >= 30 && sentencesOf(rest.slice(0, 1000)).length > 1 ? rest : undefined;
};

const provider =
  /^.{0,80}?© ?Provided by (?:(?:[\p{Lu}\d][^\s©]{0,20} ){1,5}(?:Inc|Ltd|LLC|Limited|Corp|GmbH)\.? )?/u;
