import { readFileSync } from 'node:fs';

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

/** What was built before, and from what. */
export interface Manifest {
  version: 1;
  editions: Record<string, Entry>;
}

export const readManifest = (path: string): Manifest => {
  try {
    const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
    if (manifest.version === 1 && typeof manifest.editions === 'object') return manifest;
  } catch {
    // No manifest, or one that a crash damaged: everything is built again, nothing is removed.
  }
  return { version: 1, editions: {} };
};
