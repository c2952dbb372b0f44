import type { MiddlewareHandler } from 'hono';

export interface GuardOptions {
  /** The port the page is served on; asked at each request, since 0 becomes a number only on listening. */
  port: () => number;
  /** Proves that a request comes from the page or from a program that may read the state file. */
  token: string;
  /** Further names, without port, under which it answers: the machine's own addresses, when others may read. */
  hosts?: readonly string[];
}

const ownHosts = ['localhost', '127.0.0.1', '[::1]'];
const readMethods = ['GET', 'HEAD'];

/** Header that carries the token. */
export const tokenHeader = 'x-galley-token';
/** Header by which a program that is no browser says so; its value is free. */
export const clientHeader = 'x-galley-client';

/**
 * Keeps other web pages out. The Host has to be this machine's own name and the port (against DNS rebinding); a
 * browser's request has to come from this very origin, for reading too; one that writes needs the token besides,
 * or, from a program, a header of its own that a web page cannot send here without asking first (and nobody
 * answers: there are no CORS headers).
 */
export function guard({ port, token, hosts = [] }: GuardOptions): MiddlewareHandler {
  return async (context, next) => {
    const header = (name: string) => context.req.header(name);
    const host = header('host') ?? '';
    if (![...ownHosts, ...hosts].some((name) => host.toLowerCase() === `${name}:${port()}`))
      return context.json({ error: 'This page answers under its own address only' }, 403);
    const origin = header('origin');
    const site = header('sec-fetch-site');
    if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`)
      return context.json({ error: 'Requests from other web pages are refused' }, 403);
    // `none` is the address bar; it only ever reads
    const sites = readMethods.includes(context.req.method) ? ['same-origin', 'none'] : ['same-origin'];
    if (site !== undefined && !sites.includes(site))
      return context.json({ error: 'Requests from other web pages are refused' }, 403);
    if (!readMethods.includes(context.req.method) && !mayWrite(header, token, origin ?? site))
      return context.json({ error: `Send the header ${clientHeader} with your program's name` }, 403);
    await next();
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cache-Control', 'no-store');
  };
}

function mayWrite(
  header: (name: string) => string | undefined,
  token: string,
  browser: string | undefined,
): boolean {
  if (header(tokenHeader) === token) return true;
  return browser === undefined && header(clientHeader) !== undefined;
}
