import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ImapFlow } from 'imapflow';

/**
 * Fetches a message by its Message-ID (with angle brackets); undefined when it is not there, or, where it may still be on
 * its way and so is waited for, does not come in time.
 */
export interface Mailbox {
  fetch: (messageId: string, options: { wait: boolean }) => Promise<Uint8Array | undefined>;
  close: () => Promise<void>;
}

/** An IMAP setting that cannot be used. */
export class MailboxError extends Error {
  readonly hint: string;

  constructor(message: string, hint: string, cause?: unknown) {
    super(message, { cause });
    this.hint = hint;
  }
}

/** Galley's own inbox by its HTTP API: what it has accepted, it has. */
export const ownMailbox = (api: string): Mailbox => ({
  fetch: async (messageId) => {
    const search = encodeURIComponent(messageId);
    const list = (await (await fetch(`${api}/api/messages?search=${search}`)).json()) as {
      messages: { id: string; messageId?: string }[];
    };
    const found = list.messages.find((message) => message.messageId === messageId);
    if (!found) return undefined;
    const raw = await fetch(`${api}/api/messages/${encodeURIComponent(found.id)}/raw`);
    return raw.ok ? new Uint8Array(await raw.arrayBuffer()) : undefined;
  },
  close: async () => {},
});

interface ImapSetting {
  /** `imaps://user@host[:993]/MAILBOX`, or `imap://` for STARTTLS; `?ca=FILE`, a path from `folder`. */
  url: string;
  /** For an address without a login. */
  user?: string;
  password?: string;
  folder: string;
  /** Milliseconds to wait for a message to arrive. */
  patience?: number;
}

/** A mailbox by IMAP, always encrypted. Throws MailboxError when it cannot be opened. */
export const imapMailbox = async (setting: ImapSetting): Promise<Mailbox> => {
  const { options, mailbox } = readImap(setting);
  const { ImapFlow } = await import('imapflow');
  const client = new ImapFlow(options);
  client.on('error', () => {});
  try {
    await client.connect();
    await client.mailboxOpen(mailbox, { readOnly: true });
  } catch (cause) {
    const { responseText, message } = cause as { responseText?: string; message: string };
    throw new MailboxError(
      `the mailbox at ${options.host} could not be opened: ${responseText ?? message}`,
      'check the address and the login; it is always encrypted, and the certificate is checked',
      cause,
    );
  }
  const patience = setting.patience ?? 60_000;
  return {
    fetch: (messageId, { wait }) => waitFor(client, messageId, Date.now() + (wait ? patience : 0)),
    close: () => client.logout().catch(() => client.close()),
  };
};

const waitFor = async (
  client: ImapFlow,
  messageId: string,
  until: number,
): Promise<Uint8Array | undefined> => {
  for (;;) {
    const uids = await client.search({ header: { 'message-id': messageId } }, { uid: true });
    const uid = Array.isArray(uids) ? uids.at(-1) : undefined;
    if (uid !== undefined) {
      const message = await client.fetchOne(String(uid), { source: true }, { uid: true });
      return (message || undefined)?.source;
    }
    if (Date.now() > until) return undefined;
    await new Promise((resolve) => setTimeout(resolve, 500));
    await client.noop();
  }
};

const readImap = ({ url: text, user, password, folder }: ImapSetting) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^imaps?:$/.test(url.protocol) || !url.hostname)
    throw new MailboxError(
      'the mailbox is not given as an imap:// or imaps:// address',
      'write imaps://user@imap.example.com/INBOX',
    );
  const name = decodeURIComponent(url.username) || user;
  const pass = decodeURIComponent(url.password) || password;
  if (!name || !pass)
    throw new MailboxError(
      'there is no login for the mailbox',
      'set GALLEY_IMAP_URL with user and password, in the environment or in .env',
    );
  const secure = url.protocol === 'imaps:';
  const ca = url.searchParams.get('ca');
  return {
    mailbox: decodeURIComponent(url.pathname.slice(1)) || 'INBOX',
    options: {
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: Number(url.port) || (secure ? 993 : 143),
      secure,
      ...(!secure && { doSTARTTLS: true }),
      auth: { user: name, pass },
      ...(ca && { tls: { ca: readFileSync(resolve(folder, ca), 'utf8') } }),
      logger: false as const,
    },
  };
};
