import { isProse, isRow } from '../furniture.ts';
import { countWords } from '../plain.ts';
import type { CaptureLine } from './lines.ts';

/**
 * The lines of a gallery in a text: slides that are counted, `3/50 The old bridge`, each with a paragraph and perhaps a credit; and the
 * gallery's name above the first.
 */
export const slidesOf = (lines: readonly CaptureLine[]): number[] => {
  const within: number[] = [];
  for (let index = 0; index < lines.length; index += 1) {
    const first = countOf(lines[index]);
    if (first?.at !== 1) continue;
    const end = endOf(lines, index, first.of);
    if (end === undefined) continue;
    for (let at = topOf(lines, index); at < end; at += 1) within.push(at);
    index = end - 1;
  }
  return within;
};

const countOf = (line: CaptureLine | undefined): { at: number; of: number } | undefined => {
  const [, at, of] = /^(\d{1,3})\s?\/\s?(\d{1,3})(?:\s|$)/.exec(line?.text ?? '') ?? [];
  return of === undefined ? undefined : { at: Number(at), of: Number(of) };
};

/** The line after the last slide, when there are three or more of that many. */
const endOf = (lines: readonly CaptureLine[], start: number, of: number): number | undefined => {
  let [slides, last, at] = [1, start, 1];
  for (let index = start + 1; index < Math.min(lines.length, last + 12); index += 1) {
    const count = countOf(lines[index]);
    if (count?.of !== of || count.at <= at) continue;
    [slides, last, at] = [slides + 1, index, count.at];
  }
  if (slides < 3) return undefined;
  let end = last + 1;
  // The last slide's paragraph, and the line that names who owns the picture.
  if (isProse(lines[end]?.text ?? '')) end += 1;
  if (isCredit(lines[end])) end += 1;
  return end;
};

const isCredit = (line: CaptureLine | undefined): boolean =>
  line !== undefined &&
  (line.caption || (countWords(line.text) <= 5 && !/[.!?:]$|^\d/.test(line.text) && !line.bullet));

/** Counters and the name of the gallery stand above the first slide, the name once more above them. */
const topOf = (lines: readonly CaptureLine[], start: number): number => {
  let top = start;
  while (start - top < 5 && top > 0 && (isRow(lines[top - 1]?.text ?? '') || isName(lines[top - 1])))
    top -= 1;
  return top;
};

const isName = (line: CaptureLine | undefined): boolean =>
  line !== undefined &&
  /\b(?:pictures|photos|images|gallery|slide ?show|show all)\b/iu.test(line.text) &&
  !isProse(line.text);
