import { note, warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import { contrastOf, white } from '../colors.ts';
import type { Context } from '../context.ts';
import type { Tag } from '../page.ts';
import { bytesOfPicture } from '../pictures.ts';
import type { Rule } from '../rule.ts';
import { vanishesOnDark } from '../vanishing.ts';

const code = 'dark-inversion';

/**
 * Clients that darken by force turn text and background colours over and leave pictures as they are. Text that
 * stands on a picture or gradient alone then vanishes, or keeps standing on something bright; so does a dark logo
 * on a transparent ground.
 */
export const darkInversion: Rule<Context> = {
  code,
  title: 'Text and logos survive a client that inverts colours by force',
  severity: 'warning',
  owner: 'theme',
  applies: ({ proof }) => (proof.html === '' ? 'there is no HTML' : true),
  run: async (context) => [...textOnPictures(context), ...(await lostPictures(context))],
};

const textOnPictures = (context: Context): Finding[] => {
  const cascade = context.cascade('light');
  const node = context.visibleTexts.find(
    (text) =>
      /\p{L}/u.test(text.text) && text.parent.audience !== 'outlook' && cascade.look(text.parent).pictured,
  );
  if (!node) return [];
  const words = node.text.trim().replace(/\s+/g, ' ').slice(0, 60);
  // With a colour below the picture the theme's author has thought of pictures that are not shown.
  const make = cascade.look(node.parent).backed ? note : warning;
  return [
    make(code, `Text stands on a picture or gradient, which is not inverted with it: “${words}”`, {
      ...context.sources.design(node.start, words.length, [
        'background-url',
        'background-image',
        'gradient',
        'background',
      ]),
      hint: 'Put the text on a ground of one colour, or beside the picture',
    }),
  ];
};

const lostPictures = async (context: Context): Promise<Finding[]> => {
  const tags = context.images.filter((tag) => onLightGround(tag, context));
  const lost = await Promise.all(tags.map((tag) => isLost(tag, context)));
  return tags
    .filter((_, index) => lost[index])
    .map((tag) => {
      const src = tag.attributes.src ?? '';
      const name = tag.attributes.alt?.trim() || src;
      return warning(
        code,
        `The picture “${name}” is dark on a transparent ground, and vanishes on a dark one`,
        {
          ...context.sources.content(tag.start, tag.openEnd - tag.start, [src, '<mj-image']),
          hint: 'Give its shapes a light edge, or the picture a ground of its own',
        },
      );
    });
};

/** Only a light ground is turned dark, and a theme that has another picture for it has seen to that. */
const onLightGround = (tag: Tag, context: Context): boolean => {
  if (context.hidden(tag) || hasDarkSource(tag)) return false;
  const { background, pictured } = context.cascade('light').look(tag);
  return !pictured && background !== undefined && contrastOf(background, white) < 3;
};

const hasDarkSource = (tag: Tag): boolean =>
  tag.parent?.name === 'picture' &&
  tag.parent.children.some(
    (child) => child.kind === 'tag' && /prefers-color-scheme\s*:\s*dark/i.test(child.attributes.media ?? ''),
  );

const isLost = async (tag: Tag, context: Context): Promise<boolean> => {
  const bytes = await bytesOfPicture(tag.attributes.src?.trim() ?? '', context);
  return bytes !== undefined && vanishesOnDark(bytes);
};
