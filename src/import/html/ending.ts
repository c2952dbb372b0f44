import { isCaption, isProse } from '../furniture.ts';
import type { Line } from './lines.ts';
import { isElsewhere } from './marks.ts';

/** A line with where it stands; told before Readability runs, since that changes the page. */
export interface Placed extends Line {
  /** What the line's element and the three around it are called, without what is numbered. */
  place: string;
  article: Element | null;
  elsewhere: boolean;
}

export const placed = (lines: readonly Line[]): Placed[] =>
  lines.map(({ text, element }) => ({
    text,
    element,
    place: placeOf(element),
    article: element.closest('article'),
    elsewhere: isElsewhere(element),
  }));

const placeOf = (element: Element): string => {
  const names: string[] = [];
  for (let at: Element | null = element; at && names.length < 4; at = at.parentElement) {
    const classes = (at.getAttribute('class') ?? '').slice(0, 500).split(/\s+/);
    names.push([at.tagName, ...classes.filter((name) => name && !/\d/.test(name))].join('.'));
  }
  return names.join(' < ');
};

/**
 * Readability may take one of the story's containers and leave the next: a long story comes in chunks, and a page builder gives each
 * part its own. The lines below the last it found, as far as lines stand in containers called like those of most it found.
 */
export const endingBelow = (
  found: readonly { text: string }[],
  lines: readonly Placed[],
  end: number,
  isNext: (element: Element) => boolean,
): Placed[] => {
  const texts = new Set(found.map(({ text }) => text));
  const kept = lines.filter(({ text }) => texts.has(text) && isProse(text));
  const usual = mostFrequent(kept.map(({ place }) => place));
  const lowest = kept.at(-1);
  const last = lowest ? lines.lastIndexOf(lowest) : -1;
  // Where nothing has a name, everything is called alike.
  if (
    !usual?.includes('.') ||
    kept.filter(({ place }) => place === usual).length < Math.max(3, kept.length / 2)
  )
    return [];
  const below = lines.slice(last + 1, end);
  const next = below.findIndex(
    ({ element, article, elsewhere }) => elsewhere || isNext(element) || article !== lines[last]?.article,
  );
  const own = below.slice(0, next < 0 ? undefined : next);
  const to = own.findLastIndex(({ text, place }) => place === usual && isProse(text) && !isCaption(text));
  const known = new Set(lines.filter(({ text }) => texts.has(text)).map(({ place }) => place));
  return own.slice(0, to + 1).filter(({ place, text }) => known.has(place) && !texts.has(text));
};

const mostFrequent = (values: readonly string[]): string | undefined => {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
};
