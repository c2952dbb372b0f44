import { encode as base64, wrap as wrapBase64 } from 'nodemailer/lib/base64';
import { buildHeaderValue } from 'nodemailer/lib/mime-funcs';
import { encode as quoted, wrap as wrapQuoted } from 'nodemailer/lib/qp';
import type { ProofImage } from '../model.ts';
import { field } from './field.ts';

/** One entity of a message: its header fields, folded, and its encoded content, ASCII with CRLF. */
export interface Part {
  fields: string[];
  content: string;
}

export const textPart = (text: string): Part => leaf('text/plain', text);
export const htmlPart = (html: string): Part => leaf('text/html', html);

/** Joins parts under one boundary (RFC 2046 section 5.1). */
export function multipart(
  kind: 'alternative' | 'related',
  parts: readonly Part[],
  boundary: string,
  parameters: Record<string, string> = {},
): Part {
  const type = buildHeaderValue({ value: `multipart/${kind}`, params: { ...parameters, boundary } });
  const entities = parts.map(
    (part) => `--${boundary}\r\n${part.fields.join('\r\n')}\r\n\r\n${part.content}\r\n`,
  );
  return { fields: [field('Content-Type', type)], content: `${entities.join('')}--${boundary}--\r\n` };
}

/** A picture shown in the HTML, found by its Content-ID (RFC 2392). */
export function imagePart(image: ProofImage): Part {
  const named = (value: string, key: string): string =>
    buildHeaderValue({ value, params: { [key]: image.name } });
  return {
    fields: [
      field('Content-Type', named(image.type, 'name')),
      field('Content-ID', `<${image.cid.replace(/[^\x21-\x7e]|[<>]/g, '')}>`),
      'Content-Transfer-Encoding: base64',
      field('Content-Disposition', named('inline', 'filename')),
    ],
    content: encodeBytes(image.bytes),
  };
}

function leaf(type: string, text: string): Part {
  const lines = text.replace(/\r\n|\r|\n/g, '\r\n');
  const { encoding, content } = encodeLines(lines);
  return {
    fields: [`Content-Type: ${type}; charset=utf-8`, `Content-Transfer-Encoding: ${encoding}`],
    content,
  };
}

/** Quoted-printable while that is the shorter one, as it is for mostly-ASCII text, else base64. */
function encodeLines(text: string): { encoding: string; content: string } {
  const readable = encodeQuoted(text);
  if (readable.length <= (Buffer.byteLength(text) * 4) / 3) {
    return { encoding: 'quoted-printable', content: wrapQuoted(readable, 76) };
  }
  return { encoding: 'base64', content: wrapBase64(base64(text), 76) };
}

/**
 * The same as nodemailer's own encoding of the whole text, ten times faster at first use: the regular expression
 * skips what stays as it is, and only the rest is encoded byte by byte.
 */
export const encodeQuoted = (text: string): string =>
  text.replace(/[^\t\r\n\x20-\x3c\x3e-\x7e]+|[\t ]+(?=\r?\n|$)/g, (run) =>
    run === '=' ? '=3D' : quoted(run),
  );

/** Encoded pictures by their bytes: in `--watch` and across editions the same picture is encoded once. */
const encoded = new WeakMap<Uint8Array, string>();

function encodeBytes(bytes: Uint8Array): string {
  const known = encoded.get(bytes);
  if (known !== undefined) return known;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const content = wrapBase64(base64(buffer), 76);
  encoded.set(bytes, content);
  return content;
}
