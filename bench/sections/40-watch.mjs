// `galley build --watch`: from the moment a story is saved until the message, written last, is on disk.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { edit, layOut } from '../content.mjs';
import { environment, median } from '../measure.mjs';
import { aside, ms, row } from '../table.mjs';

export const title = 'Watching';

export const measure = async ({ root, work, galley, rounds }) => {
  const project = join(work, 'watch');
  const [id] = layOut(project, root, 20);
  const watcher = spawn(process.execPath, [galley, 'build', '--watch'], {
    cwd: project,
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  try {
    await once(watcher.stderr, 'data');
    await wait(500);
    const file = join(project, 'out', id, 'message.eml');
    const times = [];
    for (let round = -5; round < rounds(60); round++) {
      const time = await untilWritten(file, () => edit(project, id, round + 100));
      if (round >= 0) times.push(time);
      await wait(60 + Math.random() * 60);
    }
    const middle = median(times);
    row('a story saved until the message is written, median', ms(middle), '≤ 30 ms', middle <= 30);
    aside(
      'the slowest of twenty (95th percentile)',
      ms(times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)]),
    );
  } finally {
    const ended = once(watcher, 'exit');
    watcher.kill('SIGTERM');
    await ended;
  }
};

const stampOf = (path) => {
  const { mtimeMs, ino } = statSync(path);
  return `${mtimeMs} ${ino}`;
};

/** Milliseconds from a save until a file is another one; looked at each millisecond. */
const untilWritten = async (path, save) => {
  const before = stampOf(path);
  const started = performance.now();
  save();
  while (stampOf(path) === before) {
    if (performance.now() - started > 10_000)
      throw new Error(`${path} was not written within 10 s of a save`);
    await wait(1);
  }
  return performance.now() - started;
};
