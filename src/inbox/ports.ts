import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';

/** All that Galley serves, it serves to this machine. */
export const host = '127.0.0.1';
const portsTried = 50;

/** This very port (0: any free one), or the first free one from here on. */
export type WantedPort = number | { from: number };

/** A port that was asked for is taken, or only the system's administrator may listen on it. */
export class PortTakenError extends Error {
  override name = 'PortTakenError';
  readonly port: number;
  constructor(port: number, cause: unknown) {
    const forbidden = cause instanceof Error && 'code' in cause && cause.code === 'EACCES';
    super(forbidden ? `Port ${port} may not be used by this user` : `Port ${port} is taken`, { cause });
    this.port = port;
  }
}

/** Starts something on the port wanted. Throws PortTakenError. */
export async function onPort<T>(wanted: WantedPort = 0, start: (port: number) => Promise<T>): Promise<T> {
  const first = typeof wanted === 'number' ? wanted : wanted.from;
  const last = typeof wanted === 'number' ? first : Math.min(first + portsTried, 65_535);
  for (let port = first; ; port += 1) {
    try {
      return await start(port);
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : undefined;
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
      if (port >= last) throw new PortTakenError(first, error);
    }
  }
}

/** HTTP on 127.0.0.1; `routes` are told its port. Rejects with the system's error when the port is taken. */
export async function startHttp(
  port: number,
  routes: (port: () => number) => { fetch: (request: Request) => Response | Promise<Response> },
): Promise<{ port: number; close: () => Promise<void> }> {
  let listening = port;
  const server = createAdaptorServer({ fetch: routes(() => listening).fetch });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  listening = (server.address() as AddressInfo).port;
  return {
    port: listening,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        if ('closeAllConnections' in server) server.closeAllConnections();
      }),
  };
}
