import { warning } from '../../findings/finding.ts';
import { storiesOf } from '../../stories.ts';
import { type LightRule, storyPlace } from '../rule.ts';

const code = 'draft';

/** `send` refuses an edition with a draft; the others say so in time. */
export const draft: LightRule = {
  code,
  title: 'No story is still marked draft',
  severity: 'warning',
  owner: 'editor',
  applies: ({ edition }) => (edition ? true : 'only an edition has drafts'),
  run: ({ edition }) =>
    storiesOf(edition)
      .filter((story) => story.draft)
      .map((story) =>
        warning(code, `The story “${story.short ?? story.headline}” is still a draft`, {
          place: storyPlace(story, 'draft'),
          story: story.slug,
          hint: 'Remove `draft: true` when it is finished; `send` refuses drafts',
        }),
      ),
};
