import { connect, type LookupFunction, type Socket } from 'node:net';
import { kindOfSystemError } from './classify.ts';
import { type Failure, SendError } from './failure.ts';
import type { Server } from './server.ts';

/**
 * Opens a TCP connection to one of the server's addresses, as they were looked up and judged before: a name that
 * resolves differently a moment later changes nothing. Throws SendError.
 */
export const openSocket = (server: Server, timeout: number, signal?: AbortSignal): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect({
      host: server.host,
      port: server.port,
      lookup: lookupFrom(server),
      autoSelectFamily: true,
    });
    // Commands are short and wait for their reply: none may wait for the next one as well.
    socket.setNoDelay(true);
    const settle = (failure?: Failure, cause?: unknown) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', interrupt);
      socket.removeAllListeners('error').removeAllListeners('connect');
      if (!failure) return resolve(socket);
      socket.on('error', () => {});
      socket.destroy();
      reject(new SendError(failure, { cause }));
    };
    const interrupt = () => settle({ kind: 'interrupted', phase: 'connect' });
    const timer = setTimeout(() => settle({ kind: 'silent', phase: 'connect' }), timeout);
    signal?.addEventListener('abort', interrupt, { once: true });
    socket.once('connect', () => settle());
    socket.once('error', (error: NodeJS.ErrnoException) => settle(failureOf(error), error));
    if (signal?.aborted) interrupt();
  });

const failureOf = (error: NodeJS.ErrnoException): Failure => ({
  kind: kindOfSystemError(error.code ?? ''),
  phase: 'connect',
  detail: error.code ?? error.message,
});

const lookupFrom =
  ({ addresses }: Server): LookupFunction =>
  (_name, options, callback) => {
    const first = addresses[0];
    if (options.all) callback(null, addresses);
    else if (first) callback(null, first.address, first.family);
  };
