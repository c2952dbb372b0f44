import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LineFile } from '../line-file.ts';
import type { Envelope } from './smtp.ts';
import type { Summary } from './summary.ts';

/** What is known of a message beside its bytes. */
export interface Note {
  summary: Summary;
  /** Absent for mail another program put into the folder. */
  envelope?: Envelope;
}

/**
 * The envelopes of an inbox, `envelopes.jsonl`: one line of JSON a message, appended as it comes. One file, since
 * making a second file for each message costs as much as storing it. Lines of deleted messages are left until
 * the next rewrite; what cannot be read counts as absent.
 */
export class Journal {
  #path: string;
  #file: LineFile;

  private constructor(path: string) {
    this.#path = path;
    this.#file = new LineFile(path);
  }

  static open(folder: string): Journal {
    return new Journal(join(folder, 'envelopes.jsonl'));
  }

  /** By message id, the latest line of each. */
  async read(): Promise<Map<string, Note>> {
    const notes = new Map<string, Note>();
    for (const line of (await readFile(this.#path, 'utf8')).split('\n')) {
      const note = noteOf(line);
      if (note) notes.set(note.summary.id, note);
    }
    return notes;
  }

  /** In the file when it returns. */
  append(note: Note): void {
    this.#file.append(note);
  }

  /** Leaves only these lines. */
  async rewrite(notes: Iterable<Note>): Promise<void> {
    const lines = Array.from(notes, (note) => `${JSON.stringify(note)}\n`);
    const temporary = `${this.#path}.${process.pid}`;
    try {
      await writeFile(temporary, lines.join(''), { mode: 0o600 });
      await rename(temporary, this.#path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    this.#file.close();
    this.#file = new LineFile(this.#path);
  }

  close(): void {
    this.#file.close();
  }
}

/** A line cut short by a crash is no note. */
function noteOf(line: string): Note | undefined {
  try {
    const value: unknown = JSON.parse(line);
    const whole = typeof value === 'object' && value !== null && 'summary' in value;
    return whole ? (value as Note) : undefined;
  } catch {
    return undefined;
  }
}
