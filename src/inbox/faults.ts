/**
 * Faults: what a test asks the inbox to do wrong, as data. A plan holds them in order; whoever reaches a phase
 * takes the first fault that fits.
 */

/**
 * Where in a conversation a fault strikes. `connect`: before anything is said; `tls`: the handshake after STARTTLS;
 * `message`: while the message is on its way; `end`: the reply to the final dot. The others are the commands.
 */
export const phases = [
  'connect',
  'greeting',
  'ehlo',
  'starttls',
  'tls',
  'auth',
  'mail',
  'rcpt',
  'data',
  'message',
  'end',
  'rset',
  'noop',
  'quit',
] as const;
export type Phase = (typeof phases)[number];

/** `expired` and `wrong-name` are issued by the inbox's own authority, `self-signed` by nobody. */
export const certificateFaults = ['expired', 'wrong-name', 'self-signed'] as const;
export type CertificateFault = (typeof certificateFaults)[number];

/** What happens instead of the normal reply. Several may be given: `delay` comes first, `drop` last. */
export interface FaultAction {
  /**
   * The reply, e.g. `451 4.3.0 Try again later`. Several lines (`\n` between) may leave out their code and make a
   * multi-line reply. A 4xx or 5xx stands instead of the command; with 2xx or 3xx the command is carried out and
   * only its reply differs. After a 421, or a refusing greeting, the connection is closed.
   */
  reply?: string;
  /** Milliseconds to wait first. With nothing else asked, the normal reply follows. */
  delay?: number;
  /** Closes the connection: with a FIN, or with a TCP reset. */
  drop?: true | 'reset';
  /** Never answers; the connection stays open until the sender leaves. */
  hang?: true;
  /** Bytes that are no SMTP, instead of a reply; a text is sent as it stands (no line end is added). */
  garbage?: true | string;
  /** `ehlo` only: features left out, e.g. `['STARTTLS']` or `['AUTH', 'SIZE']`. */
  without?: string[];
  /** `tls` only: the certificate to show. */
  certificate?: CertificateFault;
  /** `message` only: octets of the message to take before it strikes; 1 when absent. */
  afterBytes?: number;
  /** `end` only: whether the message is kept all the same. When absent: yes, unless `reply` is 4xx or 5xx. */
  store?: boolean;
}

/** Addresses are compared without regard to case; `*` stands for any characters. */
export interface FaultMatch {
  /** The RCPT's own address; from DATA on, any recipient of the message. */
  recipient?: string;
  sender?: string;
  /** Number of the connection since the inbox started, from 1. */
  connection?: number;
}

export interface Fault {
  phase: Phase;
  action: FaultAction;
  /** How often it strikes; always, when absent. */
  times?: number;
  /** How many fitting occasions pass unharmed first; 0 when absent. */
  skip?: number;
  match?: FaultMatch;
}

/** What is known of a conversation when a phase is reached. */
export interface Occasion {
  connection: number;
  sender?: string;
  recipients: string[];
}

/** A fault as it stands in the plan, with how often it has struck. */
export interface PlannedFault extends Fault {
  fired: number;
}

export class FaultPlan {
  #planned: { fault: Fault; seen: number; fired: number }[] = [];

  constructor(faults: Fault[] = []) {
    this.set(faults);
  }

  /** Replaces all faults and their counts. */
  set(faults: Fault[]): void {
    this.#planned = faults.map((fault) => ({ fault, seen: 0, fired: 0 }));
  }

  list(): PlannedFault[] {
    return this.#planned.map(({ fault, fired }) => ({ ...fault, fired }));
  }

  /** The action for this occasion, counted as struck; undefined when all shall go well. */
  take(phase: Phase, occasion: Occasion): FaultAction | undefined {
    for (const planned of this.#planned) {
      if (planned.fault.phase !== phase || !fits(planned.fault.match, occasion)) continue;
      planned.seen += 1;
      if (planned.seen <= (planned.fault.skip ?? 0)) continue;
      if (planned.fired >= (planned.fault.times ?? Number.POSITIVE_INFINITY)) continue;
      planned.fired += 1;
      return planned.fault.action;
    }
    return undefined;
  }
}

function fits(match: FaultMatch | undefined, occasion: Occasion): boolean {
  if (!match) return true;
  if (match.connection !== undefined && match.connection !== occasion.connection) return false;
  if (match.sender !== undefined && !matches(match.sender, occasion.sender ?? '')) return false;
  const wanted = match.recipient;
  return wanted === undefined || occasion.recipients.some((address) => matches(wanted, address));
}

function matches(pattern: string, address: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'i').test(address);
}

/**
 * The reply as lines of SMTP without the last line end: each line gets its code and `-` or a space.
 * `552 too big\nreally` becomes `552-too big` and `552 really`.
 */
export function formatReply(reply: string): string {
  const lines = reply.split(/\r?\n/);
  const code = replyCode(reply);
  return lines
    .map((line, index) => {
      const text = line.replace(/^\d{3}(?:[ -]|$)/, '');
      return `${code}${index < lines.length - 1 ? '-' : ' '}${text}`;
    })
    .join('\r\n');
}

/** 451 of `451 4.3.0 Try again later`. */
export function replyCode(reply: string): number {
  return Number(reply.slice(0, 3));
}
