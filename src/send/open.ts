import type { Socket } from 'node:net';
import type { NodemailerError } from 'nodemailer/lib/errors';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { classify } from './classify.ts';
import { Conversation } from './conversation.ts';
import { type Failure, SendError } from './failure.ts';
import type { Server } from './server.ts';
import { openSocket } from './socket.ts';
import type { Timeouts } from './timeouts.ts';

/** A connection ready for messages: greeted, secured and logged in. */
export interface Opened {
  /** After STARTTLS the encrypted one. Nobody reads from it any more. */
  socket: Socket;
  /** EHLO keywords in capitals, with their parameters. */
  extensions: ReadonlyMap<string, string>;
}

/** nodemailer's own timeouts know no phases: they are put off for ever. */
const never = 2 ** 31 - 1;

/**
 * Connects, greets, secures and logs in, by means of nodemailer, which knows STARTTLS and the ways to log in; this adds
 * a timeout for each phase and words for what goes wrong. Throws SendError.
 */
export const openConnection = async (
  server: Server,
  timeouts: Timeouts,
  signal?: AbortSignal,
): Promise<Opened> => {
  const socket = await openSocket(server, timeouts.connect, signal);
  const opening = new Opening(server, timeouts, socket);
  const interrupt = () => opening.interrupt();
  signal?.addEventListener('abort', interrupt, { once: true });
  try {
    return await opening.run(server);
  } finally {
    signal?.removeEventListener('abort', interrupt);
  }
};

class Opening {
  private readonly connection: SMTPConnection;
  private readonly conversation: Conversation;
  private readonly timeouts: Timeouts;
  /** Fails what is being waited for; its identity tells one wait from the next. */
  private pending: ((reason: unknown) => void) | undefined;
  private timer: NodeJS.Timeout | undefined;
  /** Why nothing more can be asked. */
  private failure: Failure | undefined;

  constructor(server: Server, timeouts: Timeouts, socket: Socket) {
    this.timeouts = timeouts;
    this.conversation = new Conversation(server.secure ? 'tls' : 'greeting', {
      onProgress: () => this.arm(),
      onGarbage: (failure) => this.fail(failure),
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
    this.connection.on('error', (error: NodemailerError) => this.fail(this.classify(error)));
    this.connection.on('end', () => this.fail({ kind: 'dropped', phase: this.conversation.phase }));
  }

  async run(server: Server): Promise<Opened> {
    try {
      await this.wait((done) => this.connection.connect((error) => done(error ?? null)));
      await this.login(server);
      return { socket: this.takeSocket(), extensions: this.conversation.extensions };
    } catch (cause) {
      this.connection.close();
      throw cause;
    }
  }

  interrupt(): void {
    this.fail({ kind: 'interrupted', phase: this.conversation.phase });
  }

  private async login({ auth, secure, tls }: Server): Promise<void> {
    if (!auth) return;
    if (!(secure || tls)) throw new SendError({ kind: 'tls-missing', phase: 'auth' });
    const offered = this.conversation.extensions.get('AUTH') ?? '';
    if (!/(^|\s)(PLAIN|LOGIN|CRAM-MD5)(\s|$)/i.test(offered))
      throw new SendError({ kind: 'auth-missing', phase: 'auth', detail: offered });
    await this.wait((done) => this.connection.login({ ...auth }, (error) => done(error)));
  }

  /** From here on nodemailer neither reads nor writes. Its other listeners only tell its own, idle, connection. */
  private takeSocket(): Socket {
    const { _socket: socket } = this.connection;
    if (!socket) throw new SendError({ kind: 'dropped', phase: 'mail' });
    socket.removeAllListeners('data').setTimeout(0);
    return socket;
  }

  /** Starts something of nodemailer's and waits for its callback, the timeout, or the connection's end. */
  private wait(start: (done: (error: NodemailerError | null) => void) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.failure) return reject(new SendError(this.failure));
      this.pending = reject;
      this.arm();
      start((error) => {
        if (this.pending !== reject) return;
        if (error) return this.fail(this.classify(error), error);
        this.settle();
        resolve();
      });
    });
  }

  private fail(failure: Failure, cause?: unknown): void {
    this.failure ??= failure;
    const reject = this.pending;
    this.settle();
    reject?.(new SendError(failure, { cause }));
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
    this.timer = setTimeout(() => this.fail({ kind: 'silent', phase }), this.timeouts[phase]);
  }

  private classify(error: NodemailerError): Failure {
    const { phase, extensions } = this.conversation;
    return classify(error, { phase, startTls: extensions.has('STARTTLS') });
  }
}
