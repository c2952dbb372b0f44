import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { findRoot, readPublication } from '../config.ts';
import type { Finding, Publication } from '../model.ts';
import { isDay } from '../yaml/kinds.ts';
import { UsageError } from './io.ts';

export interface Project {
  root: string;
  /** Absent when newsletter.yaml has errors. */
  publication?: Publication;
  findings: Finding[];
}

/**
 * The project around a working folder.
 * @throws UsageError when there is no newsletter.yaml in it or above it
 */
export const openProject = (cwd: string): Project => {
  const root = findRoot(cwd);
  if (!root) {
    throw new UsageError(
      'there is no newsletter.yaml here or in any folder above',
      'go to the folder of your newsletter, or make one with at least these two lines:\n  name: My letter\n  from: My letter <letter@example.org>',
    );
  }
  const { publication, findings } = readPublication(root);
  return { root, findings, ...(publication && { publication }) };
};

/**
 * Ids of all editions, oldest first; a folder that is not called by a date is none, and comes before all.
 * @throws UsageError when articles/ is not a folder
 */
export const editionIds = (root: string): string[] => {
  const articles = join(root, 'articles');
  const stat = statSync(articles, { throwIfNoEntry: false });
  if (!stat) return [];
  if (!stat.isDirectory())
    throw new UsageError('articles is a file, and the folder of the editions was wanted', 'move it away');
  return readdirSync(articles, { withFileTypes: true })
    .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !/^[._]/.test(entry.name))
    .map((entry) => entry.name)
    .sort((a, b) => Number(isEditionId(a)) - Number(isEditionId(b)) || (a < b ? -1 : 1));
};

/** Whether a folder of this name can be an edition: `2023-05-31`, `2023-05-31-extra`. */
const isEditionId = (name: string): boolean =>
  /^\d{4}-\d{2}-\d{2}(-|$)/.test(name) && isDay(name.slice(0, 10));

/**
 * The editions a user named, by id or by path; all of them when none is named.
 * @throws UsageError for a name that is no edition
 */
export const chosenEditions = (root: string, names: readonly string[], cwd = root): string[] => {
  const ids = editionIds(root);
  return names.length === 0 ? ids : [...new Set(names.map((name) => chosenEdition(root, ids, name, cwd)))];
};

const chosenEdition = (root: string, ids: string[], name: string, cwd: string): string => {
  const asPath = resolve(cwd, name);
  const id = join(root, 'articles', basename(asPath)) === asPath ? basename(asPath) : name;
  if (ids.includes(id)) return id;
  const near = ids.length > 0 ? closest(id, ids) : undefined;
  throw new UsageError(
    `there is no edition ${name} in articles/`,
    [
      near ? `did you mean ${near}?` : undefined,
      isEditionId(name)
        ? `npx galley new ${name} would make one`
        : near
          ? undefined
          : 'npx galley new makes one',
    ]
      .filter(Boolean)
      .join(' '),
  );
};
