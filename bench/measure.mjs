// Timings side by side: the commands take turns, so that a slow moment of the machine falls on all of them.
import { spawnSync } from 'node:child_process';

/** NODE_EXTRA_CA_CERTS alone adds 37 ms to a start of Node 20. */
const env = { ...process.env, NO_COLOR: '1' };
delete env.NODE_EXTRA_CA_CERTS;

export const median = (values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
};

/** Runs one whole process; milliseconds. */
const once = ({ command, args, cwd, before }) => {
  before?.();
  const started = process.hrtime.bigint();
  const { status, stderr, error } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6;
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}: ${error ?? stderr}`);
  return milliseconds;
};

/** Medians of several commands run in turns, by name. */
export const inTurns = (commands, rounds) => {
  const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (const name in commands) once(commands[name]);
  for (let round = 0; round < rounds; round++) {
    for (const name in commands) times[name].push(once(commands[name]));
  }
  return Object.fromEntries(Object.entries(times).map(([name, each]) => [name, median(each)]));
};

/** Median of a function in process, in milliseconds, after a warm-up; functions take turns in batches. */
export const inProcess = async (functions, { warmUp = 300, batches = 30, perBatch = 20 } = {}) => {
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
  return Object.fromEntries(Object.entries(times).map(([name, each]) => [name, median(each)]));
};

/** Prints a row: what was measured, the figure, the goal and whether it was met. */
export const row = (what, figure, goal, met) => {
  console.log(`${met === undefined ? ' ' : met ? '✓' : '✗'} ${what.padEnd(58)} ${figure.padEnd(26)} ${goal}`);
};
