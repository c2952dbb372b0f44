import { addressParser } from 'postal-mime';

/** The mailboxes of an address field, groups opened. */
export const mailboxesOf = (value: string): { name: string; address: string }[] =>
  addressParser(value, { flatten: true }).flatMap((one) =>
    one.address === undefined ? [] : [{ name: one.name, address: one.address }],
  );

/** The part after the last @, in lower case. */
export const domainOf = (address: string): string =>
  address.slice(address.lastIndexOf('@') + 1).toLowerCase();

/** What is wrong with a mail address (RFC 5321, 4.1.2; 6531 for letters outside ASCII). */
export const addressFault = (address: string): string | undefined => {
  const at = address.lastIndexOf('@');
  if (at <= 0) return 'has no name before an @';
  const local = address.slice(0, at);
  const domain = address.slice(at + 1);
  if (/[^\x20-\x7e]/.test(domain)) return 'has a domain outside ASCII, which mail writes as xn--…';
  if (!/^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/i.test(domain))
    return 'has no valid domain';
  if (/[^\x20-\x7e]/.test(local)) return 'has a name outside ASCII, which needs SMTPUTF8 on every server';
  if (local.length > 64) return 'has a name of over 64 characters';
  if (!/^(?:[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*|"[^"\r\n]*")$/i.test(local))
    return 'has a character that is not allowed before the @';
  return undefined;
};
