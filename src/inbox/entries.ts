import type { Note } from './journal.ts';
import { searchText } from './listing.ts';
import type { MailFile } from './maildir.ts';

/** A message as the store knows it: its file, its note, and what the search looks through. */
export interface Entry extends Note {
  file: MailFile;
  text: string;
}

export interface Retention {
  /** Messages kept at most. */
  count: number;
  /** Octets kept at most, all messages together. */
  bytes: number;
}

export const entryOf = (file: MailFile, note: Note): Entry => ({
  file,
  text: searchText(note.summary),
  ...note,
});

/** The messages of an inbox in memory, oldest first, and their sums. */
export class Entries {
  #byId = new Map<string, Entry>();
  #bytes = 0;
  #unread = 0;

  get size(): number {
    return this.#byId.size;
  }

  get unread(): number {
    return this.#unread;
  }

  get(id: string): Entry | undefined {
    return this.#byId.get(id);
  }

  all(): Entry[] {
    return [...this.#byId.values()];
  }

  add(entry: Entry): void {
    this.#byId.set(entry.file.id, entry);
    this.#bytes += entry.summary.size;
    if (!entry.file.seen) this.#unread += 1;
  }

  /** Whether it was there. */
  delete({ file, summary }: Entry): boolean {
    if (!this.#byId.delete(file.id)) return false;
    this.#bytes -= summary.size;
    if (!file.seen) this.#unread -= 1;
    return true;
  }

  /** Notes that its file was moved; whether it was read or unread by that. */
  move(entry: Entry, file: MailFile): boolean {
    const turned = entry.file.seen !== file.seen;
    entry.file = file;
    if (!turned) return false;
    this.#unread += file.seen ? -1 : 1;
    entry.summary = { ...entry.summary, seen: file.seen };
    return true;
  }

  /** The oldest ones that are too many or too large; the newest never is, however large. */
  surplus({ count, bytes }: Retention): Entry[] {
    const surplus: Entry[] = [];
    let [left, size] = [this.#byId.size, this.#bytes];
    if (left <= count && size <= bytes) return surplus;
    for (const entry of this.#byId.values()) {
      if (left <= 1 || (left <= count && size <= bytes)) break;
      surplus.push(entry);
      left -= 1;
      size -= entry.summary.size;
    }
    return surplus;
  }
}
