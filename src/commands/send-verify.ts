import { readSecrets } from '../config.ts';
import { splitMessage } from '../message/headers.ts';
import type { Content } from '../send/content.ts';
import { type Attempt, bytesOf, type Result } from '../send/deliver.ts';
import { imapMailbox, type Mailbox, MailboxError, ownMailbox } from '../send/fetch-back.ts';
import { readStandings } from '../send/ledger.ts';
import { isAsSent, type SentMessage, type Verification, verifySent } from '../send/verify.ts';
import { exit, type Io, UsageError } from './io.ts';
import type { Errand } from './send-input.ts';
import type { Plan } from './send-plan.ts';
import type { SendReport } from './send-report.ts';

/** What was accepted, or may have been, in this command: the messages by recipient. */
export const sentMessages = (results: Result[], attempts: Map<string, Attempt>): SentMessage[] =>
  results.flatMap(({ state, recipient: { address } }) => {
    const attempt = attempts.get(address);
    if (!attempt || state === 'rejected' || state === 'deferred') return [];
    return [{ to: address, messageId: attempt.messageId, bytes: bytesOf(attempt) }];
  });

/** What those who get nothing this time have already, or may have: the bytes that the ledger says they were sent. */
const earlierMessages = (folder: string, { skipped }: Plan, content: Content): SentMessage[] => {
  if (skipped.length === 0) return [];
  const standings = readStandings(folder);
  const { body } = splitMessage(content.message);
  return skipped.flatMap(({ address, standing: { attempt, messageId, at } }) => {
    const head = standings.headOf(attempt);
    if (head === undefined) return [];
    return [
      { to: address, messageId, bytes: bytesOf({ head: Buffer.from(head, 'latin1'), body }), earlier: at },
    ];
  });
};

interface Sending {
  plan: Plan;
  /** The ledger's. */
  folder: string;
  sent: SentMessage[];
  /** That of Galley's own inbox. */
  api: string | undefined;
}

/**
 * `--verify`: fetches what was sent, now or before, and says what the path made of it. Without `api` the mailbox is
 * `--imap` or GALLEY_IMAP_URL. Exit code 1 for a message that came changed, 3 for one that did not come.
 */
export const verifyErrand = async (
  errand: Errand,
  { plan, folder, sent, api }: Sending,
  io: Io,
  report: SendReport,
): Promise<{ exitCode: number; details: Verification[] }> => {
  const messages = [...earlierMessages(folder, plan, errand.content), ...sent];
  if (messages.length === 0) {
    report.say('  nothing to verify: no server took a message');
    return { exitCode: exit.clean, details: [] };
  }
  let mailbox: Mailbox;
  try {
    mailbox = api ? ownMailbox(api) : await imapMailbox(imapSetting(errand, io));
  } catch (cause) {
    if (!(cause instanceof MailboxError)) throw cause;
    report.say(`  not verified: ${cause.message}`);
    report.say(`             ${cause.hint}`);
    return { exitCode: exit.undelivered, details: [] };
  }
  try {
    const details = await verifySent(messages, mailbox, errand.signing);
    for (const verification of details) report.verification(verification);
    return { exitCode: exitCodeOf(details), details };
  } finally {
    await mailbox.close();
  }
};

/** What --verify needs is asked for before anything is sent. */
export const checkVerifiable = (
  errand: Pick<Errand, 'options' | 'setting' | 'publication'>,
  io: Io,
): void => {
  if (!errand.options.verify || !errand.setting) return;
  const { url } = imapSetting(errand, io);
  if (!url)
    throw new UsageError(
      '--verify fetches the message back, and there is no mailbox to fetch it from',
      'set GALLEY_IMAP_URL, in the environment or in .env, or name --imap imaps://user@host/INBOX',
    );
  if (errand.options.imap && URL.canParse(url) && new URL(url).password)
    throw new UsageError(
      '--imap holds a password, which the shell remembers and others on this machine can read',
      'set GALLEY_IMAP_URL in the environment or in .env',
    );
};

const imapSetting = ({ options, publication }: Pick<Errand, 'options' | 'publication'>, io: Io) => {
  const { imapUrl = '', smtpUser, smtpPassword } = readSecrets(publication.root, io.env);
  return {
    url: options.imap ?? imapUrl,
    folder: publication.root,
    ...(smtpUser && { user: smtpUser }),
    ...(smtpPassword && { password: smtpPassword }),
  };
};

const exitCodeOf = (verifications: Verification[]): number => {
  if (verifications.some(({ comparison }) => !comparison)) return exit.undelivered;
  return verifications.every(isAsSent) ? exit.clean : exit.findings;
};
