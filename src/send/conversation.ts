import { phaseOfCommand } from './classify.ts';
import type { Failure, Phase } from './failure.ts';
import { cleanReply, fits, type Reply, readReply } from './reply.ts';

interface Hooks {
  /** Something was said: the wait for the next thing begins. */
  onProgress: () => void;
  /** The server said something that answers nothing it was asked. */
  onGarbage: (failure: Failure) => void;
}

/**
 * Follows the beginning of an SMTP session by nodemailer's log, the one place that shows each command and reply as it
 * happens (secrets are masked in it): which phase it is in, what the server can do, and whether both sides still agree.
 */
export class Conversation {
  /** EHLO keywords of the last EHLO reply, in capitals, with their parameters. */
  readonly extensions = new Map<string, string>();
  private readonly hooks: Hooks;
  /** Phases of commands not answered yet, oldest first. */
  private readonly asked: Phase[] = [];
  private idle: Phase;

  constructor(begins: 'tls' | 'greeting', hooks: Hooks) {
    this.idle = begins;
    this.hooks = hooks;
  }

  get phase(): Phase {
    return this.asked[0] ?? this.idle;
  }

  /** Between two things asked of the connection. */
  rest(): void {
    this.asked.length = 0;
    this.idle = 'mail';
  }

  /** A logger in the form nodemailer wants. */
  listener() {
    const ignore = () => {};
    return {
      trace: ignore,
      debug: (entry: unknown, line: unknown) => {
        const { tnx } = entry as { tnx?: string };
        if (tnx === 'client') this.onCommand(String(line));
        else if (tnx === 'server') this.onReply(String(line));
      },
      info: ignore,
      warn: ignore,
      error: ignore,
      fatal: ignore,
    };
  }

  private onCommand(line: string): void {
    this.asked.push(phaseOfCommand(line));
    this.hooks.onProgress();
  }

  /** Anything that is not the answer to what was asked means that both sides disagree: nothing after it counts. */
  private onReply(raw: string): void {
    const reply = readReply(raw);
    const { phase } = this;
    if (!reply || !fits(reply, phase, this.asked.length > 0)) {
      this.hooks.onGarbage({ kind: 'garbage', phase, reply: cleanReply(raw) });
      return;
    }
    this.asked.shift();
    if (phase === 'hello' && reply.code < 300) this.readExtensions(reply);
    if (phase === 'tls') this.idle = 'tls';
    this.hooks.onProgress();
  }

  private readExtensions(reply: Reply): void {
    this.extensions.clear();
    for (const line of reply.lines.slice(1)) {
      const [name = '', ...rest] = line.trim().split(/[\s=]+/);
      this.extensions.set(name.toUpperCase(), rest.join(' '));
    }
  }
}
