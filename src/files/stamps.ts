import { type Stats, statSync } from 'node:fs';

/** Nothing when there is no such file, also because a file stands where a folder was. */
export const statOf = (path: string): Stats | undefined => {
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
  return stat ? stampOfStat(stat) : '';
};

const stampOfStat = ({ mtimeMs, ctimeMs, size, ino }: Stats): string =>
  `${mtimeMs}/${ctimeMs}/${size}/${ino}`;

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
      if (!stat) return [path, ''];
      const settled = Math.max(stat.mtimeMs, stat.ctimeMs) < since - tick;
      return [path, settled ? stampOfStat(stat) : 'changing'];
    }),
  );
