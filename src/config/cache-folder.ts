import { lstatSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/**
 * The folder for what Galley can make again, as an absolute path: GALLEY_CACHE, else the system's place for caches.
 * It holds generated code, so it is made with mode 0700, and nothing is returned when it belongs to someone else
 * or others can write to it, or when it cannot be made: Galley then works without one.
 */
export function cacheFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform = process.platform,
): string | undefined {
  const folder = wanted(env, platform);
  if (!folder) return undefined;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return platform === 'win32' || isOurs(folder) ? folder : undefined;
  } catch {
    return undefined;
  }
}

function wanted(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string | undefined {
  if (env.GALLEY_CACHE) return resolve(env.GALLEY_CACHE);
  if (platform === 'win32') return env.LOCALAPPDATA && join(env.LOCALAPPDATA, 'galley', 'cache');
  const home = env.HOME || homedir();
  if (platform === 'darwin') return join(home, 'Library', 'Caches', 'galley');
  // The XDG base directory specification: a relative path is to be ignored.
  const caches = env.XDG_CACHE_HOME?.startsWith('/') ? env.XDG_CACHE_HOME : join(home, '.cache');
  return join(caches, 'galley');
}

function isOurs(folder: string): boolean {
  const { uid, mode, isDirectory } = statOf(folder);
  return isDirectory && uid === process.getuid?.() && (mode & 0o022) === 0;
}

/** Of the folder itself: a link is not followed, whoever made it. */
function statOf(folder: string) {
  const stats = lstatSync(folder);
  return { uid: stats.uid, mode: stats.mode, isDirectory: stats.isDirectory() };
}
