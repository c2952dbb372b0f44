import { type Entry, entryOf } from './entries.ts';
import type { Journal } from './journal.ts';
import type { Maildir, MailFile } from './maildir.ts';
import { summarize } from './summary.ts';

/** Entries of files that are there already: from the journal, else from the message itself. */
export async function entriesOf(files: MailFile[], maildir: Maildir, journal: Journal): Promise<Entry[]> {
  const notes = await journal.read();
  const entries: Entry[] = [];
  for (const file of files) {
    const note = notes.get(file.id);
    const entry = note
      ? entryOf(file, { ...note, summary: { ...note.summary, seen: file.seen } })
      : await strange(file, maildir);
    if (entry) entries.push(entry);
  }
  return entries;
}

/** A message another program put there; undefined when it is gone again. */
async function strange(file: MailFile, maildir: Maildir): Promise<Entry | undefined> {
  try {
    const { size, modified } = await maildir.facts(file);
    const message = await maildir.read(file);
    return entryOf(file, {
      summary: await summarize(file, message, size, modified.toISOString(), undefined),
    });
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
