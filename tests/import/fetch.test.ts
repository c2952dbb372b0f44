import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchPage, isPublic } from '../../src/import/fetch.ts';

const servers: Server[] = [];

const serve = async (listener: RequestListener): Promise<string> => {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const local = { allowPrivate: true };

describe('fetching a page', () => {
  it('gives its bytes, type and last address', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
      else response.writeHead(200, { 'content-type': 'text/html; charset=shift_jis' }).end('<p>Kites</p>');
    });
    const { source, finding } = await fetchPage(`${base}/old`, local);
    expect(finding).toBeUndefined();
    expect(source).toMatchObject({ url: `${base}/new`, contentType: 'text/html; charset=shift_jis' });
    expect(Buffer.from(source?.bytes ?? []).toString()).toBe('<p>Kites</p>');
  });

  it('unpacks what is packed', async () => {
    const base = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('<p>Kites</p>')),
    );
    const { source } = await fetchPage(base, local);
    expect(Buffer.from(source?.bytes ?? []).toString()).toBe('<p>Kites</p>');
  });

  it('stops at the limit, counted after unpacking', async () => {
    const base = await serve((_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(3_000_000))),
    );
    const { source, finding } = await fetchPage(base, { ...local, maximum: 1_000_000 });
    expect(source).toBeUndefined();
    expect(finding?.code).toBe('import-too-large');
  });

  it('stops when the time is up, also in the middle of the page', async () => {
    const base = await serve((_, response) => void response.writeHead(200).write('<p>'));
    const { finding } = await fetchPage(base, { ...local, timeout: 150 });
    expect(finding).toMatchObject({ code: 'import-fetch', severity: 'error' });
    expect(finding?.message).toContain('no answer within');
  });

  it('tells of an error of the server, and of redirects without end', async () => {
    const base = await serve((request, response) => {
      if (request.url === '/403') response.writeHead(403).end();
      else response.writeHead(302, { location: '/again' }).end();
    });
    expect((await fetchPage(`${base}/403`, local)).finding?.message).toContain('403');
    expect((await fetchPage(`${base}/again`, local)).finding?.message).toContain('more than 5 times');
  });
});

describe('an address', () => {
  it.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://10.1.2.3/',
    'http://192.168.0.1/',
    'http://169.254.169.254/latest',
    'http://100.64.0.1/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://0.0.0.0/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://[64:ff9b::7f00:1]/',
  ])('%s is refused', async (address) => {
    expect((await fetchPage(address)).finding?.code).toBe('import-refused');
  });

  it.each(['file:///etc/passwd', 'ftp://example.org/', 'gopher://example.org/', 'nothing'])(
    '%s is refused',
    async (address) => {
      expect((await fetchPage(address)).finding?.code).toBe('import-refused');
    },
  );

  it('is refused when one of several addresses of its host is private', async () => {
    const resolve = async () => ['93.184.216.34', '10.0.0.7'];
    const { finding } = await fetchPage('http://paper.example/', { resolve });
    expect(finding?.code).toBe('import-refused');
  });

  it('is resolved once, and the connection goes to what was checked', async () => {
    const base = await serve((request, response) => response.end(`for ${request.headers.host}`));
    let asked = 0;
    const resolve = async () => {
      asked += 1;
      return ['127.0.0.1'];
    };
    const port = new URL(base).port;
    const { source } = await fetchPage(`http://paper.example:${port}/`, { ...local, resolve });
    expect(Buffer.from(source?.bytes ?? []).toString()).toBe(`for paper.example:${port}`);
    expect(asked).toBe(1);
  });

  it('is checked again after a redirect', async () => {
    const base = await serve((_, response) =>
      response.writeHead(302, { location: 'http://internal.example/' }).end(),
    );
    const asked: string[] = [];
    const resolve = async (host: string) => {
      asked.push(host);
      return host === 'internal.example' ? ['10.0.0.7'] : ['127.0.0.1'];
    };
    const allowPrivate = (address: string) => address === '127.0.0.1';
    const { finding } = await fetchPage(`http://paper.example:${new URL(base).port}/`, {
      resolve,
      allowPrivate,
    });
    expect(asked).toEqual(['paper.example', 'internal.example']);
    expect(finding?.code).toBe('import-refused');
  });

  it('may not lead from the web to a file', async () => {
    const base = await serve((_, response) =>
      response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    );
    expect((await fetchPage(base, local)).finding?.code).toBe('import-refused');
  });

  it('is public when it is an ordinary one', () => {
    expect(['93.184.216.34', '2606:2800:220:1::1'].every(isPublic)).toBe(true);
    expect(['127.0.0.1', '::1', '::ffff:10.0.0.1', 'fc00::1', '198.18.0.1', 'nonsense'].some(isPublic)).toBe(
      false,
    );
  });
});
