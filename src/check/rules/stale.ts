import { warning } from '../../findings/finding.ts';
import { storiesOf } from '../../stories.ts';
import { dayOf, daysBetween } from '../dates.ts';
import { type LightRule, storyPlace } from '../rule.ts';

const code = 'stale';
const most = 14;

/** News that came out over two weeks before the edition. */
export const stale: LightRule = {
  code,
  title: 'Stories are at most two weeks older than the edition',
  severity: 'warning',
  owner: 'editor',
  applies: ({ edition }) => (edition ? true : 'only an edition has a date'),
  run: ({ edition, publication }) =>
    storiesOf(edition).flatMap((story) => {
      const day = story.published && dayOf(story.published, publication?.timeZone ?? 'UTC');
      const age = day && edition ? daysBetween(day, edition.date) : 0;
      if (age <= most) return [];
      return warning(code, `The story was published ${age} days before the edition`, {
        place: storyPlace(story, 'published'),
        story: story.slug,
        hint: 'Check the date; a look back can be accepted: `accept: { stale: "why" }`',
      });
    }),
};
