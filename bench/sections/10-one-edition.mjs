// One edition, whole processes: what an editor waits for.
import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { edit, layOut } from '../content.mjs';
import { openEdition } from '../inside.mjs';
import { inTurns, median, ratio } from '../measure.mjs';
import { maizzleProject, mjmlCli, mjmlFiles, node22, plainData } from '../peers.mjs';
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
  const data = plainData(inside, await openEdition(inside, project, id));
  await maizzle(join(work, 'one-maizzle'), data, rounds(8), {
    args: [galley, 'build'],
    cwd: project,
    before: () => edit(project, id, ++stamp),
  });
  const overNode = ratio(time.warm, time.node);
  row('galley build against an empty Node process', times(overNode), '≤ 3 ×', overNode <= 3);
  const overMjml = ratio(time.mjml, time.warm);
  row('galley build against the mjml command', `${times(overMjml)} faster`, '≥ 6 ×', overMjml >= 6);
  const cold = ratio(time.cold, time.mjml);
  row('the same with cold caches', `${times(cold)} mjml (${ms(median(time.cold))})`, '≤ 1.5 ×', cold <= 1.5);
};

/** Maizzle's build of the same edition, by the Node that it needs, in turns with Galley's. */
const maizzle = async (folder, data, rounds, galley) => {
  const node = node22();
  if (!node) return absent('Maizzle 6', 'not measured: it needs Node 22');
  const { command } = await maizzleProject(folder, data);
  const time = inTurns({ maizzle: { node, args: [command, 'build'], cwd: folder }, galley }, rounds);
  const slower = ratio(time.maizzle, time.galley);
  const { size } = statSync(join(folder, 'dist/edition.html'));
  aside(
    `maizzle build, the same edition, ${(size / 1024).toFixed(1)} KB of HTML only`,
    `${ms(median(time.maizzle))}, ${times(slower)} Galley’s`,
  );
};
