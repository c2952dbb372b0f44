import { accessSync, constants, mkdirSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { WriteError } from './write-error.ts';

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
export const writeTogether = (files: ReadonlyMap<string, string | Uint8Array>, temporary: string): void => {
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

/** A folder is more often made than found: in a first build, and a thousand times then. */
const makeWritable = (folder: string): void => {
  try {
    mkdirSync(folder);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === 'EEXIST') accessSync(folder, constants.W_OK);
    else if (code === 'ENOENT') mkdirSync(folder, { recursive: true });
    else throw cause;
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
