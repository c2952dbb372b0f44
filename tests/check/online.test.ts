import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askAll, isPublic } from '../../src/check/online/ask.ts';

let server: Server;
let home: string;
const asked: string[] = [];
let open = 0;
let most = 0;

const answer = (request: IncomingMessage, response: ServerResponse): void => {
  const path = request.url ?? '';
  asked.push(path);
  most = Math.max(most, ++open);
  response.on('close', () => open--);
  if (path === '/gone') response.writeHead(404).end();
  else if (path === '/moved') response.writeHead(301, { location: '/here' }).end();
  else if (path === '/round') response.writeHead(302, { location: '/round' }).end();
  else if (path === '/inside') response.writeHead(302, { location: 'ftp://pier.example/' }).end();
  else if (path !== '/silent') setTimeout(() => response.end('x'), 10);
};

beforeAll(async () => {
  server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  home = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('asking links', () => {
  it('follows redirects and keeps the way', async () => {
    const answers = await askAll([`${home}/moved`, `${home}/gone`], undefined, { allowPrivate: true });
    expect(answers.get(`${home}/moved`)).toEqual({ path: [`${home}/moved`, `${home}/here`], status: 200 });
    expect(answers.get(`${home}/gone`)?.status).toBe(404);
  });

  it('gives up on redirects without end, on silence, and on other schemes', async () => {
    const answers = await askAll([`${home}/round`, `${home}/silent`, `${home}/inside`], undefined, {
      allowPrivate: true,
      timeout: 200,
    });
    expect(answers.get(`${home}/round`)?.problem).toContain('over 8 redirects');
    expect(answers.get(`${home}/silent`)?.problem).toContain('no answer');
    expect(answers.get(`${home}/inside`)?.problem).toContain('ftp:');
  });

  it('asks a host one address at a time', async () => {
    most = 0;
    await askAll(
      ['/a', '/b', '/c', '/d'].map((path) => home + path),
      undefined,
      { allowPrivate: true },
    );
    expect(most).toBe(1);
  });

  it('refuses addresses that are not public, also behind a name', async () => {
    const answers = await askAll([`${home}/a`, 'http://localhost:1/'], undefined);
    expect(answers.get(`${home}/a`)?.problem).toContain('not a public address');
    expect(answers.get('http://localhost:1/')?.problem).toContain('not a public address');
  });

  it('asks each address once a day', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'galley-links-'));
    const count = () => asked.filter((path) => path === '/daily').length;
    const ask = (day: string) =>
      askAll([`${home}/daily`], folder, { allowPrivate: true, now: () => new Date(`${day}T10:00:00Z`) });
    await ask('2023-05-31');
    await ask('2023-05-31');
    expect(count()).toBe(1);
    await ask('2023-06-01');
    expect(count()).toBe(2);
    expect(readFileSync(join(folder, 'checks', 'links.json'), 'utf8')).toContain('2023-06-01');
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['8.8.8.8', true],
    ['2606:4700::1111', true],
    ['10.1.2.3', false],
    ['169.254.169.254', false],
    ['100.64.0.1', false],
    ['::ffff:127.0.0.1', false],
    ['fd00::1', false],
    ['0.0.0.0', false],
    ['nonsense', false],
  ])('takes %s for public: %s', (address, wanted) => {
    expect(isPublic(address)).toBe(wanted);
  });
});
