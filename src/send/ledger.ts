import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { LineFile } from '../line-file.ts';
import { takeLock } from './lock.ts';
import {
  type Heading,
  type Intent,
  type Line,
  ledgerVersion,
  type Outcome,
  type Standing,
  Standings,
} from './standings.ts';

/**
 * The append-only record of an edition's deliveries, `.galley/deliveries/EDITION/ledger.jsonl`. What `intend` has
 * resolved for survives a power cut; what any method has returned from survives the death of this process.
 */
export class Ledger {
  readonly folder: string;
  private readonly lines: LineFile;
  private readonly unlock: () => void;
  private readonly standings: Standings;
  private syncing: Promise<void> | undefined;
  /** The sync that has not begun. */
  private next: Promise<void> | undefined;

  /** Opens or begins the ledger and locks it against a second sender; throws LockedError, LedgerVersionError. */
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
    this.lines = new LineFile(file);
    this.standings = new Standings(readFileSync(file, 'utf8'));
    if (isNew) this.begin();
  }

  private begin(): void {
    const heading: Heading = { type: 'ledger', version: ledgerVersion };
    this.lines.append(heading);
    syncFolder(this.folder);
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

  /** Records that a message is about to be written; resolves when that is on disk. */
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
    this.lines.close();
    this.unlock();
  }

  private append(line: Line): void {
    this.lines.append(line);
    this.standings.add(line);
  }

  /**
   * Group commit: whoever asks before a sync begins shares it; while one is under way the next one gathers. The file's
   * lines are in order, so a sync that begins later covers everything appended before.
   */
  private sync(): Promise<void> {
    this.next ??= this.beginSync(this.syncing);
    return this.next;
  }

  private async beginSync(before: Promise<void> | undefined): Promise<void> {
    await gathered();
    await before?.catch(() => {});
    this.next = undefined;
    this.syncing = this.lines.sync();
    await this.syncing;
  }
}

/** Two turns of the event loop: other connections, too, come to the point where they need the disk. */
const gathered = async (): Promise<void> => {
  for (let turn = 0; turn < 2; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};

/** What a ledger says, without locking it or making one; for looking only. Throws LedgerVersionError. */
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
