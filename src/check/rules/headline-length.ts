import { warning } from '../../findings/finding.ts';
import { storiesOf } from '../../stories.ts';
import { shownLength } from '../measure.ts';
import { type LightRule, storyPlace } from '../rule.ts';

const code = 'headline-length';
const most = 90;

/** A headline takes at most three lines on a phone. */
export const headlineLength: LightRule = {
  code,
  title: 'Headlines fit three lines on a phone',
  severity: 'warning',
  owner: 'editor',
  applies: ({ edition }) => (edition ? true : 'only an edition tells its headlines'),
  run: ({ edition }) =>
    storiesOf(edition).flatMap((story) => {
      const length = shownLength(story.headline);
      if (length <= most) return [];
      return warning(code, `The headline is ${length} characters long, and at most ${most} are wanted`, {
        place: storyPlace(story, 'headline'),
        story: story.slug,
        hint: 'Say what happened; the rest belongs in the dek',
      });
    }),
};
