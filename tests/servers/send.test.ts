import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendCommand } from '../../src/commands/send.ts';
import type { SendOptions } from '../../src/commands/send-input.ts';
import { dkimRecord, loadDkimKey } from '../../src/message/dkim-key.ts';
import { imapMailbox } from '../../src/send/fetch-back.ts';
import { fakeIo, makeProject, newsletter, repository } from '../setup/project.ts';
import { type MailServers, startMailServers } from './mail-servers.ts';

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));

let servers: MailServers;
beforeAll(async () => {
  const { key } = loadDkimKey(pem, 'key.pem');
  servers = await startMailServers({
    dkimKeys: key ? { 's1._domainkey.example.org': dkimRecord(key) } : {},
    access: {
      'nobody@galley.test': '550 5.1.1 No such mailbox here',
      'grey@galley.test': '451 4.7.1 Greylisted, please come back',
    },
  });
}, 60_000);
afterAll(() => servers?.stop());

/** The repository's own edition, in a project of its own that signs. */
const project = (): string => {
  const root = makeProject({
    'newsletter.yaml': `${newsletter}testRecipients: [ann@galley.test]
dkim: { domain: example.org, selector: s1, keyFile: key.pem }
unsubscribe: { url: "https://example.org/leave?who=all", mailto: leave@example.org }
listId: letter.example.org
`,
  });
  writeFileSync(join(root, 'key.pem'), pem, { mode: 0o600 });
  cpSync(join(repository, 'articles'), join(root, 'articles'), { recursive: true });
  return root;
};

const send = async (root: string, options: SendOptions = {}, password = servers.password) => {
  const login = { GALLEY_SMTP_USER: 'ann@galley.test', GALLEY_SMTP_PASSWORD: password };
  const io = fakeIo(root, { env: { ...fakeIo(root).env, ...login } });
  const smtp = `smtp://localhost:${servers.submission}?ca=${servers.ca}`;
  const code = await sendCommand(undefined, { smtp, yes: true, ...options }, io, {
    delivery: { backoff: [500] },
  });
  return { code, out: io.printed(), err: io.complained() };
};

const imap = () => `imaps://ann%40galley.test@localhost:${servers.imaps}/INBOX?ca=${servers.ca}`;

const fetched = async (messageId: string): Promise<string> => {
  const mailbox = await imapMailbox({ url: imap(), password: servers.password, folder: '/' });
  try {
    return Buffer.from((await mailbox.fetch(messageId, { wait: true })) ?? []).toString('latin1');
  } finally {
    await mailbox.close();
  }
};

it('goes through submission with TLS and login to a mailbox, and comes back as sent', async () => {
  const { code, out } = await send(project(), { json: true, verify: true, imap: imap() });
  const { results, verified } = JSON.parse(out);
  expect(results).toMatchObject([{ to: 'ann@galley.test', state: 'accepted', tries: 1 }]);
  expect(verified).toMatchObject([
    {
      comparison: { sameBody: true, headers: { removed: [], changed: [], refolded: [] } },
      dkim: [{ domain: 'example.org', status: 'pass' }],
    },
  ]);
  expect(code).toBe(0);
  // The second verifier: OpenDKIM, on Postfix's side of the way.
  const message = await fetched(results[0].messageId);
  expect(message.replace(/\r\n\s+/g, ' ')).toMatch(
    /Authentication-Results: opendkim\.galley\.test;.* dkim=pass .*header\.d=example\.org/,
  );
});

it('is one message a recipient, and each recipient ends as the server says', async () => {
  const to = ['nobody@galley.test', 'bob@galley.test', 'grey@galley.test'];
  const { code, out } = await send(project(), { to });
  expect(out).toMatch(/accepted +bob@galley\.test/);
  expect(out).toMatch(/rejected +nobody@galley\.test[\s\S]*550 5\.1\.1[\s\S]*does not know this address/);
  expect(out).toMatch(/deferred +grey@galley\.test[\s\S]*451 4\.7\.1[\s\S]*greylisting[\s\S]*tried 2 times/);
  expect(code).toBe(3);
});

it('stops at a wrong password, after one try', async () => {
  const { code, out } = await send(project(), { to: ['ann@galley.test', 'bob@galley.test'] }, 'wrong');
  expect(out).toContain('did not accept the login');
  expect(code).toBe(3);
  const failures = () => servers.log().match(/auth failed, \d+ attempts/g) ?? [];
  await expect.poll(failures, { timeout: 10_000 }).toEqual(['auth failed, 1 attempts']);
});

it('does not trust an authority it does not know', async () => {
  const { code, out } = await send(project(), { smtp: `smtp://localhost:${servers.submission}` });
  expect(out).toContain('an authority this machine does not know');
  expect(code).toBe(3);
});

it('tells that a server cannot take an address beyond ASCII', async () => {
  const { code, out } = await send(project(), { to: ['पाठक@galley.test'] });
  expect(out).toContain('SMTPUTF8');
  expect(code).toBe(3);
});

it('is no spam to SpamAssassin', async () => {
  const { out } = await send(project(), { json: true });
  const message = await fetched(JSON.parse(out).results[0].messageId);
  // Mail that only ever was on loopback is trusted blindly: an outside hop makes the test honest.
  const outside =
    'Received: from mail.example.org (mail.example.org [93.184.215.14]) by mx.galley.test with ESMTPS id 1; ' +
    `${new Date().toUTCString().replace('GMT', '+0000')}\r\n`;
  const arrived =
    outside +
    message.replace(
      /^(?:(?:Return-Path|Delivered-To|Received|Authentication-Results|DKIM-Filter):.*\r\n(?:[ \t].*\r\n)*)+/m,
      '',
    );
  const report = execFileSync('/usr/bin/spamassassin', ['-t', '-L'], {
    input: Buffer.from(arrived, 'latin1'),
    encoding: 'utf8',
  });
  const score = Number(/Content analysis details: +\((-?[\d.]+) points/.exec(report)?.[1]);
  expect(score, report.slice(report.indexOf('Content analysis details'))).toBeLessThan(1);
});

it('keeps no password beside the ledger', async () => {
  const root = project();
  await send(root);
  const [edition = ''] = readdirSync(join(root, '.galley/deliveries'));
  const ledger = readFileSync(join(root, '.galley/deliveries', edition, 'ledger.jsonl'), 'utf8');
  expect(ledger).toContain('accepted');
  expect(ledger).not.toContain(servers.password);
});
