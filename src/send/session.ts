import type { Socket } from 'node:net';
import { Readable } from 'node:stream';
import type { NodemailerError } from 'nodemailer/lib/errors';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { classify } from './classify.ts';
import { Conversation } from './conversation.ts';
import { type Failure, SendError } from './failure.ts';
import { type Reply, readReply } from './reply.ts';
import type { Server } from './server.ts';
import { openSocket } from './socket.ts';
import type { Timeouts } from './timeouts.ts';

/** One message for one recipient, addresses as they go on the wire. */
export interface Parcel {
  from: string;
  to: string;
  /** The complete message, CRLF throughout. */
  bytes: Uint8Array;
  /** Whether a byte of it is over 127; looked for when absent. */
  eightBit?: boolean | undefined;
}

/** What the socket is fed at a time: the "data block" whose progress the `body` timeout watches. */
const blockSize = 65_536;
/** nodemailer's own timeouts know no phases: they are put off for ever. */
const never = 2 ** 31 - 1;

/**
 * One connection to an SMTP server, logged in. Wraps nodemailer's connection, which speaks the protocol, and adds what
 * a trustworthy sender needs: a timeout for each phase, a word before the final dot, and the certainty whether that
 * dot was written. Every method throws SendError and nothing else, except what `beforeDot` throws.
 */
export class Session {
  /** How many messages were offered to the server on this connection. */
  offered = 0;
  private readonly connection: SMTPConnection;
  private readonly conversation: Conversation;
  private readonly timeouts: Timeouts;
  /** Fails what is being waited for; its identity tells one wait from the next. */
  private pending: ((reason: unknown) => void) | undefined;
  private timer: NodeJS.Timeout | undefined;
  private needsReset = false;
  private ended = false;

  /** Connects, greets, secures and logs in. */
  static async open(server: Server, timeouts: Timeouts, signal?: AbortSignal): Promise<Session> {
    const socket = await openSocket(server, timeouts.connect, signal);
    const session = new Session(server, timeouts, socket);
    const interrupt = () => session.abort({ kind: 'interrupted', phase: session.conversation.phase });
    signal?.addEventListener('abort', interrupt, { once: true });
    try {
      await session.run<void>((done) => session.connection.connect((error) => done(error ?? null)));
      await session.login(server);
      return session;
    } catch (cause) {
      session.abort({ kind: 'dropped', phase: session.conversation.phase });
      throw cause;
    } finally {
      signal?.removeEventListener('abort', interrupt);
    }
  }

  private constructor(server: Server, timeouts: Timeouts, socket: Socket) {
    this.timeouts = timeouts;
    this.conversation = new Conversation(server.secure ? 'tls' : 'greeting', {
      onProgress: () => this.arm(),
      onGarbage: (failure) => this.abort(failure),
    });
    this.connection = new SMTPConnection({
      connection: socket,
      host: server.host,
      port: server.port,
      secure: server.secure,
      requireTLS: server.tls,
      ignoreTLS: !server.tls,
      tls: server.ca ? { ca: server.ca } : {},
      connectionTimeout: never,
      greetingTimeout: never,
      socketTimeout: never,
      socketCloseTimeout: 1_000,
      transactionLog: true,
      logger: this.conversation.listener(),
    });
    this.connection.on('error', (error: NodemailerError) => this.abort(this.classify(error)));
    this.connection.on('end', () => this.abort({ kind: 'dropped', phase: this.conversation.phase }));
  }

  /** Whether a further message can be tried on this connection. */
  get usable(): boolean {
    return !this.ended;
  }

  /**
   * Sends one message. `beforeDot` runs when everything but the final dot is on its way, and the dot waits for it.
   * Resolves with the reply to the dot, always 2xx.
   */
  async send(parcel: Parcel, beforeDot: () => Promise<void>): Promise<Reply> {
    this.offered += 1;
    this.conversation.dotWritten = false;
    const use8BitMime = this.checkAbilities(parcel);
    if (this.needsReset) await this.reset();
    const envelope = { from: parcel.from, to: [parcel.to], size: parcel.bytes.length, use8BitMime };
    const body = this.body(parcel.bytes, beforeDot);
    const response = await this.run<string>((done) =>
      this.connection.send(envelope, body, (error, info) => done(error, info?.response)),
    );
    const reply = readReply(response);
    if (!reply) throw new SendError({ kind: 'garbage', phase: 'dot' }, { dotWritten: true });
    return reply;
  }

  /** Says goodbye without waiting for it. */
  close(): void {
    if (this.ended) return;
    this.ended = true;
    clearTimeout(this.timer);
    const patience = setTimeout(() => this.connection.close(), 1_000);
    this.connection.once('end', () => clearTimeout(patience));
    this.connection.quit();
  }

  /** Ends the connection at once; what is waiting for it fails with `failure`, or with `cause` when there is one. */
  abort(failure: Failure, cause?: unknown): void {
    const fail = this.pending;
    const { dotWritten } = this.conversation;
    this.settle();
    if (!this.ended) {
      this.ended = true;
      this.connection.close();
    }
    fail?.(cause ?? new SendError(failure, { dotWritten }));
  }

  private async login({ auth, secure, tls }: Server): Promise<void> {
    if (!auth) return;
    if (!(secure || tls)) throw new SendError({ kind: 'tls-missing', phase: 'auth' });
    const offered = this.conversation.extensions.get('AUTH') ?? '';
    if (!/(^|\s)(PLAIN|LOGIN|CRAM-MD5)(\s|$)/i.test(offered))
      throw new SendError({ kind: 'auth-missing', phase: 'auth', detail: offered });
    await this.run<void>((done) => this.connection.login({ ...auth }, (error) => done(error)));
  }

  /** RFC 1870, 6531 and 6152: what the server said it cannot take is not offered to it. */
  private checkAbilities({ from, to, bytes, eightBit = hasEightBit(bytes) }: Parcel): boolean {
    const { extensions } = this.conversation;
    const limit = Number(extensions.get('SIZE')) || 0;
    if (limit > 0 && bytes.length > limit)
      throw new SendError({ kind: 'too-large', phase: 'mail', detail: `${bytes.length} > ${limit}` });
    if (/[^\0-\x7f]/.test(from + to) && !extensions.has('SMTPUTF8'))
      throw new SendError({ kind: 'no-smtputf8', phase: 'mail' });
    if (eightBit && !extensions.has('8BITMIME')) throw new SendError({ kind: 'no-8bitmime', phase: 'mail' });
    return eightBit;
  }

  private async reset(): Promise<void> {
    try {
      await this.run<void>((done) => this.connection.reset((error) => done(error)));
      this.needsReset = false;
    } catch (cause) {
      // A refusal of RSET says nothing about the message that was to follow.
      const failure: Failure = { kind: 'dropped', phase: 'reset' };
      this.abort(failure);
      throw new SendError(failure, { cause });
    }
  }

  /** The message as a stream that ends, and so writes the final dot, only after `beforeDot`. */
  private body(bytes: Uint8Array, beforeDot: () => Promise<void>): Readable {
    let at = 0;
    const finish = async (stream: Readable) => {
      await beforeDot();
      // A reply that came in one packet with the 354 is handled before the dot goes out, and so seen to be early.
      await new Promise((resolve) => setImmediate(resolve));
      if (this.pending) stream.push(null);
    };
    const session = this;
    return new Readable({
      // So small that a block is asked for only when the one before has gone down the pipe.
      highWaterMark: 1,
      read() {
        // nodemailer may still pipe after an abort: nothing of the message is read any more, no intent recorded.
        if (session.ended || !session.pending) {
          this.destroy();
          return;
        }
        session.arm();
        if (at < bytes.length) {
          this.push(bytes.subarray(at, at + blockSize));
          at += blockSize;
        } else if (at !== Infinity) {
          at = Infinity;
          finish(this).catch((cause) => session.abort({ kind: 'dropped', phase: 'body' }, cause));
        }
      },
    });
  }

  /** Starts something of nodemailer's and waits for its callback, the timeout, or the connection's end. */
  private run<T>(start: (done: (error: NodemailerError | null, value?: T) => void) => void): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      if (this.ended) {
        reject(new SendError({ kind: 'dropped', phase: this.conversation.phase }));
        return;
      }
      this.pending = reject;
      this.arm();
      start((error, value) => {
        if (this.pending !== reject) return;
        if (error) this.fail(error);
        else {
          this.settle();
          resolve(value as T);
        }
      });
    });
  }

  /** A refusal leaves the connection usable, except in the middle of a message: its rest would be read as commands. */
  private fail(error: NodemailerError): void {
    const failure = this.classify(error);
    const { inBody, dotWritten } = this.conversation;
    if (failure.kind !== 'reply' || inBody || failure.code === 421) {
      this.abort(failure);
      return;
    }
    this.needsReset = failure.phase !== 'dot';
    const reject = this.pending;
    this.settle();
    reject?.(new SendError(failure, { dotWritten, cause: error }));
  }

  private settle(): void {
    clearTimeout(this.timer);
    this.pending = undefined;
    this.conversation.rest();
  }

  private arm(): void {
    clearTimeout(this.timer);
    const { phase } = this.conversation;
    if (!this.pending || phase === 'lookup') return;
    this.timer = setTimeout(() => this.abort({ kind: 'silent', phase }), this.timeouts[phase]);
  }

  private classify(error: NodemailerError): Failure {
    const { phase, extensions } = this.conversation;
    return classify(error, { phase, startTls: extensions.has('STARTTLS') });
  }
}

export const hasEightBit = (bytes: Uint8Array): boolean =>
  /[\x80-\xff]/.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'));
