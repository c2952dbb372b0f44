// `galley preview` and the dev servers of its peers, with the same edition, in one Chromium.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { layOut } from '../content.mjs';
import { openEdition } from '../inside.mjs';
import { openChromium, startLive, timeSaves } from '../live.mjs';
import { median, quantile } from '../measure.mjs';
import { maizzleProject, node22, plainData, reactEmailProject } from '../peers.mjs';
import { absent, aside, ms, row, times } from '../table.mjs';

export const title = 'Preview, in Chromium';

export const measure = async ({ root, work, galley, inside, rounds }) => {
  const own = galleyProject(root, join(work, 'preview'), galley);
  const browser = await openChromium();
  try {
    const mine = await measureOne(browser, own, rounds(5), rounds(100));
    const theme = themeProject(root, join(work, 'preview-theme'), galley);
    const themeSaves = (await measureOne(browser, theme, 0, rounds(40))).saves;
    rowsOf(mine, themeSaves);
    const data = plainData(inside, await openEdition(inside, own.cwd, own.id));
    const react = reactEmailProject(join(work, 'react-email'), data);
    await peer('react-email’s dev server', mine, () =>
      measureOne(browser, reactEmail(join(work, 'react-email'), react), rounds(5), rounds(20)),
    );
    const node = node22();
    if (!node) return absent('Maizzle’s dev server', 'not measured: it needs Node 22');
    const maizzle = await maizzleProject(join(work, 'maizzle'), data);
    await peer('Maizzle’s dev server', mine, () =>
      measureOne(browser, maizzleServer(join(work, 'maizzle'), maizzle, node), rounds(5), rounds(20)),
    );
  } finally {
    await browser.close();
  }
};

/** Starts, of which the first is not counted, since each keeps what it compiled; then saves. */
const measureOne = async (browser, server, starts, saves) => {
  const measured = [];
  for (let round = 0; round < starts; round++) {
    const live = await startLive(browser, server);
    measured.push(live);
    await live.stop();
  }
  const live = await startLive(browser, server);
  measured.push(live);
  const counted = measured.slice(1);
  try {
    return {
      listening: median(counted.map(({ listening }) => listening)),
      first: median(counted.map(({ first }) => first)),
      saves: await timeSaves(live, server.file, saves),
    };
  } finally {
    await live.stop();
  }
};

const rowsOf = ({ listening, first, saves }, themeSaves) => {
  row('the command started until it answers, median', ms(listening), '≤ 500 ms', listening <= 500);
  aside('the same until the first proof is drawn', ms(first));
  const [middle, most] = [median(saves), quantile(saves, 0.95)];
  row('a story saved until its proof is drawn, median', ms(middle), '≤ 50 ms', middle <= 50);
  row('the same, the slowest of twenty (95th percentile)', ms(most), '≤ 50 ms', most <= 50);
  const theme = quantile(themeSaves, 0.95);
  aside('a theme file saved until its proof is drawn, median', ms(median(themeSaves)));
  row('the same, 95th percentile', ms(theme), '≤ 150 ms', theme <= 150);
};

const peer = async (name, mine, measurePeer) => {
  try {
    const { first, saves } = await measurePeer();
    const [middle, most] = [median(saves), quantile(saves, 0.95)];
    aside(`${name}: start until the first proof`, `${ms(first)}, ${times(first / mine.first)} Galley’s`);
    aside(
      `${name}: save until its proof, median and p95`,
      `${ms(middle)}, ${ms(most)}, ${times(middle / median(mine.saves))} Galley’s`,
    );
  } catch (cause) {
    absent(name, `could not be measured: ${cause instanceof Error ? cause.message : cause}`);
  }
};

const mark = (path, put) => {
  writeFileSync(path, put(readFileSync(path, 'utf8')));
  return path;
};

const preview = (galley, cwd) => ({
  cwd,
  args: (port) => [galley, 'preview', '--port', String(port)],
});

/** Twenty editions, a mark in the newest one's lead. */
const galleyProject = (root, cwd, galley) => {
  const id = layOut(cwd, root, 20).sort().at(-1);
  const folder = join(cwd, 'articles', id);
  const lead = join(
    folder,
    readdirSync(folder).find((name) => name.startsWith('01-')),
  );
  return { ...preview(galley, cwd), id, file: mark(lead, (text) => `${text.trimEnd()} Mark0x\n`) };
};

const themeProject = (root, cwd, galley) => {
  layOut(cwd, root, 20);
  const footer = join(cwd, 'templates/todays-cache/parts/footer.mjml');
  return {
    ...preview(galley, cwd),
    file: mark(footer, (text) => text.replace('</mj-text>', ' Mark0x</mj-text>')),
  };
};

const reactEmail = (cwd, { command, words }) => ({
  cwd,
  args: (port) => [command, 'dev', '--dir', 'emails', '--port', String(port)],
  path: '/preview/edition',
  file: words,
});

const maizzleServer = (cwd, { command, template }, node) => ({
  cwd,
  node,
  args: (port) => [command, 'dev', '--port', String(port)],
  path: '/emails/edition',
  file: template,
});
