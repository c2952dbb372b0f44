import type { Socket } from 'node:net';
import { SMTPConnection } from 'smtp-server/lib/smtp-connection.js';
import type { SMTPServer } from 'smtp-server/lib/smtp-server.js';
import type { Certificates } from './certificates.ts';
import { addressIn, leaveOut, resetSocket, sayingOf } from './fault-effects.ts';
import { type FaultAction, type FaultPlan, type Occasion, type Phase, replyCode } from './faults.ts';
import { MessageStream } from './message-stream.ts';

const commandPhases: Record<string, Phase> = {
  HELO: 'ehlo',
  EHLO: 'ehlo',
  STARTTLS: 'starttls',
  AUTH: 'auth',
  MAIL: 'mail',
  RCPT: 'rcpt',
  DATA: 'data',
  RSET: 'rset',
  NOOP: 'noop',
  QUIT: 'quit',
};

/** What all conversations of one inbox share. */
export interface SessionSetting {
  faults: FaultPlan;
  certificates: Certificates;
}

type Next = () => void;

/**
 * One SMTP conversation: smtp-server's, which goes wrong where the plan of faults says so. It greets at once
 * (smtp-server waits 100 ms for early talkers), keeps each octet and shows certificates of its own.
 */
export class Session extends SMTPConnection {
  readonly number: number;
  #setting: SessionSetting;
  #shared: SMTPServer;
  /** Stands instead of the next reply when set. */
  #instead: string | undefined;
  #without: string[] | undefined;
  #messageFault: FaultAction | undefined;

  constructor(server: SMTPServer, socket: Socket, number: number, setting: SessionSetting) {
    super(server, socket, {});
    this.number = number;
    this.#shared = server;
    this.#setting = setting;
  }

  override init(): void {
    this._setListeners(() => {
      const { maxClients } = this._server.options;
      if (maxClients && this._server.connections.size > maxClients)
        return this.send(421, `${this.name} Too many connections, try again in a moment`, false);
      this.connectionReady();
    });
  }

  override _createParser(): MessageStream {
    const parser = new MessageStream({});
    parser.oncommand = (command, next) => this._onCommand(command, next);
    parser.on('error', (error) => this.send(421, `Error: ${error.message}`));
    parser.gate = (received, goOn) => this.#messageGate(received, goOn);
    return parser;
  }

  override _sendGreeting() {
    const action = this.#take('greeting');
    if (!action) return super._sendGreeting();
    const refuses = action.reply !== undefined && replyCode(action.reply) >= 400;
    this.#perform(
      refuses ? { ...action, drop: action.drop ?? true } : action,
      () => super._sendGreeting(),
      () => undefined,
    );
  }

  override _onCommand(command: Buffer, next: Next = () => undefined) {
    const word = command.toString('latin1', 0, 10).split(' ', 1)[0]?.toUpperCase() ?? '';
    const phase = commandPhases[word];
    const proceed = () => super._onCommand(command, next);
    // a line of a login (`_nextHandler`) is no command
    if (!phase || this._upgrading || this._nextHandler) return proceed();
    const action = this.#take(phase, phase === 'rcpt' || phase === 'mail' ? addressIn(command) : undefined);
    if (!action) return proceed();
    this.#without = action.without;
    this.#perform(action, proceed, next);
  }

  override handler_DATA(command: Buffer, next: Next): void {
    this.#messageFault = this.session.envelope.rcptTo.length ? this.#take('message') : undefined;
    super.handler_DATA(command, next);
  }

  override handler_STARTTLS(command: Buffer, next: Next) {
    if (this.secure || command.toString().trim().includes(' ')) return super.handler_STARTTLS(command, next);
    const action = this.#take('tls');
    if (action && (action.drop || action.hang || action.garbage)) return this.#spoilHandshake(action);
    const start = () =>
      this.#setting.certificates.context(action?.certificate).then(
        (context) => {
          // smtp-server reads the context from its server: this conversation sees one with its own
          this._server = Object.create(this.#shared, {
            secureContext: { value: new Map([['*', context]]) },
          });
          super.handler_STARTTLS(command, next);
        },
        (error: Error) => this._onError(error),
      );
    if (action?.delay) setTimeout(start, action.delay).unref();
    else void start();
  }

  /** Agrees to TLS and strikes when the sender's first bytes of it come. */
  #spoilHandshake(action: FaultAction): void {
    this.send(220, 'Ready to start TLS');
    if (this._parser) this._socket.unpipe(this._parser);
    const strike = () =>
      this.#perform(
        action,
        () => undefined,
        () => undefined,
      );
    this._socket.once('data', strike).resume();
  }

  override send(code: number, data?: string | string[] | null, context?: string | false) {
    if (this.#instead !== undefined) {
      const text = this.#instead;
      this.#instead = undefined;
      return this.#write(text);
    }
    const without = this.#without;
    this.#without = undefined;
    super.send(code, without && Array.isArray(data) ? leaveOut(data, without) : data, context);
  }

  /**
   * The reply to the final dot, when a fault has something else in mind.
   * `keep` stores the message; `answer` gives the normal reply and ends the transaction.
   */
  async end(keep: () => Promise<void>, answer: Next): Promise<void> {
    const action = this.#take('end');
    if (!action) {
      await keep();
      return answer();
    }
    const refused = action.reply !== undefined && replyCode(action.reply) >= 400;
    if (action.store ?? !refused) await keep();
    this.#perform(action, answer, answer, true);
  }

  /** `address` is that of the MAIL or RCPT under way. */
  #take(phase: Phase, address?: string): FaultAction | undefined {
    const { mailFrom, rcptTo } = this.session.envelope ?? {};
    const occasion: Occasion = {
      connection: this.number,
      recipients: (rcptTo ?? []).map((to) => to.address),
    };
    if (mailFrom) occasion.sender = mailFrom.address;
    if (phase === 'mail') occasion.sender = address ?? '';
    if (phase === 'rcpt') occasion.recipients = [address ?? ''];
    return this.#setting.faults.take(phase, occasion);
  }

  /**
   * Delays, then says what the fault wants. `proceed` carries the command out and sends the normal reply (or what
   * `#instead` holds); `next` goes on to the next command without either. At the end of a message every reply
   * has to pass through `proceed`, since it ends the transaction: `always`.
   */
  #perform(action: FaultAction, proceed: Next, next: Next, always = false): void {
    const act = () => {
      if (this._closed) return;
      if (action.hang) return;
      const said = sayingOf(action);
      if (said === undefined && !action.drop) return proceed();
      const carriesOn = always || (action.reply !== undefined && replyCode(action.reply) < 400);
      if (said !== undefined) {
        if (carriesOn && !action.drop) {
          this.#instead = said;
          proceed();
        } else this.#write(said);
      }
      if (action.drop) this.#drop(action.drop);
      else if (action.reply?.startsWith('421')) this.close();
      else if (!carriesOn) next();
    };
    if (action.delay) setTimeout(act, action.delay).unref();
    else act();
  }

  #messageGate(received: number, goOn: Next) {
    const action = this.#messageFault;
    if (!action || received < (action.afterBytes ?? 1)) return goOn();
    this.#messageFault = undefined;
    this.#perform(action, goOn, () => undefined);
  }

  #write(text: string): void {
    if (!this._socket.destroyed) this._socket.write(Buffer.from(text, 'latin1'));
  }

  #drop(how: true | 'reset'): void {
    if (how === 'reset') resetSocket(this._socket);
    // what was said before the drop goes out first
    else this._socket.end(() => this._socket.destroy());
  }
}
