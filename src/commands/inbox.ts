import { readFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import type { InboxOptions, RunningInbox } from '../inbox/inbox.ts';
import type { Summary } from '../inbox/summary.ts';
import type { Publication } from '../model.ts';
import { exit, type Io, UsageError } from './io.ts';
import { openProject } from './project.ts';

export interface InboxCommandOptions {
  /** Default 1025, or the next free one; an explicit one that is taken is an error. */
  smtpPort?: number;
  /** The page's; default 1080, or the next free one. */
  port?: number;
  /** A folder to keep the mail in; `.galley/inbox` when absent. */
  keep?: string;
}

const usualSmtpPort = 1025;
const usualPort = 1080;

/** Runs the inbox until Ctrl-C. Usage errors: no project, a port taken, an inbox running already. */
export async function inboxCommand(options: InboxCommandOptions, io: Io): Promise<number> {
  const { root, publication } = openProject(io.cwd);
  const { keys, problem } = await dkimKeys(publication);
  if (problem) io.err(`${problem}\n`);
  const inbox = await start({
    root,
    keys,
    assets: assetsFolder(),
    ...(options.keep !== undefined && { folder: resolve(io.cwd, options.keep) }),
    smtpPort: options.smtpPort ?? { from: usualSmtpPort },
    httpPort: options.port ?? { from: usualPort },
  });
  io.out(opening(inbox, root));
  const arrivals = new Arrivals(io);
  inbox.store.subscribe((event) => {
    if (event.type === 'added') arrivals.add(event.message);
  });
  await aborted(io.signal);
  await inbox.close();
  arrivals.print();
  return exit.clean;
}

/** A line for each message, printed together: when hundreds come in a second, a terminal takes longer than they do. */
class Arrivals {
  private readonly io: Io;
  private lines: string[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(io: Io) {
    this.io = io;
  }

  add({ size, to, subject }: Summary): void {
    this.lines.push(`${clock()}  ${kilobytes(size)}  ${shown(to.join(', '))}  ${shown(subject)}\n`);
    this.timer ??= setTimeout(() => this.print(), 50);
  }

  print(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.lines.length > 0) this.io.out(this.lines.splice(0).join(''));
  }
}

async function start(options: InboxOptions): Promise<RunningInbox> {
  const [{ InboxRunningError, startInbox }, { PortTakenError }] = await Promise.all([
    import('../inbox/inbox.ts'),
    import('../inbox/ports.ts'),
  ]);
  try {
    return await startInbox(options);
  } catch (error) {
    if (error instanceof InboxRunningError)
      throw new UsageError(error.message, 'one is enough: it takes all mail');
    if (error instanceof PortTakenError)
      throw new UsageError(error.message, 'name another one, or none for the next that is free');
    throw error;
  }
}

/** Where the page's files are: beside the bundle, or in dist/ when run from the sources. */
export function assetsFolder(): string {
  const here = import.meta.dirname;
  return here.endsWith('dist') ? here : join(here, '../../dist');
}

/** The publication's own key, so that its signatures can be verified without DNS. */
export async function dkimKeys(
  publication: Publication | undefined,
): Promise<{ keys: Record<string, string>; problem?: string }> {
  if (!publication?.dkim) return { keys: {} };
  const { domain, selector, keyFile } = publication.dkim;
  const { dkimRecord, loadDkimKey } = await import('../message/dkim-key.ts');
  try {
    const path = isAbsolute(keyFile) ? keyFile : join(publication.root, keyFile);
    const { key, findings } = loadDkimKey(readFileSync(path, 'utf8'), keyFile);
    if (!key) return { keys: {}, problem: findings[0]?.message ?? `The DKIM key ${keyFile} is of no use` };
    return { keys: { [`${selector}._domainkey.${domain}`.toLowerCase()]: dkimRecord(key) } };
  } catch {
    return { keys: {}, problem: `The DKIM key ${keyFile} cannot be read: signatures will not be verified` };
  }
}

function opening(inbox: RunningInbox, root: string): string {
  const folder = relative(root, inbox.store.folder) || '.';
  const { total } = inbox.store.list({ limit: 0 });
  const messages = total === 1 ? '1 message' : `${total} messages`;
  return [
    `SMTP  127.0.0.1:${inbox.smtpPort}  any login or none, STARTTLS with a throw-away certificate`,
    `Page  ${inbox.url}`,
    `Mail  ${folder.startsWith('..') ? inbox.store.folder : folder}  a Maildir with ${messages}`,
    'Ctrl-C ends it.\n',
  ].join('\n');
}

/** What came by mail must not steer the terminal. */
function shown(text: string): string {
  return stripVTControlCharacters(text).replace(/\p{Cc}+/gu, ' ');
}

function clock(): string {
  return new Date().toTimeString().slice(0, 8);
}

function kilobytes(size: number): string {
  return `${(size / 1024).toFixed(1)} KB`.padStart(10);
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    else signal.addEventListener('abort', () => done(), { once: true });
  });
}
