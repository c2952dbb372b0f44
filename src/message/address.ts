import { domainToASCII } from 'node:url';
import { quoteString } from 'nodemailer/lib/mime-funcs';
import type { Mailbox } from '../model.ts';
import { encodeWords, isPlain, oneLine } from './field.ts';

/** RFC 5322 dot-atom, with the non-ASCII letters RFC 6531 adds. */
const dotAtom =
  /^[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~\u0080-\uffff]+(?:\.[A-Za-z0-9!#$%&'*+\-/=?^_`{|}~\u0080-\uffff]+)*$/;

/**
 * A mailbox for From, To or Reply-To: `Name <local@domain>`, the name quoted or encoded where it must be.
 * Throws when the address is not one address; configuration refuses those earlier.
 */
export function formatMailbox({ name, address }: Mailbox): string {
  const spec = formatAddress(address);
  const clean = oneLine(name ?? '');
  return clean ? `${formatName(clean)} <${spec}>` : spec;
}

/** `local@domain` (RFC 5322 section 3.4.1), the domain in its ASCII form (RFC 5891), of lengths RFC 5321 allows. */
export function formatAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, Math.max(at, 0));
  const domain = asciiDomain(address.slice(at + 1));
  const short = local.length <= 64 && domain.length <= 255;
  const one = dotAtom.test(local) || /^"(?:[^"\\]|\\.)*"$/.test(local);
  if (one && short && domain && !/[\x00-\x1f\x7f]/.test(address)) return `${local}@${domain}`;
  throw new Error(`Not a mail address: ${JSON.stringify(address)}`);
}

/** The domain of an address in its ASCII form. */
export const domainOf = (address: string): string => {
  const spec = formatAddress(address);
  return spec.slice(spec.lastIndexOf('@') + 1);
};

const asciiDomain = (domain: string): string =>
  /^\[[A-Za-z0-9:.]+\]$/.test(domain) ? domain : domainToASCII(domain);

function formatName(name: string): string {
  if (/^[\w ]*$/.test(name) && isPlain(name)) return name;
  return isPlain(name) ? quoteString(name) : encodeWords(name);
}
