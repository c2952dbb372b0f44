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
import type { Failure, State } from './failure.ts';
import { takeLock } from './lock.ts';

/** One line of the ledger: written before the final dot of a message. */
export interface Intent {
  type: 'intent';
  at: string;
  /** One try of one `send` for one recipient; several tries after 4xx share it. */
  attempt: string;
  /** SHA-256 of what is sent, in hex: also the name of the .eml beside the ledger. */
  content: string;
  /** `Recipient.key`. */
  to: string;
  /** `Server.scope` and `Server.label`. */
  scope: string;
  server: string;
  /** With angle brackets. */
  messageId: string;
  /** The header block as sent, its closing empty line included; the body is that of the .eml. */
  head: string;
}

/** One line of the ledger: what became of an attempt. */
export interface Outcome extends Omit<Intent, 'type' | 'head'> {
  type: 'outcome';
  state: State;
  /** The server's reply to the final dot, when accepted. */
  reply?: string;
  failure?: Failure;
}

type Line = Intent | Outcome;

/** Where a recipient stands with some content, from all attempts so far. */
export interface Standing {
  state: State;
  at: string;
  messageId: string;
  server: string;
  reply?: string;
  failure?: Failure;
}

/**
 * The append-only record of an edition's deliveries, `.galley/deliveries/EDITION/ledger.jsonl`. What `intend` has
 * resolved for survives a power cut; what any method has returned from survives the death of this process.
 */
export class Ledger {
  readonly folder: string;
  private readonly fd: number;
  private readonly unlock: () => void;
  /** Last line of each attempt by content, recipient and scope. */
  private readonly attempts = new Map<string, Map<string, Line>>();
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
    const file = join(folder, 'ledger.jsonl');
    const isNew = !existsSync(file);
    this.fd = openSync(file, 'a+', 0o600);
    const text = readFileSync(file, 'utf8');
    for (const line of readLines(text)) this.remember(line);
    // A line torn by a crash is closed off, so that the next one starts on its own.
    if (text !== '' && !text.endsWith('\n')) writeSync(this.fd, '\n');
    if (isNew) syncFolder(folder);
  }

  /** Where a recipient stands; undefined when nothing was ever tried. */
  standing(content: string, to: string, scope: string): Standing | undefined {
    return standingOf([...(this.attempts.get(keyOf({ content, to, scope }))?.values() ?? [])]);
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
    this.remember(line);
  }

  private remember(line: Line): void {
    const key = keyOf(line);
    const attempts = this.attempts.get(key) ?? new Map<string, Line>();
    this.attempts.set(key, attempts.set(line.attempt, line));
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

/**
 * Accepted by any attempt is accepted; else an attempt that nobody knows the end of decides, so that nothing is sent
 * twice by itself; else the latest. An intent without an outcome is such an attempt: the dot may have been written.
 */
const standingOf = (lines: Line[]): Standing | undefined => {
  const standings = lines.map(standingOfLine);
  return (
    standings.findLast(({ state }) => state === 'accepted') ??
    standings.findLast(({ state }) => state === 'uncertain') ??
    standings.at(-1)
  );
};

const standingOfLine = (line: Line): Standing => {
  const { at, messageId, server } = line;
  if (line.type === 'intent') return { state: 'uncertain', at, messageId, server };
  return { state: line.state, at, messageId, server, reply: line.reply, failure: line.failure };
};

const keyOf = ({ content, to, scope }: Pick<Intent, 'content' | 'to' | 'scope'>): string =>
  JSON.stringify([content, to, scope]);

/** Every whole line; torn ones are left out: a torn intent's dot was never written, a torn outcome leaves its intent. */
const readLines = (text: string): Line[] => text.split('\n').flatMap(readLine);

const readLine = (text: string): Line[] => {
  try {
    const line = JSON.parse(text) as Line;
    const known = line.type === 'intent' || line.type === 'outcome';
    return known && [line.attempt, line.content, line.to, line.scope].every((x) => typeof x === 'string')
      ? [line]
      : [];
  } catch {
    return [];
  }
};

/** A new file's name is on disk only when its folder is. */
const syncFolder = (folder: string): void => {
  const fd = openSync(folder, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
};
