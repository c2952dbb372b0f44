import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readPublication } from '../../src/config.ts';
import { formatFindings } from '../../src/findings/report.ts';
import type { Proof, Publication } from '../../src/model.ts';
import { produce, themePathOf } from '../../src/press.ts';
import { loadTheme } from '../../src/theme/load.ts';
import { repository, testCache } from './project.ts';

const folder = join(repository, 'tests/editions');

/** A test edition, or an edition of this repository itself. */
export interface Case {
  name: string;
  /** The publication's root. */
  root: string;
  id: string;
  /** Where its golden files are. */
  expected: string;
}

/** The editions that are right: those under tests/editions that are not named wrong-…, and the first real one. */
export const editionCases: Case[] = [
  ...readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !/^wrong-|^\d/.test(entry.name))
    .map(({ name }) => ({
      name,
      root: join(folder, name),
      id: '2026-06-17',
      expected: join(folder, name, 'expected'),
    })),
  { name: '2023-05-31', root: repository, id: '2023-05-31', expected: join(folder, '2023-05-31/expected') },
];

export const publicationOf = ({ root }: Case): Publication => {
  const { publication, findings } = readPublication(root);
  if (!publication) throw new Error(formatFindings(findings, { root, color: false, width: 100 }));
  return publication;
};

/** A case's proof by the real path, with a cache of its own when one is given. */
export const proofOf = async (each: Case, cacheFolder = testCache): Promise<Proof> => {
  const publication = publicationOf(each);
  const { theme, findings: broken } = await loadTheme(themePathOf(publication), { cacheFolder });
  if (!theme) throw new Error(formatFindings(broken, { root: each.root, color: false, width: 100 }));
  const made = await produce(join(each.root, 'articles', each.id), theme, publication, { cacheFolder });
  if (made.proof) return made.proof;
  throw new Error(formatFindings(made.findings, { root: each.root, color: false, width: 100 }));
};
