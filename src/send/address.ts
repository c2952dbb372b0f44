import { domainToASCII } from 'node:url';
import type { Mailbox } from '../model.ts';

/** Someone to send to. */
export interface Recipient {
  /** As it goes on the wire: the domain in A-labels (RFC 5890), the local part as written. */
  address: string;
  /** Two spellings of one mailbox have one key. */
  key: string;
}

/** RFC 5321 4.1.2 dot-string, with RFC 6531's letters beyond ASCII; quoted local parts are not taken. */
const localPart = /^[\p{L}\p{N}\p{M}!#$%&'*+\-/=?^_`{|}~]+(\.[\p{L}\p{N}\p{M}!#$%&'*+\-/=?^_`{|}~]+)*$/u;
const domain = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*$/;

/** Reads one bare address; undefined when it is none that could be sent to. */
export const readAddress = (text: string): Recipient | undefined => {
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0)).normalize('NFC');
  const host = domainToASCII(text.slice(at + 1));
  if (!localPart.test(local) || Buffer.byteLength(local) > 64 || !domain.test(host)) return undefined;
  const address = `${local}@${host}`;
  return { address, key: address.toLowerCase() };
};

/** The envelope's sender, in wire form; throws on an address that is none. */
export const senderOf = (from: Mailbox): string => {
  const sender = readAddress(from.address);
  if (!sender) throw new Error(`cannot send from <${from.address}>`);
  return sender.address;
};
