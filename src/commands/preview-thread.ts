// A thread of `galley preview`, with a bundle of its own: the full check, which takes longer than a save should, and the
// compiling of themes.
import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { checkProof } from '../check/check.ts';
import type { Finding, Proof } from '../model.ts';
import type { CompiledElsewhere } from '../preview/settings.ts';
import { loadTheme } from '../theme/load.ts';
import { earlierEditions } from './earlier.ts';

/** What a thread can be asked; a theme is a path. */
export type Task =
  | { kind: 'check'; proof: Proof }
  | { kind: 'warm-up'; theme: string }
  | { kind: 'compile'; theme: string; root: string; cacheFolder: string };

/** What it answers. */
export interface Answer {
  check: Finding[];
  'warm-up': undefined;
  compile: CompiledElsewhere;
}

/** What `galley check` does without options: not what needs a browser, the network or SpamAssassin. */
const check = async (proof: Proof): Promise<Finding[]> => {
  const { publication, edition } = proof;
  const earlier = publication && edition ? earlierEditions(publication)(edition.id) : [];
  return (await checkProof(proof, { earlier })).findings;
};

const compile = async ({ theme: path, root, cacheFolder }: Extract<Task, { kind: 'compile' }>) => {
  const { theme, findings, sources } = await loadTheme(path, { root, cacheFolder });
  return { isInCache: Boolean(theme), findings, sources };
};

const run = async (task: Task): Promise<Answer[Task['kind']]> => {
  if (task.kind === 'check') return check(task.proof);
  if (task.kind === 'compile') return compile(task);
  await loadTheme(task.theme, {});
  return undefined;
};

/** On Linux a thread has a priority of its own, by its number; elsewhere it runs as any other. */
const stepBack = (): void => {
  try {
    const [, thread] = /task\/(\d+)$/.exec(readlinkSync('/proc/thread-self')) ?? [];
    if (thread) setPriority(Number(thread), constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // Another system.
  }
};

if (workerData?.isInTheBackground) stepBack();
parentPort?.on('message', ({ id, task }: { id: number; task: Task }) => {
  run(task).then(
    (value) => parentPort?.postMessage({ id, value }),
    (cause: unknown) =>
      parentPort?.postMessage({ id, problem: cause instanceof Error ? cause.message : String(cause) }),
  );
});
