import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What Intl said in earlier runs. Its first use loads ICU's tables and costs 14 to 20 ms, as much as all else a small
 * build does, and an edition's dates are the same from build to build. One file for each release of ICU and of the
 * time zones; without a cache folder nothing is remembered.
 */
let file: string | undefined;
let known = new Map<string, string>();
/** What was asked in this run, the first asked first. */
let asked = new Map<string, string>();
let fresh = false;

const kept = 1000;

/** The answer to `question` from an earlier run, or from `answer`, which is then kept. */
export const remembered = (question: string, answer: () => string): string => {
  const again = asked.get(question);
  if (again !== undefined) return again;
  const before = known.get(question);
  if (before === undefined) fresh = true;
  const found = before ?? answer();
  asked.set(question, found);
  if (asked.size > 4 * kept) asked = new Map([...asked].slice(-2 * kept));
  return found;
};

/** Reads what earlier runs left in a cache folder. */
export const openMemory = (cacheFolder: string | undefined): void => {
  const { icu, tz } = process.versions;
  file = cacheFolder && join(cacheFolder, `intl-${icu}-${tz}.json`);
  if (!file) return;
  try {
    const entries: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isEntries(entries)) known = new Map(entries);
  } catch {
    // None yet, or damaged: everything is asked again.
  }
};

const isEntries = (value: unknown): value is [string, string][] =>
  Array.isArray(value) &&
  value.every((each) => Array.isArray(each) && typeof each[0] === 'string' && typeof each[1] === 'string');

/** Leaves what was asked for the next run. A cache that cannot be written is no reason to fail. */
export const closeMemory = (): void => {
  if (!file || !fresh) return;
  fresh = false;
  try {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, JSON.stringify([...new Map([...known, ...asked])].slice(-kept)), { mode: 0o600 });
    renameSync(draft, file);
  } catch {
    return;
  }
};
