import { error, warning } from '../../findings/finding.ts';
import type { Context } from '../context.ts';
import type { Rule } from '../rule.ts';
import { headerOf } from '../structure.ts';

const code = 'message-id';
const owner = 'publication' as const;

/** RFC 5322, 3.6.4: `<left@right>`, by which replies and mailboxes know the message. */
export const messageId: Rule<Context> = {
  code,
  title: 'The Message-ID is there and valid',
  severity: 'error',
  owner,
  applies: (context) => (context.hasMessage ? true : 'there is no message, only HTML'),
  run: ({ structure }) => {
    const id = headerOf(structure, 'message-id');
    if (id === undefined)
      return [
        warning(code, 'The message has no Message-ID', {
          owner,
          hint: 'A server adds one of its own, and replies cannot be joined to the message',
        }),
      ];
    if (!/^<[^\s<>@"]+@(?:[^\s<>@]+|\[[^\]\s]+\])>$/.test(id))
      return [
        error(code, `The Message-ID “${id}” is not of the form <left@right>`, {
          owner,
          hint: 'Write it as <unique@your-domain>',
        }),
      ];
    if (/@(localhost|localhost\.localdomain|[\w-]+\.local)>$/i.test(id))
      return [
        warning(code, `The Message-ID “${id}” names a private host`, {
          owner,
          hint: 'Use the domain of the From address: spam filters look at it',
        }),
      ];
    return [];
  },
};
