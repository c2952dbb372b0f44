import type { Failure, State } from './failure.ts';

/** The first line of a ledger. Those of before it was written have none, and are of version 1 as well. */
export interface Heading {
  type: 'ledger';
  version: number;
}

/** What this Galley writes, and the newest it can read. */
export const ledgerVersion = 1;

/** A ledger in a form this Galley does not know: to take no notice of it could send everything twice. */
export class LedgerVersionError extends Error {
  readonly version: number;

  constructor(version: number) {
    super(`the ledger has version ${version}, and this Galley knows ${ledgerVersion} at most`);
    this.version = version;
  }
}

/** One line of the ledger: written before DATA, and so before the first byte of a message. */
export interface Intent {
  type: 'intent';
  at: string;
  /** One try of one `send` for one recipient; several tries after 4xx share it. */
  attempt: string;
  /** SHA-256 of what is sent, in hex: also the name of the .eml beside the ledger. */
  content: string;
  /** `Recipient.key`. */
  to: string;
  /** `Server.scope` and `Server.label`. */
  scope: string;
  server: string;
  /** With angle brackets. */
  messageId: string;
  /** The header block as sent, its closing empty line included; the body is that of the .eml. */
  head: string;
}

/** One line of the ledger: what became of an attempt. */
export interface Outcome extends Omit<Intent, 'type' | 'head'> {
  type: 'outcome';
  state: State;
  /** The server's reply to the final dot, when accepted. */
  reply?: string;
  failure?: Failure;
}

export type Line = Intent | Outcome;

/** Where a recipient stands with some content, from all attempts so far. */
export interface Standing {
  state: State;
  /** The attempt that decides it. */
  attempt: string;
  at: string;
  messageId: string;
  server: string;
  reply?: string;
  failure?: Failure;
}

/** The lines of a ledger, and where each recipient stands after them. */
export class Standings {
  /** Last line of each attempt by content, recipient and scope. */
  private readonly attempts = new Map<string, Map<string, Line>>();
  /** Header blocks as sent, by attempt. */
  private readonly heads = new Map<string, string>();

  /** `text`: a ledger as it is on disk, perhaps torn. Throws LedgerVersionError. */
  constructor(text: string) {
    for (const line of readLines(text)) this.add(line);
  }

  /** What was sent last: the last attempt a server accepted, else the last that may have been; with its content. */
  latest(): { content: string; at: string; server: string } | undefined {
    const lines = [...this.attempts.values()].flatMap((attempts) => [...attempts.values()]);
    const sent = lines.filter(
      (line) => line.type === 'intent' || ['accepted', 'uncertain'].includes(line.state),
    );
    const accepted = sent.filter((line) => line.type === 'outcome' && line.state === 'accepted');
    return (accepted.length > 0 ? accepted : sent).reduce<Line | undefined>(
      (last, line) => (last && last.at > line.at ? last : line),
      undefined,
    );
  }

  add(line: Line): void {
    const key = keyOf(line);
    const attempts = this.attempts.get(key) ?? new Map<string, Line>();
    this.attempts.set(key, attempts.set(line.attempt, line));
    if (line.type === 'intent') this.heads.set(line.attempt, line.head);
  }

  /** The header block an attempt was sent with, in latin1; undefined when its intent is not there. */
  headOf(attempt: string): string | undefined {
    return this.heads.get(attempt);
  }

  /** Where a recipient stands; undefined when nothing was ever tried. */
  of(content: string, to: string, scope: string): Standing | undefined {
    return standingOf([...(this.attempts.get(keyOf({ content, to, scope }))?.values() ?? [])]);
  }
}

/**
 * Accepted by any attempt is accepted; else an attempt that nobody knows the end of decides, so that nothing is sent
 * twice by itself; else the latest. An intent without an outcome is such an attempt: the dot may have been written.
 */
const standingOf = (lines: Line[]): Standing | undefined => {
  const standings = lines.map(standingOfLine);
  return (
    standings.findLast(({ state }) => state === 'accepted') ??
    standings.findLast(({ state }) => state === 'uncertain') ??
    standings.at(-1)
  );
};

const standingOfLine = (line: Line): Standing => {
  const { attempt, at, messageId, server } = line;
  if (line.type === 'intent') return { state: 'uncertain', attempt, at, messageId, server };
  return { state: line.state, attempt, at, messageId, server, reply: line.reply, failure: line.failure };
};

const keyOf = ({ content, to, scope }: Pick<Intent, 'content' | 'to' | 'scope'>): string =>
  JSON.stringify([content, to, scope]);

/** Every whole line; torn ones are left out: a torn intent's dot was never written, a torn outcome leaves its intent. */
const readLines = (text: string): Line[] => text.split('\n').flatMap(readLine);

const readLine = (text: string): Line[] => {
  const line = parse(text);
  if (!line) return [];
  if (line.type === 'ledger') {
    if (line.version > ledgerVersion) throw new LedgerVersionError(line.version);
    return [];
  }
  const known = line.type === 'intent' || line.type === 'outcome';
  const whole =
    known && [line.attempt, line.content, line.to, line.scope].every((x) => typeof x === 'string');
  return whole ? [line] : [];
};

const parse = (text: string): Line | Heading | undefined => {
  try {
    return JSON.parse(text) as Line | Heading;
  } catch {
    return undefined;
  }
};
