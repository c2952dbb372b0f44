import { encode as base64, wrap as wrapBase64 } from 'nodemailer/lib/base64';
import { buildHeaderValue } from 'nodemailer/lib/mime-funcs';
import { encode as quoted, wrap as wrapQuoted } from 'nodemailer/lib/qp';
import type { ProofImage } from '../model.ts';
import { asBuffer, octetsOf } from '../octets.ts';
import { field } from './field.ts';

/** One entity of a message: its header fields, folded, and the pieces of its encoded content, ASCII with CRLF. */
export interface Part {
  fields: string[];
  content: Piece[];
}

/** ASCII text, or the same as bytes. */
type Piece = string | Buffer;

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
  const content: Piece[] = [];
  for (const part of parts) {
    content.push(`--${boundary}\r\n${part.fields.join('\r\n')}\r\n\r\n`, ...part.content, '\r\n');
  }
  content.push(`--${boundary}--\r\n`);
  return { fields: [field('Content-Type', type)], content };
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
    content: [encodeBytes(image.bytes)],
  };
}

function leaf(type: string, text: string): Part {
  const { encoding, content } = encodeLines(text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text);
  return {
    fields: [`Content-Type: ${type}; charset=utf-8`, `Content-Transfer-Encoding: ${encoding}`],
    content: [content],
  };
}

/** Quoted-printable while that is the shorter one, as it is for mostly-ASCII text, else base64. `text` has LF line ends. */
function encodeLines(text: string): { encoding: string; content: string } {
  const octets = octetsOf(text);
  const lines = octets.toString('latin1').split('\n');
  const size = octets.length + lines.length - 1;
  const last = encodeQuoted(lines.pop() ?? '');
  const encoded = lines.map(encodeLine);
  const readable = encoded.reduce((sum, line) => sum + line.readable, last.length);
  if (readable <= (size * 4) / 3) {
    const pieces = encoded.map((line) => line.content);
    return { encoding: 'quoted-printable', content: pieces.join('') + wrapQuoted(last, columns) };
  }
  return { encoding: 'base64', content: wrapBase64(base64(text.replaceAll('\n', '\r\n')), columns) };
}

const columns = 76;

interface EncodedLine {
  /** Length before soft line breaks were put in. */
  readable: number;
  content: string;
}

/** Most lines of a page are the theme's, the same in every edition, so that the first pages have them all. */
const mostKnown = 2000;
const knownLines = new Map<string, EncodedLine>();

/**
 * One line with its end, quoted-printable: encoding and soft line breaks (RFC 2045 section 6.7) look at nothing beyond a
 * line's end, so that a page may be encoded line by line.
 */
function encodeLine(line: string): EncodedLine {
  const known = knownLines.get(line);
  if (known) return known;
  const readable = encodeQuoted(`${line}\r\n`);
  const encoded = { readable: readable.length, content: breakSoftly(readable) };
  if (knownLines.size < mostKnown) knownLines.set(ownCopy(line), encoded);
  return encoded;
}

/** V8 keeps the whole page for the sake of a line that was cut out of it. */
const ownCopy = (line: string): string => Buffer.from(line, 'latin1').toString('latin1');

/**
 * Quoted-printable of UTF-8 octets, one a letter, the same as nodemailer's own encoding of the whole text and several times
 * faster: the regular expression skips what stays as it is, and only the rest is encoded, byte by byte.
 */
const encodeQuoted = (octets: string): string =>
  octets.replace(/[^\t\r\n\x20-\x3c\x3e-\x7e]+|[\t ]+(?=\r?\n|$)/g, encodeRun);

/** `=`, typographic quotes and accented letters come by the hundred. */
const shortRuns = new Map<string, string>();

function encodeRun(run: string): string {
  if (run === '=') return '=3D';
  let encoded = shortRuns.get(run);
  if (encoded === undefined) {
    encoded = quoted(Buffer.from(run, 'latin1'));
    if (run.length <= 8 && shortRuns.size < 1000) shortRuns.set(run, encoded);
  }
  return encoded;
}

/**
 * A quoted-printable line that ends in CRLF, with the soft line breaks nodemailer would put in. As prose has a space or a
 * full stop near the end of every line, that case is done here; any other is left to nodemailer.
 */
function breakSoftly(line: string): string {
  let broken = '';
  let at = 0;
  while (line.length - at > columns) {
    const end = lastBreak(line, at + columns);
    if (end < 0) return broken + wrapQuoted(line.slice(at), columns);
    broken += `${line.slice(at, end)}=\r\n`;
    at = end;
  }
  return broken + line.slice(at);
}

const breakable = new Set([...' \t.,!?'].map((character) => character.charCodeAt(0)));

/** Where to break a line at the latest: after the last space or full stop of the third before `limit`; -1 without one. */
function lastBreak(line: string, limit: number): number {
  for (let at = limit - 1; at >= limit - Math.floor(columns / 3); at--)
    // The `=` of the soft break needs a column, too.
    if (breakable.has(line.charCodeAt(at))) return Math.min(at + 1, limit - 1);
  return -1;
}

/** Encoded pictures by their bytes: in `--watch` and across editions the same picture is encoded once. */
const encoded = new WeakMap<Uint8Array, Buffer>();

function encodeBytes(bytes: Uint8Array): Buffer {
  const known = encoded.get(bytes);
  if (known) return known;
  const buffer = asBuffer(bytes);
  const content = Buffer.from(wrapBase64(base64(buffer), columns), 'latin1');
  encoded.set(bytes, content);
  return content;
}
