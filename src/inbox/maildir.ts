import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, unlink } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** A message's file. */
export interface MailFile {
  /** The unique part of its name, which stays when flags change. */
  id: string;
  /** Path from the Maildir: `new/…` or `cur/…`. */
  path: string;
  seen: boolean;
}

/** Windows cannot have a colon in a name; Dovecot and mutt use a semicolon there. */
const flagMark = process.platform === 'win32' ? ';2,' : ':2,';
/** A file left in tmp/ this long is nobody's any more (cr.yp.to/proto/maildir.html). */
const tmpLifetime = 36 * 60 * 60 * 1000;

let counter = 0;

/**
 * A Maildir (cr.yp.to/proto/maildir.html): one file a message, first whole in tmp/, then moved to new/, and to
 * cur/ once read. Other programs may read, move and delete while this one is at work.
 */
export class Maildir {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /** Makes the folders where they are missing, for this user's eyes only. */
  static async open(folder: string): Promise<Maildir> {
    for (const part of ['tmp', 'new', 'cur'])
      await mkdir(join(folder, part), { recursive: true, mode: 0o700 });
    const maildir = new Maildir(folder);
    await maildir.#sweep();
    return maildir;
  }

  /** A name no other delivery has, on this machine or another; safe in file names and URLs. */
  static uniqueId(now = Date.now()): string {
    counter += 1;
    const host = hostname().replace(/[^A-Za-z0-9-]/g, '-') || 'localhost';
    const micros = String((now % 1000) * 1000).padStart(6, '0');
    return `${Math.floor(now / 1000)}.M${micros}P${process.pid}Q${counter}.${host}`;
  }

  /**
   * Stores the bytes as they are; they are in their file as a whole when it returns. Not by promises: those cost
   * three times as much here, and a sender waits for each message.
   */
  deliver(id: string, message: Uint8Array): MailFile {
    // Dovecot reads the size from the name instead of asking the file system
    const name = `${id},S=${message.length}`;
    const temporary = join(this.folder, 'tmp', name);
    try {
      writeFileSync(temporary, message, { flag: 'wx', mode: 0o600 });
      renameSync(temporary, join(this.folder, 'new', name));
    } catch (error) {
      rmSync(temporary, { force: true }); // half a message, of a disk that is full
      throw error;
    }
    return { id, path: `new/${name}`, seen: false };
  }

  /** New before cur, so that a message that is moved meanwhile is not missed; one seen twice counts as in cur. */
  async list(): Promise<MailFile[]> {
    const files = new Map<string, MailFile>();
    for (const part of ['new', 'cur'] as const)
      for (const name of await readdir(join(this.folder, part))) {
        const file = fileOf(part, name);
        if (file.id !== '') files.set(file.id, file);
      }
    return [...files.values()];
  }

  read(file: MailFile): Promise<Buffer> {
    return readFile(join(this.folder, file.path));
  }

  async facts(file: MailFile): Promise<{ size: number; modified: Date }> {
    const { size, mtime } = await stat(join(this.folder, file.path));
    return { size, modified: mtime };
  }

  /** Moves it to cur/ with the flag S. */
  async markSeen(file: MailFile): Promise<MailFile> {
    const name = file.path.slice(4);
    const [base, flags] = splitFlags(name);
    const path = `cur/${base}${flagMark}${[...new Set(`${flags}S`)].sort().join('')}`;
    await rename(join(this.folder, file.path), join(this.folder, path));
    return { id: file.id, path, seen: true };
  }

  /** Gone already is fine. */
  removeNow(file: MailFile): void {
    rmSync(join(this.folder, file.path), { force: true });
  }

  /** The same without holding up others, for many. */
  async remove(file: MailFile): Promise<void> {
    await unlink(join(this.folder, file.path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error;
    });
  }

  async #sweep(): Promise<void> {
    const folder = join(this.folder, 'tmp');
    for (const name of await readdir(folder)) {
      const { mtimeMs } = await stat(join(folder, name)).catch(() => ({ mtimeMs: Date.now() }));
      if (Date.now() - mtimeMs > tmpLifetime) await rm(join(folder, name), { force: true });
    }
  }
}

function fileOf(part: 'new' | 'cur', name: string): MailFile {
  const [base, flags] = splitFlags(name);
  const id = name.startsWith('.') ? '' : (base.split(',', 1)[0] ?? '');
  return { id, path: `${part}/${name}`, seen: part === 'cur' && flags.includes('S') };
}

function splitFlags(name: string): [string, string] {
  const at = name.lastIndexOf(flagMark);
  return at === -1 ? [name, ''] : [name.slice(0, at), name.slice(at + flagMark.length)];
}
