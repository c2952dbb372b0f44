import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { watch } from 'chokidar';
import { Desk } from './desk.ts';
import { Live } from './live.ts';
import { type Check, Reviewer } from './reviewer.ts';
import { previewRoutes } from './routes.ts';

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
  /** Shown first; the newest when absent. */
  first?: string;
}

export interface Preview {
  /** Where to look: this machine's address, then the network's when `host`. */
  addresses: string[];
  desk: Desk;
  /** Pages that are open. */
  readers: () => number;
  close: () => Promise<void>;
}

/** Starts the preview: desk, watcher and page. Rejects when the port is taken and no other may be. */
export const startPreview = async (options: PreviewOptions): Promise<Preview> => {
  const live = new Live();
  const stop = new AbortController();
  const desk: Desk = new Desk(options, (event) => {
    live.tell(event.kind, event);
    if (event.kind === 'sheet') review(event.id);
  });
  const reviewer = new Reviewer(options.check, (id, version) => live.tell('findings', { id, version }));
  const review = (id: string): void => {
    const sheet = desk.seen(id);
    // Nobody waits for the preflight while nobody looks.
    if (sheet && live.count > 0) setTimeout(() => void reviewer.review(sheet).catch(() => undefined), 150);
  };

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
    ...(options.editor && { editor: options.editor }),
  });
  const server = createServer(getRequestListener(app.fetch));
  port = await listen(server, options);
  await desk.open();

  const watcher = watch(watched(desk), {
    ignoreInitial: true,
    ignored: /[/\\](?:node_modules|\.git)(?:[/\\]|$)/,
  });
  watcher.on('all', (_event, path) => desk.saved(path));
  watcher.on('error', () => undefined);

  return {
    addresses: ['localhost', ...hosts].map((host) => `http://${host}:${port}/`),
    desk,
    readers: () => live.count,
    close: async () => {
      stop.abort();
      await watcher.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const watched = (desk: Desk): string[] => [
  join(desk.root, 'articles'),
  join(desk.root, 'newsletter.yaml'),
  ...(desk.themePath ? [desk.themePath] : []),
];

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
