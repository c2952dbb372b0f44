import { warning } from '../../findings/finding.ts';
import type { Finding, Story } from '../../model.ts';
import type { Context } from '../context.ts';
import { type Rule, storiesOf, storyPlace } from '../rule.ts';

const code = 'image-small';

/** A picture narrower than it is shown is blurred; one taller than wide pushes the story off a phone. */
export const imageSmall: Rule<Context> = {
  code,
  title: 'Stories’ pictures are wide enough, and not upright',
  severity: 'warning',
  owner: 'editor',
  applies: ({ edition }) => (edition ? true : 'only an edition tells how large its pictures are'),
  run: (context) => storiesOf(context.edition).flatMap((story) => judge(story, context)),
};

const judge = (story: Story, context: Context): Finding[] => {
  const { width, height } = story.image ?? {};
  if (!width || !height) return [];
  const details = { place: story.places['image.file'] ?? storyPlace(story, 'image'), story: story.slug };
  const shown = shownWidth(story, context);
  if (shown !== undefined && width < shown)
    return [
      warning(code, `The picture is ${width} pixels wide, and is shown at ${shown}`, {
        ...details,
        hint: `Use one of ${shown * 2} pixels or more: phones show twice as many`,
      }),
    ];
  if (shown !== undefined && shown >= 300 && height > width)
    return [
      warning(code, `The picture is upright (${width} × ${height}), and the theme shows it across the page`, {
        ...details,
        hint: 'Crop it to landscape',
      }),
    ];
  return [];
};

const shownWidth = (story: Story, context: Context): number | undefined => {
  const tag = context.images.find(
    (one) => context.sources.innermost(one.start)?.story === story.slug && Number(one.attributes.width) > 1,
  );
  return tag && Number(tag.attributes.width);
};
