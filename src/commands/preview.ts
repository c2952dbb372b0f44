import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { cacheFolder, editorCommand, readPublication } from '../config.ts';
import type { OpenInbox } from '../inbox/inbox.ts';
import { startPreview } from '../preview/server.ts';
import { closeMemory, openMemory } from '../remember.ts';
import { assetsFolder, dkimKeys } from './inbox.ts';
import { exit, type Io, UsageError } from './io.ts';
import { chosenEditions, openProject } from './project.ts';
import { ThemeThread, Thread } from './threads.ts';

export interface PreviewCommandOptions {
  port?: number;
  host?: boolean;
  open?: boolean;
  /** A theme to look at against the stress editions. */
  theme?: string;
}

const usualPort = 3000;

/** `galley preview`: serves the page until interrupted. */
export const previewCommand = async (
  edition: string | undefined,
  options: PreviewCommandOptions,
  io: Io,
): Promise<number> => {
  const cache = cacheFolder(io.env);
  openMemory(cache);
  const desk = options.theme ? await themeDesk(resolve(io.cwd, options.theme)) : projectDesk(edition, io);
  const editor = editorCommand(io.env);
  const checker = new Thread(assetsFolder(), true);
  const themes = cache ? new ThemeThread(assetsFolder(), { root: desk.root, cacheFolder: cache }) : undefined;
  const preview = await startPreview({
    ...desk,
    port: options.port ?? usualPort,
    onlyPort: options.port !== undefined && options.port !== 0,
    host: Boolean(options.host),
    assets: assetsFolder(),
    check: (proof) => checker.ask({ kind: 'check', proof }),
    ...(themes && {
      compileTheme: (path: string) => themes.compile(path),
      warmUp: (path: string) => void themes.warmUp(path),
    }),
    ...(cache && { cacheFolder: cache }),
    ...(editor && { editor }),
  }).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EADDRINUSE') throw cause;
    throw new UsageError(`port ${options.port} is taken`, 'leave --port out, and the next free one is used');
  });

  const [here = '', ...others] = preview.addresses;
  const address = desk.first ? `${here}?edition=${encodeURIComponent(desk.first)}` : here;
  io.out(`Preview: ${address}\n`);
  for (const other of others) io.out(`From a phone on the same network: ${other}\n`);
  io.err('Ctrl-C ends it.\n');
  if (options.open) openBrowser(address);

  await new Promise<void>((done) => {
    if (io.signal.aborted) done();
    io.signal.addEventListener('abort', () => done(), { once: true });
  });
  closeMemory();
  await Promise.all([preview.close(), checker.close(), themes?.close()]);
  await desk.tidy?.();
  return exit.clean;
};

interface DeskChoice {
  root: string;
  first?: string;
  themePath?: string;
  inbox?: () => Promise<OpenInbox>;
  tidy?: () => Promise<void>;
}

const projectDesk = (edition: string | undefined, io: Io): DeskChoice => {
  const { root } = openProject(io.cwd);
  const [first] = edition ? chosenEditions(root, [edition], io.cwd) : [];
  return { root, inbox: () => projectInbox(root), ...(first && { first }) };
};

const themeDesk = async (themePath: string): Promise<DeskChoice> => {
  const { layOutStressEditions } = await import('../preview/stress.ts');
  const { root, remove } = await layOutStressEditions();
  return { root, themePath, tidy: async () => remove() };
};

/** The same inbox as `galley inbox`, and found by `galley send` in the same way. */
const projectInbox = async (root: string): Promise<OpenInbox> => {
  const { openInbox } = await import('../inbox/inbox.ts');
  const { keys } = await dkimKeys(readPublication(root).publication);
  return openInbox({ root, keys, smtpPort: { from: 1025 } });
};

/** The system's own way of opening an address; no shell. */
const openBrowser = (address: string): void => {
  const [program, ...before] = { darwin: ['open'], win32: ['explorer'] }[process.platform as string] ?? [
    'xdg-open',
  ];
  const child = spawn(program ?? 'xdg-open', [...before, address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
};
