import { createServer, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { readStandings } from '../../src/send/ledger.ts';
import { deliverTo, recipients } from './faulty.ts';

type Answer = (line: string, socket: Socket) => string | undefined;

/** A server that says what it is told to, line by line, and notes what it was sent. */
const scripted = async (answer: Answer) => {
  const lines: string[] = [];
  const server = createServer((socket) => {
    let rest = '';
    socket.on('error', () => {});
    socket.write('220 scripted\r\n');
    socket.on('data', (chunk) => {
      const parts = (rest + chunk.toString('latin1')).split('\r\n');
      rest = parts.pop() ?? '';
      for (const line of parts) {
        lines.push(line);
        const reply = answer(line, socket);
        if (reply) socket.write(reply);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  const close = () => new Promise((resolve) => server.close(resolve));
  return { url: `smtp://127.0.0.1:${port}`, lines, close };
};

const usual: Record<string, string> = {
  EHLO: '250-scripted\r\n250 PIPELINING\r\n',
  MAIL: '250 ok\r\n',
  RCPT: '250 ok\r\n',
  DATA: '354 go\r\n',
  '.': '250 kept\r\n',
  RSET: '250 ok\r\n',
  QUIT: '221 bye\r\n',
};
const verb = (line: string): string => line.split(/[ :]/)[0] ?? '';
const otherwise = (own: Record<string, string>): Answer => {
  const replies = { ...usual, ...own };
  return (line) => replies[verb(line)];
};

it('does not ask a server to take a message for a recipient it refused, though it would', async () => {
  const server = await scripted(otherwise({ RCPT: '550 5.1.1 unknown\r\n' }));
  const { results } = await deliverTo(server.url, recipients('ann', 'bob'));
  expect(results.map(({ state, failure }) => `${state} ${failure?.phase}`)).toEqual([
    'rejected rcpt',
    'rejected rcpt',
  ]);
  expect(server.lines).not.toContain('DATA');
  await server.close();
});

it('reads all replies to a pipelined envelope from one packet', async () => {
  const held: string[] = [];
  const server = await scripted((line) => {
    const reply = usual[verb(line)];
    if (!/^(MAIL|RCPT)/.test(line) || !reply) return reply;
    held.push(reply);
    return verb(line) === 'RCPT' ? held.splice(0).join('') : undefined;
  });
  const { results } = await deliverTo(server.url, recipients('ann', 'bob'));
  expect(results.map(({ state }) => state)).toEqual(['accepted', 'accepted']);
  await server.close();
});

it('reads replies that come a byte at a time', async () => {
  const bytes: string[] = [];
  let writing = false;
  const next = (socket: Socket) => {
    const byte = bytes.shift();
    writing = byte !== undefined;
    if (byte !== undefined) socket.write(byte, () => setTimeout(next, 1, socket));
  };
  const server = await scripted((line, socket) => {
    bytes.push(...(usual[verb(line)] ?? ''));
    if (!writing) next(socket);
    return undefined;
  });
  const { results } = await deliverTo(server.url, recipients('ann'));
  expect(results[0]?.state).toBe('accepted');
  await server.close();
});

it('writes nothing of a message after an answer to DATA that is none, and leaves no doubt about it', async () => {
  const server = await scripted(otherwise({ DATA: '250 sure\r\n' }));
  const { results, folder } = await deliverTo(server.url, recipients('ann'), { backoff: [] });
  expect(results[0]).toMatchObject({ state: 'deferred', failure: { kind: 'garbage', phase: 'data' } });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(server.lines.some((line) => line.startsWith('Subject'))).toBe(false);
  expect(readStandings(folder).of('c0ffee', 'ann@galley.test', server.url)?.state).toBe('deferred');
  await server.close();
});

it('is not misled by a second greeting or other chatter', async () => {
  const server = await scripted(
    otherwise({ MAIL: '250 ok\r\n250 and another thing\r\n', RCPT: '', DATA: '' }),
  );
  const { results } = await deliverTo(server.url, recipients('ann'), { backoff: [] });
  // The chatter takes the place of the recipient's answer: nothing can go wrong before the message is asked for.
  expect(results[0]?.state).toBe('deferred');
  expect(server.lines).not.toContain('.');
  await server.close();
});

it('asks for SIZE and SMTPUTF8 only where they are offered', async () => {
  const plain = await scripted(otherwise({}));
  await deliverTo(plain.url, recipients('ann'));
  expect(plain.lines.find((line) => line.startsWith('MAIL'))).toBe('MAIL FROM:<press@galley.test>');
  await plain.close();
  const able = await scripted(
    otherwise({ EHLO: '250-able\r\n250-8BITMIME\r\n250-SIZE 10000000\r\n250 SMTPUTF8\r\n' }),
  );
  await deliverTo(able.url, recipients('पाठक@galley.test'));
  const mail = Buffer.from(able.lines.find((line) => line.startsWith('MAIL')) ?? '', 'latin1').toString();
  expect(mail).toMatch(/ SMTPUTF8\b.* SIZE=\d+$/);
  await able.close();
});
