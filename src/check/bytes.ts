import { asBuffer } from '../octets.ts';
/** One header field of a message as its bytes stand: folded lines kept. */
export interface RawHeader {
  /** In lower case. */
  name: string;
  /** The value's lines as Latin-1, without line ends. */
  lines: string[];
  /** 1-based line in the message. */
  line: number;
}

const CR = 13;
const LF = 10;

/** Calls `visit` with start and end offsets (line end excluded) of every line; a lone LF ends a line too. */
export const eachLine = (
  bytes: Uint8Array,
  visit: (start: number, end: number, number: number) => boolean | undefined,
): void => {
  const buffer = asBuffer(bytes);
  let start = 0;
  for (let number = 1; start < buffer.length; number++) {
    const found = buffer.indexOf(LF, start);
    const stop = found < 0 ? buffer.length : found;
    const end = stop > start && buffer[stop - 1] === CR ? stop - 1 : stop;
    if (visit(start, end, number) === false) return;
    start = stop + 1;
  }
};

/** The header fields up to the first empty line, for rules about the octets themselves (RFC 5322, 2.2). */
export const readHeaders = (bytes: Uint8Array): RawHeader[] => {
  const buffer = asBuffer(bytes);
  const headers: RawHeader[] = [];
  eachLine(bytes, (start, end, line) => {
    if (start === end) return false;
    const text = buffer.toString('latin1', start, end);
    const last = headers.at(-1);
    if (/^[ \t]/.test(text) && last) last.lines.push(text);
    else headers.push(splitField(text, line));
    return undefined;
  });
  return headers;
};

const splitField = (text: string, line: number): RawHeader => {
  const colon = text.indexOf(':');
  if (colon < 0) return { name: '', lines: [text], line };
  return { name: text.slice(0, colon).trim().toLowerCase(), lines: [text.slice(colon + 1)], line };
};

/** A header's value unfolded: line ends taken out, the ends trimmed (RFC 5322, 2.2.3). */
export const unfold = (header: RawHeader): string => header.lines.join('').trim();
