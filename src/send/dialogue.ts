import type { Socket } from 'node:net';
import { type Failure, type Phase, SendError } from './failure.ts';
import { cleanReply, fits, type Reply, readReply } from './reply.ts';
import { ReplyReader } from './reply-reader.ts';
import type { Timeouts } from './timeouts.ts';

export interface Command {
  phase: Phase;
  line: string;
}

/** What is being waited for. */
interface Wait {
  /** Phases of the commands not answered yet, oldest first; none while a message is being written. */
  asked: Phase[];
  replies: Reply[];
  resolve: (replies: Reply[]) => void;
  reject: (reason: SendError) => void;
}

/** What the socket is fed at a time: the "data block" whose progress the `body` timeout watches. */
const blockSize = 65_536;

/**
 * Commands and replies on a connection that is ready for messages, one exchange at a time. Silence, garbage and the
 * connection's end fail it with SendError, and everything after it; refusals are replies like others.
 */
export class Dialogue {
  /** Whether the present message's final dot was handed to the network. */
  dotWritten = false;
  /** Why nothing more can be asked. */
  failure: Failure | undefined;
  private readonly socket: Socket;
  private readonly timeouts: Timeouts;
  private readonly reader = new ReplyReader();
  private waiting: Wait | undefined;
  private timer: NodeJS.Timeout | undefined;
  private idle: Phase = 'mail';

  constructor(socket: Socket, timeouts: Timeouts) {
    this.socket = socket;
    this.timeouts = timeouts;
    const lost = () => this.abort({ kind: 'dropped', phase: this.phase });
    socket.on('data', (chunk: Buffer) => this.onData(chunk));
    socket.on('error', lost).on('end', lost).on('close', lost);
  }

  /** Writes commands in one go, several only to a server that offers PIPELINING, and resolves with their replies. */
  ask(...commands: Command[]): Promise<Reply[]> {
    const asked = commands.map(({ phase }) => phase);
    return this.wait(asked, () => this.socket.write(commands.map(({ line }) => `${line}\r\n`).join('')));
  }

  /** Writes a message after the server asked for it, and resolves with the reply to its final dot. */
  async message(head: Uint8Array, body: Uint8Array): Promise<Reply[]> {
    let block = [head];
    let at = 0;
    for (; at + blockSize < body.length; at += blockSize) {
      await this.write([...block, body.subarray(at, at + blockSize)]);
      block = [];
    }
    // A reply that is here already is seen before the dot goes out, and so to be early.
    await new Promise((resolve) => setImmediate(resolve));
    return this.wait(['dot'], () => {
      this.dotWritten = true;
      this.idle = 'mail';
      this.feed([...block, body.subarray(at), finalDot]);
    });
  }

  /** Ends the connection at once; what is waiting for it fails with `failure`. */
  abort(failure: Failure): void {
    if (this.failure) return;
    this.end(failure);
    this.socket.destroy();
  }

  /** Says goodbye without waiting for it. */
  quit(): void {
    if (this.failure) return;
    this.end({ kind: 'dropped', phase: this.phase });
    this.socket.once('data', () => this.socket.end()).write('QUIT\r\n');
    const patience = setTimeout(() => this.socket.destroy(), 1_000);
    this.socket.once('close', () => clearTimeout(patience));
  }

  private end(failure: Failure): void {
    this.failure = failure;
    const { dotWritten } = this;
    this.settle()?.reject(new SendError(failure, { dotWritten }));
  }

  private get phase(): Phase {
    return this.waiting?.asked[0] ?? this.idle;
  }

  private async write(parts: Uint8Array[]): Promise<void> {
    await this.wait([], () => this.feed(parts, () => this.settle()?.resolve([])));
  }

  private feed(parts: Uint8Array[], onWritten?: () => void): void {
    this.socket.cork();
    for (const [at, part] of parts.entries())
      this.socket.write(part, at === parts.length - 1 ? onWritten : undefined);
    this.socket.uncork();
  }

  private wait(asked: Phase[], start: () => void): Promise<Reply[]> {
    return new Promise((resolve, reject) => {
      if (this.failure) return reject(new SendError(this.failure));
      this.waiting = { asked, replies: [], resolve, reject };
      this.arm();
      start();
    });
  }

  private onData(chunk: Buffer): void {
    const replies = this.reader.read(chunk);
    if (!replies) this.abort({ kind: 'garbage', phase: this.phase });
    for (const raw of replies ?? []) if (!this.failure) this.onReply(raw);
  }

  /** Anything that is not the answer to what was asked means that both sides disagree: nothing after it counts. */
  private onReply(raw: string): void {
    const reply = readReply(raw);
    const { phase, waiting } = this;
    const asked = waiting !== undefined && waiting.asked.length > 0;
    if (!reply || !fits(reply, phase, asked)) {
      this.abort({ kind: 'garbage', phase, reply: cleanReply(raw) });
    } else if (!asked || reply.code === 421) {
      // A refusal out of turn, or one that ends the session (RFC 5321 3.8).
      this.abort({ kind: 'reply', phase, code: reply.code, reply: reply.text });
    } else {
      waiting.asked.shift();
      if (reply.code === 354) this.idle = 'body';
      waiting.replies.push(reply);
      if (waiting.asked.length > 0) this.arm();
      else this.settle()?.resolve(waiting.replies);
    }
  }

  private settle(): Wait | undefined {
    clearTimeout(this.timer);
    const { waiting } = this;
    this.waiting = undefined;
    return waiting;
  }

  private arm(): void {
    clearTimeout(this.timer);
    const { phase } = this;
    if (phase === 'lookup') return;
    this.timer = setTimeout(() => this.abort({ kind: 'silent', phase }), this.timeouts[phase]);
  }
}

const finalDot = Buffer.from('.\r\n');
