import { splitMessage } from '../message/headers.ts';

/** What became of a message between sending and fetching it back. */
export interface Comparison {
  /** Whether every byte after the header is the same. */
  sameBody: boolean;
  /** Where and how the bodies first differ, in words. */
  bodyDifference?: string;
  headers: {
    /** Names in the order they stand in the message fetched. */
    added: string[];
    removed: string[];
    changed: { name: string; sent: string; received: string }[];
    /** Same words, folded into lines differently: DKIM's relaxed form does not mind. */
    refolded: string[];
  };
}

/** Compares the bytes sent with the bytes fetched. Both are complete messages with CRLF. */
export const compareMessages = (sent: Uint8Array, received: Uint8Array): Comparison => {
  const [before, after] = [splitMessage(sent), splitMessage(received)];
  const sameBody = Buffer.from(before.body).equals(after.body);
  return {
    sameBody,
    ...(!sameBody && { bodyDifference: firstDifference(before.body, after.body) }),
    headers: compareHeaders(byName(before.headers), byName(after.headers)),
  };
};

type Headers = Map<string, { name: string; raws: string[] }>;

const byName = (headers: { name: string; raw: string }[]): Headers => {
  const map: Headers = new Map();
  for (const { name, raw } of headers) {
    const key = name.toLowerCase();
    const entry = map.get(key) ?? { name, raws: [] };
    entry.raws.push(raw);
    map.set(key, entry);
  }
  return map;
};

const compareHeaders = (before: Headers, after: Headers): Comparison['headers'] => {
  const headers: Comparison['headers'] = { added: [], removed: [], changed: [], refolded: [] };
  for (const [key, { name, raws }] of after) {
    const had = before.get(key)?.raws ?? [];
    headers.added.push(...raws.slice(had.length).map(() => name));
  }
  for (const [key, { name, raws }] of before) {
    // Servers put theirs on top, so the last ones are those that were sent.
    const now = after.get(key)?.raws.slice(-raws.length) ?? [];
    for (const [at, sent] of raws.entries()) {
      const received = now[at];
      if (received === undefined) headers.removed.push(name);
      else if (unfolded(received) !== unfolded(sent)) headers.changed.push({ name, sent, received });
      else if (received !== sent) headers.refolded.push(name);
    }
  }
  return headers;
};

/** RFC 6376 section 3.4.2, in short: line breaks and runs of white space are one space. */
const unfolded = (raw: string): string => raw.replace(/\s+/g, ' ').trim();

const firstDifference = (sent: Uint8Array, received: Uint8Array): string => {
  const [a, b] = [Buffer.from(sent), Buffer.from(received)];
  const end = /(\r?\n)*$/;
  if (a.toString('latin1').replace(end, '') === b.toString('latin1').replace(end, ''))
    return 'only empty lines at its end were added or taken away';
  let at = 0;
  while (at < a.length && a[at] === b[at]) at += 1;
  const line = a.subarray(0, at).toString('latin1').split('\n').length;
  return `from line ${line} of the body on: sent ${excerpt(a, at)}, received ${excerpt(b, at)}`;
};

const excerpt = (bytes: Buffer, at: number): string =>
  JSON.stringify(bytes.subarray(Math.max(at - 20, 0), at + 20).toString('latin1'));
