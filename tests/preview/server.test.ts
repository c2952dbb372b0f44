import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openInbox } from '../../src/inbox/inbox.ts';
import { findRunningInbox } from '../../src/inbox/state.ts';
import { Ledger } from '../../src/send/ledger.ts';
import { story, writeProjectFile } from '../setup/project.ts';
import { id, lead, previewOf, type RunningPreview, smallProject } from './support.ts';

/** fetch() sets Host and Sec-Fetch itself; this asks as anything at all. */
const ask = (
  { base }: RunningPreview,
  path: string,
  headers: Record<string, string> = {},
  { method = 'GET', body = '' } = {},
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(base);
    const options = {
      host: '127.0.0.1',
      port,
      path,
      method,
      headers: { host: `localhost:${port}`, ...headers },
    };
    const asked = request(options, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }),
      );
    });
    asked.on('error', reject);
    asked.end(body);
  });

const tokenOf = async (preview: RunningPreview): Promise<string> =>
  /galley-token" content="([^"]+)"/.exec((await ask(preview, '/')).body)?.[1] ?? '';

const open = async (preview: RunningPreview, file: string, headers: Record<string, string> = {}) =>
  ask(
    preview,
    '/api/open',
    { 'content-type': 'application/json', 'x-galley-token': await tokenOf(preview), ...headers },
    { method: 'POST', body: JSON.stringify({ file, line: 3, column: 5 }) },
  );

describe('who may ask', () => {
  it('no other name than this machine’s, no other site, for reading either', async () => {
    const preview = await previewOf(smallProject());
    for (const path of [
      '/',
      '/api/editions',
      `/api/editions/${id}`,
      `/proof/${id}/`,
      '/events',
      '/api/source',
    ]) {
      expect([path, (await ask(preview, path, { host: 'evil.example:80' })).status]).toEqual([path, 403]);
      expect((await ask(preview, path, { origin: 'http://evil.example' })).status).toBe(403);
      expect((await ask(preview, path, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
      expect((await ask(preview, path, { 'sec-fetch-site': 'same-site' })).status).toBe(403);
    }
    const good = await ask(preview, '/api/editions', { 'sec-fetch-site': 'same-origin' });
    expect(good.status).toBe(200);
    expect(good.headers).not.toHaveProperty('access-control-allow-origin');
    expect(good.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });

  it('the page and the proof carry strict policies', async () => {
    const preview = await previewOf(smallProject());
    const page = String((await ask(preview, '/')).headers['content-security-policy']);
    expect(page).toMatch(/^default-src 'none'; script-src 'self';/);
    expect(page).toContain("frame-ancestors 'none'");
    for (const path of [`/proof/${id}/`, `/proof/${id}/frame`]) {
      const policy = String((await ask(preview, path)).headers['content-security-policy']);
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('script-src');
      expect(policy).toContain('sandbox allow-same-origin');
      expect(policy).toContain("form-action 'none'");
    }
    const off = String(
      (await ask(preview, `/proof/${id}/frame?images=off`)).headers['content-security-policy'],
    );
    expect(off).toContain("img-src 'none'");
  });

  it('opening an editor asks for the token, from the page itself', async () => {
    const preview = await previewOf(smallProject(), { editor: 'true' });
    expect((await open(preview, lead, { 'x-galley-token': 'guessed', origin: preview.base })).status).toBe(
      403,
    );
    expect((await open(preview, lead, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(JSON.parse((await open(preview, lead)).body)).toEqual({ opened: true });
  });

  it('with --host others may read, but only this machine opens an editor or sees the inbox', async () => {
    const preview = await previewOf(smallProject(), { host: true, editor: 'true' });
    const [, far] = preview.addresses;
    if (!far) throw new Error('this machine has no address on a network, which the test needs');
    const asked = (path: string, init: RequestInit = {}) => fetch(new URL(path, far), init);
    expect((await asked('/api/editions')).status).toBe(200);
    expect((await asked(`/proof/${id}/`)).status).toBe(200);
    const headers = { 'x-galley-token': await tokenOf(preview), 'content-type': 'application/json' };
    const opened = await asked('/api/open', {
      method: 'POST',
      headers,
      body: JSON.stringify({ file: lead }),
    });
    expect(opened.status).toBe(403);
    expect((await asked('/inbox/api/messages')).status).toBe(403);
  });
});

describe('files', () => {
  const outside = [
    '.env',
    '../../../../etc/passwd',
    '/etc/passwd',
    'articles/../.env',
    'package.json',
    'newsletter.yaml/../.env',
    'articles/2026-03-02/link.md',
    '',
  ];
  it('that are no sources are neither shown nor opened, whatever the path', async () => {
    const root = smallProject({
      '.env': 'SMTP_PASSWORD=secret\n',
      'package.json': '{}',
      'secret.md': 'secret',
    });
    symlinkSync(join(root, 'secret.md'), join(root, 'articles', id, 'link.md'));
    const preview = await previewOf(root, { editor: 'true' });
    for (const file of outside) {
      const shown = await ask(preview, `/api/source?file=${encodeURIComponent(file)}&line=1`);
      expect([file, shown.status]).toEqual([file, 404]);
      expect([file, (await open(preview, file)).status]).toEqual([file, 404]);
    }
    const good = await ask(preview, `/api/source?file=${lead}&line=2`);
    expect(JSON.parse(good.body)).toMatchObject({
      first: 1,
      lines: expect.arrayContaining(['headline: A bridge opens']),
    });
    expect((await ask(preview, '/api/source?file=newsletter.yaml&line=1')).status).toBe(200);
  });

  it('are reached by no path below /proof and /api/editions', async () => {
    const preview = await previewOf(smallProject({ '.env': 'secret' }));
    for (const path of [
      `/proof/${id}/images/..%2f..%2f..%2fnewsletter.yaml`,
      `/proof/${id}/images/%2e%2e/%2e%2e/.env`,
      '/proof/..%2f..%2f/',
      '/api/editions/..%2f..',
      '/preview.js/../../../newsletter.yaml',
      '/.env',
    ])
      expect([path, (await ask(preview, path)).status]).toEqual([path, 404]);
  });

  it('are opened without a shell, with the line as the editor wants it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'galley-editor-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const editor = join(folder, 'code');
    writeFileSync(
      editor,
      `#!/bin/sh\nprintf '%s\\n' "$@" > "${folder}/got.tmp"; mv "${folder}/got.tmp" "${folder}/got"\n`,
      { mode: 0o755 },
    );
    const root = smallProject();
    const name = `articles/${id}/03-$(touch pwned);x.md`;
    writeProjectFile(root, name, story('A third story'));
    const preview = await previewOf(root, { editor });
    expect(JSON.parse((await open(preview, name)).body)).toEqual({ opened: true });
    await expect.poll(() => existsSync(join(folder, 'got')), { timeout: 5000 }).toBe(true);
    expect(readFileSync(join(folder, 'got'), 'utf8')).toBe(`--goto\n${join(root, name)}:3:5\n`);
  });

  it('say why they cannot be opened', async () => {
    const reason = async (editor?: string) => {
      const preview = await previewOf(smallProject(), editor ? { editor } : {});
      return JSON.parse((await open(preview, lead)).body).reason;
    };
    expect(await reason()).toContain('export VISUAL');
    expect(await reason('vim')).toContain('needs a terminal');
    expect(await reason('/no/such/editor --wait')).toContain('did not start');
  });
});

describe('differences', () => {
  const between = async (preview: RunningPreview, against: string) =>
    JSON.parse((await ask(preview, `/api/editions/${id}/differences?against=${against}`)).body);
  const changed = (changes: { kind: string; text: string }[], kind: string) =>
    changes.filter((each) => each.kind === kind).map(({ text }) => text);

  it('say when there is nothing to compare with', async () => {
    const preview = await previewOf(smallProject());
    expect((await between(preview, 'built')).missing).toContain('galley build');
    expect((await between(preview, 'sent')).missing).toContain('galley send');
    expect((await between(preview, 'previous')).name).toBe('edition 2026-02-27');
  });

  it('are those against the message a server accepted last, as the ledger has it', async () => {
    const preview = await previewOf(smallProject());
    const message = (await preview.desk.sheet(id))?.proof?.message ?? new Uint8Array();
    const later = Buffer.from('Subject: never accepted\r\n\r\nx');
    const ledger = Ledger.open(join(preview.root, '.galley/deliveries', id));
    const attempt = { to: 'a@galley.test', scope: 'x', server: 'the test server', messageId: '<1@x>' };
    ledger.keepContent('abc123', message);
    await ledger.intend({ ...attempt, attempt: '1', content: 'abc123', head: '' });
    ledger.settle({ ...attempt, attempt: '1', content: 'abc123', state: 'accepted', reply: '250 ok' });
    ledger.keepContent('def456', later);
    await ledger.intend({ ...attempt, attempt: '2', content: 'def456', head: '' });
    ledger.settle({ ...attempt, attempt: '2', content: 'def456', state: 'rejected' });
    await ledger.close();

    const same = await between(preview, 'sent');
    expect(same.name).toContain('the test server');
    expect(
      [...same.subject, ...same.text, ...same.html].filter(({ kind }) => /added|removed/.test(kind)),
    ).toEqual([]);
    preview.save(lead, story('A bridge closes'));
    await expect.poll(() => preview.desk.seen(id)?.version, { timeout: 10_000 }).toBe(2);
    const after = await between(preview, 'sent');
    expect(changed(after.subject, 'removed').join()).toContain('opens');
    expect(changed(after.text, 'added').join()).toContain('closes');
    expect(changed(after.html, 'added').join()).toContain('A bridge closes');
  });
});

describe('the server', () => {
  it('takes the next free port, and only a named one when that is asked for', async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as { port: number };
    const preview = await previewOf(smallProject(), { port });
    expect(Number(new URL(preview.base).port)).toBeGreaterThan(port);
    const root = smallProject();
    onTestFinished(() => rmSync(root, { recursive: true, force: true }));
    await expect(previewOf(root, { port, onlyPort: true })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });

  it('has the project’s inbox below /inbox, with a token of its own', async () => {
    const root = smallProject();
    const preview = await previewOf(root, { inbox: () => openInbox({ root }) });
    const listing = async () => JSON.parse((await ask(preview, '/api/editions')).body);
    await expect.poll(async () => (await listing()).inbox, { timeout: 10_000 }).toHaveProperty('token');
    const { token } = (await listing()).inbox;
    const remove = (headers: Record<string, string>) =>
      ask(
        preview,
        '/inbox/api/messages',
        { origin: preview.base, host: new URL(preview.base).host, ...headers },
        { method: 'DELETE' },
      );
    expect((await ask(preview, '/inbox/api/inbox')).status).toBe(200);
    const page = await ask(preview, '/inbox');
    expect([page.status, page.headers.location]).toEqual([302, '/?face=inbox']);
    expect((await remove({})).status).toBe(403);
    expect((await remove({ 'x-galley-token': await tokenOf(preview) })).status).toBe(403);
    expect((await remove({ 'x-galley-token': token })).status).toBe(200);
    const second = await previewOf(smallProject(), { inbox: () => openInbox({ root }) });
    const other = async () => JSON.parse((await ask(second, '/api/editions')).body).inbox;
    const { port } = new URL(preview.base);
    await expect.poll(other, { timeout: 10_000 }).toEqual({ url: `http://localhost:${port}/inbox` });
    expect(await findRunningInbox(root)).toMatchObject({ url: `http://localhost:${port}/inbox`, token });
    expect((await fetch(`http://localhost:${port}/inbox`)).url).toBe(`http://localhost:${port}/?face=inbox`);
  });
});
