import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { LockedError, takeLock } from '../../src/send/lock.ts';

const newLock = () => join(mkdtempSync(join(tmpdir(), 'galley-lock-')), 'lock');
const holder = (pid: number, host = hostname()) =>
  JSON.stringify({ pid, host, since: '2026-11-20T11:30:00Z' });

it('is had by one at a time, and again after it is given back', () => {
  const file = newLock();
  const release = takeLock(file);
  expect(() => takeLock(file)).toThrow(LockedError);
  release();
  expect(existsSync(file)).toBe(false);
  takeLock(file)();
});

it('is taken over from a process that no longer lives', () => {
  const file = newLock();
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  writeFileSync(file, holder(pid ?? 0));
  takeLock(file)();
});

it('is taken over from an earlier process that had this very number', () => {
  const file = newLock();
  writeFileSync(file, holder(process.pid));
  takeLock(file)();
});

it('is not taken from a living process, which it names', () => {
  const file = newLock();
  writeFileSync(file, holder(process.ppid));
  expect(() => takeLock(file)).toThrow(`process ${process.ppid}`);
});

it('is not taken from another machine, whose processes cannot be asked', () => {
  const file = newLock();
  writeFileSync(file, holder(1, 'elsewhere'));
  expect(() => takeLock(file)).toThrow('process 1 on elsewhere');
});

it('is taken over when it was never written whole', () => {
  const file = newLock();
  writeFileSync(file, '{"pid":');
  takeLock(file)();
});
