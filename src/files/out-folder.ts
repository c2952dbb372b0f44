import { readFileSync, rmdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sweep } from './drafts.ts';
import { type Manifest, type Row, readManifest } from './manifest.ts';
import { stampOf, statOf } from './stamps.ts';
import { writeAtomic, writeTogether } from './write.ts';
import { WriteError } from './write-error.ts';

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
    const folder = join(this.path, row.id);
    const isNew = !statOf(folder);
    const paths = [...files.keys()].map((name) => `${row.id}/${name}`);
    const changed = new Map(
      [...files]
        .map(([name, content]): [string, string | Uint8Array] => [join(folder, name), content])
        .filter(([path, content]) => isNew || !isSame(path, content)),
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
