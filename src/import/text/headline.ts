import { isDateLine } from '../date-line.ts';
import { isParagraph, isProse, isRow, isSentence } from '../furniture.ts';
import { isName, isPaper, opensByline } from '../names.ts';
import { countWords, coverage, folded, isCjk, tokens } from '../plain.ts';
import { aroundScore } from './headline-around.ts';
import { above, belowSeries, nearest, underCredit } from './headline-steps.ts';
import { canBeHeadline, isExcerpt, weight } from './headline-words.ts';
import type { CaptureLine } from './lines.ts';
import { Printed } from './printed.ts';
import type { BodySpan } from './span.ts';

/**
 * The line above the body that is most likely its headline: near the body, in its words, before the date line or the byline, often
 * printed twice. -1 when no line will do.
 */
export const findHeadline = (
  lines: readonly CaptureLine[],
  { start: body, end }: BodySpan,
  url?: string,
): number => {
  const within = tokens(textOf(lines.slice(body, Math.min(end, body + 80))).slice(0, 20_000));
  const slug = tokens(safePath(url));
  const printed = new Printed(lines);
  const sentences = new Set(
    lines.slice(body, end).flatMap(({ text }) => (isParagraph(text) ? [folded(text)] : [])),
  );
  // Readers' comments and teasers stand elsewhere in full.
  const paragraphs = new Set(lines.slice(0, 3000).flatMap(({ text }) => (isParagraph(text) ? [text] : [])));
  let best = { index: -1, score: 0.9 };
  // Better than the text's first words, where nothing looks like a headline.
  let spare = { index: -1, score: 0.4 };
  let distance = 0;
  for (
    let index = Math.min(body + 2, lines.length - 1);
    index >= Math.max(0, body - 70) && distance < 45;
    index -= 1
  ) {
    const line = lines[index];
    if (!line) continue;
    if (index < body && !isRow(line.text) && !line.caption) distance += 1;
    if (line.caption || !canBeHeadline(line.text) || printed.isButton(line.text)) continue;
    if (isNameTwice(lines, index)) continue;
    // A paragraph may be the dek as well, with or without its full stop.
    if (index < body && (sentences.has(folded(line.text)) || isExcerpt(line.text, paragraphs))) continue;
    const score =
      weight(line, within) -
      (countWords(line.text) <= 3 && isName(line.text) ? 0.5 : 0) -
      (isPaperOf(line, lines[index + 1]) ? 1 : 0) +
      printed.score(line.text) +
      (slug.size > 2 ? coverage(line.text, slug) * 1.5 : 0) +
      aroundScore(lines, index, body, printed) -
      (isBelowSentence(lines, index) ? 1 : 0) -
      distance * 0.03 -
      (index < body ? 0 : index === body && opensText(lines, index, printed) ? 0.5 : 1.5);
    if (score >= best.score) best = { index, score };
    if (index < body && score >= spare.score) spare = { index, score };
  }
  if (best.index < 0) return spare.index >= 0 ? spare.index : underCredit(lines, body, within);
  return nearest(lines, belowSeries(lines, above(lines, best.index, within, printed), within), body);
};

/** The paper's name, which stands above its writer's in one block. */
const isPaperOf = ({ text }: CaptureLine, below: CaptureLine | undefined): boolean =>
  isPaper(text.replace(/^(?:The|Le|La|Les|Der|Die|Das) /u, '')) &&
  countWords(text) <= 6 &&
  below !== undefined &&
  !below.gap &&
  countWords(below.text) <= 4 &&
  isName(below.text) &&
  text.split(' ').every((word) => /^\p{Lu}/u.test(word) || /^(?:and|of|the|&|de|la|le|für)$/u.test(word));

/** A writer's name, which the portrait's alternative text says once more. */
const isNameTwice = (lines: readonly CaptureLine[], index: number): boolean => {
  const text = lines[index]?.text ?? '';
  const isTwice = [lines[index - 1], lines[index + 1]].some((line) => line?.text === text);
  return isTwice && countWords(text) <= 3 && isName(text);
};

/** A long headline, quoted perhaps, may have been taken for the first line of the text: the date stands below it, or it is printed twice. */
const opensText = (lines: readonly CaptureLine[], index: number, printed: Printed): boolean => {
  const text = lines[index]?.text ?? '';
  // A question may well be a headline.
  if (/[.!。]["”’]?$/.test(text)) return false;
  return (
    printed.score(text) > 0.5 ||
    lines.slice(index + 1, index + 4).some((line) => isDateLine(line.text) || opensByline(line.text))
  );
};

/** The running text of some lines; what stands between may be other stories' headlines. */
const textOf = (lines: readonly CaptureLine[]): string => {
  const prose = lines.filter(({ text }) => isProse(text));
  const said = prose.map(({ text }) => text).join(' ');
  return prose.length > 2 || countWords(said) >= 60 ? said : lines.map(({ text }) => text).join(' ');
};

/** In Japanese, what stands right below a sentence that is no caption is a subheading. */
const isBelowSentence = (lines: readonly CaptureLine[], index: number): boolean => {
  const above = lines[index - 1];
  return above !== undefined && !above.caption && isCjk(above.text) && isSentence(above.text);
};

const safePath = (url: string | undefined): string => {
  try {
    return url ? decodeURIComponent(new URL(url).pathname) : '';
  } catch {
    return '';
  }
};
