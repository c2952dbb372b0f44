import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Failure, FailureKind } from '../../src/send/failure.ts';
import { explain } from '../../src/send/words.ts';
import { repository } from '../setup/project.ts';

const guide = readFileSync(join(repository, 'docs/sending.md'), 'utf8');
/** Every kind, by the type: a new one does not compile without its line here. */
const kinds: Record<FailureKind, true> = {
  reply: true,
  dropped: true,
  silent: true,
  garbage: true,
  'unknown-host': true,
  refused: true,
  unreachable: true,
  'not-private': true,
  'tls-missing': true,
  'tls-refused': true,
  'tls-failed': true,
  'certificate-expired': true,
  'certificate-name': true,
  'certificate-untrusted': true,
  'auth-missing': true,
  'auth-refused': true,
  'too-large': true,
  'no-smtputf8': true,
  'no-8bitmime': true,
  interrupted: true,
};

describe.each(Object.keys(kinds) as FailureKind[])('a failure %s', (kind) => {
  it('has words for what was said, what it means and what to do', () => {
    const { said, means, todo } = explain({ kind, phase: 'mail' }, 'smtp://mail.example:587');
    for (const text of [said, means, todo]) expect(text).toMatch(/^\S.{8,}[^.\s]$/);
  });

  it('stands in docs/sending.md', () => {
    expect(guide).toContain(`| \`${kind}\` |`);
  });
});

const reply = (text: string, phase: Failure['phase'] = 'rcpt'): string =>
  explain({ kind: 'reply', phase, code: Number(text.slice(0, 3)), reply: text }, 'smtp://mail.example').means;

it.each([
  ['550 5.1.1 <ann@x>: Recipient address rejected: User unknown', 'rcpt', 'does not know this address'],
  ['550 No such user', 'rcpt', 'does not know this address'],
  ['451 4.7.1 Greylisting in action, please come back later', 'rcpt', 'greylisting'],
  ['450 4.2.0 <ann@x>: Recipient address rejected: Greylisted', 'rcpt', 'greylisting'],
  ['452 4.2.2 The email account that you tried to reach is over quota', 'rcpt', 'full'],
  ['552 5.2.2 Mailbox full', 'rcpt', 'full'],
  ['552 5.3.4 Message size exceeds fixed limit', 'mail', 'larger than the server takes'],
  ['530 5.7.0 Must issue a STARTTLS command first', 'mail', 'login'],
  ['530 5.7.1 Authentication required', 'mail', 'login'],
  ['553 5.7.1 Sender address rejected: not owned by user', 'mail', 'sender'],
  ['550 5.7.26 This message does not pass authentication checks', 'dot', 'policy'],
  ['554 5.7.1 Relay access denied', 'rcpt', 'policy'],
  ['554 5.3.2 No mail here', 'greeting', 'no mail service'],
  ['421 4.7.0 Try again later', 'mail', 'closing'],
  ['554 Transaction failed', 'dot', 'refuses for good'],
  ['451 Local error', 'dot', 'just now'],
] as const)('reads %s to %s', (text, phase, words) => {
  expect(reply(text, phase)).toContain(words);
});
