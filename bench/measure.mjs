// Timings side by side: the commands take turns, so that a slow moment of the machine falls on all of them.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** NODE_EXTRA_CA_CERTS alone adds 37 ms to a start of Node 20. */
export const environment = (more = {}) => {
  const env = { ...process.env, NO_COLOR: '1', ...more };
  delete env.NODE_EXTRA_CA_CERTS;
  // npm's own, which would tell the commands that they were started by `npm run bench`.
  for (const name in env) if (name.startsWith('npm_')) delete env[name];
  return env;
};

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** The value that a share of all values is at most, e.g. 0.95. */
export const quantile = (values, share) =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil(values.length * share) - 1)];

/** Runs one whole process: `{ args, cwd, env, before, node }`, where args are Node's own, of this Node unless another is named; milliseconds. */
const once = ({ args, cwd, env, before, node = process.execPath }) => {
  before?.();
  const started = process.hrtime.bigint();
  const result = spawnSync(node, args, { cwd, env: environment(env), stdio: 'pipe' });
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  if (result.status !== 0)
    throw new Error(`node ${args.slice(0, 5).join(' ')} ended with ${result.status}: ${result.stderr}`);
  return milliseconds;
};

/** Times of several commands run in turns, by name, in milliseconds; `warmUp` first runs are not counted. */
export const inTurns = (commands, rounds, warmUp = 1) => {
  const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const name in commands) {
      const time = once(commands[name]);
      if (round >= 0) times[name].push(time);
    }
  }
  return times;
};

/** How many times longer `slow` took than `fast`: the median of the ratios of neighbouring runs. */
export const ratio = (slow, fast) => median(slow.map((time, at) => time / fast[at]));

/** Peak resident memory of one command, in MB of 2^20 octets, as the system counts it. */
export const peakMemory = (command) => {
  const file = join(tmpdir(), `galley-bench-memory-${process.pid}`);
  const hook = fileURLToPath(new URL('at-exit.cjs', import.meta.url));
  once({
    ...command,
    args: ['--require', hook, ...command.args],
    env: { ...command.env, BENCH_MEMORY_FILE: file },
  });
  return Number(readFileSync(file, 'utf8')) / 1024;
};

/** Times of functions in process, by name, in milliseconds a call, after a warm-up; they take turns in batches. */
export const inProcess = async (functions, { warmUp = 400, batches = 30, perBatch = 20 } = {}) => {
  for (const name in functions) for (let i = 0; i < warmUp; i++) await functions[name]();
  const times = Object.fromEntries(Object.keys(functions).map((name) => [name, []]));
  for (let batch = 0; batch < batches; batch++) {
    for (const name in functions) {
      const started = performance.now();
      for (let i = 0; i < perBatch; i++) {
        const result = functions[name]();
        if (result instanceof Promise) await result;
      }
      times[name].push((performance.now() - started) / perBatch);
    }
  }
  return times;
};
