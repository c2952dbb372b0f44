import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from '../build-id.ts';
import type { Compiled } from './compile.ts';
import { handlebarsVersion } from './runtime.ts';
import type { Sources } from './sources.ts';

/** Entries kept in a cache folder: enough for every theme being worked on, and then some. */
const keptEntries = 40;

/** A name that changes whenever a file of the theme does, or what compiles it. */
export const themeKey = (sources: Sources): string => {
  const hash = createHash('sha256');
  // Each V8 has machine code of its own.
  const { arch, versions } = process;
  hash.update(`${madeBy()} ${arch} ${versions.v8} ${sources.isFolder} ${sources.entry}\n`);
  for (const [name, bytes] of sources.bytes)
    hash.update(`${name.length} ${name} ${bytes.length}\n`).update(bytes);
  return hash.digest('hex');
};

/** The entry of that key; nothing when there is none, or when it is damaged. */
export const readEntry = (folder: string, key: string): Compiled | undefined => {
  try {
    const bytes = readFileSync(entryPath(folder, key));
    const end = bytes.indexOf('\n');
    const [sum, ...lengths] = bytes.toString('latin1', 0, end).split(' ');
    // Half an entry would run as half a program.
    if (checksum(bytes.subarray(end + 1)) !== sum) return undefined;
    let from = end + 1;
    const [meta, html, htmlMachine, text, textMachine] = lengths.map((length) => {
      from += Number(length);
      return bytes.subarray(from - Number(length), from);
    });
    if (!meta || !html || !text) return undefined;
    return {
      ...JSON.parse(meta.toString()),
      html: { code: html.toString('latin1'), machineCode: htmlMachine },
      text: { code: text.toString('latin1'), machineCode: textMachine },
    };
  } catch {
    return undefined;
  }
};

/** Keeps an entry, readable by its user alone. A cache that cannot be written is no reason to fail. */
export const writeEntry = (folder: string, key: string, { html, text, ...meta }: Compiled): void => {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const parts = [
      Buffer.from(JSON.stringify(meta)),
      Buffer.from(html.code, 'latin1'),
      html.machineCode ?? Buffer.alloc(0),
      Buffer.from(text.code, 'latin1'),
      text.machineCode ?? Buffer.alloc(0),
    ];
    const body = Buffer.concat(parts);
    const head = Buffer.from([checksum(body), ...parts.map(({ length }) => length)].join(' ').concat('\n'));
    const temporary = join(folder, `.${key.slice(0, 16)}-${randomBytes(6).toString('hex')}.tmp`);
    writeFileSync(temporary, Buffer.concat([head, body]), { mode: 0o600, flag: 'wx' });
    renameSync(temporary, entryPath(folder, key));
    prune(folder);
  } catch {
    return;
  }
};

const entryPath = (folder: string, key: string): string => join(folder, `theme-${key}.bin`);

const checksum = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Removes the oldest entries, and temporary files an interrupted run has left. */
const prune = (folder: string): void => {
  const entries = readdirSync(folder)
    .filter((name) => /^theme-[0-9a-f]{64}\.bin$|^\.[0-9a-f]{16}-[0-9a-f]{12}\.tmp$/.test(name))
    .map((name) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  const hourAgo = Date.now() - 3_600_000;
  for (const { path, time } of entries.slice(keptEntries))
    if (time < hourAgo || entries.length > 2 * keptEntries) rmSync(path, { force: true });
};

let maker: string | undefined;

/** Changes with Galley's own code, mjml and Handlebars: a bundle knows it, sources that are run as such are hashed. */
const madeBy = (): string => {
  maker ??= build === 'source' ? `${hashOfSources()} ${mjmlVersion()} ${handlebarsVersion}` : build;
  return maker;
};

const hashOfSources = (): string => {
  const hash = createHash('sha256');
  for (const name of readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' }).sort()) {
    if (name.endsWith('.ts')) hash.update(readFileSync(join(import.meta.dirname, name)));
  }
  return hash.digest('hex');
};

const mjmlVersion = (): string => {
  const path = createRequire(import.meta.url).resolve('mjml/package.json');
  return String(JSON.parse(readFileSync(path, 'utf8')).version);
};
