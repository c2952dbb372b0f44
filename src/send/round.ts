import { asLatin1 } from '../octets.ts';
import type { Attempt, Delivery, Job } from './deliver.ts';
import { type Failure, SendError, type State, stateOf, stopsTheRun } from './failure.ts';
import { failureWithoutSecrets, withoutSecrets } from './secrets.ts';
import { Session } from './session.ts';

export type RoundSettings = Delivery & Required<Pick<Delivery, 'timeouts' | 'connections' | 'grace'>>;

/**
 * Offers every job's message to the server once, over a few connections, and leaves the outcome in the job's result.
 * `stopped` says that further rounds are pointless: a wrong login, certificate or address, or an interruption.
 */
export const runRound = async (jobs: Job[], settings: RoundSettings): Promise<{ stopped: boolean }> => {
  const round = new Round(jobs, settings);
  await round.run();
  return { stopped: round.stopped };
};

class Round {
  stopped = false;
  private readonly settings: RoundSettings;
  private readonly queue: Job[];
  private readonly sessions = new Set<Session>();
  private connected = false;
  private lastFailure: Failure | undefined;

  constructor(jobs: Job[], settings: RoundSettings) {
    this.queue = [...jobs];
    this.settings = settings;
  }

  async run(): Promise<void> {
    const release = this.heedSignal();
    try {
      // One connection alone first: a wrong login is tried once, not once a connection.
      const first = await this.connect();
      if (first) await this.work(first);
    } finally {
      release();
      for (const session of this.sessions) session.close();
    }
    for (const job of this.queue.splice(0)) this.leave(job);
  }

  /** All connections side by side; whatever one throws is thrown when all have come to an end. */
  private async work(first: Session): Promise<void> {
    const others = Math.min(this.settings.connections, this.queue.length) - 1;
    const workers = [this.serve(first), ...Array.from({ length: others }, () => this.serve())];
    for (const outcome of await Promise.allSettled(workers))
      if (outcome.status === 'rejected') throw outcome.reason;
  }

  /** Takes jobs until there are none. Without a new connection it retires, and leaves them to the others. */
  private async serve(given?: Session): Promise<void> {
    let session = given;
    while (this.queue.length > 0 && !this.stopped) {
      if (!session?.usable) session = await this.connect();
      if (!session) return;
      const job = this.queue.shift();
      if (job) await this.offerOrStop(job, session);
    }
  }

  private async offerOrStop(job: Job, session: Session): Promise<void> {
    try {
      await this.offer(job, session);
    } catch (error) {
      this.stopped = true;
      throw error;
    } finally {
      if (!session.usable) this.sessions.delete(session);
    }
  }

  private async connect(): Promise<Session | undefined> {
    const { server, timeouts, signal } = this.settings;
    try {
      const session = await Session.open(server, timeouts, signal);
      this.connected = true;
      this.sessions.add(session);
      return session;
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      const failure = failureWithoutSecrets(error.failure, server.auth);
      this.lastFailure = failure;
      // A server that answered a moment ago and now refuses is restarting or counting connections: worth a wait.
      const passing = this.connected && failure.phase !== 'auth';
      if (stopsTheRun(failure) && !passing) this.stopped = true;
      return undefined;
    }
  }

  /** Throws only what is not the server's doing: the ledger cannot be written, or the message not be made. */
  private async offer(job: Job, session: Session): Promise<void> {
    const { from, ledger, server } = this.settings;
    const attempt = await this.attemptOf(job);
    // While this one is on its way, those that follow are made and signed.
    for (const next of this.queue.slice(0, this.sessions.size)) this.attemptOf(next).catch(() => {});
    const record = this.record(job, attempt);
    let intended = false;
    const used = session.offered > 0;
    try {
      const reply = await session.send({ from, to: job.recipient.address, ...attempt }, async () => {
        intended = true;
        await ledger.intend({ ...record, head: asLatin1(attempt.head) });
      });
      this.settle(job, attempt, { state: 'accepted', reply: withoutSecrets(reply.text, server.auth) });
    } catch (error) {
      if (!(error instanceof SendError)) throw error;
      const end = { state: stateOf(error), failure: failureWithoutSecrets(error.failure, server.auth) };
      // Servers end connections after some messages or some idling: a fresh one decides, not this.
      if (!used || error.dotWritten || !lostConnection(error.failure)) this.settle(job, attempt, end);
      else {
        if (intended) ledger.settle({ ...record, ...end });
        this.queue.unshift(job);
      }
    }
  }

  /** The same attempt in every round. */
  private attemptOf(job: Job): Promise<Attempt> {
    job.attempt ??= Promise.resolve(this.settings.attempt(job.recipient));
    return job.attempt;
  }

  private settle(job: Job, attempt: Attempt, end: { state: State; reply?: string; failure?: Failure }): void {
    const { ledger, onResult } = this.settings;
    const { recipient } = job;
    const { messageId } = attempt;
    job.result = { recipient, tries: job.result.tries + 1, messageId, ...end };
    try {
      ledger.settle({ ...this.record(job, attempt), ...end });
    } finally {
      // A ledger that cannot be written ends the run, but not before this was told.
      onResult?.(job.result);
    }
  }

  /** For a job that nothing was tried for in this round: it gets the reason why. */
  private leave(job: Job): void {
    const { signal, onResult } = this.settings;
    const interrupted: Failure = { kind: 'interrupted', phase: 'connect' };
    const failure = signal?.aborted ? interrupted : (this.lastFailure ?? interrupted);
    job.result = { ...job.result, state: stateOf(new SendError(failure)), failure };
    onResult?.(job.result);
  }

  private record(job: Job, attempt: { id: string; messageId: string }) {
    const { content, server } = this.settings;
    return {
      attempt: attempt.id,
      content,
      to: job.recipient.key,
      scope: server.scope,
      server: server.label,
      messageId: attempt.messageId,
    };
  }

  /** After an interruption messages on their way may still get their reply, for a while. */
  private heedSignal(): () => void {
    const { signal, grace } = this.settings;
    let timer: NodeJS.Timeout | undefined;
    const stop = () => {
      this.stopped = true;
      timer = setTimeout(() => {
        for (const session of this.sessions) session.abort({ kind: 'interrupted', phase: 'dot' });
      }, grace);
    };
    signal?.addEventListener('abort', stop, { once: true });
    if (signal?.aborted) stop();
    return () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', stop);
    };
  }
}

const lostConnection = ({ kind, code }: Failure): boolean =>
  kind === 'dropped' || (kind === 'reply' && code === 421);
