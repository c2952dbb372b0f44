import { watch } from 'node:fs';

/** How long events may gather before `changed` is called: one look at 10,000 files a second costs nothing. */
const settle = 1000;

/**
 * Calls `changed` soon after files came, went or were renamed in the folders. Where the system cannot watch (too
 * many watchers, some network file systems) it never calls. The function returned ends it.
 */
export function watchFolders(folders: string[], changed: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  const note = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      void changed().catch(() => undefined);
    }, settle).unref();
  };
  const watchers = folders.flatMap((folder) => {
    try {
      const watcher = watch(folder, { persistent: false }, note);
      watcher.on('error', () => watcher.close());
      return [watcher];
    } catch {
      return [];
    }
  });
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
