import { findDates } from '../dates/find.ts';
import type { Claim } from '../types.ts';
import { titles } from './headline.ts';
import type { View } from './view.ts';

/** `The old mill turns again - 07.12.2017 - The Courier`: between the strokes of a page's title a day stands alone. */
export const fromTitles = ({ page, metas, language }: View): Claim<string> | undefined => {
  for (const { value, from } of titles(page, metas)) {
    const parts = value.slice(0, 500).split(/\s+[|–—•·»-]\s+/u);
    for (const part of parts.slice(1)) {
      const [date] = findDates(part, language);
      if (date && date.start === 0 && date.end === part.trim().length)
        return { value: date.iso, from, certainty: 'guessed' };
    }
  }
  return undefined;
};
