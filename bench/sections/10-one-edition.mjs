// One edition, whole processes: what an editor waits for.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { edit, layOut } from '../content.mjs';
import { inTurns, median, ratio } from '../measure.mjs';
import { mjmlCli, mjmlFiles } from '../peers.mjs';
import { absent, aside, ms, row, times } from '../table.mjs';

export const title = 'One edition, whole process';

export const measure = async ({ root, work, galley, inside, rounds }) => {
  const project = join(work, 'one');
  const [id] = layOut(project, root, 1);
  const [mjml] = await mjmlFiles(inside, project, [id], join(work, 'one-mjml'));
  const html = join(work, 'one.html');
  const coldCache = join(work, 'cold');
  let stamp = 0;

  const time = inTurns(
    {
      node: { args: ['-e', '0'] },
      warm: { args: [galley, 'build'], cwd: project, before: () => edit(project, id, ++stamp) },
      mjml: { args: [mjmlCli, mjml, '-o', html] },
      cold: {
        args: [galley, 'build'],
        cwd: project,
        env: { GALLEY_CACHE: coldCache },
        before: () => {
          rmSync(coldCache, { recursive: true, force: true });
          edit(project, id, ++stamp);
        },
      },
    },
    rounds(25),
  );

  const kilobytes = (path) => `${(statSync(path).size / 1024).toFixed(1)} KB of HTML`;
  const out = join(project, 'out', id);
  aside('an empty Node process: node -e 0', ms(median(time.node)));
  aside(
    `galley build, a story changed: ${readdirSync(out).length} files`,
    `${ms(median(time.warm))}, ${kilobytes(join(out, 'index.html'))}`,
  );
  aside('mjml command, the same edition, HTML only', `${ms(median(time.mjml))}, ${kilobytes(html)}`);
  const isOld = Number(process.versions.node.split('.')[0]) < 22;
  absent(
    'Maizzle 6',
    isOld ? 'cannot run here: it needs Node 22' : 'not measured: no project of its own yet',
  );
  const overNode = ratio(time.warm, time.node);
  row('galley build against an empty Node process', times(overNode), '≤ 3 ×', overNode <= 3);
  const overMjml = ratio(time.mjml, time.warm);
  row('galley build against the mjml command', `${times(overMjml)} faster`, '≥ 6 ×', overMjml >= 6);
  const cold = ratio(time.cold, time.mjml);
  row('the same with cold caches', `${times(cold)} mjml (${ms(median(time.cold))})`, '≤ 1.5 ×', cold <= 1.5);
};
