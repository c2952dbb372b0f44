import type { MessageStore } from './store.ts';
import type { Summary } from './summary.ts';

export interface WaitFor {
  /** Recipient's address, compared without regard to case. */
  to?: string;
  /** Part of the subject. */
  subject?: string;
  /** Messages with these ids do not count. */
  except?: Iterable<string>;
}

/**
 * The newest message that fits, at once when it is there already, else as soon as it arrives. Undefined when
 * `timeout` milliseconds pass or the signal is given.
 */
export function waitForMessage(
  store: MessageStore,
  wanted: WaitFor,
  timeout: number,
  signal?: AbortSignal,
): Promise<Summary | undefined> {
  const except = new Set(wanted.except);
  const fits = (message: Summary) => !except.has(message.id) && suits(message, wanted);
  const present = store.list({ limit: Number.POSITIVE_INFINITY }).messages.find(fits);
  if (present || signal?.aborted) return Promise.resolve(present);
  return new Promise((resolve) => {
    const end = (message?: Summary) => {
      clearTimeout(timer);
      unsubscribe();
      signal?.removeEventListener('abort', stop);
      resolve(message);
    };
    const stop = () => end();
    const timer = setTimeout(stop, timeout);
    const unsubscribe = store.subscribe((event) => {
      if (event.type === 'added' && fits(event.message)) end(event.message);
    });
    signal?.addEventListener('abort', stop);
  });
}

function suits(message: Summary, { to, subject }: WaitFor): boolean {
  if (to !== undefined && !message.to.some((address) => address.toLowerCase() === to.toLowerCase()))
    return false;
  return subject === undefined || message.subject.includes(subject);
}
