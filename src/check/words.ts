/** An encoded word of RFC 2047 as it stands in a header. */
export interface EncodedWord {
  raw: string;
  charset: string;
  encoding: 'b' | 'q';
  data: string;
}

/** All encoded words in a header's value. */
export const encodedWords = (value: string): EncodedWord[] =>
  [...value.matchAll(/=\?([^?\s]*)\?([^?\s]*)\?([^?]*)\?=/g)].map(
    ([raw, charset = '', encoding = '', data = '']) => ({
      raw,
      charset: charset.replace(/\*.*$/, ''),
      encoding: encoding.toLowerCase() === 'b' ? 'b' : 'q',
      data,
    }),
  );

/** The octets an encoded word stands for; undefined when they cannot be told. */
export const octetsOf = ({ encoding, data }: EncodedWord): Uint8Array | undefined => {
  if (encoding === 'b') return /^[A-Za-z0-9+/]*={0,2}$/.test(data) ? Buffer.from(data, 'base64') : undefined;
  if (/=(?![0-9A-Fa-f]{2})|[^\x21-\x7e]/.test(data)) return undefined;
  return fromQuoted(data.replaceAll('_', ' '));
};

/** Quoted-printable text to octets, RFC 2045, 6.7; faulty escapes stay as they are. */
export const fromQuoted = (text: string): Uint8Array =>
  Buffer.from(
    text
      .replace(/[ \t]*\r?\n/g, '\n')
      .replace(/=\n/g, '')
      .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );

/** Octets to text; undefined when the charset is unknown, and `valid` is false when they are not of that charset. */
export const decodeOctets = (
  octets: Uint8Array,
  charset: string,
): { text: string; valid: boolean } | undefined => {
  try {
    return { text: new TextDecoder(charset, { fatal: true }).decode(octets), valid: true };
  } catch {
    try {
      return { text: new TextDecoder(charset).decode(octets), valid: false };
    } catch {
      return undefined;
    }
  }
};
