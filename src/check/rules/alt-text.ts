import { error, warning } from '../../findings/finding.ts';
import type { Finding, Story } from '../../model.ts';
import { storiesOf } from '../../stories.ts';
import { allowed, type LightContext, type LightRule, storyPlace } from '../rule.ts';

const code = 'alt-text';

/** Every picture says in words what it shows, for whoever does not see it. */
export const altText: LightRule = {
  code,
  title: 'Pictures have an alternative text that describes them',
  severity: 'error',
  owner: 'editor',
  run: (context) => storiesOf(context.edition).flatMap((story) => judgeStory(story, context)),
};

const judgeStory = (story: Story, context: LightContext): Finding[] => {
  if (!story.image) return [];
  const { alt } = story.image;
  if (alt === undefined)
    return [
      error(code, 'The picture has no alternative text', {
        place: story.places.image ?? storyPlace(story, 'image.file'),
        story: story.slug,
        hint: 'Add `alt:` below `image:`: one sentence saying what the picture shows, or `alt: ""` for mere decoration',
      }),
    ];
  const fault = poorAlt(alt);
  if (!fault || allowed(context, code, alt)) return [];
  return [
    warning(code, fault, {
      place: storyPlace(story, 'image.alt'),
      story: story.slug,
      hint: 'Say what the picture shows, as you would on the telephone',
    }),
  ];
};

/** What is wrong with an alternative text; undefined when it is empty on purpose or says something. */
export const poorAlt = (alt: string): string | undefined => {
  const text = alt.trim();
  if (/^[\w%() -]+\.(jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)$/i.test(text))
    return `The alternative text “${text}” is a file name`;
  if (/^(img|dsc|dscn|pxl|image|picture|photo|screenshot)[ _-]?\d*$/i.test(text))
    return `The alternative text “${text}” says nothing about the picture`;
  const opening = /^(an? |the )?(image|picture|photo|photograph|graphic|icon) of\b/i.exec(text)?.[0];
  if (opening) return `The alternative text starts with “${opening}”, which a screen reader says by itself`;
  return undefined;
};
