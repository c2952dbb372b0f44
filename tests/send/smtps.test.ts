import { mkdtempSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { expect, it, onTestFinished } from 'vitest';
import { Certificates } from '../../src/inbox/certificates.ts';
import { bytesOf } from '../../src/send/deliver.ts';
import { attemptFor, deliverTo, recipients } from './faulty.ts';

const replies: Record<string, string> = {
  EHLO: '250-secure\r\n250-PIPELINING\r\n250 AUTH PLAIN\r\n',
  AUTH: '235 welcome\r\n',
  DATA: '354 go\r\n',
  QUIT: '221 bye\r\n',
};

/** A server that speaks TLS from the first byte, and the messages it got, as they were on the wire. */
const secureServer = async () => {
  const certificates = new Certificates(['localhost']);
  const context = await certificates.context();
  const messages: string[] = [];
  const server = createServer({ SNICallback: (_name, done) => done(null, context) }, (socket) => {
    let rest = '';
    let inMessage = false;
    socket.on('error', () => {});
    socket.write('220 secure\r\n');
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      rest += chunk;
      for (;;) {
        const end = rest.indexOf(inMessage ? '\r\n.\r\n' : '\r\n');
        if (end < 0) return;
        const line = rest.slice(0, end);
        rest = rest.slice(end + (inMessage ? 5 : 2));
        if (inMessage) messages.push(`${line}\r\n`);
        socket.write(inMessage ? '250 kept\r\n' : (replies[line.slice(0, 4)] ?? '250 ok\r\n'));
        inMessage = !inMessage && line === 'DATA';
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const ca = join(mkdtempSync(join(tmpdir(), 'galley-ca-')), 'ca.pem');
  writeFileSync(ca, await certificates.authority());
  return { url: `smtps://localhost:${(server.address() as AddressInfo).port}?ca=${ca}`, messages };
};

it('sends over TLS from the first byte, logged in, several on one connection and one of many blocks', async () => {
  const { url, messages } = await secureServer();
  const to = recipients('ann', 'bob', 'cay');
  const size = 1_000_000;
  const { results } = await deliverTo(url, to, { size, login: { user: 'press', password: 'geheim' } });
  expect(results.map(({ state, tries }) => `${state} ${tries}`)).toEqual(Array(3).fill('accepted 1'));
  const sent = to.map((recipient) => bytesOf(attemptFor(recipient, size)).toString('latin1'));
  expect(messages.map((message) => message.replace(/^\.\./gm, '.'))).toEqual(sent);
});
