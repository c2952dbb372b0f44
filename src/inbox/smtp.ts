import type { AddressInfo, Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server/lib/types.js';
import { resetSocket, sayingOf } from './fault-effects.ts';
import type { FaultAction } from './faults.ts';
import { Session, type SessionSetting } from './session.ts';

/** The envelope of one message, as the conversation gave it. */
export interface Envelope {
  /** ISO 8601, when the final dot came. */
  received: string;
  /** Empty for the null sender. */
  from: string;
  to: string[];
  /** The sender's EHLO or HELO name. */
  helo: string;
  /** The sender's IP address. */
  remote: string;
  /** TLS version, e.g. `TLSv1.3`; absent in the clear. */
  tls?: string;
  /** User name of the login, when there was one. */
  login?: string;
  body: '7bit' | '8bitmime';
  smtpUtf8: boolean;
  /** Number of the connection since the inbox started, from 1. */
  connection: number;
}

export interface Limits {
  /** Octets a message may have; more is refused with 552. */
  size?: number;
  /** Connections at once; more are refused with 421. */
  connections?: number;
}

export interface SmtpOptions extends SessionSetting {
  host: string;
  /** 0 takes any free port. */
  port: number;
  limits: Limits;
  /** Called with the message, byte for byte; the 250 waits for it. */
  deliver: (message: Buffer, envelope: Envelope) => Promise<void>;
}

export interface RunningSmtp {
  port: number;
  setLimits: (limits: Limits) => void;
  close: () => Promise<void>;
}

const defaultSize = 64 * 1024 * 1024;
/** RFC 5321 section 4.5.3.2.7: a server waits five minutes for the next command. */
const idleTimeout = 5 * 60 * 1000;
/** How long open conversations may go on when the inbox closes. */
const closeTimeout = 250;

/** Starts SMTP on one address. Rejects with the system's error when the port is taken. */
export async function startSmtp(options: SmtpOptions): Promise<RunningSmtp> {
  const server = new InboxServer(options);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port, options.host, () => resolve());
  });
  return {
    port: (server.server.address() as AddressInfo).port,
    setLimits: (limits) => setLimits(server, limits),
    close: () => server.stop(),
  };
}

class InboxServer extends SMTPServer {
  #setting: SmtpOptions;
  #sessions = new WeakMap<SMTPServerSession, Session>();
  #sockets = new Set<Socket>();
  #count = 0;

  constructor(setting: SmtpOptions) {
    super({
      name: 'galley.localhost',
      banner: 'Galley inbox',
      // the built-in certificate, which this silences a warning about, is never shown: see Session
      logger: false,
      disableReverseLookup: true,
      hideENHANCEDSTATUSCODES: false,
      authOptional: true,
      allowInsecureAuth: true,
      authMethods: ['PLAIN', 'LOGIN'],
      size: setting.limits.size ?? defaultSize,
      rejectOversized: true,
      socketTimeout: idleTimeout,
      closeTimeout,
      onAuth: (login, _session, callback) => callback(null, { user: login.username || 'anonymous' }),
      onData: (stream, session, callback) => void this.#receive(stream, session, callback),
    });
    this.#setting = setting;
    setLimits(this, setting.limits);
    // a sender that drops its connection is nothing to report
    this.on('error', () => undefined);
  }

  override connect(socket: Socket) {
    this.#count += 1;
    this.#sockets.add(socket);
    socket.once('close', () => this.#sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    const number = this.#count;
    const action = this.#setting.faults.take('connect', { connection: number, recipients: [] });
    if (action) return misbehave(socket, action, () => this.#converse(socket, number));
    this.#converse(socket, number);
  }

  /** Ends all conversations, the patient ones too. */
  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.close(() => {
        for (const socket of this.#sockets) socket.destroy();
        resolve();
      });
    });
  }

  #converse(socket: Socket, number: number): void {
    const session = new Session(this, socket, number, this.#setting);
    this.#sessions.set(session.session, session);
    this.connections.add(session);
    session.on('error', () => socket.destroy());
    session.init();
  }

  async #receive(
    stream: SMTPServerDataStream,
    state: SMTPServerSession,
    callback: (error?: Error | null, message?: string) => void,
  ): Promise<void> {
    const session = this.#sessions.get(state);
    if (!session) return callback(new Error('No such session'));
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of stream) if (!stream.sizeExceeded) chunks.push(chunk);
    } catch {
      return; // the sender left in the middle: nothing was promised, nothing is kept
    }
    const envelope = envelopeOf(session);
    const keep = async () => {
      if (!stream.sizeExceeded) await this.#setting.deliver(Buffer.concat(chunks), envelope);
    };
    try {
      await session.end(keep, () => callback(null, 'Kept'));
    } catch (error) {
      callback(
        Object.assign(new Error('Could not store the message', { cause: error }), { responseCode: 452 }),
      );
    }
  }
}

function setLimits(server: SMTPServer, limits: Limits): void {
  server.options.size = limits.size ?? defaultSize;
  server.options.maxClients = limits.connections ?? Number.POSITIVE_INFINITY;
}

/** A fault before the conversation: `proceed` starts it. */
function misbehave(socket: Socket, action: FaultAction, proceed: () => void): void {
  const act = () => {
    if (socket.destroyed || action.hang) return;
    const said = sayingOf(action);
    if (said !== undefined) socket.write(Buffer.from(said, 'latin1'));
    if (action.drop === 'reset') return resetSocket(socket);
    if (action.drop || said !== undefined) return void socket.end(() => socket.destroy());
    proceed();
  };
  socket.resume();
  if (action.delay) setTimeout(act, action.delay).unref();
  else act();
}

function envelopeOf(session: Session): Envelope {
  const { envelope, user, tlsOptions, hostNameAppearsAs } = session.session;
  return {
    received: new Date().toISOString(),
    from: envelope.mailFrom ? envelope.mailFrom.address : '',
    to: envelope.rcptTo.map(({ address }) => address),
    helo: hostNameAppearsAs || '',
    remote: session.remoteAddress,
    ...(tlsOptions && { tls: tlsOptions.version }),
    ...(user && { login: String(user) }),
    body: envelope.bodyType === '8bitmime' ? '8bitmime' : '7bit',
    smtpUtf8: envelope.smtpUtf8 ?? false,
    connection: session.number,
  };
}
