import type { Recipient } from './address.ts';
import type { Failure, State } from './failure.ts';
import type { Ledger } from './ledger.ts';
import { runRound } from './round.ts';
import type { Server } from './server.ts';
import { type Timeouts, timeouts } from './timeouts.ts';

/** One try of one `send` for one recipient: a message of its own. */
export interface Attempt {
  id: string;
  /** With angle brackets. */
  messageId: string;
  /** Its header block with the closing empty line, CRLF throughout. */
  head: Uint8Array;
  /** The content's body, byte for byte: the same object for every recipient. */
  body: Uint8Array;
  /** Whether a byte of it is over 127. */
  eightBit: boolean;
}

/** The complete message. */
export const bytesOf = ({ head, body }: Pick<Attempt, 'head' | 'body'>): Buffer =>
  Buffer.concat([head, body]);

export interface Delivery {
  /** The envelope's sender, in wire form. */
  from: string;
  recipients: Recipient[];
  /** SHA-256 of the content in hex, as the ledger knows it. */
  content: string;
  /** Makes a recipient's message, only when there is a connection to send it on or soon will be. */
  attempt: (recipient: Recipient) => Attempt | Promise<Attempt>;
  server: Server;
  ledger: Ledger;
  timeouts?: Timeouts;
  /** Milliseconds to wait before each further round for those deferred. */
  backoff?: readonly number[];
  /** How many connections at most. */
  connections?: number;
  /** Aborted: nothing new starts, messages on their way get `grace` milliseconds for their reply. */
  signal?: AbortSignal;
  grace?: number;
  onResult?: (result: Result) => void;
  /** Called before waiting `milliseconds` for a further round. */
  onWait?: (milliseconds: number, deferred: Result[]) => void;
}

/** How it ended for one recipient. */
export interface Result {
  recipient: Recipient;
  state: State;
  /** How often the message was offered to the server. */
  tries: number;
  messageId?: string;
  /** The server's reply to the message, when accepted. */
  reply?: string;
  failure?: Failure;
}

/** A recipient on the way to its result. */
export interface Job {
  recipient: Recipient;
  attempt?: Promise<Attempt>;
  result: Result;
}

/** Five tries within three and a half minutes: longer than most servers greylist, short enough to sit through. */
const patience: readonly number[] = [5_000, 20_000, 60_000, 120_000];

/**
 * Sends every recipient a message of its own and says how each ended; nobody is left out. What is deferred is tried
 * again after each wait of `backoff`; what stands as uncertain never is. Throws only when the ledger cannot be written.
 */
export const deliver = async (delivery: Delivery): Promise<Result[]> => {
  const { backoff = patience, signal } = delivery;
  const jobs = delivery.recipients.map(newJob);
  let open = jobs;
  for (const wait of [...backoff, undefined]) {
    const settings = { timeouts, connections: 5, grace: 10_000, ...withoutUndefined(delivery) };
    const { stopped } = await runRound(open, settings);
    open = open.filter(({ result }) => result.state === 'deferred');
    if (stopped || open.length === 0 || wait === undefined || signal?.aborted) break;
    delivery.onWait?.(
      wait,
      open.map(({ result }) => result),
    );
    await pause(wait, signal);
    if (signal?.aborted) break;
  }
  return jobs.map(({ result }) => result);
};

const newJob = (recipient: Recipient): Job => ({
  recipient,
  result: { recipient, state: 'deferred', tries: 0 },
});

const withoutUndefined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;

const pause = (milliseconds: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', finish);
      resolve();
    };
    const timer = setTimeout(finish, milliseconds);
    signal?.addEventListener('abort', finish, { once: true });
    if (signal?.aborted) finish();
  });
