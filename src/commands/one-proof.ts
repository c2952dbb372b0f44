import { join } from 'node:path';
import { cacheFolder } from '../config.ts';
import type { Finding, Proof, Publication } from '../model.ts';
import { produce, themePathOf } from '../press.ts';
import { loadTheme } from '../theme/load.ts';
import type { Io } from './io.ts';

/** One edition made in memory: its proof, or the errors that stand in its way. */
export const proofOfEdition = async (
  publication: Publication,
  id: string,
  io: Io,
): Promise<{ proof?: Proof; findings: Finding[] }> => {
  const folder = cacheFolder(io.env);
  const cache = folder ? { cacheFolder: folder } : {};
  const { theme, findings } = await loadTheme(themePathOf(publication), cache);
  if (!theme) return { findings };
  return produce(join(publication.root, 'articles', id), theme, publication, cache);
};
