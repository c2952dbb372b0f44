import { warning } from '../../findings/finding.ts';
import type { Context } from '../context.ts';
import { hintFor, type Rule } from '../rule.ts';
import { headerOf } from '../structure.ts';

const code = 'list-id';
const owner = 'publication' as const;

/** RFC 2919: a name for the list that stays the same, by which readers sort their mail. */
export const listId: Rule<Context> = {
  code,
  title: 'List mail carries a List-Id',
  severity: 'warning',
  owner,
  applies: (context) => context.list,
  run: (context) => {
    const value = headerOf(context.structure, 'list-id');
    const hint = hintFor(
      context,
      'Set `listId: news.example.com` in newsletter.yaml, and never change it',
      'Write List-Id: <news.example.com> into the header, with a name of its own for each list, and never change it',
    );
    if (value === undefined) return [warning(code, 'The message has no List-Id', { owner, hint })];
    if (/<[\w-]+(\.[\w-]+)+>\s*$/.test(value)) return [];
    return [
      warning(
        code,
        `The List-Id “${value}” does not end in a name in angle brackets, like <news.example.com>`,
        { owner, hint },
      ),
    ];
  },
};
