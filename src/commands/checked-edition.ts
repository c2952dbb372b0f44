import { join } from 'node:path';
import { checkProof } from '../check/check.ts';
import { cacheFolder } from '../config.ts';
import type { Finding, Proof, Publication } from '../model.ts';
import { produce, themePathOf } from '../press.ts';
import { loadTheme } from '../theme/load.ts';
import { earlierEditions } from './earlier.ts';
import type { Io } from './io.ts';

/**
 * One edition made and checked in memory, as `galley check` checks it: its proof with all findings, or the errors that
 * stand in its way.
 */
export const checkedEdition = async (
  publication: Publication,
  id: string,
  io: Io,
): Promise<{ proof?: Proof; findings: Finding[] }> => {
  const folder = cacheFolder(io.env);
  const cache = folder ? { cacheFolder: folder } : {};
  const { theme, findings } = await loadTheme(themePathOf(publication), {
    root: publication.root,
    namedAt: publication.places.theme,
    ...cache,
  });
  if (!theme) return { findings };
  const produced = await produce(join(publication.root, 'articles', id), theme, publication, cache);
  if (!produced.proof) return { findings: produced.findings };
  const report = await checkProof(produced.proof, { earlier: earlierEditions(publication)(id) });
  return { proof: produced.proof, findings: report.findings };
};
