import {
  accessSync,
  constants,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  type Stats,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** A file that could not be written; `cause` is the system's own error. */
export class WriteError extends Error {
  readonly path: string;

  constructor(path: string, cause: NodeJS.ErrnoException) {
    super(`${path} could not be written: ${reason(cause)}`, { cause });
    this.name = 'WriteError';
    this.path = path;
  }
}

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EROFS: 'the file system is read-only',
  EISDIR: 'a folder stands in its place',
  ENOTDIR: 'a file stands where a folder is needed',
  EEXIST: 'a file stands where a folder is needed',
  EMFILE: 'too many files are open',
};

const reason = (cause: NodeJS.ErrnoException): string => reasons[cause.code ?? ''] ?? cause.message;

let serial = 0;

/**
 * Writes a file so that a reader sees the old bytes or the new ones and never a part, also when the process is killed.
 * @throws WriteError
 */
export const writeAtomic = (path: string, content: string | Uint8Array, temporary = dirname(path)): void =>
  writeTogether(new Map([[path, content]]), temporary);

/**
 * Writes files so that all are written or, when one cannot be (a full disk, no permission), none: all bytes are on the
 * disk before the first file is replaced.
 * @param files content by absolute path
 * @param temporary a folder on the same file system
 * @throws WriteError
 */
const writeTogether = (files: ReadonlyMap<string, string | Uint8Array>, temporary: string): void => {
  const drafts = new Map<string, string>();
  let current = '';
  try {
    for (const folder of new Set([...files.keys()].map((path) => dirname(path)))) {
      current = folder;
      makeWritable(folder);
    }
    for (const [path, content] of files) {
      current = path;
      const draft = join(temporary, `.galley-${process.pid}-${serial++}.tmp`);
      drafts.set(path, draft);
      writeDraft(draft, content);
    }
    for (const [path, draft] of drafts) {
      current = path;
      renameSync(draft, path);
      drafts.delete(path);
    }
  } catch (cause) {
    for (const draft of drafts.values()) discard(draft);
    throw new WriteError(current, cause as NodeJS.ErrnoException);
  }
};

const makeWritable = (folder: string): void => {
  try {
    accessSync(folder, constants.W_OK);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') throw cause;
    mkdirSync(folder, { recursive: true });
  }
};

/** The draft of a failed write; what failed is told, not that the draft could not be removed either. */
const discard = (path: string): void => {
  try {
    unlinkSync(path);
  } catch {
    // It was never made.
  }
};

/** Another build that ends may remove the empty folder between its making and its use: then it is made again. */
const writeDraft = (path: string, content: string | Uint8Array, attempts = 5): void => {
  try {
    writeFileSync(path, content);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'ENOENT' || attempts === 0) throw cause;
    mkdirSync(dirname(path), { recursive: true });
    writeDraft(path, content, attempts - 1);
  }
};

/** Nothing when there is no such file, also because a file stands where a folder was. */
const statOf = (path: string): Stats | undefined => {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw cause;
  }
};

/** Changes whenever the file does: times, size and inode; empty when there is no such file. */
export const stampOf = (path: string): string => {
  const stat = statOf(path);
  return stat ? `${stat.mtimeMs}/${stat.ctimeMs}/${stat.size}/${stat.ino}` : '';
};

/** Clocks of file systems tick this coarsely, in milliseconds. */
const tick = 20;

/**
 * Stamps of sources that were read since `since` (milliseconds of the epoch). One that changed since then may have
 * been read before or after the change, so its stamp matches nothing and the edition is built again next time.
 */
export const stampsSince = (paths: readonly string[], since: number): Record<string, string> =>
  Object.fromEntries(
    paths.map((path) => {
      const stat = statOf(path);
      const settled = !stat || Math.max(stat.mtimeMs, stat.ctimeMs) < since - tick;
      return [path, settled ? stampOf(path) : 'changing'];
    }),
  );

/** One line of the shelf and of the table that `build` prints. */
export interface Row {
  id: string;
  date: string;
  number?: number;
  subject: string;
  language: string;
  stories: number;
  drafts: number;
  /** Octets of index.html. */
  htmlSize: number;
  errors: number;
  warnings: number;
}

interface Entry {
  /** What else than its own files the edition was made from. */
  key: string;
  row: Row;
  /** Stamps of the files and folders it was made from, by absolute path. */
  sources: Record<string, string>;
  /** Stamps of what was written, by path below the out folder. */
  written: Record<string, string>;
}

interface Manifest {
  version: 1;
  editions: Record<string, Entry>;
}

/** What an edition becomes on disk, by path below its folder. */
export type EditionFiles = Map<string, string | Uint8Array>;

/**
 * The out folder and its manifest. Only files the manifest lists are ever removed, unchanged files are not
 * touched, and every write is atomic.
 */
export class OutFolder {
  readonly path: string;
  private readonly manifestPath: string;
  private readonly temporary: string;
  private readonly manifest: Manifest;
  private changed = false;

  constructor(path: string) {
    this.path = path;
    this.manifestPath = join(path, '.galley-manifest.json');
    this.temporary = join(path, '.galley-tmp');
    this.manifest = readManifest(this.manifestPath);
    sweep(this.temporary);
  }

  /** The row of an edition whose sources, key and written files are all as they were left; else undefined. */
  unchanged(id: string, key: string): Row | undefined {
    const entry = this.manifest.editions[id];
    if (!entry || entry.key !== key) return undefined;
    for (const path in entry.sources) if (stampOf(path) !== entry.sources[path]) return undefined;
    for (const path in entry.written)
      if (stampOf(join(this.path, path)) !== entry.written[path]) return undefined;
    return entry.row;
  }

  /**
   * Writes an edition's files and removes those an earlier build wrote that it no longer has.
   * @param stamps of the sources, from stampsSince
   * @returns the paths that were really written, below the out folder
   */
  write(row: Row, key: string, stamps: Record<string, string>, files: EditionFiles): string[] {
    const before = this.manifest.editions[row.id]?.written ?? {};
    const paths = [...files.keys()].map((name) => `${row.id}/${name}`);
    const changed = new Map(
      [...files]
        .filter(([name, content]) => !isSame(join(this.path, row.id, name), content))
        .map(([name, content]) => [join(this.path, row.id, name), content]),
    );
    writeTogether(changed, this.temporary);
    const written = Object.fromEntries(paths.map((path) => [path, stampOf(join(this.path, path))]));
    for (const path in before) if (!(path in written)) this.remove(path);
    this.manifest.editions[row.id] = { key, row, sources: stamps, written };
    this.changed = true;
    return paths.filter((path) => changed.has(join(this.path, path)));
  }

  /** Removes what earlier builds wrote for editions that are no longer there. */
  forget(present: ReadonlySet<string>): string[] {
    const gone = Object.keys(this.manifest.editions).filter((id) => !present.has(id));
    for (const id of gone) {
      for (const path in this.manifest.editions[id]?.written) this.remove(path);
      delete this.manifest.editions[id];
      this.changed = true;
    }
    return gone;
  }

  rows(): Row[] {
    return Object.values(this.manifest.editions).map((entry) => entry.row);
  }

  /** Writes the shelf and the manifest; to be called once, after the editions. */
  finish(shelf: string): void {
    const path = join(this.path, 'index.html');
    if (!isSame(path, shelf)) writeAtomic(path, shelf, this.temporary);
    if (this.changed) writeAtomic(this.manifestPath, JSON.stringify(this.manifest), this.temporary);
    this.changed = false;
    // Only when it is empty: another build may be at work.
    removeEmpty(this.temporary, this.path);
  }

  private remove(path: string): void {
    if (!isBelow(path)) return;
    const absolute = join(this.path, path);
    rmSync(absolute, { force: true });
    removeEmpty(dirname(absolute), this.path);
  }
}

const readManifest = (path: string): Manifest => {
  try {
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    if (manifest.version === 1 && typeof manifest.editions === 'object') return manifest;
  } catch {
    // No manifest, or one that a crash damaged: everything is built again, nothing is removed.
  }
  return { version: 1, editions: {} };
};

/** Removes what a killed build left behind; drafts of a build that still runs stay. */
const sweep = (folder: string): void => {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return;
  }
  for (const name of names) {
    const pid = /^\.galley-(\d+)-\d+\.tmp$/.exec(name)?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
  }
};

const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const isSame = (path: string, content: string | Uint8Array): boolean => {
  const stat = statOf(path);
  if (!stat) return false;
  if (stat.isDirectory()) throw new WriteError(path, Object.assign(new Error(), { code: 'EISDIR' }));
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return stat.size === bytes.length && readFileSync(path).equals(bytes);
};

/** The manifest may have been edited: a path in it must not lead out of the out folder. */
const isBelow = (path: string): boolean =>
  !path.startsWith('/') &&
  !path.includes('\\') &&
  !path.split('/').some((part) => part === '..' || part === '');

const removeEmpty = (folder: string, root: string): void => {
  if (folder === root || !folder.startsWith(root)) return;
  try {
    rmdirSync(folder);
    removeEmpty(dirname(folder), root);
  } catch {
    // Not empty: somebody else's files are in it.
  }
};
