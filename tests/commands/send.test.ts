import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Io } from '../../src/commands/io.ts';
import { UsageError } from '../../src/commands/io.ts';
import { sendCommand } from '../../src/commands/send.ts';
import type { SendOptions, SendTuning } from '../../src/commands/send-input.ts';
import type { Fault } from '../../src/inbox/faults.ts';
import { startInbox } from '../../src/inbox/inbox.ts';
import { splitMessage } from '../../src/message/headers.ts';
import { allTimeouts } from '../../src/send/timeouts.ts';
import { type FaultyServer, startFaulty } from '../send/faulty.ts';
import { fakeIo, makeProject, newsletter, story } from '../setup/project.ts';

const day = 'articles/2026-11-20';
const secret = 'secret-of-the-press';

const project = (yaml = '', files: Record<string, string> = {}) =>
  makeProject({
    'newsletter.yaml': `${newsletter}testRecipients: [ann@galley.test, bob@galley.test]\n${yaml}`,
    [`${day}/01-phones.md`]: story('Phones for export'),
    ...files,
  });

const send = async (
  root: string,
  options: SendOptions = {},
  over: Partial<Io> = {},
  tuning: SendTuning = {},
) => {
  const io = fakeIo(root, over);
  const code = await sendCommand(undefined, options, io, {
    ...tuning,
    delivery: { timeouts: allTimeouts(2_000), backoff: [1], ...tuning.delivery },
  });
  return { code, out: io.printed(), err: io.complained() };
};

const env = (more: Record<string, string>) => ({ env: { ...fakeIo('/').env, ...more } });

const running: FaultyServer[] = [];
afterAll(() => Promise.all(running.map((server) => server.close())));
const server = async (faults: Fault[] = []) => {
  const started = await startFaulty(faults);
  running.push(started);
  return { ...started, url: `smtp://127.0.0.1:${started.port}` };
};

const ledgerOf = (root: string) =>
  readFileSync(join(root, '.galley/deliveries/2026-11-20/ledger.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('galley send with nothing configured', () => {
  it('sends to test@galley.test in its own inbox, and says where to look', async () => {
    const root = project();
    const { code, out } = await send(root);
    expect(code).toBe(0);
    expect(out).toContain('to       test@galley.test');
    expect(out).toContain('Galley’s own inbox');
    expect(out).toMatch(/accepted +test@galley.test/);
    expect(out).toContain('galley inbox');
    expect(readdirSync(join(root, '.galley/inbox/new'))).toHaveLength(1);
  });

  it('uses the inbox that runs already, and leaves it running', async () => {
    const root = project();
    const inbox = await startInbox({ root });
    try {
      const { out } = await send(root);
      expect(out).toContain(inbox.url);
      expect((await inbox.wait({ to: 'test@galley.test' }, 1_000))?.subject).toContain('Phones for export');
    } finally {
      await inbox.close();
    }
  });

  it('fetches the message back and finds it as sent', async () => {
    const { code, out } = await send(project(), { verify: true });
    expect(out).toContain('body: the same, byte for byte');
    expect(code).toBe(0);
  });

  it('verifies what an earlier command sent, and says when it is no longer there', async () => {
    const root = project();
    await send(root);
    const again = await send(root, { verify: true });
    expect(again.out).toMatch(/as sent +test@galley\.test, sent on \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
    expect(again.out).toContain('body: the same, byte for byte');
    expect(again.code).toBe(0);
    expect(readdirSync(join(root, '.galley/inbox/new'))).toHaveLength(1);
    rmSync(join(root, '.galley/inbox'), { recursive: true });
    const gone = await send(root, { verify: true });
    expect(gone.out).toMatch(/not found +test@galley\.test\n.*has it been deleted/);
    expect(gone.code).toBe(3);
  });

  it('does not touch a ledger of a newer Galley, and sends nothing', async () => {
    const root = project();
    await send(root);
    const file = join(root, '.galley/deliveries/2026-11-20/ledger.jsonl');
    const newer = readFileSync(file, 'utf8').replace(
      '{"type":"ledger","version":1}',
      '{"type":"ledger","version":2}',
    );
    writeFileSync(file, newer);
    const { code, out } = await send(root, { again: true });
    expect(code).toBe(3);
    expect(out).toContain('a newer Galley');
    expect(readFileSync(file, 'utf8')).toBe(newer);
    expect(readdirSync(join(root, '.galley/inbox/new'))).toHaveLength(1);
  });

  it('signs with the configured key, and the signature holds', async () => {
    const root = project('dkim: { domain: example.org, selector: s1, keyFile: key.pem }\n');
    const { generateKeyPairSync } = await import('node:crypto');
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(join(root, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    const { code, out } = await send(root, { verify: true });
    expect(out).toContain('DKIM of example.org: The signature is good');
    expect(code).toBe(0);
  });

  it('sends nothing with a key that cannot sign', async () => {
    const root = project('dkim: { domain: example.org, selector: s1, keyFile: key.pem }\n');
    const { generateKeyPairSync } = await import('node:crypto');
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(join(root, 'key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }));
    await expect(send(root)).rejects.toThrow(UsageError);
    expect(existsSync(join(root, '.galley'))).toBe(false);
  });
});

describe('galley send to a server', () => {
  it('gives each recipient a message of its own with the body of message.eml', async () => {
    const { url, kept } = await server();
    const root = project();
    const { code } = await send(root, { smtp: url });
    expect(code).toBe(0);
    expect(kept.map(({ to }) => to).sort()).toEqual(['ann@galley.test', 'bob@galley.test']);
    const ids = new Set<string>();
    for (const { to, bytes } of kept) {
      const { headers, body } = splitMessage(bytes);
      const value = (name: string) => headers.filter((header) => header.name === name).map(({ raw }) => raw);
      expect(value('To')).toEqual([`To: ${to}`]);
      expect(value('Bcc')).toEqual([]);
      expect(Date.now() - Date.parse(value('Date')[0]?.slice(6) ?? '')).toBeLessThan(60_000);
      ids.add(value('Message-ID').join());
      const intent = ledgerOf(root).find((line) => line.type === 'intent' && line.to === to);
      const stored = readFileSync(join(root, `.galley/deliveries/2026-11-20/${intent.content}.eml`));
      const built = splitMessage(stored);
      expect(Buffer.from(built.body).equals(body)).toBe(true);
      // Beside the ledger is what was sent, to the byte.
      expect(Buffer.concat([Buffer.from(intent.head, 'latin1'), built.body]).equals(bytes)).toBe(true);
    }
    expect(ids.size).toBe(2);
  });

  it('prints server, recipients and subject before it connects', async () => {
    const { url } = await server([{ phase: 'connect', action: { drop: true } }]);
    const { out } = await send(project(), { smtp: url });
    const plan = out.slice(0, out.indexOf('closed the connection'));
    for (const part of [url, 'ann@galley.test, bob@galley.test', 'Phones for export'])
      expect(plan).toContain(part);
  });

  it('skips what was accepted and says so; changed content goes, and --again sends all', async () => {
    const { url, kept } = await server();
    const root = project();
    await send(root, { smtp: url });
    const second = await send(root, { smtp: url });
    expect(second.code).toBe(0);
    expect(second.out).toContain('accepted this very message');
    expect(kept).toHaveLength(2);
    writeFileSync(join(root, `${day}/01-phones.md`), story('Phones for import'));
    await send(root, { smtp: url });
    expect(kept).toHaveLength(4);
    await send(root, { smtp: url, again: true });
    expect(kept).toHaveLength(6);
  });

  it('sends again only to those who have nothing yet', async () => {
    const { url, kept } = await server([
      { phase: 'rcpt', action: { reply: '450 4.2.0 Greylisted' }, times: 2, match: { recipient: 'ann@*' } },
    ]);
    const root = project();
    const first = await send(root, { smtp: url });
    expect(first.code).toBe(3);
    expect(first.out).toMatch(/deferred +ann@galley.test/);
    expect(first.out).toContain('450 4.2.0 Greylisted');
    const second = await send(root, { smtp: url });
    expect(second.code).toBe(0);
    expect(kept.map(({ to }) => to)).toEqual(['bob@galley.test', 'ann@galley.test']);
  });

  it('never sends what is uncertain by itself', async () => {
    const { url, kept } = await server([
      { phase: 'end', action: { drop: true, store: true }, times: 1, match: { recipient: 'ann@*' } },
    ]);
    const root = project();
    const first = await send(root, { smtp: url });
    expect(first.code).toBe(3);
    expect(first.out).toMatch(/uncertain +ann@galley.test/);
    const second = await send(root, { smtp: url });
    expect(second.code).toBe(3);
    expect(second.out).toContain('stands as uncertain');
    expect(kept).toHaveLength(2);
    expect((await send(root, { smtp: url, again: true })).code).toBe(0);
  });

  it('goes on after a crash that left an intent, without sending that one', async () => {
    const { url, kept } = await server();
    const root = project();
    await send(root, { smtp: url, to: ['ann@galley.test'] });
    const file = join(root, '.galley/deliveries/2026-11-20/ledger.jsonl');
    const [heading, intent] = readFileSync(file, 'utf8').split('\n');
    writeFileSync(file, `${heading}\n${intent}\n{"type":"outc`);
    const { code, out } = await send(root, { smtp: url });
    expect(code).toBe(3);
    expect(out).toMatch(/not to +ann@galley.test/);
    expect(kept.map(({ to }) => to)).toEqual(['ann@galley.test', 'bob@galley.test']);
  });

  it('adds the prefix for tests to the subject and to nothing else', async () => {
    const { url, kept } = await server();
    await send(project('testSubjectPrefix: "[Test] "\n'), { smtp: url });
    const subjects = kept.map(({ bytes }) => /^Subject: (.*)/m.exec(bytes.toString())?.[1]);
    expect(subjects).toEqual([expect.stringMatching(/^\[Test\] /), expect.stringMatching(/^\[Test\] /)]);
  });

  it('stops at the first refused login, and neither prints nor stores the password', async () => {
    const { port, ca, kept } = await server([
      { phase: 'auth', action: { reply: `535 5.7.8 No: ${secret}` } },
    ]);
    const root = project(`smtp: smtp://localhost:${port}?ca=${ca}\n`);
    const { code, out, err } = await send(
      root,
      {},
      env({ GALLEY_SMTP_USER: 'press', GALLEY_SMTP_PASSWORD: secret }),
    );
    expect(code).toBe(3);
    expect(out).toContain('did not accept the login');
    expect(kept).toHaveLength(0);
    const stored = readFileSync(join(root, '.galley/deliveries/2026-11-20/ledger.jsonl'), 'utf8');
    for (const text of [out, err, stored]) expect(text).not.toContain(secret);
  });

  it('takes the login from .env and uses it', async () => {
    const { port, ca, kept } = await server();
    const root = project('', {
      '.env': `GALLEY_SMTP_URL=smtp://press:${secret}@localhost:${port}?ca=${ca}\n`,
    });
    const { code, out } = await send(root);
    expect(code).toBe(0);
    expect(kept[0]?.login).toBe('press');
    expect(out).not.toContain(secret);
  });

  it('does not give the login of one server to another', async () => {
    const { url, kept } = await server();
    const root = project('smtp: smtps://mail.example\n');
    const login = env({ GALLEY_SMTP_USER: 'press', GALLEY_SMTP_PASSWORD: secret });
    expect((await send(root, { smtp: url }, login)).code).toBe(0);
    expect(kept[0]?.login).toBeUndefined();
  });

  it('says as JSON what it did', async () => {
    const { url } = await server();
    const { out } = await send(project(), { smtp: url, json: true });
    expect(JSON.parse(out)).toMatchObject({
      edition: '2026-11-20',
      server: url,
      dryRun: false,
      exitCode: 0,
      results: [
        { to: 'ann@galley.test', state: 'accepted', tries: 1 },
        { to: 'bob@galley.test', state: 'accepted', tries: 1 },
      ],
    });
  });

  it('stops when interrupted, says what is left, and goes on from there', async () => {
    const { url, kept } = await server([{ phase: 'mail', action: { reply: '451 4.3.0 Later' }, times: 1 }]);
    const root = project();
    const interrupt = new AbortController();
    const first = await send(
      root,
      { smtp: url },
      { signal: interrupt.signal, out: (text) => text.includes('trying again') && interrupt.abort() },
      { delivery: { backoff: [600_000], connections: 1 } },
    );
    expect(first.code).toBe(130);
    expect((await send(root, { smtp: url })).code).toBe(0);
    expect(kept.map(({ to }) => to).sort()).toEqual(['ann@galley.test', 'bob@galley.test']);
  });
});

describe('galley send asks before it writes to strangers', () => {
  it('asks with server, count and subject, and takes y for yes', async () => {
    const { url, kept } = await server();
    let asked = '';
    const ask = async (question: string) => {
      asked = question;
      return 'y';
    };
    const to = ['ann@galley.test', 'eve@elsewhere.test'];
    expect((await send(project(), { smtp: url, to }, { isTTY: true, ask })).code).toBe(0);
    expect(asked).toContain('eve@elsewhere.test is not among testRecipients');
    expect(asked).toContain('2 recipients');
    expect(asked).toContain(url);
    expect(asked).toContain('Phones for export');
    expect(kept).toHaveLength(2);
  });

  it('sends nothing at any other answer', async () => {
    const { url, kept } = await server();
    const answer = { isTTY: true, ask: async () => '' };
    expect((await send(project(), { smtp: url, to: ['eve@elsewhere.test'] }, answer)).code).toBe(3);
    expect(kept).toHaveLength(0);
  });

  it('says as JSON, too, that nothing was sent when the answer is no', async () => {
    const { url, kept } = await server();
    const options = { smtp: url, to: ['eve@elsewhere.test'], json: true };
    const { code, out } = await send(project(), options, { isTTY: true, ask: async () => 'n' });
    expect(JSON.parse(out)).toMatchObject({ results: [], exitCode: code });
    expect(code).not.toBe(0);
    expect(kept).toHaveLength(0);
  });

  it('names --yes when nobody is there to ask, and npm’s own yes is no consent', async () => {
    const { url, kept } = await server();
    const npm = env({ npm_lifecycle_event: 'send', npm_config_yes: 'true' });
    const sending = send(project(), { smtp: url, to: ['eve@elsewhere.test'] }, npm);
    await expect(sending).rejects.toThrow(UsageError);
    await expect(sending).rejects.toMatchObject({ hint: expect.stringContaining('--yes') });
    expect(kept).toHaveLength(0);
  });

  it('sends with --yes', async () => {
    const { url, kept } = await server();
    expect((await send(project(), { smtp: url, to: ['eve@elsewhere.test'], yes: true })).code).toBe(0);
    expect(kept).toHaveLength(1);
  });
});

describe('galley send sends nothing', () => {
  it('of an edition that is only laid out, unless it is insisted', async () => {
    const { url, kept } = await server();
    const root = project('', {
      'articles/2027-01-01/01-lead.md': '---\nheadline: ‹Headline›\n---\n‹Text›\n',
    });
    const { code, err } = await send(root, { smtp: url });
    expect(code).toBe(1);
    expect(err).toContain('without a story');
    expect(kept).toHaveLength(0);
  });

  it('of a folder that is no date: the newest is the newest by date', async () => {
    const { url } = await server();
    const root = project('', { 'articles/scraps/note.txt': 'x' });
    const { code, out } = await send(root, { smtp: url, dryRun: true });
    expect(code).toBe(0);
    expect(out).toContain(day.replace('articles/', ''));
  });

  it('in a dry run, also in one that npm swallowed', async () => {
    for (const [options, over] of [
      [{ dryRun: true }, {}],
      [{}, env({ npm_lifecycle_event: 'send', npm_config_dry_run: 'true' })],
    ] as const) {
      const { url, kept } = await server();
      const root = project();
      const { code, out } = await send(root, { smtp: url, ...options }, over);
      expect(code).toBe(0);
      expect(out).toContain('Nothing was sent');
      expect(out).toContain('ann@galley.test, bob@galley.test');
      expect(kept).toHaveLength(0);
      expect(existsSync(join(root, '.galley'))).toBe(false);
    }
  });

  it.each([
    ['again', 'again'],
    ['to', 'to'],
    ['to', 'token_description'],
    ['force', 'force'],
    ['verify', 'verify'],
    ['json', 'json'],
    ['smtp', 'smtp'],
  ])('when npm kept --%s as %s', async (flag, setting) => {
    const npm = env({ npm_lifecycle_event: 'send', [`npm_config_${setting}`]: 'true' });
    await expect(send(project(), {}, npm)).rejects.toMatchObject({
      hint: expect.stringContaining(`npm run send -- --${flag}`),
    });
  });

  it('that has errors, unless it is insisted', async () => {
    const { url, kept } = await server();
    const root = project('checks: { severity: { alt-missing: error, story-image-missing: error } }\n', {
      [`${day}/02-draft.md`]: story('Not finished', 'draft: true\n'),
    });
    const { code, err } = await send(root, { smtp: url });
    expect(code).toBe(1);
    expect(err).toContain('the draft “Not finished”');
    expect(kept).toHaveLength(0);
    expect((await send(root, { smtp: url, force: true })).code).toBe(0);
  });

  it('that cannot be built, even when it is insisted', async () => {
    const root = project('', { [`${day}/02-broken.md`]: 'no front matter' });
    expect((await send(root, { force: true })).code).toBe(1);
  });

  it('to more than 50 recipients, to nobody, or to what is no address', async () => {
    const many = Array.from({ length: 51 }, (_, at) => `r${at}@galley.test`);
    await expect(send(project(), { to: many, yes: true })).rejects.toThrow('51 recipients');
    await expect(send(project(), { to: ['ann@galley.test\r\nBcc: eve@x'] })).rejects.toThrow(UsageError);
    const root = makeProject({
      'newsletter.yaml': `${newsletter}smtp: smtp://127.0.0.1:9\n`,
      [`${day}/01-phones.md`]: story('Phones'),
    });
    await expect(send(root)).rejects.toThrow('nobody to send to');
  });

  it('with a password on the command line', async () => {
    await expect(send(project(), { smtp: `smtp://press:${secret}@localhost` })).rejects.toThrow(
      '--smtp holds a password',
    );
  });

  it('while another process sends the same edition', async () => {
    const { url, kept } = await server();
    const root = project('', {
      '.galley/deliveries/2026-11-20/lock': JSON.stringify({
        pid: process.ppid,
        host: (await import('node:os')).hostname(),
        since: '2026-11-20T11:00:00Z',
      }),
    });
    const { code, out } = await send(root, { smtp: url });
    expect(code).toBe(3);
    expect(out).toContain(`process ${process.ppid}`);
    expect(kept).toHaveLength(0);
  });

  it('when nobody listens, and says so in words', async () => {
    const { url, close } = await server();
    await close();
    const { code, out } = await send(project(), { smtp: url });
    expect(code).toBe(3);
    expect(out).toContain('nothing listens there');
  });

  it('when the server may not be reached in the clear, and says so as JSON too', async () => {
    const options = { smtp: 'smtp://198.51.100.7:25?tls=none', json: true };
    const { code, out } = await send(project(), options);
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ failure: { kind: 'not-private' }, results: [], exitCode: 3 });
  });
});
