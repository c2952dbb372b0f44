import { closeSync, fdatasync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';

const datasync = promisify(fdatasync);

/**
 * A file of lines that only grows, for this user's eyes. A line is whole or, after a crash or on a full disk, torn; what
 * follows a torn one begins on a line of its own. Lines are in order: one on disk means that all before it are.
 */
export class LineFile {
  private readonly fd: number;
  private torn: boolean;

  /** Opens the file, or makes it. */
  constructor(path: string) {
    this.fd = openSync(path, 'a+', 0o600);
    const text = readFileSync(path, 'utf8');
    this.torn = text !== '' && !text.endsWith('\n');
  }

  /** In the file, as a whole, when it returns: the death of this process does it no harm. A power cut may. */
  append(value: object): void {
    const before = this.torn ? '\n' : '';
    this.torn = true;
    // Unlike writeSync this goes on until all is written, or throws.
    writeFileSync(this.fd, `${before}${JSON.stringify(value)}\n`);
    this.torn = false;
  }

  /** Resolves when all that was appended is on disk. */
  sync(): Promise<void> {
    return datasync(this.fd);
  }

  close(): void {
    closeSync(this.fd);
  }
}
