import type { Phase } from './failure.ts';

/** A whole reply of a server: its code and its text, a line each, without the codes. */
export interface Reply {
  code: number;
  /** The raw reply, cleaned for a terminal, lines joined with a space. */
  text: string;
  lines: string[];
}

/** RFC 5321 4.2.1: three digits 2–5, 0–5, 0–9, the same on every line, `-` on all but the last. */
const line = /^([2-5][0-5]\d)(?:[ -](.*))?$/;

/** Reads a reply; undefined when it is not one. Lines may end in LF or CRLF. */
export const readReply = (raw: string): Reply | undefined => {
  const found = raw.split(/\r?\n/).map((text) => line.exec(text));
  const code = found[0]?.[1];
  if (code === undefined || found.some((match) => match?.[1] !== code)) return undefined;
  return { code: Number(code), text: cleanReply(raw), lines: found.map((match) => match?.[2] ?? '') };
};

/** RFC 5321 4.3.2: whether a reply is one that `phase` can have. Refusals may come at any time. */
export const fits = ({ code }: Reply, phase: Phase, asked: boolean): boolean => {
  if (code >= 400) return true;
  if (phase === 'greeting' || (phase === 'tls' && !asked)) return code === 220;
  if (!asked) return false;
  if (phase === 'data') return code === 354;
  if (phase === 'auth') return code === 334 || code === 235;
  return code < 300;
};

/** A server's words made safe to print: no control characters or escape sequences, at most 600 characters. */
export const cleanReply = (raw: string): string => {
  const text = raw
    .replace(/\r?\n\d{3}[ -]?/g, ' ')
    .replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim();
  return text.length > 600 ? `${text.slice(0, 599)}…` : text;
};
