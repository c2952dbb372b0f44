import { request } from 'node:http';
import { createTransport } from 'nodemailer';
import { describe, expect, it } from 'vitest';
import type { RunningInbox } from '../../src/inbox/inbox.ts';
import { freshInbox, sendBytes, Talk } from './support.ts';

const program = { 'X-Galley-Client': 'test' };

async function deliver(inbox: RunningInbox, bytes: string, to = 'reader@galley.test'): Promise<string> {
  expect(await sendBytes(await Talk.introduced(inbox.smtpPort), bytes, to)).toMatch(/^250 /);
  return inbox.store.list().messages[0]?.id ?? '';
}

function at(inbox: RunningInbox, path: string): string {
  return `http://127.0.0.1:${inbox.httpPort}${path}`;
}

/** fetch() cannot set Host and Sec-Fetch-Site: this can. */
function ask(
  inbox: RunningInbox,
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port: inbox.httpPort, path, method, headers };
    const outgoing = request(options, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end();
  });
}

describe('who may ask', () => {
  it.each(['localhost', '127.0.0.1', '[::1]'])('this machine as %s', async (name) => {
    const inbox = await freshInbox();
    expect((await ask(inbox, '/api/messages', { Host: `${name}:${inbox.httpPort}` })).status).toBe(200);
  });

  it.each([
    ['another name that leads here (DNS rebinding)', (port: number) => `evil.test:${port}`],
    ['localhost without the port', () => 'localhost'],
    ['localhost with another port', (port: number) => `localhost:${port + 1}`],
    ['a name that ends in localhost', (port: number) => `evil.localhost:${port}`],
  ])('not %s', async (_case, host) => {
    const inbox = await freshInbox();
    await deliver(inbox, 'Subject: x\r\n\r\n');
    for (const path of ['/api/messages', '/api/inbox', '/api/events', '/api/wait']) {
      const { status, body } = await ask(inbox, path, { Host: host(inbox.httpPort) });
      expect([status, body]).toEqual([403, expect.not.stringContaining('galley.test')]);
    }
  });

  const strangers: [string, Record<string, string>][] = [
    ['of another site', { Origin: 'https://evil.test' }],
    ['of another port here', { Origin: 'http://localhost:1' }],
    ['without an origin (sandboxed)', { Origin: 'null' }],
    ['that the browser calls cross-site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['that the browser calls same-site', { 'Sec-Fetch-Site': 'same-site' }],
  ];

  it.each(strangers)(
    'no page %s, for reading or writing, even with the headers of a program',
    async (_case, headers) => {
      const inbox = await freshInbox();
      const id = await deliver(inbox, 'Subject: x\r\n\r\n');
      for (const path of [
        '/api/messages',
        `/api/messages/${id}`,
        `/api/messages/${id}/raw`,
        `/api/messages/${id}/html`,
      ])
        expect((await ask(inbox, path, headers)).status).toBe(403);
      for (const extra of [program, { 'X-Galley-Token': inbox.token }])
        expect((await ask(inbox, '/api/messages', { ...headers, ...extra }, 'DELETE')).status).toBe(403);
      expect((await ask(inbox, '/api/faults', { ...headers, ...program }, 'POST')).status).toBe(403);
      expect(inbox.store.list().total).toBe(1);
    },
  );

  it('no page at all learns anything from CORS headers', async () => {
    const inbox = await freshInbox();
    const preflight = await ask(inbox, '/api/messages', { Origin: 'https://evil.test' }, 'OPTIONS');
    expect(preflight.status).toBe(403);
    const { headers } = await ask(inbox, '/api/messages');
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  });

  it('a program deletes when it says that it is one, the page with its token, and nobody else', async () => {
    const inbox = await freshInbox();
    const own = { Origin: `http://localhost:${inbox.httpPort}`, Host: `localhost:${inbox.httpPort}` };
    const asked: [Record<string, string>, number][] = [
      [{}, 403],
      [own, 403],
      [{ ...own, ...program }, 403],
      [{ ...own, 'X-Galley-Token': 'guessed' }, 403],
      [{ ...own, 'X-Galley-Token': inbox.token, 'Sec-Fetch-Site': 'same-origin' }, 200],
      [program, 200],
      [{ 'X-Galley-Token': inbox.token }, 200],
    ];
    for (const [headers, status] of asked)
      expect([headers, (await ask(inbox, '/api/messages', headers, 'DELETE')).status]).toEqual([
        headers,
        status,
      ]);
  });
});

describe('messages over HTTP', () => {
  it('are listed, got, given raw and deleted', async () => {
    const inbox = await freshInbox();
    const bytes = 'From: Änne <a@galley.test>\r\nSubject: Hi\r\nX-Odd: one\r\n\r\nBody\x00\xff\r\n';
    const id = await deliver(inbox, bytes);
    const list = await (await fetch(at(inbox, '/api/messages?search=reader'))).json();
    expect(list).toMatchObject({
      total: 1,
      found: 1,
      messages: [{ id, subject: 'Hi', to: ['reader@galley.test'] }],
    });
    const detail = await (await fetch(at(inbox, `/api/messages/${id}`))).json();
    expect(detail).toMatchObject({
      subject: 'Hi',
      envelope: { from: 'editor@galley.test', to: ['reader@galley.test'] },
      tree: { type: 'text/plain' },
    });
    expect(detail.headers).toContainEqual({ name: 'X-Odd', value: 'one' });
    const raw = await fetch(at(inbox, `/api/messages/${id}/raw`));
    expect(raw.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(Buffer.from(await raw.arrayBuffer())).toEqual(await inbox.store.raw(id));
    expect(
      (await fetch(at(inbox, `/api/messages/${id}`), { method: 'DELETE', headers: program })).status,
    ).toBe(200);
    for (const path of ['', '/raw', '/html', '/expert', '/attachments/0'])
      expect((await fetch(at(inbox, `/api/messages/${id}${path}`))).status).toBe(404);
  });

  it('answers JSON to a request there is none of', async () => {
    const inbox = await freshInbox();
    const answer = await fetch(at(inbox, '/api/mesages'));
    expect(answer.status).toBe(404);
    expect(await answer.json()).toEqual({ error: 'The inbox answers no such request' });
  });

  it('never leave the folder, whatever the id', async () => {
    const inbox = await freshInbox();
    for (const id of ['..%2Fstate.json', '%2e%2e%2fenvelopes.jsonl', 'new', '__proto__', 'constructor'])
      expect((await fetch(at(inbox, `/api/messages/${id}/raw`))).status).toBe(404);
  });

  it('give attachments as downloads that no browser runs', async () => {
    const inbox = await freshInbox();
    const transport = createTransport({ host: '127.0.0.1', port: inbox.smtpPort, ignoreTLS: true });
    const html = '<script>alert(1)</script>';
    await transport.sendMail({
      from: 'a@galley.test',
      to: 'b@galley.test',
      text: 'x',
      attachments: [{ filename: 'ev"il\r\nX: y – ü.html', content: html, contentType: 'text/html' }],
    });
    const id = inbox.store.list().messages[0]?.id;
    const response = await fetch(at(inbox, `/api/messages/${id}/attachments/0`));
    expect(await response.text()).toBe(html);
    expect(response.headers.get('content-type')).toBe('application/octet-stream');
    expect(response.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w. -]+"; filename\*=UTF-8''/,
    );
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('survive nonsense: parts nested without end, no header at all, huge headers', async () => {
    const inbox = await freshInbox();
    const nested = Array.from(
      { length: 400 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`,
    );
    for (const bytes of [nested.join(''), '\r\n', `Subject: ${'x'.repeat(3_000_000)}\r\n\r\nBody\r\n`]) {
      const id = await deliver(inbox, bytes);
      const response = await fetch(at(inbox, `/api/messages/${id}`));
      expect(response.status).toBe(200);
      expect((await fetch(at(inbox, `/api/messages/${id}/expert`))).status).toBe(200);
    }
    expect(inbox.store.list().total).toBe(3);
  });
});

describe('waiting for a message', () => {
  it('answers when it arrives', async () => {
    const inbox = await freshInbox();
    const waiting = fetch(at(inbox, '/api/wait?to=LATE@galley.test&timeout=20'));
    await deliver(inbox, 'Subject: other\r\n\r\n', 'early@galley.test');
    await deliver(inbox, 'Subject: wanted\r\n\r\n', 'late@galley.test');
    expect(await (await waiting).json()).toMatchObject({ subject: 'wanted' });
  });

  it('answers at once when it is there, but not with one excepted', async () => {
    const inbox = await freshInbox();
    const id = await deliver(inbox, 'Subject: there\r\n\r\n');
    expect((await fetch(at(inbox, '/api/wait?to=reader@galley.test'))).status).toBe(200);
    const none = await fetch(at(inbox, `/api/wait?to=reader@galley.test&except=${id}&timeout=0`));
    expect(none.status).toBe(404);
    expect(await none.json()).toEqual({ error: 'No such message came within 0 s' });
  });

  it('ends when the inbox does', async () => {
    const inbox = await freshInbox();
    const waiting = inbox.wait({ to: 'nobody@galley.test' }, 60_000);
    await inbox.close();
    expect(await waiting).toBeUndefined();
  });
});

it('tells of arrival and deletion as it happens', async () => {
  const inbox = await freshInbox();
  const stop = new AbortController();
  const response = await fetch(at(inbox, '/api/events'), { signal: stop.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let seen = '';
  const until = async (wanted: string) => {
    while (!seen.includes(wanted)) seen += (await reader?.read())?.value ?? '';
  };
  await until('event: hello');
  const id = await deliver(inbox, 'Subject: live\r\n\r\n');
  await until('"subject":"live"');
  await inbox.store.remove(id);
  await until(`event: removed\ndata: {"type":"removed","ids":["${id}"]}`);
  stop.abort();
});

describe('faults over HTTP', () => {
  it('are set, counted and lifted', async () => {
    const inbox = await freshInbox();
    const faults = [{ phase: 'mail', action: { reply: '421 4.7.0 Too fast' }, times: 1 }];
    const set = await fetch(at(inbox, '/api/faults'), {
      method: 'POST',
      headers: program,
      body: JSON.stringify({ faults, limits: { size: 5000 } }),
    });
    expect(await set.json()).toEqual({ faults: [{ ...faults[0], fired: 0 }] });
    const talk = await Talk.to(inbox.smtpPort);
    await talk.reply();
    expect(await talk.ask('EHLO x')).toContain('SIZE 5000');
    expect(await talk.ask('MAIL FROM:<a@b.test>')).toBe('421 4.7.0 Too fast');
    expect(await talk.reply()).toBe('[closed]');
    const { faults: listed } = await (await fetch(at(inbox, '/api/faults'))).json();
    expect(listed[0].fired).toBe(1);
    await fetch(at(inbox, '/api/faults'), { method: 'DELETE', headers: program });
    expect(inbox.faults.list()).toEqual([]);
    expect(await (await Talk.introduced(inbox.smtpPort)).ask('MAIL FROM:<a@b.test> SIZE=6000')).toMatch(
      /^250/,
    );
  });

  it.each([
    ['{', /JSON/],
    ['{"faults": 1}', /faults: wanted an array/],
    ['[{"phase": "dat", "action": {}}]', /faults\[0\]\.phase: wanted one of connect/],
    ['[{"phase": "data", "action": {"replay": "x"}}]', /faults\[0\]\.action\.replay: unknown/],
    ['[{"phase": "data", "action": {"reply": "no code"}}]', /wanted a code and a text/],
    ['[{"phase": "data", "action": {"delay": -1}}]', /wanted a whole number/],
  ])('are refused with the place of the mistake: %s', async (body, complaint) => {
    const inbox = await freshInbox();
    const response = await fetch(at(inbox, '/api/faults'), { method: 'POST', headers: program, body });
    expect(response.status).toBe(400);
    expect((await response.json()).error).toMatch(complaint);
  });
});
