import type { Edition, Story } from './model.ts';

/** All stories of an edition in the order they are printed, the lead first; none of no edition. */
export const storiesOf = (edition: Pick<Edition, 'lead' | 'stories'> | undefined): Story[] => {
  if (!edition) return [];
  return edition.lead ? [edition.lead, ...edition.stories] : edition.stories;
};
