import { type Command, Dialogue } from './dialogue.ts';
import { type Failure, SendError } from './failure.ts';
import { type Opened, openConnection } from './open.ts';
import type { Reply } from './reply.ts';
import type { Server } from './server.ts';
import type { Timeouts } from './timeouts.ts';
import { sharedWireForm, wireForm } from './wire-form.ts';

/** One message for one recipient, addresses as they go on the wire. */
export interface Parcel {
  from: string;
  to: string;
  /** The header block with the closing empty line, and what follows it; CRLF throughout. */
  head: Uint8Array;
  /** The same object for all who get the same. */
  body: Uint8Array;
  /** Whether a byte of it is over 127. */
  eightBit: boolean;
}

/**
 * One connection to an SMTP server, logged in: what RFC 5321 calls a session, from the first MAIL on. Every method
 * throws SendError and nothing else, except what `beforeData` throws.
 */
export class Session {
  /** How many messages were offered to the server on this connection. */
  offered = 0;
  private readonly dialogue: Dialogue;
  private readonly extensions: Opened['extensions'];
  private needsReset = false;

  /** Connects, greets, secures and logs in. */
  static async open(server: Server, timeouts: Timeouts, signal?: AbortSignal): Promise<Session> {
    return new Session(await openConnection(server, timeouts, signal), timeouts);
  }

  private constructor({ socket, extensions }: Opened, timeouts: Timeouts) {
    this.dialogue = new Dialogue(socket, timeouts);
    this.extensions = extensions;
  }

  /** Whether a further message can be tried on this connection. */
  get usable(): boolean {
    return this.dialogue.failure === undefined;
  }

  /**
   * Sends one message. `beforeData` runs when the server takes the recipient, and DATA waits for it.
   * Resolves with the reply to the final dot, always 2xx.
   */
  async send(parcel: Parcel, beforeData: () => Promise<void>): Promise<Reply> {
    this.offered += 1;
    this.dialogue.dotWritten = false;
    const mail = this.mailCommand(parcel);
    const [head, body] = [wireForm(parcel.head), sharedWireForm(parcel.body)];
    if (this.needsReset) await this.reset();
    await this.envelope(mail, { phase: 'rcpt', line: `RCPT TO:<${parcel.to}>` });
    await beforeData();
    await this.command({ phase: 'data', line: 'DATA' });
    const [reply] = await this.dialogue.message(head, body);
    return this.taken('dot', reply);
  }

  /** Says goodbye without waiting for it. */
  close(): void {
    this.dialogue.quit();
  }

  /** Ends the connection at once; what is waiting for it fails with `failure`. */
  abort(failure: Failure): void {
    this.dialogue.abort(failure);
  }

  /** RFC 1870, 6531 and 6152: what the server said it cannot take is not offered to it. */
  private mailCommand({ from, to, head, body, eightBit }: Parcel): Command {
    const { extensions } = this;
    const size = head.length + body.length;
    const limit = Number(extensions.get('SIZE')) || 0;
    const international = /[^\0-\x7f]/.test(from + to);
    if (limit > 0 && size > limit)
      throw new SendError({ kind: 'too-large', phase: 'mail', detail: `${size} > ${limit}` });
    if (international && !extensions.has('SMTPUTF8'))
      throw new SendError({ kind: 'no-smtputf8', phase: 'mail' });
    if (eightBit && !extensions.has('8BITMIME')) throw new SendError({ kind: 'no-8bitmime', phase: 'mail' });
    const line = [
      `MAIL FROM:<${from}>`,
      ...(international ? ['SMTPUTF8'] : []),
      ...(eightBit ? ['BODY=8BITMIME'] : []),
      ...(extensions.has('SIZE') ? [`SIZE=${size}`] : []),
    ];
    return { phase: 'mail', line: line.join(' ') };
  }

  /** RFC 2920: MAIL and RCPT together where the server likes it. DATA is never among them: it waits for a word. */
  private async envelope(mail: Command, rcpt: Command): Promise<void> {
    if (!this.extensions.has('PIPELINING')) {
      await this.command(mail);
      await this.command(rcpt);
      return;
    }
    const [toMail, toRcpt] = await this.dialogue.ask(mail, rcpt);
    this.taken('mail', toMail);
    this.taken('rcpt', toRcpt);
  }

  private async command(command: Command): Promise<void> {
    const [reply] = await this.dialogue.ask(command);
    this.taken(command.phase, reply);
  }

  /** A refusal leaves the connection usable: the next message begins with RSET, unless this one had its dot. */
  private taken(phase: Command['phase'], reply: Reply | undefined): Reply {
    if (reply && reply.code < 400) return reply;
    this.needsReset = phase !== 'dot';
    const { code, text } = reply ?? { code: 0, text: '' };
    const { dotWritten } = this.dialogue;
    throw new SendError({ kind: 'reply', phase, code, reply: text }, { dotWritten });
  }

  private async reset(): Promise<void> {
    const [reply] = await this.dialogue.ask({ phase: 'reset', line: 'RSET' });
    this.needsReset = false;
    if (reply && reply.code < 300) return;
    // A refusal of RSET says nothing about the message that was to follow.
    const failure: Failure = { kind: 'dropped', phase: 'reset' };
    this.abort(failure);
    throw new SendError(failure);
  }
}
