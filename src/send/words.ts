/** All wording about failures of sending, most specific cause first. docs/sending.md tells the same at length. */
import type { Failure, FailureKind, Phase, State } from './failure.ts';

export interface Explanation {
  /** What happened, with the server's own words where there are any. */
  said: string;
  /** What it means. */
  means: string;
  /** What to do about it. */
  todo: string;
}

/** A failure in words. Every sentence is without its full stop. `server` is the server's label. */
export const explain = (failure: Failure, server: string): Explanation => {
  const [means, todo] = meaningOf(failure);
  return { said: sayingOf(failure, server), means, todo };
};

/** What a state means for the next `galley send`. */
export const stateWords: Record<State, string> = {
  accepted: 'the server has taken the message and answers for it',
  rejected: 'the server will not take this message; send tries again only when you do',
  deferred: 'nothing was delivered; npx galley send tries again',
  uncertain: 'nobody knows whether it arrived; look in the mailbox before npx galley send --again',
};

const sayingOf = ({ kind, phase, reply, detail }: Failure, server: string): string => {
  const where = phases[phase];
  if (reply !== undefined && kind !== 'garbage') return `${server} said ${where}: ${reply}`;
  if (kind === 'garbage')
    return `${server} answered ${where} with something that is no SMTP${reply ? `: ${reply}` : ''}`;
  if (kind === 'silent') return `${server} was silent ${where}`;
  if (kind === 'dropped') return `${server} closed the connection ${where}`;
  if (kind === 'interrupted') return `interrupted ${where}`;
  return `${server}${detail ? ` (${detail})` : ''} ${where}`;
};

const phases: Record<Phase, string> = {
  lookup: 'when its address was looked up',
  connect: 'when it was called',
  greeting: 'instead of a greeting',
  hello: 'to EHLO',
  tls: 'when the connection was to be encrypted',
  auth: 'to the login',
  mail: 'to the sender (MAIL FROM)',
  rcpt: 'to the recipient (RCPT TO)',
  data: 'when the message was announced (DATA)',
  body: 'in the middle of the message',
  dot: 'after the whole message',
  reset: 'to RSET',
};

type Meaning = [means: string, todo: string];

const meaningOf = (failure: Failure): Meaning =>
  failure.kind === 'reply'
    ? meaningOfReply(failure)
    : failure.phase === 'dot'
      ? afterDot
      : meanings[failure.kind];

const afterDot: Meaning = [
  'the message was out whole and no valid answer came back: it may have arrived or not',
  'look in the mailbox; when it is not there after a quarter of an hour, npx galley send --again',
];

/** RFC 5321 4.2.3 and RFC 3463; the enhanced code says more than the plain one where there is one. */
const meaningOfReply = ({ code = 0, reply = '', phase }: Failure): Meaning => {
  const enhanced = /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(reply)?.[0] ?? '';
  const known = replies.find(({ pattern }) => pattern.test(`${code} ${enhanced} ${phase}`));
  if (known) return known.meaning;
  return code >= 500
    ? ['the server refuses for good', 'its words say why; its postmaster can say more']
    : ['the server cannot take it just now', 'run npx galley send again in a while'];
};

const login: Meaning = [
  'the server did not accept the login',
  'check GALLEY_SMTP_USER and GALLEY_SMTP_PASSWORD; many providers want an app password; nothing more was tried, so that the account is not locked',
];

const replies: { pattern: RegExp; meaning: Meaning }[] = [
  {
    pattern: /^530|^\d+ 5\.7\.0 (mail|rcpt)/,
    meaning: ['the server wants a login first', 'set GALLEY_SMTP_USER and GALLEY_SMTP_PASSWORD'],
  },
  {
    pattern: /^421/,
    meaning: [
      'the server is closing: too busy, restarting, or too many connections',
      'run npx galley send again in a while',
    ],
  },
  {
    pattern: /[45]\.2\.2|^452 .* rcpt|^552 .* rcpt/,
    meaning: ['the mailbox is full', 'its owner has to make room; then run npx galley send again'],
  },
  {
    pattern: /^55[02] [45]\.3\.4|[45]\.2\.3|^552/,
    meaning: [
      'the message is larger than the server takes',
      'make the pictures smaller, or set images: link in newsletter.yaml',
    ],
  },
  {
    pattern: /5\.1\.[01236]|^55[013] .* rcpt$/,
    meaning: [
      'the server does not know this address or does not deliver to it from here',
      'check the spelling; a server that relays for its own users only wants their login',
    ],
  },
  {
    pattern: /5\.1\.[78]|^55\d .* mail$/,
    meaning: [
      'the server does not let this sender send',
      'from: in newsletter.yaml must be an address this login may use',
    ],
  },
  {
    pattern: /5\.7\.(2[0-9]|[1-9]\d?)\b/,
    meaning: [
      'the server refuses by policy: reputation, SPF, DKIM, DMARC, or content',
      'check DKIM with npx galley send --verify, and the DNS records of the domain in from:',
    ],
  },
  {
    pattern: /^45[01] .* rcpt/,
    meaning: [
      'the server asks to come back later: often greylisting, which passes in some minutes',
      'run npx galley send again in a quarter of an hour',
    ],
  },
  {
    pattern: /^554 .* greeting/,
    meaning: [
      'this machine offers no mail service to us',
      'check host and port; submission is port 587 or 465',
    ],
  },
];

const meanings: Record<Exclude<FailureKind, 'reply'>, Meaning> = {
  dropped: [
    'the connection ended before the message was complete, so it was not delivered',
    'run npx galley send again; when it stays so, the server log says why',
  ],
  silent: [
    'no answer came within the time RFC 5321 gives a server, and the message was not complete',
    'check host and port: smtps:// is for port 465, smtp:// for 587 and 25; a firewall may swallow the connection',
  ],
  garbage: [
    'this is not a mail server, or one that lost its way; the message was not delivered',
    'check host and port: smtps:// is for port 465, smtp:// for 587 and 25',
  ],
  'unknown-host': ['there is no such host', 'check the spelling in smtp:, and the network'],
  refused: ['nothing listens there', 'check the port, and that the server is running'],
  unreachable: ['no network leads there', 'check the network, and the address'],
  'not-private': [
    'tls=none is only for a test inbox on a private network, and this host is not on one',
    'leave out tls=none',
  ],
  'tls-missing': [
    'the server offers no encryption (STARTTLS), or somebody on the way took the offer out',
    'use another port (465 with smtps://, or 587); tls=none is for a test inbox on a private network',
  ],
  'tls-refused': ['the server offers encryption and then refuses it', 'its administrator has to mend that'],
  'tls-failed': [
    'no encrypted connection came about',
    'smtps:// is for port 465, smtp:// for 587 and 25; the server may be too old for TLS 1.2',
  ],
  'certificate-expired': [
    'the certificate of the server is out of date, or the clock of this machine is wrong',
    'its administrator has to renew it; nothing was sent',
  ],
  'certificate-name': [
    'the certificate is for another name: perhaps another server',
    'use the name the certificate is for; nothing was sent',
  ],
  'certificate-untrusted': [
    'the certificate comes from an authority this machine does not know, or was made by the server itself',
    'when it is your own authority, add ?ca=FILE to the SMTP address; nothing was sent',
  ],
  'auth-missing': [
    'a login is configured and the server offers none here, so nothing was sent without it',
    'use the submission port (587 or 465), or take out the login',
  ],
  'auth-refused': login,
  'too-large': [
    'the message is larger than the server takes (SIZE)',
    'make the pictures smaller, or set images: link in newsletter.yaml',
  ],
  'no-smtputf8': [
    'the address has letters beyond ASCII before the @ and the server cannot handle those (SMTPUTF8)',
    'ask for another address, or use another server',
  ],
  'no-8bitmime': [
    'the message has 8-bit header fields and the server takes 7-bit only (8BITMIME)',
    'use another server',
  ],
  interrupted: ['it was stopped before the message was complete', 'npx galley send goes on where it was'],
};
