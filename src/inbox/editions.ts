import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExpertOptions } from './expert.ts';
import { type Parsed, parseMessage } from './parsed.ts';
import { bodyStart } from './summary.ts';

/** A built `message.eml`, as far as comparing needs it. */
export interface BuiltEdition {
  /** Its folder's name below out/. */
  id: string;
  modified: number;
  bodyHash: string;
  headers: Parsed['headers'];
  subject: string;
}

export interface EditionVerdict {
  status: 'same' | 'different' | 'none';
  /** The edition it was compared with. */
  id?: string;
  words: string;
  /** Headers that differ beside those each sending sets anew. */
  headers: { name: string; built?: string; received?: string }[];
}

/** Set anew for each attempt, or added on the way. */
const ownHeaders = ['to', 'date', 'message-id', 'dkim-signature', 'received', 'return-path', 'delivered-to'];

/** Compares a message with the editions in `out`: with the one whose body it has, else with the one of its subject. */
export async function compareWithEditions(
  message: Buffer,
  parsed: Parsed,
  { out, editions }: ExpertOptions,
): Promise<EditionVerdict> {
  if (out === undefined) return none('Not compared: no folder of built editions is known here');
  const built = await readEditions(out, editions);
  if (built.length === 0) return none('Not compared: nothing is built yet');
  const hash = bodyHash(message);
  const subject = fieldOf(parsed.headers, 'subject');
  const same = built.find((edition) => edition.bodyHash === hash);
  // a test's subject may have a prefix
  const alike = same ?? built.find((edition) => edition.subject !== '' && subject.endsWith(edition.subject));
  if (!alike) return none('No built edition has this body or this subject');
  const headers = differences(alike.headers, parsed.headers);
  if (!same) {
    const words = `The body differs from the edition ${alike.id} as it is built now`;
    return { status: 'different', id: alike.id, words, headers };
  }
  const words = `The body is that of the edition ${alike.id}, byte for byte`;
  return { status: 'same', id: alike.id, words, headers };
}

function none(words: string): EditionVerdict {
  return { status: 'none', words, headers: [] };
}

async function readEditions(out: string, known: Map<string, BuiltEdition>): Promise<BuiltEdition[]> {
  const names = await readdir(out).catch(() => []);
  const found = await Promise.all(names.map((name) => readEdition(out, name, known)));
  return found.flatMap((edition) => edition ?? []);
}

async function readEdition(
  out: string,
  id: string,
  known: Map<string, BuiltEdition>,
): Promise<BuiltEdition | undefined> {
  const path = join(out, id, 'message.eml');
  const modified = await stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
  if (modified === undefined) return undefined;
  const before = known.get(path);
  if (before?.modified === modified) return before;
  const message = await readFile(path);
  const { headers } = await parseMessage(message.subarray(0, bodyStart(message)));
  const subject = fieldOf(headers, 'subject');
  const edition = { id, modified, bodyHash: bodyHash(message), headers, subject };
  known.set(path, edition);
  return edition;
}

function bodyHash(message: Buffer): string {
  return createHash('sha256')
    .update(message.subarray(bodyStart(message)))
    .digest('hex');
}

function fieldOf(headers: Parsed['headers'], name: string): string {
  const field = headers.find((header) => header.name.toLowerCase() === name);
  return field?.decoded ?? field?.value ?? '';
}

function differences(built: Parsed['headers'], received: Parsed['headers']): EditionVerdict['headers'] {
  const names = new Map([...built, ...received].map(({ name }) => [name.toLowerCase(), name]));
  return [...names].flatMap(([key, name]) => {
    if (ownHeaders.includes(key)) return [];
    const [before, after] = [built, received].map((headers) => {
      const values = headers.filter((header) => header.name.toLowerCase() === key).map(({ value }) => value);
      return values.length > 0 ? values.join('\n') : undefined;
    });
    if (before === after) return [];
    return [
      {
        name,
        ...(before !== undefined && { built: before }),
        ...(after !== undefined && { received: after }),
      },
    ];
  });
}
