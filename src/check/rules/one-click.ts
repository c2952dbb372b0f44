import { error } from '../../findings/finding.ts';
import type { Context } from '../context.ts';
import type { Rule } from '../rule.ts';
import { headerOf } from '../structure.ts';

const code = 'one-click';
const owner = 'publication' as const;

/** RFC 8058: the field that lets a client leave with one click, written exactly so. */
export const oneClick: Rule<Context> = {
  code,
  title: 'List mail can be left with one click',
  severity: 'error',
  owner,
  applies: (context) => context.list,
  run: ({ structure }) => {
    const value = headerOf(structure, 'list-unsubscribe-post');
    if (value === 'List-Unsubscribe=One-Click') return [];
    const message =
      value === undefined
        ? 'The message has no List-Unsubscribe-Post field'
        : `List-Unsubscribe-Post says “${value}” instead of “List-Unsubscribe=One-Click”`;
    return [
      error(code, message, { owner, hint: 'Gmail and Yahoo want one-click leaving of list mail (RFC 8058)' }),
    ];
  },
};
