import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Certificates } from './certificates.ts';
import type { KnownKeys } from './dkim-verdict.ts';
import { type Fault, FaultPlan } from './faults.ts';
import { pageRoutes } from './http/page.ts';
import { inboxRoutes } from './http/routes.ts';
import { type Limits, type RunningSmtp, startSmtp } from './smtp.ts';
import { findRunningInbox, inboxFolder, removeState, writeState } from './state.ts';
import { MessageStore, type Retention } from './store.ts';
import type { Summary } from './summary.ts';
import { type WaitFor, waitForMessage } from './wait.ts';

/** This very port (0: any free one), or the first free one from here on. */
export type WantedPort = number | { from: number };

export interface InboxOptions {
  /** The project's root; the mail is kept in `.galley/inbox` below it. */
  root: string;
  /** Another folder for the mail. */
  folder?: string;
  smtpPort?: WantedPort;
  httpPort?: WantedPort;
  faults?: Fault[];
  limits?: Limits;
  retention?: Partial<Retention>;
  /** Host names and IP addresses of the good certificate; localhost, 127.0.0.1 and ::1 when absent. */
  names?: string[];
  /** DKIM keys known without DNS: TXT records by `selector._domainkey.domain`. */
  keys?: KnownKeys;
  /** The folder editions are built to; `out` below the root when absent. */
  out?: string;
  /** The folder with the bundled page; without it there is the API only. */
  assets?: string;
}

export interface RunningInbox {
  smtpPort: number;
  httpPort: number;
  /** Where its page is. */
  url: string;
  token: string;
  instance: string;
  store: MessageStore;
  faults: FaultPlan;
  setLimits: (limits: Limits) => void;
  /** PEM of the throw-away authority that issued the certificate STARTTLS shows. */
  authority: () => Promise<string>;
  /** The newest message that fits, now or within `timeout` milliseconds; else undefined. */
  wait: (wanted: WaitFor, timeout: number) => Promise<Summary | undefined>;
  /** Ends conversations and page, and removes the state file. The mail stays. May be called again. */
  close: () => Promise<void>;
}

/** An inbox runs already for this project. */
export class InboxRunningError extends Error {
  override name = 'InboxRunningError';
  readonly url: string;
  constructor(url: string) {
    super(`The inbox of this project runs already, at ${url}`);
    this.url = url;
  }
}

/** A port that was asked for is taken. */
export class PortTakenError extends Error {
  override name = 'PortTakenError';
  readonly port: number;
  constructor(port: number, cause: unknown) {
    super(`Port ${port} is taken`, { cause });
    this.port = port;
  }
}

const host = '127.0.0.1';
const portsTried = 50;

/**
 * Starts SMTP and HTTP on 127.0.0.1 and writes the state file by which others of the project find them. Throws
 * InboxRunningError when the project's inbox runs already, PortTakenError when a port is taken.
 */
export async function startInbox(options: InboxOptions): Promise<RunningInbox> {
  const running = await findRunningInbox(options.root);
  if (running) throw new InboxRunningError(running.url);
  const folder = options.folder ?? inboxFolder(options.root);
  const store = await MessageStore.open(folder, options.retention);
  const faults = new FaultPlan(options.faults);
  const certificates = new Certificates(options.names ?? ['localhost', host, '::1']);
  const setting = { faults, certificates, host, limits: options.limits ?? {} };
  const deliver = async (...mail: Parameters<MessageStore['deliver']>) => void (await store.deliver(...mail));
  let smtp: RunningSmtp | undefined;
  try {
    const started = await onPort(options.smtpPort, (port) => startSmtp({ ...setting, port, deliver }));
    smtp = started;
    const identity = {
      instance: randomBytes(16).toString('hex'),
      token: randomBytes(24).toString('base64url'),
    };
    const stopping = new AbortController();
    const routes = (port: () => number) => {
      const app = inboxRoutes(store, {
        ...identity,
        faults,
        certificates,
        port,
        smtpPort: () => started.port,
        setLimits: started.setLimits,
        keys: options.keys ?? {},
        out: options.out ?? join(options.root, 'out'),
        signal: stopping.signal,
      });
      if (options.assets) app.route('/', pageRoutes({ assets: options.assets, token: identity.token }));
      return app;
    };
    const http = await onPort(options.httpPort, (port) => startHttp(port, routes));
    // others look for it below the root, wherever the mail is
    const place = inboxFolder(options.root);
    const ports = { smtpPort: started.port, httpPort: http.port };
    await writeState(place, { ...identity, pid: process.pid, ...ports });
    let closing: Promise<void> | undefined;
    const close = async () => {
      stopping.abort();
      await removeState(place, identity.instance);
      await Promise.all([started.close(), http.close()]);
      await store.close();
    };
    return {
      ...identity,
      ...ports,
      url: `http://localhost:${http.port}/`,
      store,
      faults,
      setLimits: started.setLimits,
      authority: () => certificates.authority(),
      wait: (wanted, timeout) => waitForMessage(store, wanted, timeout, stopping.signal),
      close: () => {
        closing ??= close();
        return closing;
      },
    };
  } catch (error) {
    await smtp?.close();
    await store.close();
    throw error;
  }
}

async function onPort<T>(wanted: WantedPort = 0, start: (port: number) => Promise<T>): Promise<T> {
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

async function startHttp(
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
