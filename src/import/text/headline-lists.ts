import { isProse, isTitleCase } from '../furniture.ts';
import { countWords } from '../plain.ts';
import type { CaptureLine } from './lines.ts';

/** The lines of a body without the lists of other stories between its paragraphs: bullets, headlines in capitals behind most of them. */
export const withoutHeadlineLists = (lines: readonly CaptureLine[]): CaptureLine[] => {
  const kept: CaptureLine[] = [];
  for (let index = 0; index < lines.length; ) {
    let next = index;
    while (lines[next]?.bullet) next += 1;
    const list = lines.slice(index, next);
    const above = kept.at(-1)?.text ?? '';
    if (list.length === 0) kept.push(...lines.slice(index, index + 1));
    else if (kept.length === 0 || /[:：]$/u.test(above) || !areHeadlines(list)) kept.push(...list);
    // The heading of the list goes with it.
    else if (kept.length > 1 && !isProse(above) && countWords(above) <= 5) kept.pop();
    index = Math.max(next, index + 1);
  }
  return kept;
};

const areHeadlines = (list: readonly CaptureLine[]): boolean => {
  const headlines = list.filter(({ text }) => isHeadline(text)).length;
  return headlines > 1 && headlines * 2 >= list.length && !list.some(({ text }) => isProse(text));
};

/** In the capitals of an English headline, which now and then has no small word at all. */
export const isHeadline = (text: string): boolean =>
  countWords(text) >= 5 && !/[.:;,]$/.test(text) && (isTitleCase(text) || allCapital.test(text));

const allCapital = /^(?:["“‘']?\p{Lu}[\p{L}’'-]*[,:?!”’"']*(?:\s|$)){5,16}$/u;
