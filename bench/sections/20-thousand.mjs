// A thousand editions: CI, and a publication with years of archive.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { edit, layOut } from '../content.mjs';
import { inTurns, median, peakMemory, ratio } from '../measure.mjs';
import { mjmlCli, mjmlFiles } from '../peers.mjs';
import { aside, ms, row, times } from '../table.mjs';

export const title = '1,000 editions, whole process';

export const measure = async ({ root, work, galley, inside, rounds }) => {
  const project = join(work, 'thousand');
  const out = join(project, 'out');
  const ids = layOut(project, root, 1000);
  const files = await mjmlFiles(inside, project, ids, join(work, 'thousand-mjml'));
  const mjmlOut = join(work, 'thousand-html');
  mkdirSync(mjmlOut);
  let stamp = 0;

  // An out folder for each round, and none removed before the end: ext4 passes over the inodes of files removed in the last
  // minutes one by one, at up to a millisecond for every new file.
  let round = 0;
  const build = { args: [galley, 'build', '--quiet', '--out', `${out}-1`], cwd: project };
  const time = inTurns(
    {
      all: { ...build, before: () => build.args.splice(-1, 1, `${out}-${++round}`) },
      one: { ...build, before: () => edit(project, ids[500], ++stamp) },
      mjml: { args: [mjmlCli, ...files, '-o', mjmlOut] },
    },
    rounds(5),
    0,
  );
  const faster = ratio(time.mjml, time.all);
  aside('mjml command, HTML only', ms(median(time.mjml)));
  row(`galley build, all outputs: ${ms(median(time.all))}`, `${times(faster)} faster`, '≥ 5 ×', faster >= 5);
  const again = ratio(time.all, time.one);
  row(
    `one of them changed: ${ms(median(time.one))}`,
    `${times(again)} faster than all`,
    '≥ 10 ×',
    again >= 10,
  );

  const peaks = [250, 500, 1000].map((count) => {
    const each = Array.from({ length: rounds(5) }, () => {
      const folder = `${out}-${++round}`;
      return peakMemory({
        args: [galley, 'build', '--quiet', '--out', folder, ...ids.slice(0, count)],
        cwd: project,
      });
    });
    return median(each);
  });
  const figures = peaks.map((peak) => Math.round(peak)).join(' · ');
  row('peak memory of 250 · 500 · 1,000 editions', `${figures} MB`, '< 150 MB', Math.max(...peaks) < 150);
  const growth = peaks[2] / peaks[0];
  row('flat: 1,000 editions against 250', times(growth), '≤ 1.15 ×', growth <= 1.15);
};
