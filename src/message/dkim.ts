import { type KeyObject, sign } from 'node:crypto';
import { once } from 'node:events';
import { promisify } from 'node:util';
import RelaxedBody from 'nodemailer/lib/dkim/relaxed-body';
import nodemailerSign from 'nodemailer/lib/dkim/sign';
import { foldLines } from 'nodemailer/lib/mime-funcs';
import type { Message } from './headers.ts';

export interface DkimOptions {
  /** `d=`, a domain name; non-ASCII ones in their ASCII form. */
  domain: string;
  /** `s=`, where the record is: `<selector>._domainkey.<domain>`. */
  selector: string;
  /** From `loadDkimKey`. */
  key: KeyObject;
  /** From `hashBody`: the same for every recipient of one body. */
  bodyHash: string;
  /** `t=`, when it was signed. */
  time?: Date;
}

/**
 * Signed whether present or not, once more than they occur, so that nobody can add another one (RFC 6376 section
 * 8.15). rspamd's default choice.
 */
const always = ['From', 'Reply-To', 'Subject', 'To', 'Cc'];
/** Signed in the same way where present. Both List-Unsubscribe headers must be (RFC 8058 section 4). */
const whenPresent = [
  'Sender',
  'Date',
  'Message-ID',
  'In-Reply-To',
  'References',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Content-Language',
  'List-Id',
  'List-Help',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
  'List-Subscribe',
  'List-Post',
  'List-Owner',
  'List-Archive',
];

/**
 * The message with a DKIM-Signature first: rsa-sha256, relaxed/relaxed (RFC 6376). Canonical forms are nodemailer's;
 * its signer is not used because it cannot sign a header's absence.
 * Throws when a header to sign occurs twice, which a receiver could read either way.
 */
export async function signMessage(message: Message, options: DkimOptions): Promise<Message> {
  const { data, finish } = unsignedOf(message, options);
  return finish(await signAside('sha256', data, options.key));
}

/** On another thread: RSA is most of the work of sending to many. */
const signAside = promisify(sign);

/** What is to be signed, and what makes of its signature the message. */
function unsignedOf(
  message: Message,
  options: DkimOptions,
): { data: Buffer; finish: (signature: Buffer) => Message } {
  const lines = message.headers.map(({ name, raw }) => ({ key: name.toLowerCase(), line: raw }));
  const present = lines.map(({ key }) => key);
  const names = [...always, ...whenPresent.filter((name) => present.includes(name.toLowerCase()))];
  refuseDoubles(present, names);
  const signed = nodemailerSign.relaxedHeaders(lines, names.join(':'));
  const unsigned = signatureHeader(options, [...signed.fieldNames.split(':'), ...names]);
  const canonical = signed.headers + relaxed('dkim-signature', `${unsigned}b=`);
  const finish = (signature: Buffer): Message => {
    const raw = `${unsigned}b=${signature.toString('base64').replace(/.{72}(?=.)/g, '$&\r\n ')}`;
    return { headers: [{ name: 'DKIM-Signature', raw }, ...message.headers], body: message.body };
  };
  return { data: Buffer.from(canonical, 'latin1'), finish };
}

/** Base64 of SHA-256 over the body in relaxed form (RFC 6376 section 3.4.4): once a body, whoever it goes to. */
export async function hashBody(body: Uint8Array): Promise<string> {
  const hasher = new RelaxedBody();
  const hashed = once(hasher, 'hash');
  hasher.resume().end(body);
  const [hash] = await hashed;
  return String(hash);
}

function refuseDoubles(present: string[], names: string[]): void {
  for (const name of names) {
    const key = name.toLowerCase();
    if (present.indexOf(key) !== present.lastIndexOf(key)) {
      throw new Error(`The message has more than one ${name} header`);
    }
  }
}

/** The header up to `b=`, which comes last on a line of its own. */
function signatureHeader({ domain, selector, bodyHash, time }: DkimOptions, names: string[]): string {
  const tags = ['v=1', 'a=rsa-sha256', 'c=relaxed/relaxed', `d=${domain}`, `s=${selector}`];
  if (time) tags.push(`t=${Math.floor(time.getTime() / 1000)}`);
  tags.push(`h=${names.map((name) => name.toLowerCase()).join(': ')}`, `bh=${bodyHash}`);
  return `${foldLines(`DKIM-Signature: ${tags.join('; ')};`, 76)}\r\n `;
}

/** One header in relaxed form, without the CRLF that would end it. */
const relaxed = (key: string, line: string): string =>
  nodemailerSign.relaxedHeaders([{ key, line }], key).headers.slice(0, -2);
