import { generateKeyPairSync } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { expect, it, onTestFinished, vi } from 'vitest';
import { dkimKeys, inboxCommand } from '../../src/commands/inbox.ts';
import { UsageError } from '../../src/commands/io.ts';
import { readPublication } from '../../src/config.ts';
import { findRunningInbox } from '../../src/inbox/state.ts';
import { fakeIo, makeProject, newsletter, writeProjectFile } from '../setup/project.ts';

function project(files: Record<string, string> = {}): string {
  const root = makeProject(files);
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
}

/** The command, running; ends with the test. */
async function running(root: string, options: Parameters<typeof inboxCommand>[0] = {}) {
  const stop = new AbortController();
  const io = fakeIo(root, { signal: stop.signal });
  const code = inboxCommand({ smtpPort: 0, port: 0, ...options }, io);
  onTestFinished(async () => {
    stop.abort();
    await code;
  });
  const inbox = await vi.waitFor(async () => {
    const found = await findRunningInbox(root);
    expect(found).toBeDefined();
    return found as NonNullable<typeof found>;
  }, 5000);
  await vi.waitFor(() => expect(io.printed()).toContain('Ctrl-C'));
  return { io, stop, code, inbox };
}

function send(port: number, subject: string): Promise<unknown> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true });
  return transport.sendMail({ from: 'a@galley.test', to: 'b@galley.test', subject, text: 'x' });
}

it('prints where it is, tells of each message, and ends cleanly', async () => {
  const root = project();
  const { io, stop, code, inbox } = await running(root);
  expect(io.printed()).toContain(`SMTP  127.0.0.1:${inbox.smtpPort}`);
  expect(io.printed()).toContain(`Page  http://localhost:${inbox.httpPort}/`);
  expect(io.printed()).toContain('.galley/inbox  a Maildir with 0 messages');
  await send(inbox.smtpPort, 'Fresh \x1b[31mnews');
  await vi.waitFor(() => expect(io.printed()).toMatch(/KB {2}b@galley\.test {2}Fresh news/));
  expect(io.printed()).not.toContain('\x1b');
  stop.abort();
  expect(await code).toBe(0);
  expect(await findRunningInbox(root)).toBeUndefined();
});

it('keeps mail in another folder when told so, and is found all the same', async () => {
  const root = project();
  const { io, inbox } = await running(root, { keep: 'elsewhere' });
  await send(inbox.smtpPort, 'x');
  expect(io.printed()).toContain('elsewhere  a Maildir');
});

it('is a usage error when a port that was named is taken, when one runs already, and outside a project', async () => {
  const root = project();
  const blocker = createServer();
  await new Promise<void>((resolve) => blocker.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void blocker.close());
  const { port } = blocker.address() as AddressInfo;
  const io = fakeIo(root);
  await expect(inboxCommand({ port, smtpPort: 0 }, io)).rejects.toThrow(`Port ${port} is taken`);
  await expect(inboxCommand({ port: 0, smtpPort: port }, io)).rejects.toThrow(UsageError);
  const { inbox } = await running(root);
  await expect(inboxCommand({ port: 0, smtpPort: 0 }, io)).rejects.toThrow(inbox.url);
  await expect(inboxCommand({}, fakeIo(join(root, '..')))).rejects.toThrow(/newsletter\.yaml/);
});

it('knows the publication’s own DKIM key, and says when it cannot be read', async () => {
  const root = project({
    'newsletter.yaml': `${newsletter}dkim:\n  domain: Galley.test\n  selector: press\n  keyFile: dkim.pem\n`,
  });
  const publication = () => readPublication(root).publication;
  expect(await dkimKeys(publication())).toMatchObject({
    keys: {},
    problem: expect.stringContaining('dkim.pem'),
  });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeProjectFile(root, 'dkim.pem', privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  expect(await dkimKeys(publication())).toEqual({
    keys: { 'press._domainkey.galley.test': expect.stringMatching(/^v=DKIM1; k=rsa; p=/) },
  });
});
