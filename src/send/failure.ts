/**
 * What can go wrong between here and a recipient's mailbox, as a value. The words for a person are in words.ts.
 */

/** The steps of an SMTP session in the order they happen; `dot` is the wait for the reply to the final dot. */
export type Phase =
  | 'lookup'
  | 'connect'
  | 'greeting'
  | 'hello'
  | 'tls'
  | 'auth'
  | 'mail'
  | 'rcpt'
  | 'data'
  | 'body'
  | 'dot'
  | 'reset';

export type FailureKind =
  | 'reply' // the server answered 4xx or 5xx
  | 'dropped' // the connection ended
  | 'silent' // no answer within the time RFC 5321 4.5.3.2 gives
  | 'garbage' // an answer that is not SMTP, or not an answer to anything asked
  | 'unknown-host'
  | 'refused' // nobody listens at that port
  | 'unreachable'
  | 'not-private' // tls=none for a host that is not on a private network
  | 'tls-missing' // the server offers no STARTTLS
  | 'tls-refused' // it offers STARTTLS and refuses to do it
  | 'tls-failed'
  | 'certificate-expired'
  | 'certificate-name'
  | 'certificate-untrusted'
  | 'auth-missing' // a login is configured and the server offers none
  | 'auth-refused'
  | 'too-large'
  | 'no-smtputf8'
  | 'no-8bitmime'
  | 'interrupted';

export interface Failure {
  kind: FailureKind;
  phase: Phase;
  /** SMTP reply code, 400–599. */
  code?: number;
  /** What the server said, cleaned for a terminal. */
  reply?: string;
  /** What the system said, where no server did. */
  detail?: string;
}

/** Thrown inside src/send/ only; deliver() turns it into a result. */
export class SendError extends Error {
  readonly failure: Failure;
  /** Whether the message's final dot was handed to the network: from then on nobody knows without a reply. */
  readonly dotWritten: boolean;

  constructor(failure: Failure, options: { dotWritten?: boolean; cause?: unknown } = {}) {
    super(`${failure.kind} at ${failure.phase}`, { cause: options.cause });
    this.failure = failure;
    this.dotWritten = options.dotWritten ?? false;
  }
}

export type State = 'accepted' | 'rejected' | 'deferred' | 'uncertain';

/**
 * What a failure makes of a recipient. Only a reply to the final dot says what became of the message (RFC 5321
 * 4.2.5): once the dot is out, anything else is uncertain. Before it, 5xx is final and all the rest may be tried again.
 */
export const stateOf = ({ failure, dotWritten }: SendError): State => {
  if (failure.kind === 'reply') return (failure.code ?? 0) >= 500 ? 'rejected' : 'deferred';
  if (dotWritten) return 'uncertain';
  return cannotTake.has(failure.kind) ? 'rejected' : 'deferred';
};

/** The server will never take this message for this recipient, whatever the hour. */
const cannotTake = new Set<FailureKind>(['too-large', 'no-smtputf8', 'no-8bitmime']);

/** Failures of connecting after which the next try would only fail again, or lock an account. */
export const stopsTheRun = ({ kind, phase, code = 0 }: Failure): boolean =>
  phase === 'auth' || (kind === 'reply' && code >= 500) || stopping.has(kind);

const stopping = new Set<FailureKind>([
  // Silence costs minutes, and mostly means a wrong port or a firewall.
  'silent',
  'unknown-host',
  'refused',
  'unreachable',
  'not-private',
  'tls-missing',
  'tls-refused',
  'tls-failed',
  'certificate-expired',
  'certificate-name',
  'certificate-untrusted',
  'auth-missing',
  'auth-refused',
  'interrupted',
]);
