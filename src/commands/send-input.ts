import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readSecrets, swallowedByNpm } from '../config.ts';
import { counted, countFindings } from '../findings/count.ts';
import { error, hasErrors } from '../findings/finding.ts';
import { formatFindings } from '../findings/report.ts';
import { loadDkimKey } from '../message/dkim-key.ts';
import type { Finding, Proof, Publication } from '../model.ts';
import type { Recipient } from '../send/address.ts';
import { chooseServer, inboxRecipient, readRecipients, recipientLimit } from '../send/choose.ts';
import type { Content, Signing } from '../send/content.ts';
import type { Delivery } from '../send/deliver.ts';
import { type ServerSetting, ServerSettingError } from '../send/server.ts';
import { storiesOf } from '../stories.ts';
import { checkedEdition } from './checked-edition.ts';
import { type Io, UsageError } from './io.ts';
import type { Plan } from './send-plan.ts';
import type { SendReport } from './send-report.ts';

export interface SendOptions {
  /** Instead of newsletter.yaml's testRecipients. */
  to?: string[];
  /** Instead of the configured server. */
  smtp?: string;
  dryRun?: boolean;
  /** Sends to those too who have this very message, or may have it. */
  again?: boolean;
  /** Answers the question about recipients outside testRecipients. */
  yes?: boolean;
  json?: boolean;
  /** Fetches each message back and compares. */
  verify?: boolean;
  /** Where `verify` fetches: imaps://user@host/INBOX. */
  imap?: string;
  /** Sends in spite of errors and drafts. */
  force?: boolean;
}

/** What only code may change. */
export interface SendTuning {
  /** Sends to Galley's own inbox, whatever server is configured. */
  ownInbox?: boolean;
  recipientLimit?: number;
  delivery?: Pick<Delivery, 'timeouts' | 'backoff' | 'connections' | 'grace'>;
}

/** Everything decided before a server is looked up. */
export interface Errand {
  id: string;
  publication: Publication;
  content: Content;
  recipients: Recipient[];
  /** Absent: Galley's own inbox. */
  setting: ServerSetting | undefined;
  signing: Signing | undefined;
  options: SendOptions;
  dryRun: boolean;
}

/** Flags of ours by the setting npm makes of them: it takes `--to` for the beginning of a setting of its own. */
const npmSettings: Record<string, string> = {
  to: 'to',
  'token-description': 'to',
  smtp: 'smtp',
  again: 'again',
  json: 'json',
  verify: 'verify',
  imap: 'imap',
  force: 'force',
};

/**
 * npm keeps flags that come before `--` for itself: nothing may be sent by a command that said less than was typed.
 * Returns whether it is a dry run, which npm may keep without harm.
 */
export const readNpmFlags = (options: SendOptions, io: Io): boolean => {
  const [kept] = swallowedByNpm(Object.keys(npmSettings), io.env);
  if (kept !== undefined) {
    const flag = npmSettings[kept];
    throw new UsageError(
      `npm kept --${flag} for itself, and nothing was sent`,
      `write npx galley send --${flag} …, or npm run send -- --${flag} …`,
    );
  }
  return options.dryRun === true || swallowedByNpm(['dry-run'], io.env).length > 0;
};

export const chosenServer = (
  options: SendOptions,
  publication: Publication,
  io: Io,
): ServerSetting | undefined => {
  const secrets = readSecrets(publication.root, io.env);
  try {
    return chooseServer({ ...(options.smtp && { option: options.smtp }), secrets, publication });
  } catch (cause) {
    if (!(cause instanceof ServerSettingError)) throw cause;
    const source = options.smtp ? '--smtp' : secrets.smtpUrl ? 'GALLEY_SMTP_URL' : publication.file;
    throw new UsageError(`${source}: ${cause.message}`, cause.hint);
  }
};

export const chosenRecipients = (
  options: SendOptions,
  publication: Publication,
  setting: ServerSetting | undefined,
  { recipientLimit: limit = recipientLimit }: SendTuning,
): Recipient[] => {
  const usual = setting ? publication.testRecipients : [inboxRecipient];
  const { recipients, wrong } = readRecipients(options.to ?? usual);
  if (wrong.length > 0)
    throw new UsageError(
      `${JSON.stringify(wrong[0])} is not a mail address that can be sent to`,
      'write bare addresses, and the edition before them: npx galley send 2023-05-31 --to ann@example.com bob@example.com',
    );
  if (recipients.length === 0)
    throw new UsageError(
      'there is nobody to send to',
      'name --to addresses, or testRecipients in newsletter.yaml',
    );
  if (recipients.length > limit)
    throw new UsageError(
      `${recipients.length} recipients are more than the ${limit} that Galley sends to`,
      'it sends test mails and is no list mailer yet: give your list the message.eml',
    );
  return recipients;
};

/** The proof, unless its findings or drafts forbid to send it; says why. */
export const proofToSend = async (
  publication: Publication,
  id: string,
  { force }: SendOptions,
  io: Io,
  report: SendReport,
): Promise<Proof | undefined> => {
  const { proof, findings } = await checkedEdition(publication, id, io);
  const { root } = publication;
  if (!proof || hasErrors(findings)) {
    const errors = findings.filter(({ severity }) => severity === 'error');
    io.err(`${formatFindings(errors, { root, color: io.color, width: io.width })}\n`);
  }
  if (!proof) return undefined;
  const reasons = [
    ...(hasErrors(findings) ? [countFindings(findings.filter(({ severity }) => severity === 'error'))] : []),
    ...(isEmpty(proof) ? ['an edition without a story or brief'] : []),
    ...draftReason(draftsOf(proof)),
  ];
  if (reasons.length > 0 && !force) {
    io.err(`Not sent because of ${reasons.join(' and ')}. Mend it, or insist with --force.\n`);
    return undefined;
  }
  const warnings = findings.filter(({ severity }) => severity === 'warning');
  if (warnings.length > 0) report.say(`${countFindings(warnings)}: npx galley check shows them`);
  return proof;
};

const isEmpty = ({ edition }: Proof): boolean =>
  edition !== undefined && !edition.lead && edition.stories.length === 0 && edition.briefs.length === 0;

const draftReason = (headlines: string[]): string[] => {
  const names = headlines.map((headline) => `“${headline}”`).join(', ');
  return names ? [`the ${headlines.length === 1 ? 'draft' : 'drafts'} ${names}`] : [];
};

const draftsOf = ({ edition }: Proof): string[] =>
  storiesOf(edition)
    .filter(({ draft }) => draft)
    .map(({ headline }) => headline);

/** The key to sign with, before anything is sent. Throws UsageError when it cannot sign. */
export const dkimKey = ({ root, dkim, places }: Publication, io: Io): Signing | undefined => {
  if (!dkim) return undefined;
  const { key, findings } = keyFrom(resolve(root, dkim.keyFile), dkim.keyFile);
  const placed = findings.map((each) => ({ ...(places.dkim && { place: places.dkim }), ...each }));
  if (placed.length > 0) io.err(`${formatFindings(placed, { root, color: io.color, width: io.width })}\n`);
  if (!key) throw new UsageError('the DKIM key cannot sign, and nothing was sent unsigned');
  return { domain: dkim.domain, selector: dkim.selector, key };
};

const keyFrom = (path: string, file: string): ReturnType<typeof loadDkimKey> => {
  try {
    return loadDkimKey(readFileSync(path, 'utf8'), file);
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : 'cannot be read';
    const finding: Finding = error('dkim-key', `The DKIM key ${file} ${reason}`, {
      owner: 'publication',
      hint: 'Make one with npx galley dkim, or correct dkim.keyFile',
    });
    return { findings: [finding] };
  }
};

/** Asks about recipients that newsletter.yaml does not name. npm's own `yes` is no consent. */
export const consents = async (
  { options, publication, setting }: Errand,
  plan: Plan,
  io: Io,
): Promise<boolean> => {
  const known = [...publication.testRecipients, ...(setting ? [] : [inboxRecipient])];
  const keys = new Set(readRecipients(known).recipients.map(({ key }) => key));
  const outside = plan.to.filter(({ key }) => !keys.has(key));
  if (outside.length === 0 || options.yes) return true;
  const count = counted(plan.to.length, 'recipient');
  const strangers = outside.map(({ address }) => address).join(', ');
  if (!io.isTTY)
    throw new UsageError(
      `${strangers} ${outside.length === 1 ? 'is' : 'are'} not among testRecipients, and nobody is here to ask`,
      'say --yes to send all the same (after npm run: npm run send -- --yes)',
    );
  const answer = await io.ask(
    `${strangers} ${outside.length === 1 ? 'is' : 'are'} not among testRecipients.\nSend “${plan.subject}” to ${count} through ${plan.server}? [y/N] `,
  );
  return /^\s*y(es)?\s*$/i.test(answer);
};
