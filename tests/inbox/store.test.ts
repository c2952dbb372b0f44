import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createTransport } from 'nodemailer';
import { describe, expect, it } from 'vitest';
import type { Envelope } from '../../src/inbox/smtp.ts';
import { MessageStore } from '../../src/inbox/store.ts';
import { freshInbox, sendBytes, Talk, temporaryFolder } from './support.ts';

const run = promisify(execFile);

function envelope(to: string, received = new Date().toISOString()): Envelope {
  return {
    received,
    from: 'editor@galley.test',
    to: [to],
    helo: 'client.test',
    remote: '127.0.0.1',
    body: '7bit',
    smtpUtf8: false,
    connection: 1,
  };
}

function mail(subject: string, body = 'Body'): Buffer {
  return Buffer.from(`From: Editor <editor@galley.test>\r\nSubject: ${subject}\r\n\r\n${body}\r\n`);
}

describe('what is stored', () => {
  it('is each byte that was sent: bare line feeds, long lines, NUL, 8 bit, dots', async () => {
    const inbox = await freshInbox();
    const bytes = Buffer.concat([
      Buffer.from('Subject: bytes\r\n\r\nbare\n.feed\n..\nbare\rreturn\r\n'),
      Buffer.from(`${'x'.repeat(3000)}\r\n`),
      Buffer.from([0, 1, 0x80, 0xff, 0x0d, 0x0a]),
      Buffer.from('.dot\r\n'),
    ]);
    const stuffed = Buffer.concat([bytes.subarray(0, -6), Buffer.from('..dot\r\n')]);
    expect(await sendBytes(await Talk.introduced(inbox.smtpPort), stuffed)).toMatch(/^250 /);
    const [message] = inbox.store.list().messages;
    expect(await inbox.store.raw(message?.id ?? '')).toEqual(bytes);
    const [name] = await readdir(join(inbox.store.folder, 'new'));
    expect(await readFile(join(inbox.store.folder, 'new', name ?? ''))).toEqual(bytes);
  });

  it('is in its file before the sender hears 250', async () => {
    const inbox = await freshInbox();
    const talk = await Talk.introduced(inbox.smtpPort);
    for (let number = 1; number <= 20; number += 1) {
      expect(await sendBytes(talk, mail(`No. ${number}`))).toMatch(/^250 /);
      expect(await readdir(join(inbox.store.folder, 'new'))).toHaveLength(number);
      expect(await readdir(join(inbox.store.folder, 'tmp'))).toHaveLength(0);
    }
  });

  it('is refused for the moment when it cannot be stored, and nothing is left of it', async () => {
    const inbox = await freshInbox();
    const talk = await Talk.introduced(inbox.smtpPort);
    await rm(join(inbox.store.folder, 'new'), { recursive: true });
    expect(await sendBytes(talk, mail('No room'))).toMatch(/^452 /);
    expect(inbox.store.list().total).toBe(0);
    expect(await readdir(join(inbox.store.folder, 'tmp'))).toEqual([]);
    await mkdir(join(inbox.store.folder, 'new'));
    expect(await sendBytes(talk, mail('Room again'))).toMatch(/^250 /);
    expect(inbox.store.list().total).toBe(1);
  });

  it('has its envelope beside it: Bcc, login, SMTPUTF8 and all', async () => {
    const inbox = await freshInbox();
    const transport = createTransport({
      host: '127.0.0.1',
      port: inbox.smtpPort,
      auth: { user: 'anna', pass: 'any' },
      tls: { rejectUnauthorized: false },
    });
    await transport.sendMail({
      from: 'jürgen@galley.test',
      to: 'a@galley.test',
      bcc: 'secret@galley.test',
      text: 'x',
    });
    const [message] = inbox.store.list().messages;
    expect(inbox.store.envelope(message?.id ?? '')).toMatchObject({
      from: 'jürgen@galley.test',
      to: ['a@galley.test', 'secret@galley.test'],
      login: 'anna',
      smtpUtf8: true,
      tls: 'TLSv1.3',
    });
    const journal = join(inbox.store.folder, 'envelopes.jsonl');
    expect((await stat(journal)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(journal, 'utf8')).envelope.login).toBe('anna');
  });

  it('is read by another program, Python’s mailbox', async () => {
    const inbox = await freshInbox();
    await sendBytes(await Talk.introduced(inbox.smtpPort), mail('Seen from Python'));
    const program = [
      'import mailbox, sys, json',
      'box = mailbox.Maildir(sys.argv[1], create=False)',
      'print(json.dumps([[m["Subject"], m.get_subdir(), m.get_payload()] for m in box]))',
    ].join('\n');
    const { stdout } = await run('python3', ['-c', program, inbox.store.folder]);
    expect(JSON.parse(stdout)).toEqual([['Seen from Python', 'new', 'Body\n']]);
  });
});

describe('the conversation', () => {
  it('offers what senders look for, and takes any login', async () => {
    const inbox = await freshInbox();
    const talk = await Talk.to(inbox.smtpPort);
    expect(await talk.reply()).toMatch(/^220 /);
    const features = (await talk.ask('EHLO client.test')).split('\n').map((line) => line.slice(4));
    for (const feature of ['PIPELINING', '8BITMIME', 'SMTPUTF8', 'STARTTLS', 'ENHANCEDSTATUSCODES'])
      expect(features).toContain(feature);
    expect(features.find((feature) => feature.startsWith('SIZE '))).toBe('SIZE 67108864');
    expect(features).toContain('AUTH PLAIN LOGIN');
    expect(await talk.ask('AUTH LOGIN')).toBe('334 VXNlcm5hbWU6');
    expect(await talk.ask('YW55')).toBe('334 UGFzc3dvcmQ6');
    expect(await talk.ask('Ym9keQ==')).toMatch(/^235 /);
    expect(await talk.ask('MAIL FROM:<> BODY=8BITMIME SIZE=100')).toMatch(/^250 /);
    expect(await talk.ask('RCPT TO:<δοκιμή@παράδειγμα.test> ')).toMatch(/^250 /);
  });

  it('takes twenty messages and all their commands in one go', async () => {
    const inbox = await freshInbox();
    const talk = await Talk.introduced(inbox.smtpPort);
    const one = 'MAIL FROM:<a@galley.test>\r\nRCPT TO:<b@galley.test>\r\nDATA\r\n..dot\r\n.\r\n';
    talk.write(`${one.repeat(20)}QUIT\r\n`);
    expect((await talk.rest()).match(/^250 .*Kept/gm)).toHaveLength(20);
    const [message] = inbox.store.list().messages;
    expect((await inbox.store.raw(message?.id ?? ''))?.toString()).toBe('.dot\r\n');
  });

  it('leaves nothing of a message whose sender goes away', async () => {
    const inbox = await freshInbox();
    const talk = await Talk.introduced(inbox.smtpPort);
    for (const line of ['MAIL FROM:<a@galley.test>', 'RCPT TO:<b@galley.test>', 'DATA']) await talk.ask(line);
    talk.write('Subject: half\r\n\r\nhalf');
    talk.leave();
    const other = await Talk.introduced(inbox.smtpPort);
    expect(await sendBytes(other, mail('whole'))).toMatch(/^250 /);
    expect(inbox.store.list().messages.map(({ subject }) => subject)).toEqual(['whole']);
  });

  it('is not for web pages', async () => {
    const inbox = await freshInbox();
    const talk = await Talk.to(inbox.smtpPort);
    await talk.reply();
    talk.write('POST / HTTP/1.1\r\nHost: x\r\n\r\nMAIL FROM:<a@galley.test>\r\n');
    expect(await talk.rest()).toMatch(/^421 /);
  });
});

describe('the index', () => {
  it('lists the newest first, page by page, and finds words', async () => {
    const store = await MessageStore.open(await temporaryFolder());
    for (let number = 1; number <= 5; number += 1)
      await store.deliver(mail(`Edition ${number}`), envelope(`r${number}@galley.test`));
    const page = store.list({ limit: 2 });
    expect(page.messages.map(({ subject }) => subject)).toEqual(['Edition 5', 'Edition 4']);
    const next = store.list({ limit: 2, after: page.messages[1]?.id ?? '' });
    expect(next.messages.map(({ subject }) => subject)).toEqual(['Edition 3', 'Edition 2']);
    const found = store.list({ search: 'edition R3@' });
    expect(found.messages.map(({ subject }) => subject)).toEqual(['Edition 3']);
    expect(found).toMatchObject({ total: 5, unread: 5, found: 1 });
    await store.close();
  });

  it('survives a restart, and a journal cut short by a crash', async () => {
    const folder = await temporaryFolder();
    const first = await MessageStore.open(folder);
    await first.deliver(mail('=?utf-8?q?Caf=C3=A9?='), envelope('a@galley.test', '2026-01-02T03:04:05.000Z'));
    await first.close();
    const before = first.list();
    expect(before.messages[0]).toMatchObject({ subject: 'Café', received: '2026-01-02T03:04:05.000Z' });
    const again = await MessageStore.open(folder);
    expect(again.list()).toEqual(before);
    const late = await again.deliver(mail('Late'), envelope('b@galley.test'));
    const journal = join(folder, 'envelopes.jsonl');
    await writeFile(journal, (await readFile(journal, 'utf8')).slice(0, -20));
    const third = await MessageStore.open(folder);
    expect(third.list().messages.map(({ subject }) => subject)).toEqual(['Late', 'Café']);
    expect(third.envelope(late.id)).toBeUndefined();
    await third.close();
    await again.close();
  });

  it('follows other programs: mail put in, read and deleted', async () => {
    const folder = await temporaryFolder();
    const store = await MessageStore.open(folder);
    const kept = await store.deliver(mail('Read elsewhere'), envelope('a@galley.test'));
    const gone = await store.deliver(mail('Deleted elsewhere'), envelope('a@galley.test'));
    for (const name of await readdir(join(folder, 'new'))) {
      const path = join(folder, 'new', name);
      if (name.startsWith(gone.id)) await rm(path);
      else await rename(path, join(folder, 'cur', `${name}:2,S`));
    }
    await writeFile(join(folder, 'new', '1.foreign.host'), 'To: b@galley.test\nSubject: Foreign\n\nBody\n');
    await store.rescan();
    const { messages, unread } = store.list();
    expect(messages.map(({ subject, seen, to }) => [subject, seen, to])).toEqual([
      ['Foreign', false, ['b@galley.test']],
      ['Read elsewhere', true, ['a@galley.test']],
    ]);
    expect(unread).toBe(1);
    expect((await store.raw(kept.id))?.toString()).toContain('Read elsewhere');
    await store.close();
  });

  it('loses nothing when it looks around while mail comes and is read', async () => {
    const store = await MessageStore.open(await temporaryFolder());
    for (let round = 0; round < 40; round += 1) {
      const looking = store.rescan();
      const [older] = store.list({ limit: 1 }).messages;
      const seen = older && store.markSeen(older.id);
      await Promise.all([store.deliver(mail(`No. ${round}`), envelope('a@galley.test')), looking, seen]);
    }
    await store.rescan();
    const { messages, total, unread } = store.list({ limit: 100 });
    expect([total, unread]).toEqual([40, 1]);
    expect(messages.every(({ id }) => store.envelope(id) !== undefined)).toBe(true);
    await store.close();
  });

  it('takes in what another Galley stored, with its envelope', async () => {
    const folder = await temporaryFolder();
    const [one, other] = [await MessageStore.open(folder), await MessageStore.open(folder)];
    const { id } = await other.deliver(mail('From the other'), envelope('a@galley.test'));
    await one.rescan();
    expect(one.get(id)?.subject).toBe('From the other');
    expect(one.envelope(id)?.to).toEqual(['a@galley.test']);
    await one.close();
    await other.close();
  });

  it('finds a message again that another program moved a moment ago', async () => {
    const folder = await temporaryFolder();
    const store = await MessageStore.open(folder);
    const { id } = await store.deliver(mail('Moved'), envelope('a@galley.test'));
    const [name = ''] = await readdir(join(folder, 'new'));
    await rename(join(folder, 'new', name), join(folder, 'cur', `${name}:2,FS`));
    expect((await store.raw(id))?.toString()).toContain('Moved');
    await store.close();
  });

  it('marks as seen in the way of a Maildir', async () => {
    const folder = await temporaryFolder();
    const store = await MessageStore.open(folder);
    const { id } = await store.deliver(mail('Seen'), envelope('a@galley.test'));
    await store.markSeen(id);
    expect(await readdir(join(folder, 'cur'))).toEqual([expect.stringMatching(/:2,S$/)]);
    expect(store.list().unread).toBe(0);
    expect(await store.raw(id)).toEqual(mail('Seen'));
    await store.close();
  });
});

describe('retention', () => {
  it('drops the oldest over the count, with their envelopes', async () => {
    const folder = await temporaryFolder();
    const store = await MessageStore.open(folder, { count: 2 });
    for (const subject of ['one', 'two', 'three'])
      await store.deliver(mail(subject), envelope('a@galley.test'));
    expect(store.list().messages.map(({ subject }) => subject)).toEqual(['three', 'two']);
    expect(await readdir(join(folder, 'new'))).toHaveLength(2);
    await store.close();
    expect((await readFile(join(folder, 'envelopes.jsonl'), 'utf8')).trim().split('\n')).toHaveLength(2);
  });

  it('drops the oldest over the size, but never the newest', async () => {
    const store = await MessageStore.open(await temporaryFolder(), { bytes: 5000 });
    for (const subject of ['one', 'two', 'three'])
      await store.deliver(mail(subject, 'x'.repeat(2000)), envelope('a@galley.test'));
    expect(store.list().messages.map(({ subject }) => subject)).toEqual(['three', 'two']);
    await store.deliver(mail('huge', 'x'.repeat(9000)), envelope('a@galley.test'));
    expect(store.list().messages.map(({ subject }) => subject)).toEqual(['huge']);
    await store.close();
  });
});
