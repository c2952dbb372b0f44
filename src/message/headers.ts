import type { Mailbox } from '../model.ts';
import { asBuffer } from '../octets.ts';
import { formatMailbox } from './address.ts';
import { formatDate } from './date.ts';
import { encodeText, field } from './field.ts';

/** One header field as it stands in a message: folded, without its last CRLF, one character a byte (latin1). */
export interface HeaderField {
  /** As written, e.g. `Message-ID`. */
  name: string;
  raw: string;
}

/** A message taken apart. `body` shares memory with the bytes it came from. */
export interface Message {
  headers: HeaderField[];
  body: Uint8Array;
}

/** Headers of an attempt to send. */
export interface Changes {
  to?: Mailbox;
  /** Shown as clocks in `timeZone` do. */
  date?: { instant: Date; timeZone: string };
  /** Without angle brackets. */
  messageId?: string;
  subject?: string;
}

/** Parts a message at its first empty line (RFC 5322 section 2.1). Throws when there is none. */
export function splitMessage(bytes: Uint8Array): Message {
  const buffer = asBuffer(bytes);
  const end = buffer.indexOf('\r\n\r\n');
  if (end < 0) throw new Error('The message has no empty line after its header');
  const fields = buffer.toString('latin1', 0, end).split(/\r\n(?![ \t])/);
  const headers = fields.map((raw) => ({ name: raw.slice(0, raw.indexOf(':')).trim(), raw }));
  return { headers, body: buffer.subarray(end + 4) };
}

/** The bytes of a message; `joinMessage(splitMessage(bytes))` equals `bytes`. */
export function joinMessage({ headers, body }: Message): Uint8Array {
  const head = headers.map(({ raw }) => `${raw}\r\n`).join('');
  return Buffer.concat([Buffer.from(`${head}\r\n`, 'latin1'), body]);
}

/**
 * The message with the given headers replaced in their places, or added after the others where it has none; all
 * other headers and the body stay as they are, byte for byte. Throws for an address or Message-ID that is none.
 */
export function withHeaders(message: Message, changes: Changes): Message {
  const made = new Map(changed(changes).map((header) => [header.name.toLowerCase(), header]));
  const headers: HeaderField[] = [];
  for (const header of message.headers) {
    const key = header.name.toLowerCase();
    const replacement = made.get(key);
    headers.push(replacement ?? header);
    if (replacement) made.delete(key);
  }
  return { headers: [...headers, ...made.values()], body: message.body };
}

function changed({ to, date, messageId, subject }: Changes): HeaderField[] {
  const headers: HeaderField[] = [];
  if (to) headers.push(header('To', formatMailbox(to)));
  if (date) headers.push(header('Date', formatDate(date.instant.getTime(), date.timeZone)));
  if (messageId !== undefined) headers.push(header('Message-ID', `<${checkedId(messageId)}>`));
  if (subject !== undefined) headers.push(header('Subject', encodeText(subject)));
  return headers;
}

const header = (name: string, value: string): HeaderField => ({
  name,
  raw: Buffer.from(field(name, value)).toString('latin1'),
});

/** RFC 5322 section 3.6.4: dot-atom text, `@`, dot-atom text or a literal. */
function checkedId(id: string): string {
  if (/^[^\s<>@\x00-\x1f\x7f-\uffff]+@[^\s<>@\x00-\x1f\x7f-\uffff]+$/.test(id)) return id;
  throw new Error(`Not a Message-ID: ${JSON.stringify(id)}`);
}
