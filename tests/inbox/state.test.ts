import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { expect, it, onTestFinished } from 'vitest';
import { InboxRunningError, openInbox, startInbox } from '../../src/inbox/inbox.ts';
import { PortTakenError } from '../../src/inbox/ports.ts';
import { findRunningInbox } from '../../src/inbox/state.ts';
import { freshInbox, temporaryFolder } from './support.ts';

const statePath = (root: string) => join(root, '.galley', 'inbox', 'state.json');

it('is found by its state file while it runs, and not after', async () => {
  const root = await temporaryFolder();
  expect(await findRunningInbox(root)).toBeUndefined();
  const inbox = await freshInbox({ root });
  expect(await findRunningInbox(root)).toEqual({
    instance: inbox.instance,
    pid: process.pid,
    token: inbox.token,
    smtpPort: inbox.smtpPort,
    httpPort: inbox.httpPort,
    base: '/',
    url: inbox.url,
  });
  expect((await stat(statePath(root))).mode & 0o777).toBe(0o600);
  await inbox.close();
  expect(await findRunningInbox(root)).toBeUndefined();
  await expect(readFile(statePath(root))).rejects.toThrow('ENOENT');
});

it('does not believe a state file left by a crash whose port another inbox has now', async () => {
  const [crashed, other] = [await temporaryFolder(), await freshInbox()];
  await mkdir(join(crashed, '.galley', 'inbox'), { recursive: true });
  const { smtpPort, httpPort } = other;
  const state = { instance: 'gone', pid: 1, token: 't', smtpPort, httpPort, base: '/' };
  await writeFile(statePath(crashed), JSON.stringify(state));
  expect(await findRunningInbox(crashed)).toBeUndefined();
  const again = await freshInbox({ root: crashed });
  expect((await findRunningInbox(crashed))?.instance).toBe(again.instance);
});

it.each(['', '{', '[]', '{"instance":"x"}', 'null'])(
  'does not believe a broken state file: %j',
  async (text) => {
    const root = await temporaryFolder();
    await mkdir(join(root, '.galley', 'inbox'), { recursive: true });
    await writeFile(statePath(root), text);
    expect(await findRunningInbox(root)).toBeUndefined();
  },
);

it('listens no longer when its state file cannot be written', async () => {
  const root = await temporaryFolder();
  await mkdir(statePath(root), { recursive: true });
  const free = await freshInbox();
  const { httpPort, smtpPort } = free;
  await free.close();
  await expect(startInbox({ root, httpPort, smtpPort })).rejects.toThrow();
  const again = await freshInbox({ httpPort, smtpPort });
  expect(again.httpPort).toBe(httpPort);
});

it('runs once a project', async () => {
  const inbox = await freshInbox();
  const root = join(inbox.store.folder, '..', '..');
  await expect(startInbox({ root })).rejects.toThrow(new InboxRunningError(inbox.url));
});

it('is found below another server’s path too, as in the preview', async () => {
  const root = await temporaryFolder();
  const inbox = await openInbox({ root });
  onTestFinished(() => inbox.close());
  const app = new Hono().route(
    '/inbox',
    inbox.routes(() => port),
  );
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  await inbox.announce(port, '/inbox/');
  expect((await findRunningInbox(root))?.url).toBe(`http://localhost:${port}/inbox`);
});

it('keeps its mail for the next inbox', async () => {
  const root = await temporaryFolder();
  const first = await startInbox({ root });
  const envelope = {
    received: new Date().toISOString(),
    from: '',
    to: ['a@galley.test'],
    helo: 'x',
    remote: '127.0.0.1',
    body: '7bit' as const,
    smtpUtf8: false,
    connection: 1,
  };
  await first.store.deliver(Buffer.from('Subject: kept\r\n\r\n'), envelope);
  await first.close();
  const second = await freshInbox({ root });
  expect(second.store.list().messages[0]?.subject).toBe('kept');
});

it('takes the next free port, or says which one is taken', async () => {
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void blocker.close());
  const taken = (blocker.address() as AddressInfo).port;
  await expect(startInbox({ root: await temporaryFolder(), httpPort: taken })).rejects.toThrow(
    new PortTakenError(taken, undefined),
  );
  await expect(startInbox({ root: await temporaryFolder(), smtpPort: taken })).rejects.toThrow(
    PortTakenError,
  );
  const moved = await freshInbox({ httpPort: { from: taken } });
  expect(moved.httpPort).toBeGreaterThan(taken);
});

it('listens on the loopback address only', async () => {
  const inbox = await freshInbox();
  const { connect } = await import('node:net');
  const { networkInterfaces } = await import('node:os');
  const outside = Object.values(networkInterfaces())
    .flat()
    .filter((address) => address && !address.internal && address.family === 'IPv4');
  for (const address of outside) {
    for (const port of [inbox.smtpPort, inbox.httpPort]) {
      const outcome = await new Promise((resolve) => {
        const socket = connect(port, address?.address);
        socket.on('connect', () => resolve('open')).on('error', () => resolve('closed'));
        onTestFinished(() => void socket.destroy());
      });
      expect(outcome).toBe('closed');
    }
  }
});
