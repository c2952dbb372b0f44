import { error, warning } from '../../findings/finding.ts';
import { showBytes } from '../measure.ts';
import { hintFor, type LightRule } from '../rule.ts';

const code = 'message-size';
const refused = 25 * 1024 * 1024;
const large = 10 * 1024 * 1024;

/** Mailboxes refuse messages over about 25 MB, and many servers far smaller ones. */
export const messageSize: LightRule = {
  code,
  title: 'The message is small enough for every mailbox',
  severity: 'error',
  owner: 'editor',
  applies: ({ proof }) => (proof.message.length > 0 ? true : 'there is no message, only HTML'),
  run: (context) => {
    const { proof } = context;
    const size = proof.message.length;
    if (size <= large) return [];
    const hint = hintFor(
      context,
      'Use fewer or smaller pictures, or `images: link` in newsletter.yaml',
      'Attach fewer or smaller pictures, or link to them',
    );
    if (size > refused)
      return [
        error(code, `The message is ${showBytes(size)}, and Gmail refuses what is over 25 MB`, { hint }),
      ];
    return [
      warning(code, `The message is ${showBytes(size)}, and many servers take 10 MB at most`, { hint }),
    ];
  },
};
