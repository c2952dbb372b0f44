import { isDateLine } from './date-line.ts';
import { isProse } from './furniture.ts';
import { isHouse, isName } from './names.ts';

/**
 * The lines that say whose words the paragraph beside them gives, as surveys and talks set them: `Nora Feld, president, Feld Boats`.
 * One such line may be a headline or a caption; three with paragraphs beside them are the text's own.
 */
export const speakersOf = (lines: readonly { text: string }[]): Set<number> => {
  const named = lines.map(({ text }) => namesSpeaker(text));
  const isSaid = (index: number): boolean => !named[index] && isProse(lines[index]?.text ?? '');
  const found = named.flatMap((isSpeaker, index) =>
    isSpeaker && (isSaid(index - 1) || isSaid(index + 1)) ? [index] : [],
  );
  return new Set(found.length >= 3 ? found : []);
};

/** A name of two words or more, a comma, a role: no sentence and no date. */
const namesSpeaker = (text: string): boolean => {
  if (text.length > 140 || /[.!?…:;]["”’)]?$/u.test(text)) return false;
  const [, name = '', role = ''] = /^(\p{Lu}[^,\d]{3,40}), (\p{L}.*)$/u.exec(text) ?? [];
  return /\s/.test(name) && isName(name) && !isHouse(name) && role !== '' && !isDateLine(text);
};
