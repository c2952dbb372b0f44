import type { Publication } from '../model.ts';
import { domainOf } from './address.ts';
import { encodeText, field, oneLine } from './field.ts';

type ListSettings = Pick<Publication, 'name' | 'from' | 'unsubscribe' | 'listId'>;

/** Header lines cannot fold inside an address, and no line may pass 998 octets (RFC 5322 section 2.1.1). */
const longestAddress = 900;

/**
 * List-Id (RFC 2919) always; List-Unsubscribe (RFC 2369) when there is a way to leave; List-Unsubscribe-Post
 * (RFC 8058) when that way is an https address, which promises that a bare POST to it unsubscribes.
 * An address that does not parse or is over 900 octets long is left out.
 */
export function listFields(publication: ListSettings): string[] {
  const https = webAddress(publication.unsubscribe?.url);
  const mail = mailAddress(publication.unsubscribe?.mailto);
  const ways = [https, mail].filter((way) => way !== undefined).map((way) => `<${way}>`);
  const fields = [field('List-Id', listId(publication))];
  if (ways.length > 0) fields.push(field('List-Unsubscribe', ways.join(', ')));
  if (https?.startsWith('https:')) fields.push('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
  return fields;
}

/** `Name <identifier>`; without one in the configuration, the name's ASCII letters before the sender's domain. */
function listId({ name, from, listId }: ListSettings): string {
  const given = oneLine(listId ?? '')
    .replace(/[^A-Za-z0-9._-]/g, '')
    .slice(0, 255);
  return `${phrase(name)}<${given || `${slug(name)}.${domainOf(from.address)}`}>`;
}

const phrase = (name: string): string => {
  const clean = oneLine(name).replace(/["\\()<>[\]:;@,.]/g, '');
  return clean ? `${encodeText(clean)} ` : '';
};

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}|['’]/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '') || 'newsletter';

function webAddress(address: string | undefined): string | undefined {
  if (!address || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return /^https?:$/.test(url.protocol) ? safe(url.href) : undefined;
}

const mailAddress = (address: string | undefined): string | undefined =>
  address ? safe(address.startsWith('mailto:') ? address : `mailto:${address}`) : undefined;

/** What would end the angle brackets, the list or the line is percent-encoded. */
function safe(address: string): string | undefined {
  const whole = Buffer.from(address).toString();
  const encoded = whole.replace(/[^\x21-\x7e]|[<>,"\\]/gu, encodeURIComponent);
  return encoded.length <= longestAddress ? encoded : undefined;
}
