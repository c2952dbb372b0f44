import { asBuffer } from '../octets.ts';
import { eachLine, type RawHeader, readHeaders, unfold } from './bytes.ts';

/** A part of a message as its octets stand; offsets into the message. */
export interface Part {
  headers: RawHeader[];
  /** In lower case, `text/plain` when there is none. */
  type: string;
  /** Parameters of Content-Type, names in lower case. */
  parameters: Record<string, string>;
  /** Content-Transfer-Encoding in lower case, `7bit` when there is none. */
  encoding: string;
  bodyStart: number;
  bodyEnd: number;
  parts: Part[];
  /** What is wrong with its boundary, each a clause for a finding. */
  problems: string[];
}

const deepest = 20;

/**
 * The tree of parts of a message, by its boundary lines alone (RFC 2046, 5.1). Decoding is postal-mime's;
 * this looks at what a lenient parser forgives.
 */
export const readStructure = (message: Uint8Array): Part => readPart(message, 0, message.length, 0);

/** All parts, the outermost first. */
export const allParts = (part: Part): Part[] => [part, ...part.parts.flatMap(allParts)];

export const headerOf = (part: Part, name: string): string | undefined => {
  const header = part.headers.find((one) => one.name === name);
  return header && unfold(header);
};

const readPart = (message: Uint8Array, start: number, end: number, depth: number): Part => {
  const headers = readHeaders(message.subarray(start, end));
  const declared = headers.find((header) => header.name === 'content-type');
  const { type, parameters } = readType(declared ? unfold(declared) : '');
  const encoding = headers.find((header) => header.name === 'content-transfer-encoding');
  const part: Part = {
    headers,
    type,
    parameters,
    encoding: encoding ? unfold(encoding).toLowerCase() : '7bit',
    bodyStart: bodyStart(message, start, end),
    bodyEnd: end,
    parts: [],
    problems: [],
  };
  if (type.startsWith('multipart/') && depth < deepest) readParts(message, part, depth);
  return part;
};

const bodyStart = (message: Uint8Array, start: number, end: number): number => {
  let body = end;
  eachLine(message.subarray(start, end), (lineStart, lineEnd) => {
    if (lineStart !== lineEnd) return undefined;
    body = Math.min(end, start + lineEnd + (message[start + lineEnd] === 13 ? 2 : 1));
    return false;
  });
  return body;
};

const readParts = (message: Uint8Array, part: Part, depth: number): void => {
  const { boundary } = part.parameters;
  if (!boundary) {
    part.problems.push('declares no boundary');
    return;
  }
  const { ranges, closed } = split(message, part, boundary);
  if (ranges.length === 0) part.problems.push('never uses its boundary');
  else if (!closed) part.problems.push('is never closed by its boundary');
  for (const [start, end] of ranges) part.parts.push(readPart(message, start, end, depth + 1));
};

const split = (
  message: Uint8Array,
  part: Part,
  boundary: string,
): { ranges: [number, number][]; closed: boolean } => {
  const body = asBuffer(message).subarray(part.bodyStart, part.bodyEnd);
  const ranges: [number, number][] = [];
  let open: number | undefined;
  let closed = false;
  eachLine(body, (start, end) => {
    if (body[start] !== 45 || body[start + 1] !== 45 || end - start > boundary.length + 74) return undefined;
    const line = body.toString('latin1', start, end).trimEnd();
    const closes = line === `--${boundary}--`;
    if (!closes && line !== `--${boundary}`) return undefined;
    if (open !== undefined) ranges.push([open, Math.max(open, part.bodyStart + start)]);
    open = closes ? undefined : part.bodyStart + Math.min(body.length, end + (body[end] === 13 ? 2 : 1));
    closed = closes;
    return closes ? false : undefined;
  });
  if (open !== undefined) ranges.push([open, part.bodyEnd]);
  return { ranges, closed };
};

const readType = (value: string): { type: string; parameters: Record<string, string> } => {
  const parameters: Record<string, string> = {};
  for (const [, name = '', quoted, plain] of value.matchAll(
    /;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;]*))/g,
  ))
    parameters[name.toLowerCase()] ??= quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '';
  return { type: /^\s*([^\s;]+\/[^\s;]+)/.exec(value)?.[1]?.toLowerCase() ?? 'text/plain', parameters };
};
