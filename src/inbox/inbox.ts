import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { Certificates } from './certificates.ts';
import type { KnownKeys } from './dkim-verdict.ts';
import type { Retention } from './entries.ts';
import { type Fault, FaultPlan } from './faults.ts';
import { pageRoutes } from './http/page.ts';
import { inboxRoutes } from './http/routes.ts';
import { host, onPort, startHttp, type WantedPort } from './ports.ts';
import { type Limits, startSmtp } from './smtp.ts';
import { findRunningInbox, inboxFolder, removeState, writeState } from './state.ts';
import { MessageStore } from './store.ts';
import type { Summary } from './summary.ts';
import { type WaitFor, waitForMessage } from './wait.ts';

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

/** SMTP and the store, running; its page and API are still to be mounted on a server. */
export interface OpenInbox {
  smtpPort: number;
  token: string;
  instance: string;
  store: MessageStore;
  faults: FaultPlan;
  setLimits: (limits: Limits) => void;
  /** PEM of the throw-away authority that issued the certificate STARTTLS shows. */
  authority: () => Promise<string>;
  /** The newest message that fits, now or within `timeout` milliseconds; else undefined. */
  wait: (wanted: WaitFor, timeout: number) => Promise<Summary | undefined>;
  /**
   * API and page, guarded, for a server of one's own, whose port `port` gives. With `base` `/inbox/`, mount it at
   * `/inbox`, where the page is then.
   */
  routes: (port: () => number, page?: { assets: string; base: string }) => Hono;
  /** Writes the state file, once the API answers below `base` (`/`, `/inbox/`) on that port. */
  announce: (httpPort: number, base?: string) => Promise<void>;
  /** Ends conversations and waiting requests, and removes the state file. The mail stays. May be called again. */
  close: () => Promise<void>;
}

export interface RunningInbox extends Omit<OpenInbox, 'routes' | 'announce'> {
  httpPort: number;
  /** Where its page is. */
  url: string;
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

/**
 * Starts SMTP and HTTP on 127.0.0.1 and writes the state file by which others of the project find them. Throws
 * InboxRunningError when the project's inbox runs already, PortTakenError when a port is taken.
 */
export async function startInbox(options: InboxOptions): Promise<RunningInbox> {
  const { routes, announce, ...inbox } = await openInbox(options);
  const { assets } = options;
  const files = assets === undefined ? undefined : { assets, base: '/' };
  const app = (port: () => number) => routes(port, files);
  let http: Awaited<ReturnType<typeof startHttp>> | undefined;
  try {
    http = await onPort(options.httpPort, (port) => startHttp(port, app));
    await announce(http.port);
    const page = http;
    let closing: Promise<void> | undefined;
    const close = () => Promise.all([inbox.close(), page.close()]).then(() => undefined);
    return {
      ...inbox,
      httpPort: page.port,
      url: `http://localhost:${page.port}/`,
      close: () => {
        closing ??= close();
        return closing;
      },
    };
  } catch (error) {
    // A page that went on listening would keep the process alive for ever.
    await Promise.all([inbox.close(), http?.close()]);
    throw error;
  }
}

/** Starts SMTP on 127.0.0.1 over the store, for a server that has its own HTTP. Throws as startInbox does. */
export async function openInbox(options: InboxOptions): Promise<OpenInbox> {
  const running = await findRunningInbox(options.root);
  if (running) throw new InboxRunningError(running.url);
  // others look for the state file below the root, wherever the mail is
  const place = inboxFolder(options.root);
  const store = await MessageStore.open(options.folder ?? place, options.retention);
  const faults = new FaultPlan(options.faults);
  const certificates = new Certificates(options.names ?? ['localhost', host, '::1']);
  const setting = { faults, certificates, host, limits: options.limits ?? {} };
  const deliver = async (...mail: Parameters<MessageStore['deliver']>) => void (await store.deliver(...mail));
  const smtp = await onPort(options.smtpPort, (port) => startSmtp({ ...setting, port, deliver })).catch(
    async (error: unknown) => {
      await store.close();
      throw error;
    },
  );
  const identity = {
    instance: randomBytes(16).toString('hex'),
    token: randomBytes(24).toString('base64url'),
  };
  const stopping = new AbortController();
  const shared = { faults, setLimits: smtp.setLimits };
  const close = async () => {
    stopping.abort();
    await removeState(place, identity.instance);
    await smtp.close();
    await store.close();
  };
  let closing: Promise<void> | undefined;
  return {
    ...identity,
    ...shared,
    smtpPort: smtp.port,
    store,
    authority: () => certificates.authority(),
    wait: (wanted, timeout) => waitForMessage(store, wanted, timeout, stopping.signal),
    routes: (port, page) => {
      const api = inboxRoutes(store, {
        ...identity,
        ...shared,
        certificates,
        port,
        smtpPort: () => smtp.port,
        keys: options.keys ?? {},
        out: options.out ?? join(options.root, 'out'),
        signal: stopping.signal,
      });
      return page ? api.route('/', pageRoutes({ ...page, token: identity.token })) : api;
    },
    announce: (httpPort, base = '/') =>
      writeState(place, { ...identity, pid: process.pid, smtpPort: smtp.port, httpPort, base }),
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
