import { Entries, type Entry, entryOf, type Retention } from './entries.ts';
import { entriesOf, isMissing } from './intake.ts';
import { Journal, type Note } from './journal.ts';
import { type ListPage, type ListQuery, listed } from './listing.ts';
import { Maildir, type MailFile } from './maildir.ts';
import type { Envelope } from './smtp.ts';
import { type Summary, summarize } from './summary.ts';
import { type FolderWatch, watchFolders } from './watch.ts';

export type StoreEvent =
  | { type: 'added'; message: Summary }
  | { type: 'changed'; message: Summary }
  | { type: 'removed'; ids: string[] };

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
  #entries = new Entries();
  #watch: FolderWatch;
  /** Deliveries under way, which a rescan must not take for another program's. */
  #coming = new Set<string>();
  #listeners = new Set<(event: StoreEvent) => void>();

  private constructor(maildir: Maildir, retention: Retention) {
    this.folder = maildir.folder;
    this.#maildir = maildir;
    this.#journal = Journal.open(maildir.folder);
    this.#retention = retention;
    this.#watch = watchFolders(maildir.folder, ['new', 'cur'], () => this.rescan());
  }

  /** Opens the folder, making what is missing. */
  static async open(folder: string, retention: Partial<Retention> = {}): Promise<MessageStore> {
    const maildir = await Maildir.open(folder);
    const store = new MessageStore(maildir, { ...defaultRetention, ...retention });
    await store.#load();
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
      this.#watch.expect(file.path);
      this.#add(entryOf(file, { summary, envelope }));
      this.#retain();
      return summary;
    } finally {
      this.#coming.delete(id);
    }
  }

  list(query: ListQuery = {}): ListPage {
    const { found, messages } = listed(this.#entries.all().reverse(), query);
    return { total: this.#entries.size, unread: this.#entries.unread, found, messages };
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
    const before = entry.file.path;
    try {
      const file = await this.#maildir.markSeen(entry.file);
      this.#watch.expect(before);
      this.#watch.expect(file.path);
      this.#move(entry, file);
    } catch (error) {
      if (!isMissing(error)) throw error;
      return this.rescan(); // another program was first
    }
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
    const all = this.#entries.all();
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
    const before = this.#entries.all().map((entry) => ({ entry, file: entry.file }));
    const there = new Map((await this.#maildir.list()).map((file) => [file.id, file]));
    this.#forget(before.filter(({ file }) => !there.has(file.id)).map(({ entry }) => entry));
    const strange = [...there.values()].filter(({ id }) => !this.#entries.get(id) && !this.#coming.has(id));
    for (const { entry, file } of before) {
      const now = there.get(file.id);
      if (now && entry.file === file) this.#move(entry, now);
    }
    if (strange.length > 0) await this.#adopt(strange);
    this.#retain();
  }

  /** Tidies the journal and stops watching. */
  async close(): Promise<void> {
    this.#watch.close();
    this.#listeners.clear();
    await this.#journal.rewrite(this.#entries.all().map(noteOf));
    this.#journal.close();
  }

  async #load(): Promise<void> {
    const found = await entriesOf(await this.#maildir.list(), this.#maildir, this.#journal);
    found.sort((a, b) => (a.summary.received < b.summary.received ? -1 : 1));
    for (const entry of found) this.#add(entry);
    this.#retain();
    await this.#journal.rewrite(this.#entries.all().map(noteOf));
  }

  /** Takes in what another program put there, or another Galley. */
  async #adopt(files: MailFile[]): Promise<void> {
    for (const entry of await entriesOf(files, this.#maildir, this.#journal)) {
      if (this.#entries.get(entry.file.id)) continue;
      if (!entry.envelope) this.#journal.append(noteOf(entry));
      this.#add(entry);
    }
  }

  #add(entry: Entry): void {
    this.#entries.add(entry);
    this.#tell({ type: 'added', message: entry.summary });
  }

  #move(entry: Entry, file: MailFile): void {
    if (this.#entries.move(entry, file)) this.#tell({ type: 'changed', message: entry.summary });
  }

  /** At once, without promises: a sender waits for it, and it is mostly one. */
  #retain(): void {
    const surplus = this.#entries.surplus(this.#retention);
    this.#forget(surplus);
    for (const { file } of surplus) {
      this.#maildir.removeNow(file);
      this.#watch.expect(file.path);
    }
  }

  async #discard(entries: Entry[]): Promise<void> {
    this.#forget(entries);
    for (const { file } of entries) {
      await this.#maildir.remove(file);
      this.#watch.expect(file.path);
    }
  }

  #forget(entries: Entry[]): void {
    const ids = entries.filter((entry) => this.#entries.delete(entry)).map(({ file }) => file.id);
    if (ids.length > 0) this.#tell({ type: 'removed', ids });
  }

  #tell(event: StoreEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

const noteOf = ({ summary, envelope }: Note): Note => (envelope ? { summary, envelope } : { summary });
