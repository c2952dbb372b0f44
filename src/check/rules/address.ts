import { error } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import { addressFault, mailboxesOf } from '../addresses.ts';
import { type RawHeader, unfold } from '../bytes.ts';
import type { Context } from '../context.ts';
import type { LightContext, Rule } from '../rule.ts';

const code = 'address';
const owner = 'publication' as const;
const fields = ['from', 'sender', 'reply-to', 'to', 'cc'];

/** Addresses in the header are such that a server takes them. */
export const address: Rule<Context> = {
  code,
  title: 'The addresses in the header are valid',
  severity: 'error',
  owner,
  applies: (context) => (context.hasMessage ? true : 'there is no message, only HTML'),
  run: (context) =>
    context.structure.headers
      .filter(({ name }) => fields.includes(name))
      .flatMap((header) => judge(header, context)),
};

const judge = (header: RawHeader, context: LightContext): Finding[] => {
  const value = Buffer.from(unfold(header), 'latin1').toString('utf8');
  const mailboxes = mailboxesOf(value);
  const place = context.publication?.places[header.name === 'reply-to' ? 'replyTo' : header.name];
  const details = { owner, ...(place ? { place } : {}) };
  if (mailboxes.length === 0)
    return /:\s*;/.test(value) ? [] : [error(code, `The ${header.name} field holds no address`, details)];
  return mailboxes.flatMap((mailbox) => {
    const fault = addressFault(mailbox.address);
    return fault ? [error(code, `The address “${mailbox.address}” in ${header.name} ${fault}`, details)] : [];
  });
};
