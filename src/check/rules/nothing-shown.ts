import { error } from '../../findings/finding.ts';
import type { Context } from '../context.ts';
import type { Rule } from '../rule.ts';

const code = 'nothing-shown';

/** What shows something without words of its own, wherever it is let in. */
const drawn = new Set(['img', 'svg', 'video', 'iframe', 'object', 'input', 'button']);

/** A file that shows nothing would pass every other rule: there is nothing in it to find fault with. */
export const nothingShown: Rule<Context> = {
  code,
  title: 'There is something to read',
  severity: 'error',
  owner: 'editor',
  run: (context) => {
    const { html, text } = context.proof;
    const shown =
      context.visibleTexts.length > 0 ||
      context.page.tags.some((tag) => drawn.has(tag.name) && !context.hidden(tag)) ||
      (html === '' && text.trim() !== '');
    if (shown) return [];
    return [
      error(code, `The ${context.hasMessage ? 'message' : 'page'} shows neither words nor pictures`, {
        ...(html === '' ? {} : context.sources.design(0, 1, ['<mj-body'])),
        owner: 'editor',
        hint: 'See whether the right file was named, and whether it was written to its end',
      }),
    ];
  },
};
