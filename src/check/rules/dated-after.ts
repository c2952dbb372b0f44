import { error } from '../../findings/finding.ts';
import { storiesOf } from '../../stories.ts';
import { dayOf } from '../dates.ts';
import { type LightRule, storyPlace } from '../rule.ts';

const code = 'dated-after';

/** A story cannot have come out after the edition it is in, by the publication's own calendar. */
export const datedAfter: LightRule = {
  code,
  title: 'No story is dated after the edition',
  severity: 'error',
  owner: 'editor',
  applies: ({ edition }) => (edition ? true : 'only an edition has a date'),
  run: ({ edition, publication }) =>
    storiesOf(edition).flatMap((story) => {
      const zone = publication?.timeZone ?? 'UTC';
      const day = story.published && dayOf(story.published, zone);
      if (!day || !edition || day <= edition.date) return [];
      return error(code, `The story was published on ${day}, after the edition of ${edition.date}`, {
        place: storyPlace(story, 'published'),
        story: story.slug,
        hint: `Check the date and its zone; days are counted in ${zone}`,
      });
    }),
};
