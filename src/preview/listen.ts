import type { Server } from 'node:http';
import { networkInterfaces } from 'node:os';

export interface ListenOptions {
  /** The first port to try; the next free one is taken unless `onlyPort`. 0: any. */
  port: number;
  onlyPort: boolean;
  /** On every interface, so that a phone can look. */
  host: boolean;
}

const tries = 20;

/** Resolves with the port; rejects when it is taken and no other may be. */
export const listen = async (server: Server, { port, onlyPort, host }: ListenOptions): Promise<number> => {
  for (let at = 0; ; at++) {
    try {
      return await listenOn(server, port === 0 ? 0 : port + at, host ? undefined : '127.0.0.1');
    } catch (cause) {
      const taken = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE';
      if (!taken || onlyPort || at === tries) throw cause;
    }
  }
};

const listenOn = (server: Server, port: number, host: string | undefined): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });

/** The machine's addresses on its networks, IPv4. */
export const lanAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter((each) => each.family === 'IPv4' && !each.internal)
    .map((each) => each.address);
