import { error, warning } from '../../findings/finding.ts';
import type { Context } from '../context.ts';
import { hintFor, type Rule } from '../rule.ts';
import { headerOf } from '../structure.ts';

const code = 'list-unsubscribe';
const owner = 'publication' as const;

/** RFC 2369 and 8058: a List-Unsubscribe field with an https address. */
export const listUnsubscribe: Rule<Context> = {
  code,
  title: 'List mail says in its header how to leave',
  severity: 'error',
  owner,
  applies: (context) => context.list,
  run: (context) => {
    const value = headerOf(context.structure, 'list-unsubscribe');
    const hint = hintFor(
      context,
      'Set `unsubscribe:` with `url:` and `mailto:` in newsletter.yaml',
      'Write List-Unsubscribe: <https://…>, <mailto:…> into the header, or have the sending service do it',
    );
    if (value === undefined)
      return [
        error(code, 'The message has no List-Unsubscribe field, which Gmail and Yahoo want of list mail', {
          owner,
          hint,
        }),
      ];
    const uris = [...value.matchAll(/<([^>]*)>/g)].map((match) =>
      (match[1] ?? '').replace(/\s/g, '').toLowerCase(),
    );
    if (!uris.some((uri) => uri.startsWith('https://')))
      return [
        error(code, 'List-Unsubscribe has no https address in angle brackets', {
          owner,
          hint,
          details: [value.slice(0, 120)],
        }),
      ];
    if (!uris.some((uri) => uri.startsWith('mailto:')))
      return [
        warning(code, 'List-Unsubscribe has no mailto address, which Apple Mail and some others use', {
          owner,
          hint,
        }),
      ];
    return [];
  },
};
