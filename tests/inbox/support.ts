import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls } from 'node:tls';
import { onTestFinished } from 'vitest';
import { type InboxOptions, type RunningInbox, startInbox } from '../../src/inbox/inbox.ts';

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-inbox-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** An inbox in a folder of its own, closed when the test ends. */
export async function freshInbox(options: Partial<InboxOptions> = {}): Promise<RunningInbox> {
  const inbox = await startInbox({ root: options.root ?? (await temporaryFolder()), ...options });
  onTestFinished(() => inbox.close());
  return inbox;
}

/** A conversation by hand: lines out, replies and raw bytes in. */
export class Talk {
  #socket: Socket;
  #received = '';
  #waiting: (() => void) | undefined;
  closed = false;

  constructor(socket: Socket) {
    this.#socket = socket;
    this.#listen();
  }

  static async to(port: number): Promise<Talk> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const talk = new Talk(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', () => resolve());
      socket.once('error', reject);
    });
    onTestFinished(() => void socket.destroy());
    return talk;
  }

  /** Greeted and introduced. */
  static async introduced(port: number): Promise<Talk> {
    const talk = await Talk.to(port);
    await talk.reply();
    await talk.ask('EHLO client.test');
    return talk;
  }

  write(bytes: string | Uint8Array): void {
    this.#socket.write(bytes);
  }

  /** Goes without a word. */
  leave(): void {
    this.#socket.destroy();
  }

  /** Sends a line, waits for its reply. */
  ask(line: string): Promise<string> {
    this.write(`${line}\r\n`);
    return this.reply();
  }

  /** The next whole reply, its lines joined by a line feed; what came, followed by `[closed]`, when it ended. */
  async reply(): Promise<string> {
    for (;;) {
      const whole = /^(?:\d{3}-[^\n]*\r\n)*\d{3}(?: [^\n]*)?\r\n/.exec(this.#received);
      if (whole) {
        this.#received = this.#received.slice(whole[0].length);
        return whole[0].trimEnd().replaceAll('\r\n', '\n');
      }
      if (this.closed) return `${this.#received}[closed]`;
      await this.#more();
    }
  }

  /** All that comes until the connection ends. */
  async rest(): Promise<string> {
    while (!this.closed) await this.#more();
    return this.#received;
  }

  /** What has come `milliseconds` from now, taken. */
  async after(milliseconds: number): Promise<string> {
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    const received = this.#received;
    this.#received = '';
    return received;
  }

  /** Goes on over TLS, whatever the certificate. */
  async secure(): Promise<void> {
    this.#socket.removeAllListeners('data');
    const socket = connectTls({ socket: this.#socket, rejectUnauthorized: false });
    await new Promise<void>((resolve, reject) => {
      socket.once('secureConnect', () => resolve());
      socket.once('error', reject);
    });
    this.#socket = socket;
    this.#listen();
  }

  #listen(): void {
    this.#socket.on('data', (chunk) => {
      this.#received += chunk.toString('latin1');
      this.#waiting?.();
    });
    this.#socket.on('error', () => undefined);
    this.#socket.on('close', () => {
      this.closed = true;
      this.#waiting?.();
    });
  }

  #more(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting = resolve;
    });
  }
}

/** One message through an open conversation; the reply to the final dot. */
export async function sendBytes(
  talk: Talk,
  bytes: string | Uint8Array,
  to = 'reader@galley.test',
): Promise<string> {
  await talk.ask('MAIL FROM:<editor@galley.test>');
  await talk.ask(`RCPT TO:<${to}>`);
  await talk.ask('DATA');
  talk.write(bytes);
  talk.write('.\r\n');
  return talk.reply();
}
