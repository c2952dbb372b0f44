import type { Email } from 'postal-mime';
import type { MailFile } from './maildir.ts';
import type { Envelope } from './smtp.ts';

/** One line of the list. */
export interface Summary {
  id: string;
  /** ISO 8601. */
  received: string;
  /** Octets as received. */
  size: number;
  seen: boolean;
  subject: string;
  /** From header: name and address, whichever there are. */
  from: { name: string; address: string };
  /** The envelope's recipients; the To header's for mail another program put into the folder. */
  to: string[];
  /** Envelope sender; absent for mail another program put into the folder. */
  sender?: string;
  /** Message-ID with its angle brackets. */
  messageId?: string;
}

/** A header section longer than this is cut for the summary. */
const longestHeader = 256 * 1024;

/** Reads the header section only, so that the list needs no bodies. */
export async function summarize(
  file: Pick<MailFile, 'id' | 'seen'>,
  message: Uint8Array,
  size: number,
  received: string,
  envelope: Envelope | undefined,
): Promise<Summary> {
  const { default: PostalMime } = await import('postal-mime');
  // what cannot be parsed is still listed, without a subject
  const email = await PostalMime.parse(headerSection(message)).catch((): Partial<Email> => ({}));
  const from = email.from ?? email.sender;
  return {
    id: file.id,
    received,
    size,
    seen: file.seen,
    subject: email.subject ?? '',
    from: { name: from?.name ?? '', address: from?.address ?? '' },
    to: envelope?.to ?? (email.to ?? []).flatMap((to) => to.address ?? []),
    ...(envelope && { sender: envelope.from }),
    ...(email.messageId && { messageId: email.messageId }),
  };
}

/** Up to and with the empty line; a message may use bare LFs. */
function headerSection(message: Uint8Array): ArrayBuffer {
  // an ArrayBuffer of its own spares postal-mime the way over a Blob
  return new Uint8Array(message.subarray(0, Math.min(bodyStart(message), longestHeader))).buffer;
}

/** Offset of the first octet after the empty line that ends the header section; the length when there is none. */
export function bodyStart(message: Uint8Array): number {
  if (message[0] === 0x0a) return 1;
  if (message[0] === 0x0d && message[1] === 0x0a) return 2;
  for (let at = message.indexOf(0x0a); at !== -1; at = message.indexOf(0x0a, at + 1)) {
    if (message[at + 1] === 0x0a) return at + 2;
    if (message[at + 1] === 0x0d && message[at + 2] === 0x0a) return at + 3;
  }
  return message.length;
}
