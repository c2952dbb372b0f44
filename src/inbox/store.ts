import { join } from 'node:path';
import { Journal, type Note } from './journal.ts';
import { type ListPage, type ListQuery, listed, searchText } from './listing.ts';
import { Maildir, type MailFile } from './maildir.ts';
import type { Envelope } from './smtp.ts';
import { type Summary, summarize } from './summary.ts';
import { watchFolders } from './watch.ts';

export interface Retention {
  /** Messages kept at most. */
  count: number;
  /** Octets kept at most, all messages together. */
  bytes: number;
}

export type StoreEvent =
  | { type: 'added'; message: Summary }
  | { type: 'changed'; message: Summary }
  | { type: 'removed'; ids: string[] };

interface Entry extends Note {
  file: MailFile;
  /** What the search looks through. */
  text: string;
}

export const defaultRetention: Retention = { count: 10_000, bytes: 1024 ** 3 };

/**
 * The messages of an inbox: a Maildir, and beside it a journal of their envelopes and of what the list shows, all
 * of it in memory too. Other programs may change the Maildir meanwhile.
 */
export class MessageStore {
  readonly folder: string;
  #maildir: Maildir;
  #journal: Journal;
  #retention: Retention;
  /** Oldest first. */
  #entries = new Map<string, Entry>();
  #bytes = 0;
  #unread = 0;
  /** Deliveries under way, which a rescan must not take for another program's. */
  #coming = new Set<string>();
  #listeners = new Set<(event: StoreEvent) => void>();
  #unwatch: () => void = () => undefined;

  private constructor(maildir: Maildir, retention: Retention) {
    this.folder = maildir.folder;
    this.#maildir = maildir;
    this.#journal = Journal.open(maildir.folder);
    this.#retention = retention;
  }

  /** Opens the folder, making what is missing. */
  static async open(folder: string, retention: Partial<Retention> = {}): Promise<MessageStore> {
    const maildir = await Maildir.open(folder);
    const store = new MessageStore(maildir, { ...defaultRetention, ...retention });
    await store.#load();
    store.#unwatch = watchFolders([join(folder, 'new'), join(folder, 'cur')], () => store.rescan());
    return store;
  }

  /** Stores a message; when it resolves, bytes and envelope are in their files. */
  async deliver(message: Buffer, envelope: Envelope): Promise<Summary> {
    const id = Maildir.uniqueId();
    this.#coming.add(id);
    try {
      const fresh = { id, seen: false };
      const summary = await summarize(fresh, message, message.length, envelope.received, envelope);
      // in this order: a crash between the two leaves a line without a message, which nobody misses
      this.#journal.append({ summary, envelope });
      const file = this.#maildir.deliver(id, message);
      this.#add(entryOf(file, { summary, envelope }));
      await this.#retain();
      return summary;
    } finally {
      this.#coming.delete(id);
    }
  }

  list(query: ListQuery = {}): ListPage {
    const { found, messages } = listed([...this.#entries.values()].reverse(), query);
    return { total: this.#entries.size, unread: this.#unread, found, messages };
  }

  get(id: string): Summary | undefined {
    return this.#entries.get(id)?.summary;
  }

  /** The message byte for byte; undefined when it is not there (any more). */
  async raw(id: string): Promise<Buffer | undefined> {
    const entry = this.#entries.get(id);
    if (!entry) return undefined;
    try {
      return await this.#maildir.read(entry.file);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
    await this.rescan(); // another program moved or deleted it
    const moved = this.#entries.get(id);
    return moved && this.#maildir.read(moved.file);
  }

  /** Undefined for mail another program put into the folder. */
  envelope(id: string): Envelope | undefined {
    return this.#entries.get(id)?.envelope;
  }

  async markSeen(id: string): Promise<void> {
    const entry = this.#entries.get(id);
    if (!entry || entry.file.seen) return;
    try {
      entry.file = await this.#maildir.markSeen(entry.file);
    } catch (error) {
      if (!isMissing(error)) throw error;
      return this.rescan(); // another program was first
    }
    entry.summary = { ...entry.summary, seen: true };
    this.#unread -= 1;
    this.#changed({ type: 'changed', message: entry.summary });
  }

  /** Whether there was one. */
  async remove(id: string): Promise<boolean> {
    const entry = this.#entries.get(id);
    if (!entry) return false;
    await this.#discard([entry]);
    return true;
  }

  /** How many there were. */
  async removeAll(): Promise<number> {
    const all = [...this.#entries.values()];
    await this.#discard(all);
    return all.length;
  }

  /** Calls the listener from now on; the function returned ends that. */
  subscribe(listener: (event: StoreEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Makes the index agree with the files, after another program changed them. */
  async rescan(): Promise<void> {
    // what comes while the folders are read is not gone, only too new for the list
    const before = Array.from(this.#entries.values(), (entry) => ({ entry, file: entry.file }));
    const there = new Map((await this.#maildir.list()).map((file) => [file.id, file]));
    this.#forget(before.map(({ entry }) => entry).filter(({ file }) => !there.has(file.id)));
    const strange = [...there.values()].filter(({ id }) => !this.#entries.has(id) && !this.#coming.has(id));
    for (const { entry, file } of before) {
      const now = there.get(file.id);
      if (now && entry.file === file) this.#refresh(entry, now);
    }
    if (strange.length > 0) await this.#adopt(strange);
    await this.#retain();
  }

  /** Tidies the journal and stops watching. */
  async close(): Promise<void> {
    this.#unwatch();
    this.#listeners.clear();
    await this.#journal.rewrite(Array.from(this.#entries.values(), noteOf));
    this.#journal.close();
  }

  async #load(): Promise<void> {
    const found = await this.#entriesOf(await this.#maildir.list());
    found.sort((a, b) => (a.summary.received < b.summary.received ? -1 : 1));
    for (const entry of found) this.#add(entry);
    await this.#retain();
    await this.#journal.rewrite(Array.from(this.#entries.values(), noteOf));
  }

  /** Takes in what another program put there, or another Galley. */
  async #adopt(files: MailFile[]): Promise<void> {
    for (const entry of await this.#entriesOf(files)) {
      if (this.#entries.has(entry.file.id)) continue;
      if (!entry.envelope) this.#journal.append(noteOf(entry));
      this.#add(entry);
    }
  }

  async #entriesOf(files: MailFile[]): Promise<Entry[]> {
    const notes = await this.#journal.read();
    const entries: Entry[] = [];
    for (const file of files) {
      const note = notes.get(file.id);
      const entry = note
        ? entryOf(file, { ...note, summary: { ...note.summary, seen: file.seen } })
        : await this.#strange(file);
      if (entry) entries.push(entry);
    }
    return entries;
  }

  /** A message another program put there; undefined when it is gone again. */
  async #strange(file: MailFile): Promise<Entry | undefined> {
    try {
      const { size, modified } = await this.#maildir.facts(file);
      const message = await this.#maildir.read(file);
      return entryOf(file, {
        summary: await summarize(file, message, size, modified.toISOString(), undefined),
      });
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  #refresh(entry: Entry, file: MailFile): void {
    const turned = entry.file.seen !== file.seen;
    entry.file = file;
    if (!turned) return;
    this.#unread += file.seen ? -1 : 1;
    entry.summary = { ...entry.summary, seen: file.seen };
    this.#changed({ type: 'changed', message: entry.summary });
  }

  #add(entry: Entry): void {
    this.#entries.set(entry.file.id, entry);
    this.#bytes += entry.summary.size;
    if (!entry.file.seen) this.#unread += 1;
    this.#changed({ type: 'added', message: entry.summary });
  }

  async #retain(): Promise<void> {
    const { count, bytes } = this.#retention;
    if (this.#entries.size <= count && this.#bytes <= bytes) return;
    const surplus: Entry[] = [];
    let [left, size] = [this.#entries.size, this.#bytes];
    for (const entry of this.#entries.values()) {
      // the newest stays, however large
      if (left <= 1 || (left <= count && size <= bytes)) break;
      surplus.push(entry);
      left -= 1;
      size -= entry.summary.size;
    }
    await this.#discard(surplus);
  }

  async #discard(entries: Entry[]): Promise<void> {
    this.#forget(entries);
    for (const { file } of entries) await this.#maildir.remove(file);
  }

  #forget(entries: Entry[]): void {
    const ids = entries.map(({ file }) => file.id).filter((id) => this.#entries.has(id));
    for (const { file, summary } of entries) {
      if (!this.#entries.delete(file.id)) continue;
      this.#bytes -= summary.size;
      if (!file.seen) this.#unread -= 1;
    }
    if (ids.length) this.#changed({ type: 'removed', ids });
  }

  #changed(event: StoreEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

function entryOf(file: MailFile, note: Note): Entry {
  return { file, text: searchText(note.summary), ...note };
}

function noteOf({ summary, envelope }: Note): Note {
  return envelope ? { summary, envelope } : { summary };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
