import { watch } from 'node:fs';
import { join } from 'node:path';

/** How long events may gather before `changed` is called. */
const settle = 1000;
/** Where the system reports nothing, what is expected would pile up. */
const mostExpected = 50_000;

export interface FolderWatch {
  /** The next event about this file, a path from the root, is our own doing and no news. */
  expect: (path: string) => void;
  close: () => void;
}

/**
 * Calls `changed` soon after others made, removed or renamed files in folders (names below `root`). Where the system
 * cannot watch (too many watchers, some network file systems) it never calls.
 */
export function watchFolders(root: string, folders: string[], changed: () => Promise<void>): FolderWatch {
  const expected = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  const note = (path: string) => {
    if (expected.delete(path)) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      void changed().catch(() => undefined);
    }, settle).unref();
  };
  const watchers = folders.flatMap((folder) => {
    try {
      const watcher = watch(join(root, folder), { persistent: false }, (_event, name) =>
        note(`${folder}/${name}`),
      );
      watcher.on('error', () => watcher.close());
      return [watcher];
    } catch {
      return [];
    }
  });
  return {
    expect: (path) => {
      if (expected.size >= mostExpected) expected.clear();
      if (watchers.length > 0) expected.add(path);
    },
    close: () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
    },
  };
}
