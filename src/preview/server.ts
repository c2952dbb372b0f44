import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { getRequestListener } from '@hono/node-server';
import type { OpenInbox } from '../inbox/inbox.ts';
import { ProjectWatcher } from '../watcher.ts';
import { Desk } from './desk.ts';
import { Live } from './live.ts';
import { type Check, Reviewer } from './reviewer.ts';
import { previewRoutes, type RouteOptions } from './routes.ts';
import type { InboxAccess } from './view.ts';

export interface PreviewOptions {
  root: string;
  /** The first port to try; the next free one is taken unless `onlyPort`. 0: any. */
  port: number;
  onlyPort: boolean;
  /** Listen on every interface, so that a phone can look. */
  host: boolean;
  /** Folder of the bundled page. */
  assets: string;
  cacheFolder?: string;
  editor?: string;
  /** A theme to show against the stress editions instead of the project's editions. */
  themePath?: string;
  check: Check;
  /** Starts the project's test inbox, for its tab; without it there is none. */
  inbox?: () => Promise<OpenInbox>;
}

export interface Preview {
  /** Where to look: this machine's address, then the network's when `host`. */
  addresses: string[];
  desk: Desk;
  /** Pages that are open. */
  readers: () => number;
  /** Resolves when the project has been read and every save from now on is seen. */
  ready: Promise<void>;
  close: () => Promise<void>;
}

/** Starts the preview: page, desk and watcher. Rejects when the port is taken and no other may be. */
export const startPreview = async (options: PreviewOptions): Promise<Preview> => {
  const stop = new AbortController();
  // A page that outlived the server it came from has an old token, and loads itself anew.
  const live = new Live({ instance: randomBytes(8).toString('hex') });
  const desk: Desk = new Desk(options, (event) => {
    live.tell(event.kind, event);
    const sheet = event.kind === 'sheet' && desk.seen(event.id);
    // Nobody waits for the preflight while nobody looks.
    if (sheet && live.count > 0) reviewer.review(sheet);
  });
  const reviewer = new Reviewer(options.check, (id, version) => live.tell('findings', { id, version }));
  const inbox = new InboxTab(options.inbox, () => live.tell('list', {}));

  let port = options.port;
  const hosts = options.host ? lanAddresses() : [];
  const app = previewRoutes({
    desk,
    live,
    reviewer,
    assets: options.assets,
    token: randomBytes(24).toString('base64url'),
    port: () => port,
    hosts,
    signal: stop.signal,
    isThemeDesk: Boolean(options.themePath),
    inbox: () => inbox.tab,
    ...(options.editor && { editor: options.editor }),
  });
  const server = createServer(getRequestListener(app.fetch));
  port = await listen(server, options);
  const opened = desk.open();
  const watcher = watchFor(desk);
  void opened.then(() => inbox.open(() => port));

  return {
    addresses: ['localhost', ...hosts].map((host) => `http://${host}:${port}/`),
    desk,
    readers: () => live.count,
    ready: Promise.all([opened, watcher.ready]).then(() => undefined),
    close: async () => {
      stop.abort();
      reviewer.stop();
      desk.close();
      await Promise.all([watcher.close(), inbox.close()]);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** Saves reach the desk; files the theme newly consists of are followed. */
const watchFor = (desk: Desk): ProjectWatcher => {
  const follow = (): void =>
    watcher.follow([...(desk.themePath ? [desk.themePath] : []), ...desk.themeSources]);
  const watcher = new ProjectWatcher(
    desk.root,
    (path) => {
      desk.saved(path);
      void desk.idle().then(follow);
    },
    (cause) => desk.goBlind(cause),
  );
  void desk.idle().then(follow);
  // Saves while the watcher was still looking around.
  void watcher.ready.then(() => desk.catchUp());
  return watcher;
};

/** The test inbox within the preview, started when the first proof is out of the way. */
class InboxTab {
  tab: ReturnType<RouteOptions['inbox']>;
  private readonly start: (() => Promise<OpenInbox>) | undefined;
  private readonly changed: () => void;
  private inbox: OpenInbox | undefined;
  private closed = false;

  constructor(start: (() => Promise<OpenInbox>) | undefined, changed: () => void) {
    this.start = start;
    this.changed = changed;
  }

  async open(port: () => number): Promise<void> {
    if (!this.start || this.closed) return;
    try {
      const inbox = await this.start();
      this.inbox = inbox;
      if (this.closed) return await inbox.close();
      const routes = inbox.routes(port);
      this.tab = { access: { token: inbox.token }, answer: (request) => routes.fetch(request) };
      await inbox.announce(port(), '/inbox/');
    } catch (cause) {
      this.tab = { access: refusal(cause) };
    }
    this.changed();
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.inbox?.close();
  }
}

/** An inbox that runs already is linked to (InboxRunningError carries its address); anything else is said. */
const refusal = (cause: unknown): InboxAccess => {
  const { url } = Object(cause);
  return typeof url === 'string' ? { url } : { problem: wordsOf(cause) };
};

const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));

const tries = 20;

const listen = async (server: Server, { port, onlyPort, host }: PreviewOptions): Promise<number> => {
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
const lanAddresses = (): string[] =>
  Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .filter((each) => each.family === 'IPv4' && !each.internal)
    .map((each) => each.address);
