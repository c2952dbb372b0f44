import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname } from 'node:path';

/** Somebody else holds the lock. `holder` says who, for a person. */
export class LockedError extends Error {
  readonly file: string;
  readonly holder: string;

  constructor(file: string, holder: string) {
    super(`${file} is held by ${holder}`);
    this.file = file;
    this.holder = holder;
  }
}

interface Holder {
  pid: number;
  host: string;
  since: string;
}

const held = new Set<string>();

/**
 * Takes a lock file, or throws LockedError. A lock left by a process that no longer lives is taken over. Returns what
 * gives it back.
 */
export const takeLock = (file: string): (() => void) => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const own = `${file}.${process.pid}.${Math.random().toString(36).slice(2)}`;
  const holder: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  writeFileSync(own, JSON.stringify(holder), { mode: 0o600 });
  try {
    if (!claim(own, file)) {
      clearStale(file);
      if (!claim(own, file)) throw new LockedError(file, describe(read(file)));
    }
  } finally {
    rmSync(own, { force: true });
  }
  held.add(file);
  return () => {
    if (held.delete(file)) rmSync(file, { force: true });
  };
};

/** A hard link either comes to be, whole, or does not: no two processes can both succeed. */
const claim = (own: string, file: string): boolean => {
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
};

/**
 * Moves a dead process's lock away. Between reading and moving another process may have done the same and taken a
 * lock of its own: then it was that one which was moved, and it is put back.
 */
const clearStale = (file: string): void => {
  const before = read(file);
  if (before && alive(before, file)) return;
  const aside = `${file}.stale.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const moved = read(aside);
  if (moved && alive(moved, file)) claim(aside, file);
  rmSync(aside, { force: true });
};

const read = (file: string): Holder | undefined => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
};

/** A process of another machine cannot be asked, so it counts as alive. */
const alive = ({ pid, host }: Holder, file: string): boolean => {
  if (host !== hostname()) return true;
  if (pid === process.pid) return held.has(file);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

const describe = (holder: Holder | undefined): string =>
  holder ? `process ${holder.pid} on ${holder.host} since ${holder.since}` : 'another process';
