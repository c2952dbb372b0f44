import { join } from 'node:path';
import { EditionFolder } from '../import/edition-folder.ts';
import type { SourceKind } from '../import/types.ts';
import { ImportDesk, type Target } from './import-desk.ts';
import { exit, type Io, UsageError } from './io.ts';
import { editionIds, openProject } from './project.ts';

export interface ImportOptions {
  /** The edition's date or id; the newest one that is not past when absent, else today. */
  edition?: string;
  /** `html`, `text` or `feed`, where the importer would not tell by itself. */
  as?: string;
  /** Put the (first) story before all others. */
  lead?: boolean;
  /** Write nothing. */
  dryRun?: boolean;
  json?: boolean;
  /** Write the full text beside the story. */
  keepSource?: boolean;
  /** Feeds: only items of this day or later. */
  since?: string;
  /** Feeds: at most so many items; 5 when absent. */
  take?: number;
  /** Feeds: fetch each item's page and read that instead. */
  follow?: boolean;
  /** For tests: also addresses of this machine. */
  allowPrivate?: boolean;
}

/** `galley import`: drafts from pages, captures and feeds; each source is tried, whatever became of the others. */
export const importCommand = async (sources: string[], options: ImportOptions, io: Io): Promise<number> => {
  const kind = checkedKind(options.as);
  refuseWrong(sources, options);
  const desk = new ImportDesk(options.dryRun ? undefined : openTarget(options, io), options, io);
  for (const name of sources) {
    if (io.signal.aborted) return exit.interrupted;
    await desk.take(name, kind);
  }
  return desk.finish();
};

const checkedKind = (as: string | undefined): SourceKind | undefined => {
  if (as === undefined || as === 'html' || as === 'text' || as === 'feed') return as;
  throw new UsageError(`--as ${as} is not known`, 'say --as html, --as text or --as feed');
};

const refuseWrong = (sources: string[], { since, take }: ImportOptions): void => {
  if (sources.length === 0) {
    throw new UsageError('nothing to import was named', 'name a file, an address, or - for standard input');
  }
  if (since !== undefined && Number.isNaN(Date.parse(since))) {
    throw new UsageError(`--since ${since} is no date`, 'write it as 2023-05-31');
  }
  if (take !== undefined && !(Number.isInteger(take) && take > 0)) {
    throw new UsageError(`--take ${take} is no number of items`, 'write it as --take 5');
  }
};

const openTarget = ({ edition }: ImportOptions, { cwd }: Io): Target => {
  const { root, publication } = openProject(cwd);
  const id = edition ?? currentEdition(editionIds(root), publication?.timeZone ?? 'UTC');
  const date = /^(\d{4}-\d{2}-\d{2})(?:-[a-z0-9]+)*$/.exec(id)?.[1];
  const isDay = date && !Number.isNaN(Date.parse(date)) && new Date(date).toISOString().startsWith(date);
  if (!isDay) {
    throw new UsageError(
      `--edition ${id} is no date`,
      'an edition is named by its day: 2023-05-31, or 2023-05-31-extra',
    );
  }
  const folder = new EditionFolder(join(root, 'articles', id));
  return { root, id, language: publication?.language ?? 'en', folder };
};

/** The edition being made: the newest one that is not past, else a new one of today. */
const currentEdition = (ids: string[], timeZone: string): string => {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
  return ids.findLast((id) => id.slice(0, 10) >= today) ?? today;
};
