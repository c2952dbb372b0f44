import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Prepared } from './prepare.ts';

/** A prepared picture is 100 KB or so. The oldest go when there are more, or more bytes, than this. */
const mostFiles = 1000;
const mostBytes = 300_000_000;
const day = 24 * 60 * 60 * 1000;

/** The result kept under `key`, or undefined. One file: a line of JSON with everything but the bytes, then these. */
export async function readCached(cacheFolder: string, key: string): Promise<Prepared | undefined> {
  const file = join(cacheFolder, 'images', key);
  try {
    const content = await readFile(file);
    const end = content.indexOf('\n');
    const facts: unknown = JSON.parse(content.toString('utf8', 0, end));
    const bytes = content.subarray(end + 1);
    if (!isFacts(facts) || facts.length !== bytes.length) return undefined;
    await markUsed(file);
    const { length: _, ...rest } = facts;
    return { ...rest, bytes };
  } catch {
    return undefined;
  }
}

type Facts = Omit<Prepared, 'bytes'> & { length: number };

const isFacts = (value: unknown): value is Facts =>
  typeof value === 'object' && value !== null && 'type' in value && 'width' in value && 'height' in value;

/** Keeps a result. A cache that cannot be written costs time, nothing else, so that is no error. */
export async function writeCached(cacheFolder: string, key: string, prepared: Prepared): Promise<void> {
  const folder = join(cacheFolder, 'images');
  const { bytes, ...facts } = prepared;
  const temporary = join(folder, `.${key}.${randomBytes(6).toString('hex')}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const head = JSON.stringify({ ...facts, length: bytes.length });
    await writeFile(temporary, Buffer.concat([Buffer.from(`${head}\n`), bytes]), { mode: 0o600 });
    await rename(temporary, join(folder, key));
    await prune(folder);
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
  }
}

/** At most once a day a hit renews the file's time, by which `prune` knows the oldest. */
async function markUsed(file: string): Promise<void> {
  const { mtimeMs } = await stat(file);
  if (Date.now() - mtimeMs > day) await utimes(file, new Date(), new Date()).catch(() => undefined);
}

/** Removes the least recently used beyond the limits. */
export async function prune(folder: string, limits = { files: mostFiles, bytes: mostBytes }): Promise<void> {
  const names = await readdir(folder);
  const entries = await Promise.all(names.map((name) => entry(join(folder, name))));
  entries.sort((a, b) => b.used - a.used);
  let total = 0;
  for (const [index, { file, size }] of entries.entries()) {
    total += size;
    if (index >= limits.files || total > limits.bytes) await rm(file, { force: true });
  }
}

async function entry(file: string): Promise<{ file: string; size: number; used: number }> {
  const { size, mtimeMs } = await stat(file).catch(() => ({ size: 0, mtimeMs: 0 }));
  return { file, size, used: mtimeMs };
}
