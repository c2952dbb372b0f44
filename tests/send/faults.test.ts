import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Fault, FaultAction, Phase } from '../../src/inbox/faults.ts';
import type { Limits } from '../../src/inbox/smtp.ts';
import { bytesOf, type Result } from '../../src/send/deliver.ts';
import { exitCodeOf } from '../../src/send/exit.ts';
import { attemptFor, deliverTo, type FaultyServer, recipients, startFaulty } from './faulty.ts';

/** `state kind@phase tries`; without the failure when accepted. */
type End = string;

interface Row {
  name: string;
  faults?: Fault[];
  limits?: Limits;
  /** Asks for TLS, with the server's own authority. */
  secured?: boolean;
  login?: boolean;
  size?: number;
  ann: End;
  bob: End;
  /** Whose message arrived, in that order. */
  kept: readonly string[];
  code: 0 | 3;
}

const always = (phase: Phase, action: FaultAction): Fault[] => [{ phase, action }];
const once = (phase: Phase, action: FaultAction): Fault[] => [{ phase, action, times: 1 }];
const forAnn = (phase: Phase, action: FaultAction): Fault[] => [
  { phase, action, match: { recipient: 'ann@*' } },
];
const onceForAnn = (phase: Phase, action: FaultAction): Fault[] => [
  { phase, action, times: 1, match: { recipient: 'ann@*' } },
];

const fine = { ann: 'accepted 1', bob: 'accepted 1', kept: ['ann', 'bob'], code: 0 } as const;
const annLater = { ann: 'accepted 2', bob: 'accepted 1', kept: ['bob', 'ann'], code: 0 } as const;
const both = (end: End) => ({ ann: end, bob: end, kept: [], code: 3 }) as const;
const onlyAnn = (end: End, kept: readonly string[] = ['bob']) =>
  ({ ann: end, bob: 'accepted 1', kept, code: 3 }) as const;

const later = { reply: '451 4.3.0 Later, please' };
const never = { reply: '550 5.7.1 Not you' };
const garbage = { garbage: 'HTTP/1.1 400 Bad Request\r\n\r\n' };
const large = 8_000_000;

const plain: Row[] = [
  { name: 'nothing wrong', ...fine },
  { name: 'connection dropped at once, once', faults: once('connect', { drop: true }), ...fine },
  { name: 'connection reset at once, once', faults: once('connect', { drop: 'reset' }), ...fine },
  {
    name: 'connection dropped at once, always',
    faults: always('connect', { drop: true }),
    ...both('deferred dropped@greeting 0'),
  },
  {
    name: 'greeting never comes',
    faults: always('greeting', { hang: true }),
    ...both('deferred silent@greeting 0'),
  },
  { name: 'greeting 421, once', faults: once('greeting', { reply: '421 4.3.2 Busy' }), ...fine },
  {
    name: 'greeting 554',
    faults: always('greeting', { reply: '554 5.3.2 No mail here' }),
    ...both('rejected reply@greeting 0'),
  },
  {
    name: 'greeting is no SMTP',
    faults: always('greeting', garbage),
    ...both('deferred garbage@greeting 0'),
  },
  { name: 'greeting of many lines', faults: once('greeting', { reply: '220 One\nTwo\nThree' }), ...fine },
  { name: 'EHLO 421, once', faults: once('ehlo', { reply: '421 4.3.2 Busy' }), ...fine },
  { name: 'EHLO 5xx, HELO too', faults: always('ehlo', never), ...both('rejected reply@hello 0') },
  { name: 'EHLO dropped, once', faults: once('ehlo', { drop: true }), ...fine },
  { name: 'EHLO hangs', faults: always('ehlo', { hang: true }), ...both('deferred silent@hello 0') },
  { name: 'EHLO garbage', faults: always('ehlo', garbage), ...both('deferred garbage@hello 0') },
  {
    name: 'EHLO whose lines disagree about their code, once',
    faults: once('ehlo', { garbage: '250-galley\r\n550 AUTH\r\n' }),
    ...fine,
  },
  { name: 'no PIPELINING', faults: always('ehlo', { without: ['PIPELINING'] }), ...fine },
];

const secured: Row[] = [
  { name: 'TLS all right', ...fine },
  {
    name: 'certificate expired',
    faults: always('tls', { certificate: 'expired' }),
    ...both('deferred certificate-expired@tls 0'),
  },
  {
    name: 'certificate for another name',
    faults: always('tls', { certificate: 'wrong-name' }),
    ...both('deferred certificate-name@tls 0'),
  },
  {
    name: 'certificate self-signed',
    faults: always('tls', { certificate: 'self-signed' }),
    ...both('deferred certificate-untrusted@tls 0'),
  },
  {
    name: 'STARTTLS stripped',
    faults: [
      ...always('ehlo', { without: ['STARTTLS'] }),
      ...always('starttls', { reply: '502 5.5.1 What?' }),
    ],
    ...both('deferred tls-missing@tls 0'),
  },
  {
    name: 'STARTTLS refused',
    faults: always('starttls', { reply: '454 4.7.0 TLS not available' }),
    ...both('deferred tls-refused@tls 0'),
  },
  { name: 'STARTTLS garbage', faults: always('starttls', garbage), ...both('deferred garbage@tls 0') },
  { name: 'TLS handshake garbage', faults: always('tls', garbage), ...both('deferred tls-failed@tls 0') },
  { name: 'TLS handshake hangs', faults: always('tls', { hang: true }), ...both('deferred silent@tls 0') },
  { name: 'TLS handshake dropped, once', faults: once('tls', { drop: true }), ...fine },
].map((row) => ({ ...row, secured: true }));

const withLogin: Row[] = [
  { name: 'login all right', ...fine },
  {
    name: 'login refused',
    faults: always('auth', { reply: '535 5.7.8 Wrong password' }),
    ...both('deferred auth-refused@auth 0'),
  },
  {
    name: 'login refused for now',
    faults: always('auth', { reply: '454 4.7.0 Later' }),
    ...both('deferred auth-refused@auth 0'),
  },
  {
    name: 'no login offered',
    faults: always('ehlo', { without: ['AUTH'] }),
    ...both('deferred auth-missing@auth 0'),
  },
  { name: 'login dropped', faults: always('auth', { drop: true }), ...both('deferred dropped@auth 0') },
  { name: 'login hangs', faults: always('auth', { hang: true }), ...both('deferred silent@auth 0') },
  { name: 'login garbage', faults: always('auth', garbage), ...both('deferred garbage@auth 0') },
].map((row) => ({ ...row, secured: true, login: true }));

const envelope: Row[] = [
  { name: 'MAIL 4xx, once', faults: once('mail', later), ...annLater },
  { name: 'MAIL 5xx', faults: always('mail', never), ...both('rejected reply@mail 1') },
  { name: 'MAIL dropped, once', faults: once('mail', { drop: true }), ...annLater },
  { name: 'MAIL hangs, once', faults: once('mail', { hang: true }), ...annLater },
  { name: 'MAIL garbage, once', faults: once('mail', garbage), ...annLater },
  { name: 'RCPT 4xx, once', faults: onceForAnn('rcpt', later), ...annLater },
  { name: 'RCPT 4xx, always', faults: forAnn('rcpt', later), ...onlyAnn('deferred reply@rcpt 2') },
  {
    name: 'RCPT 5xx in two lines',
    faults: forAnn('rcpt', { reply: '550 5.1.1 Unknown\nReally' }),
    ...onlyAnn('rejected reply@rcpt 1'),
  },
  { name: 'RCPT dropped, once', faults: onceForAnn('rcpt', { drop: true }), ...annLater },
  { name: 'RCPT hangs, once', faults: onceForAnn('rcpt', { hang: true }), ...annLater },
  { name: 'RCPT garbage, once', faults: onceForAnn('rcpt', garbage), ...annLater },
  { name: 'DATA 4xx, once', faults: onceForAnn('data', later), ...annLater },
  { name: 'DATA 5xx', faults: forAnn('data', never), ...onlyAnn('rejected reply@data 1') },
  { name: 'DATA dropped, once', faults: onceForAnn('data', { drop: true }), ...annLater },
  { name: 'DATA hangs, once', faults: onceForAnn('data', { hang: true }), ...annLater },
  { name: 'DATA garbage, once', faults: onceForAnn('data', garbage), ...annLater },
  {
    name: 'DATA answered, and the message accepted before it was sent, in one packet',
    faults: onceForAnn('data', { garbage: '354 Go on\r\n250 2.0.0 Thanks already\r\n' }),
    ...annLater,
  },
  {
    name: 'DATA answered with 250 instead of 354, once',
    faults: onceForAnn('data', { garbage: '250 2.0.0 Sure\r\n' }),
    ...annLater,
  },
  { name: 'SIZE too small', limits: { size: 1_000 }, ...both('rejected too-large@mail 1') },
  {
    name: '421 at the second message of a connection',
    faults: [{ phase: 'mail', action: { reply: '421 4.7.0 Enough for one connection' }, skip: 1, times: 1 }],
    ...fine,
  },
  {
    name: 'the connection dropped at its second message',
    faults: [{ phase: 'mail', action: { drop: true }, skip: 1, times: 1 }],
    ...fine,
  },
];

/** In the middle: so large that it cannot all be under way when the fault strikes. */
const message: Row[] = [
  ['dropped', { drop: true }] as const,
  ['reset', { drop: 'reset' }] as const,
  ['silence', { hang: true }] as const,
  ['4xx', { ...later, drop: true }] as const,
].map(([name, action]) => ({
  name: `${name} in the message, once`,
  size: large,
  faults: onceForAnn('message', { ...action, afterBytes: 100_000 }),
  ...annLater,
}));

const afterDot: Row[] = [
  { name: 'dot 4xx, once', faults: onceForAnn('end', later), ...annLater },
  {
    name: 'dot 421, once',
    faults: onceForAnn('end', { reply: '421 4.3.2 Shutting down', store: false }),
    ...annLater,
  },
  {
    name: 'dot 5xx',
    faults: forAnn('end', { reply: '554 5.7.1 Smells' }),
    ...onlyAnn('rejected reply@dot 1'),
  },
  {
    name: 'dropped after the dot, the message kept',
    faults: forAnn('end', { drop: true, store: true }),
    ...onlyAnn('uncertain dropped@dot 1', ['ann', 'bob']),
  },
  {
    name: 'reset after the dot, the message lost',
    faults: forAnn('end', { drop: 'reset', store: false }),
    ...onlyAnn('uncertain dropped@dot 1'),
  },
  {
    name: 'silence after the dot',
    faults: forAnn('end', { hang: true, store: true }),
    ...onlyAnn('uncertain silent@dot 1', ['ann', 'bob']),
  },
  {
    name: 'garbage after the dot',
    faults: forAnn('end', { ...garbage, store: true }),
    ...onlyAnn('uncertain garbage@dot 1', ['ann', 'bob']),
  },
  {
    name: '354 after the dot',
    faults: forAnn('end', { garbage: '354 More?\r\n', store: true }),
    ...onlyAnn('uncertain garbage@dot 1', ['ann', 'bob']),
  },
  { name: 'slow after the dot, but not too slow', faults: always('end', { delay: 100 }), ...fine },
  { name: 'accepted in many lines', faults: always('end', { reply: '250 2.0.0 One\nTwo\nThree' }), ...fine },
];

const running: FaultyServer[] = [];
afterAll(() => Promise.all(running.map((server) => server.close())));

describe.concurrent('a fault ends as it must:', () => {
  const rows = [...plain, ...secured, ...withLogin, ...envelope, ...message, ...afterDot];
  it.each(rows)('$name', async ({ faults = [], limits, secured, login, size, ann, bob, kept, code }) => {
    const server = await startFaulty(faults, limits);
    running.push(server);
    const query = secured ? `?tls=required&ca=${server.ca}` : '';
    const { results, folder } = await deliverTo(
      `smtp://localhost:${server.port}${query}`,
      recipients('ann', 'bob'),
      {
        ...(size && { size }),
        ...(login && { login: { user: 'press', password: 'secret-of-the-press' } }),
      },
    );

    expect(results.map(endOf)).toEqual([ann, bob]);
    expect(server.kept.map((each) => each.to.split('@')[0])).toEqual(kept);
    for (const each of server.kept) {
      const [recipient] = recipients(each.to);
      expect(recipient && bytesOf(attemptFor(recipient, size)).equals(each.bytes)).toBe(true);
      expect(each.tls !== undefined).toBe(secured === true);
      expect(each.login !== undefined).toBe(login === true);
    }
    expect(exitCodeOf(results)).toBe(code);
    expect(readFileSync(join(folder, 'ledger.jsonl'), 'utf8')).not.toContain('secret-of-the-press');
  });
});

const endOf = ({ state, failure, tries }: Result): End =>
  [state, failure && state !== 'accepted' ? `${failure.kind}@${failure.phase}` : [], tries].flat().join(' ');
