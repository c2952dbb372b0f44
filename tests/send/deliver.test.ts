import { afterAll, expect, it } from 'vitest';
import type { Fault } from '../../src/inbox/faults.ts';
import type { Limits } from '../../src/inbox/smtp.ts';
import type { Result } from '../../src/send/deliver.ts';
import { Ledger } from '../../src/send/ledger.ts';
import { deliverTo, type FaultyServer, recipients, startFaulty } from './faulty.ts';

const running: FaultyServer[] = [];
afterAll(() => Promise.all(running.map((server) => server.close())));
const start = async (faults: Fault[] = [], limits: Limits = {}) => {
  const server = await startFaulty(faults, limits);
  running.push(server);
  return { ...server, url: `smtp://127.0.0.1:${server.port}` };
};
const readers = (count: number) => recipients(...Array.from({ length: count }, (_, at) => `r${at}`));

it('sends over several connections, each recipient once', async () => {
  const { url, kept } = await start();
  const { results } = await deliverTo(url, readers(60), { connections: 4 });
  expect(results.map(({ state }) => state)).toEqual(Array(60).fill('accepted'));
  expect(kept.map(({ to }) => to).sort()).toEqual(
    readers(60)
      .map(({ address }) => address)
      .sort(),
  );
  expect(new Set(kept.map(({ connection }) => connection)).size).toBe(4);
});

it('makes do with the connections a server allows', async () => {
  const { url, kept } = await start([], { connections: 2 });
  const { results } = await deliverTo(url, readers(20), { connections: 5 });
  expect(results.every(({ state, tries }) => state === 'accepted' && tries === 1)).toBe(true);
  expect(kept).toHaveLength(20);
});

it('tries a refused login once, however many recipients and connections there are', async () => {
  const { port, ca } = await start([{ phase: 'auth', action: { reply: '535 5.7.8 No' } }]);
  const made: string[] = [];
  const { results } = await deliverTo(`smtp://localhost:${port}?ca=${ca}`, readers(20), {
    connections: 5,
    login: { user: 'press', password: 'wrong' },
    onResult: ({ recipient }) => made.push(recipient.address),
  });
  expect(results.every(({ state, tries }) => state === 'deferred' && tries === 0)).toBe(true);
  expect(made).toHaveLength(20);
});

it('waits before each further round and then tries only those deferred', async () => {
  const later = { reply: '450 4.2.0 Greylisted' };
  const { url, kept } = await start([
    { phase: 'rcpt', action: later, times: 2, match: { recipient: 'r1@*' } },
  ]);
  const waits: [number, string[]][] = [];
  const { results } = await deliverTo(url, readers(3), {
    backoff: [1, 2, 3],
    onWait: (milliseconds, deferred) =>
      waits.push([milliseconds, deferred.map(({ recipient }) => recipient.address)]),
  });
  expect(waits).toEqual([
    [1, ['r1@galley.test']],
    [2, ['r1@galley.test']],
  ]);
  expect(results.map(({ tries }) => tries)).toEqual([1, 3, 1]);
  expect(kept).toHaveLength(3);
});

it('offers an address beyond ASCII to a server that takes it', async () => {
  const { url, kept } = await start();
  const { results } = await deliverTo(url, recipients('पाठक@galley.test'));
  expect(results[0]?.state).toBe('accepted');
  expect(kept[0]?.to).toBe('पाठक@galley.test');
});

it('does not offer it to a server that does not', async () => {
  const { url, kept } = await start([{ phase: 'ehlo', action: { without: ['SMTPUTF8'] } }]);
  const { results } = await deliverTo(url, recipients('पाठक@galley.test', 'ann'));
  expect(results.map(({ state, failure }) => failure?.kind ?? state)).toEqual(['no-smtputf8', 'accepted']);
  expect(kept).toHaveLength(1);
});

it('does not offer 8-bit bytes to a server without 8BITMIME', async () => {
  const { url } = await start([{ phase: 'ehlo', action: { without: ['8BITMIME'] } }]);
  const { results } = await deliverTo(url, recipients('ann'), {
    attempt: () => ({
      id: '1',
      messageId: '<1@x>',
      head: Buffer.from('A: b\r\n\r\n'),
      body: Buffer.from('é\r\n'),
      eightBit: true,
    }),
  });
  expect(results[0]).toMatchObject({ state: 'rejected', failure: { kind: 'no-8bitmime' } });
});

it('writes no final dot when the intent cannot be recorded, and says so by throwing', async () => {
  const { url, kept } = await start();
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  const ledger = {
    intend: async () => {
      throw full;
    },
  } as unknown as Ledger;
  await expect(deliverTo(url, readers(5), { ledger, connections: 2 })).rejects.toBe(full);
  expect(kept).toHaveLength(0);
});

it('tells how it ended also when that cannot be recorded, and sends nothing more', async () => {
  const { url, kept } = await start();
  const full = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
  const ledger = {
    intend: async () => {},
    settle: () => {
      throw full;
    },
  } as unknown as Ledger;
  const told: string[] = [];
  const onResult = ({ recipient, state }: Result) => told.push(`${state} ${recipient.key}`);
  await expect(deliverTo(url, readers(5), { ledger, onResult })).rejects.toBe(full);
  expect(told).toEqual(['accepted r0@galley.test']);
  expect(kept).toHaveLength(1);
});

it('records the intent before the message is complete, and the outcome after the reply', async () => {
  const order: string[] = [];
  const { url } = await start();
  const ledger = {
    intend: async () => void order.push('intent'),
    settle: () => void order.push('outcome'),
  } as unknown as Ledger;
  await deliverTo(url, readers(2), { ledger });
  expect(order).toEqual(['intent', 'outcome', 'intent', 'outcome']);
});

it('gives a message on its way its reply when it is interrupted, and begins nothing new', async () => {
  const { url, kept } = await start([{ phase: 'end', action: { delay: 200 } }]);
  const interrupt = new AbortController();
  const ledger = Ledger.open((await deliverTo(url, [])).folder);
  const intend = ledger.intend.bind(ledger);
  ledger.intend = (intent) => {
    setTimeout(() => interrupt.abort(), 50);
    return intend(intent);
  };
  const { results } = await deliverTo(url, readers(3), { ledger, signal: interrupt.signal });
  await ledger.close();
  expect(results.map(({ state }) => state)).toEqual(['accepted', 'deferred', 'deferred']);
  expect(results[1]?.failure?.kind).toBe('interrupted');
  expect(kept).toHaveLength(1);
});

it('calls it uncertain when the reply does not come in the time an interruption grants', async () => {
  const { url } = await start([{ phase: 'end', action: { hang: true } }]);
  const interrupt = new AbortController();
  setTimeout(() => interrupt.abort(), 300);
  const { results } = await deliverTo(url, readers(2), { signal: interrupt.signal, grace: 50 });
  expect(results.map(({ state }) => state)).toEqual(['uncertain', 'deferred']);
});

it('connects to nothing when it is interrupted before it begins', async () => {
  const { url, kept } = await start();
  const { results } = await deliverTo(url, readers(2), { signal: AbortSignal.abort() });
  expect(results.map(({ failure }) => failure?.kind)).toEqual(['interrupted', 'interrupted']);
  expect(kept).toHaveLength(0);
});

it('keeps escape sequences of a server off the terminal', async () => {
  const { url } = await start([
    { phase: 'rcpt', action: { garbage: '550 5.1.1 \u001b[2J\u001b]0;owned\u0007gone\r\n' } },
  ]);
  const { results } = await deliverTo(url, recipients('ann'));
  expect(results[0]?.failure?.reply).toMatch(/gone$/);
  expect(results[0]?.failure?.reply).not.toMatch(/[\x00-\x1f]/);
});
