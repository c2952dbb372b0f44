import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Removes what a killed build left behind; drafts of a build that still runs stay. */
export const sweep = (folder: string): void => {
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
