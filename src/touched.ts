import { join, relative, sep } from 'node:path';

/** What a save touches: one edition, the look of all of them, or nothing. */
export type Touched = { kind: 'edition'; id: string } | { kind: 'everything' } | { kind: 'nothing' };

/**
 * Decides what a changed path touches.
 * @param path absolute path of the file or folder that was saved, made or removed
 * @param sources absolute paths of the theme's files: its folder, includes, newsletter.yaml
 */
export const touchedBy = (
  path: string,
  root: string,
  themePath: string,
  sources: readonly string[],
): Touched => {
  const below = relative(join(root, 'articles'), path);
  // The folder of all editions came or went.
  if (below === '') return { kind: 'everything' };
  const [id] = below.split(sep);
  if (id && id !== '..' && !isScratch(path)) return { kind: 'edition', id };
  const isTheme =
    themePath !== '' && (path === themePath || path.startsWith(themePath + sep) || sources.includes(path));
  if (isTheme && !isScratch(path)) return { kind: 'everything' };
  return path === join(root, 'newsletter.yaml') || path === join(root, '.env')
    ? { kind: 'everything' }
    : { kind: 'nothing' };
};

/** Files that editors write beside the one they save. */
const isScratch = (path: string): boolean =>
  /(?:~|\.sw[a-z]|\.tmp|\.bak)$|\/(?:\.#|#|4913$|\.DS_Store$)/.test(path);
