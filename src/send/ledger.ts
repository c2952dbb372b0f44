import {
  closeSync,
  existsSync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { takeLock } from './lock.ts';
import { type Intent, type Line, type Outcome, type Standing, Standings } from './standings.ts';

/**
 * The append-only record of an edition's deliveries, `.galley/deliveries/EDITION/ledger.jsonl`. What `intend` has
 * resolved for survives a power cut; what any method has returned from survives the death of this process.
 */
export class Ledger {
  readonly folder: string;
  private readonly fd: number;
  private readonly unlock: () => void;
  private readonly standings: Standings;
  private syncing: Promise<void> | undefined;

  /** Opens or begins the ledger and locks it against a second sender; throws LockedError. */
  static open(folder: string): Ledger {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const unlock = takeLock(join(folder, 'lock'));
    try {
      return new Ledger(folder, unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  private constructor(folder: string, unlock: () => void) {
    this.folder = folder;
    this.unlock = unlock;
    const file = ledgerFile(folder);
    const isNew = !existsSync(file);
    this.fd = openSync(file, 'a+', 0o600);
    const text = readFileSync(file, 'utf8');
    this.standings = new Standings(text);
    // A line torn by a crash is closed off, so that the next one starts on its own.
    if (text !== '' && !text.endsWith('\n')) writeSync(this.fd, '\n');
    if (isNew) syncFolder(folder);
  }

  /** Where a recipient stands; undefined when nothing was ever tried. */
  standing(content: string, to: string, scope: string): Standing | undefined {
    return this.standings.of(content, to, scope);
  }

  /** Keeps the built message beside the ledger, once, before anything of it is sent. */
  keepContent(content: string, message: Uint8Array): void {
    const file = join(this.folder, `${content}.eml`);
    if (existsSync(file)) return;
    const temporary = `${file}.${process.pid}`;
    const fd = openSync(temporary, 'w', 0o600);
    try {
      writeFileSync(fd, message);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(temporary, file);
    syncFolder(this.folder);
  }

  /** Records that a final dot is about to be written; resolves when that is on disk. */
  async intend(intent: Omit<Intent, 'type' | 'at'>): Promise<void> {
    this.append({ type: 'intent', at: new Date().toISOString(), ...intent });
    await this.sync();
  }

  /** Records what became of an attempt. On disk with the next intent, or when the ledger is closed. */
  settle(outcome: Omit<Outcome, 'type' | 'at'>): void {
    this.append({ type: 'outcome', at: new Date().toISOString(), ...outcome });
  }

  async close(): Promise<void> {
    await this.sync();
    closeSync(this.fd);
    this.unlock();
  }

  private append(line: Line): void {
    writeSync(this.fd, `${JSON.stringify(line)}\n`);
    this.standings.add(line);
  }

  /**
   * Group commit: whatever was appended in one turn of the event loop shares one sync. It blocks on purpose: the
   * replies that arrive meanwhile make up the next group, and a trip through the thread pool costs more than the disk.
   */
  private sync(): Promise<void> {
    this.syncing ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        this.syncing = undefined;
        try {
          resolve(fdatasyncSync(this.fd));
        } catch (error) {
          reject(error);
        }
      });
    });
    return this.syncing;
  }
}

/** What a ledger says, without locking it or making one; for looking only. */
export const readStandings = (folder: string): Standings => {
  const file = ledgerFile(folder);
  return new Standings(existsSync(file) ? readFileSync(file, 'utf8') : '');
};

const ledgerFile = (folder: string): string => join(folder, 'ledger.jsonl');

/** A new file's name is on disk only when its folder is. */
const syncFolder = (folder: string): void => {
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
};
