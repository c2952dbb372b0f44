import type { Secrets } from '../config.ts';
import type { Publication } from '../model.ts';
import { type Recipient, readAddress } from './address.ts';
import { readServer, type ServerSetting, ServerSettingError } from './server.ts';

/** Who gets mail when no server is configured: it goes to Galley's own inbox. */
export const inboxRecipient = 'test@galley.test';

/** One test mail at a time to people who know each other: Galley is no list mailer yet. */
export const recipientLimit = 50;

interface ServerChoice {
  /** `--smtp`. */
  option?: string;
  secrets: Secrets;
  publication: Pick<Publication, 'smtp' | 'root'>;
}

/**
 * The server to send through: `--smtp`, else GALLEY_SMTP_URL, else newsletter.yaml's `smtp`; undefined stands for
 * Galley's own inbox. Throws ServerSettingError.
 */
export const chooseServer = ({ option, secrets, publication }: ServerChoice): ServerSetting | undefined => {
  const configured = secrets.smtpUrl ?? publication.smtp;
  const text = option ?? configured;
  if (!text) return undefined;
  if (option && partOf(option, 'password'))
    throw new ServerSettingError(
      '--smtp holds a password, which the shell remembers and others on this machine can read',
      'set GALLEY_SMTP_PASSWORD in the environment or in .env',
    );
  const login = { user: secrets.smtpUser, password: secrets.smtpPassword };
  return readServer(text, loginBelongsTo(text, configured) ? login : {}, publication.root);
};

/** A login is for the server it was configured with; another gets it only when its address names the user. */
const loginBelongsTo = (text: string, configured: string | undefined): boolean =>
  configured === undefined ||
  partOf(text, 'hostname') === partOf(configured, 'hostname') ||
  partOf(text, 'username') !== '';

const partOf = (text: string, part: 'hostname' | 'username' | 'password'): string =>
  URL.canParse(text) ? new URL(text)[part] : '';

/** The addresses to send to, each mailbox once, and those that are no addresses. */
export const readRecipients = (
  addresses: readonly string[],
): { recipients: Recipient[]; wrong: string[] } => {
  const byKey = new Map<string, Recipient>();
  const wrong: string[] = [];
  for (const text of addresses.map((address) => address.trim())) {
    const recipient = readAddress(text);
    if (!recipient) wrong.push(text);
    else if (!byKey.has(recipient.key)) byKey.set(recipient.key, recipient);
  }
  return { recipients: [...byKey.values()], wrong };
};
