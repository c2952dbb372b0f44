import { asLatin1 } from '../octets.ts';

/**
 * A message's bytes as they go on the wire: dots at the starts of lines doubled (RFC 5321 4.5.2), CRLF at the end.
 * Throws on a bare CR or LF, which servers read differently: what one takes for text is to another the final dot.
 */
export const wireForm = (bytes: Uint8Array): Buffer => {
  const text = asLatin1(bytes);
  if (/\r(?!\n)|(?<!\r)\n/.test(text)) throw new Error('the message has a line that does not end in CRLF');
  const stuffed = text.replace(/^\./gm, '..');
  return Buffer.from(stuffed === '' || stuffed.endsWith('\r\n') ? stuffed : `${stuffed}\r\n`, 'latin1');
};

export const hasEightBit = (bytes: Uint8Array): boolean => /[\x80-\xff]/.test(asLatin1(bytes));

const known = new WeakMap<Uint8Array, Buffer>();

/** The same of a body that goes to many: made once. */
export const sharedWireForm = (body: Uint8Array): Buffer => {
  const made = known.get(body) ?? wireForm(body);
  known.set(body, made);
  return made;
};
