import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { OpenInbox } from '../inbox/inbox.ts';
import { ProjectWatcher } from '../watcher.ts';
import { Desk, type DeskEvent } from './desk.ts';
import { InboxTab } from './inbox-tab.ts';
import { Leisure } from './leisure.ts';
import { type ListenOptions, lanAddresses, listen } from './listen.ts';
import { Live } from './live.ts';
import { type Check, Reviewer } from './reviewer.ts';
import { previewRoutes } from './routes.ts';
import type { SettingsOptions } from './settings.ts';
import { checkedView, viewOf } from './view.ts';

export interface PreviewOptions extends ListenOptions, SettingsOptions {
  /** Folder of the bundled page. */
  assets: string;
  editor?: string;
  /** The edition that is likely to be looked at first; the newest when absent. */
  first?: string;
  check: Check;
  /** Makes what compiles themes ready, before the first save of one. */
  warmUp?: (theme: string) => void;
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
  const { desk, live, reviewer } = deskAndReaders(options);
  const inbox = new InboxTab(options.inbox, () => live.tell('list', {}));

  let port = options.port;
  const hosts = options.host ? lanAddresses() : [];
  const leisure = new Leisure([
    () => inbox.open(() => port),
    () => desk.themePath && options.warmUp?.(desk.themePath),
    () => live.count > 0 && desk.countOthers(),
  ]);
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
    looked: () => leisure.look(),
    ...(options.editor && { editor: options.editor }),
  });
  const server = createServer(getRequestListener(app.fetch));
  port = await listen(server, options);
  const opened = desk.open();
  const watcher = watchFor(desk);
  // While the browser is still on its way here.
  void opened.then(() => {
    const first = options.first ?? desk.ids()[0];
    return first === undefined ? undefined : desk.sheet(first);
  });

  return {
    addresses: ['localhost', ...hosts].map((host) => `http://${host}:${port}/`),
    desk,
    readers: () => live.count,
    ready: Promise.all([opened, watcher.ready]).then(() => undefined),
    close: async () => {
      stop.abort();
      leisure.stop();
      reviewer.stop();
      desk.close();
      await Promise.all([watcher.close(), inbox.close()]);
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

/** The desk, and how open pages are told of what lies on it: a new proof goes to them whole, with the event. */
const deskAndReaders = (options: PreviewOptions): { desk: Desk; live: Live; reviewer: Reviewer } => {
  const onEvent = (event: DeskEvent): void => {
    const sheet = event.kind === 'sheet' && desk.seen(event.id);
    live.tell(event.kind, event, sheet ? () => viewOf(sheet, desk, reviewer) : undefined);
    // Nobody waits for the preflight while nobody looks.
    if (sheet && live.count > 0) reviewer.review(sheet);
  };
  const desk: Desk = new Desk(options, onEvent);
  const reviewer: Reviewer = new Reviewer(
    options.check,
    (sheet) => desk.seen(sheet.id) === sheet,
    (sheet) =>
      live.tell('findings', { id: sheet.id, version: sheet.version }, () =>
        checkedView(sheet, desk, reviewer),
      ),
  );
  // A page that outlived the server it came from has an old token, and loads itself anew.
  const instance = randomBytes(8).toString('hex');
  const live = new Live(() => ({
    instance,
    sheets: desk.allSeen().map((sheet) => ({
      id: sheet.id,
      version: sheet.version,
      isChecked: reviewer.findings(sheet).isNewest,
    })),
  }));
  return { desk, live, reviewer };
};

/** Saves reach the desk; files the theme newly consists of are followed. */
const watchFor = (desk: Desk): ProjectWatcher => {
  const follow = async (): Promise<void> => {
    const isNew = await watcher.follow([...(desk.themePath ? [desk.themePath] : []), ...desk.themeSources]);
    if (isNew) desk.catchUp();
  };
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
