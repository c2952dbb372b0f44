import { readSecrets } from '../config.ts';
import { imapMailbox, type Mailbox, MailboxError, ownMailbox } from '../send/fetch-back.ts';
import { isAsSent, type Verification, verifySent } from '../send/verify.ts';
import { exit, type Io, UsageError } from './io.ts';
import type { Errand } from './send-input.ts';
import type { SendReport } from './send-report.ts';

export interface SentMessage {
  to: string;
  messageId: string;
  bytes: Uint8Array;
}

/**
 * `--verify`: fetches what was sent and says what the path made of it. `api` is that of Galley's own inbox; without it
 * the mailbox is `--imap` or GALLEY_IMAP_URL. Exit code 1 for a message that came changed, 3 for one that did not come.
 */
export const verifyErrand = async (
  errand: Errand,
  sent: SentMessage[],
  api: string | undefined,
  io: Io,
  report: SendReport,
): Promise<{ exitCode: number; details: Verification[] }> => {
  if (sent.length === 0) return { exitCode: exit.clean, details: [] };
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
    const details = await verifySent(sent, mailbox, errand.signing);
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
