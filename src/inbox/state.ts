import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a running inbox tells others of its project, in `.galley/inbox/state.json`. */
export interface InboxState {
  /** Made anew at each start; the inbox itself must answer with it before it is believed. */
  instance: string;
  pid: number;
  /** What the page and `galley` show for writing requests. */
  token: string;
  /** Both on 127.0.0.1. */
  smtpPort: number;
  httpPort: number;
  /** Path its API is below: `/` or, within the preview, `/inbox/`. */
  base: string;
}

export interface FoundInbox extends InboxState {
  /** Where its page is. */
  url: string;
}

const patience = 2000;

/** The inbox folder of a project. */
export function inboxFolder(root: string): string {
  return join(root, '.galley', 'inbox');
}

/**
 * The inbox that runs for this project, or undefined. It is found by its state file and asked over HTTP for its
 * instance: a port that happens to be open, or a file left by a crash, is not believed.
 */
export async function findRunningInbox(root: string): Promise<FoundInbox | undefined> {
  const state = await readState(inboxFolder(root));
  if (!state || !(await answers(state))) return undefined;
  return { ...state, url: `http://localhost:${state.httpPort}${pagePath(state.base)}` };
}

/** Hono serves what is mounted below `/inbox/` at `/inbox`. */
function pagePath(base: string): string {
  return base === '/' ? base : base.replace(/\/$/, '');
}

export async function writeState(folder: string, state: InboxState): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const path = statePath(folder);
  const draft = `${path}.${process.pid}`;
  try {
    await writeFile(draft, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
    await rename(draft, path);
  } catch (cause) {
    await rm(draft, { force: true });
    throw cause;
  }
}

/** Removes the state file if it is still this instance's. */
export async function removeState(folder: string, instance: string): Promise<void> {
  if ((await readState(folder))?.instance === instance) await rm(statePath(folder), { force: true });
}

function statePath(folder: string): string {
  return join(folder, 'state.json');
}

async function readState(folder: string): Promise<InboxState | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(statePath(folder), 'utf8'));
    return isState(value) ? value : undefined;
  } catch {
    return undefined; // none, or half of one: nothing to believe
  }
}

function isState(value: unknown): value is InboxState {
  if (typeof value !== 'object' || value === null) return false;
  const state = value as Partial<Record<keyof InboxState, unknown>>;
  const numbers = [state.pid, state.smtpPort, state.httpPort];
  return (
    numbers.every((number) => Number.isInteger(number)) &&
    typeof state.instance === 'string' &&
    typeof state.token === 'string' &&
    typeof state.base === 'string' &&
    state.base.startsWith('/')
  );
}

async function answers(state: InboxState): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${state.httpPort}${state.base}api/inbox`, {
      signal: AbortSignal.timeout(patience),
      redirect: 'error',
    });
    const body: unknown = await response.json();
    return (
      typeof body === 'object' && body !== null && 'instance' in body && body.instance === state.instance
    );
  } catch {
    return false;
  }
}
