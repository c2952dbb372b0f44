import { note, warning } from '../../findings/finding.ts';
import type { Context } from '../context.ts';
import type { Rule } from '../rule.ts';

const code = 'dark-inversion';

/**
 * Clients that darken by force turn text and background colours over and leave pictures as they are. Text that
 * stands on a picture or gradient alone then vanishes, or keeps standing on something bright.
 */
export const darkInversion: Rule<Context> = {
  code,
  title: 'Text survives a client that inverts colours by force',
  severity: 'warning',
  owner: 'theme',
  applies: ({ proof }) => (proof.html === '' ? 'there is no HTML' : true),
  run: (context) => {
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
  },
};
