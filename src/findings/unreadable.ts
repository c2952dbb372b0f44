import { readFileSync } from 'node:fs';
import type { Finding, Owner } from '../model.ts';
import { error } from './finding.ts';

/** A source's bytes, or why the system does not give them: one file must not stop what is made of others. */
export const readBytes = (path: string): Buffer | Error => {
  try {
    return readFileSync(path);
  } catch (cause) {
    return cause instanceof Error ? cause : new Error(String(cause));
  }
};

const reasons: Record<string, string> = {
  EACCES: 'this user may not',
  EPERM: 'this user may not',
  ENOENT: 'it is gone',
  EISDIR: 'it is a folder',
  EIO: 'the disk does not give it',
};

/** The finding for `cause`; `file` as places name it. */
export const unreadableFile = (cause: NodeJS.ErrnoException, file: string, owner: Owner): Finding =>
  error('file-unreadable', `the file cannot be read: ${reasons[cause.code ?? ''] ?? cause.message}`, {
    owner,
    place: { file, line: 1, column: 1 },
    hint: 'ls -l shows who may read it',
  });
