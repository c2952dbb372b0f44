// `galley preview` in a real Chromium: from the start of the process to the first proof, and from a save until the proof shows it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { layOut } from '../content.mjs';
import { environment, median } from '../measure.mjs';
import { absent, aside, ms, row } from '../table.mjs';

export const title = 'Preview';

export const measure = async ({ root, work, galley, rounds }) => {
  const project = join(work, 'preview');
  const ids = layOut(project, root, 20);
  const id = ids.sort().at(-1);
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
  });
  try {
    const starts = [];
    for (let round = 0; round < rounds(5); round++) starts.push(await untilProof(galley, project, browser));
    const first = median(starts.map(({ proof }) => proof));
    const answer = median(starts.map(({ address }) => address));
    row('the command started until it prints its address, median', ms(answer), '≤ 500 ms', answer <= 500);
    aside('the same until the first proof is in the browser', ms(first));
    const story = await saves(
      galley,
      project,
      browser,
      join('articles', id, firstStory(project, id)),
      rounds(100),
    );
    row('a story saved until the proof shows it, median', ms(story.median), '≤ 50 ms', story.median <= 50);
    row('the same, the slowest of twenty (95th percentile)', ms(story.p95), '≤ 50 ms', story.p95 <= 50);
    const part = join('templates', 'todays-cache', 'parts', 'footer.mjml');
    const theme = await saves(galley, project, browser, part, rounds(30));
    row(
      'a theme file saved until the proof shows it, 95th percentile',
      ms(theme.p95),
      '≤ 150 ms',
      theme.p95 <= 150,
    );
  } finally {
    await browser.close();
  }
  absent(
    'react-email’s dev server',
    'not measured: a Next.js application of its own, not among what bench/ installs',
  );
  absent('Maizzle’s dev server', 'not measured: Maizzle 6 needs Node 22');
};

const firstStory = (project, id) =>
  readdirSync(join(project, 'articles', id)).find((name) => name.startsWith('01-'));

/** Starts the command; resolves with its address as soon as it is printed. */
const start = async (galley, project) => {
  const started = performance.now();
  const child = spawn(process.execPath, [galley, 'preview', '--port', '0'], {
    cwd: project,
    env: environment(),
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = await once(child.stdout, 'data');
  const [url] = /http:\S+/.exec(String(line));
  const stop = async () => {
    const ended = once(child, 'exit');
    child.kill('SIGINT');
    await ended;
  };
  return { url, started, address: performance.now() - started, stop };
};

const untilProof = async (galley, project, browser) => {
  const preview = await start(galley, project);
  const page = await browser.newPage();
  try {
    await page.goto(preview.url);
    await page.waitForSelector('html[data-shown]', { state: 'attached' });
    return { address: preview.address, proof: performance.now() - preview.started };
  } finally {
    await page.close();
    await preview.stop();
  }
};

/** Notes in the page when a mark first stands in the proof. */
const watcher = `{
  const inner = document.querySelector('iframe').contentDocument;
  window.seen = {};
  new MutationObserver(() => {
    const mark = /Mark(\\d+)x/.exec(inner.body.textContent);
    if (mark) window.seen[mark[1]] ??= performance.timeOrigin + performance.now();
  }).observe(inner, { subtree: true, childList: true, characterData: true });
}`;

const saves = async (galley, project, browser, file, count) => {
  const preview = await start(galley, project);
  const page = await browser.newPage();
  const path = join(project, file);
  const before = readFileSync(path, 'utf8');
  try {
    await page.goto(preview.url);
    await page.waitForSelector('html[data-shown]', { state: 'attached' });
    await page.evaluate(watcher);
    await wait(1500);
    const times = [];
    for (let at = 0; at < count; at++) {
      const saved = performance.timeOrigin + performance.now();
      writeFileSync(path, marked(before, at));
      times.push((await untilSeen(page, at)) - saved);
      await wait(100 + Math.random() * 300);
    }
    times.sort((a, b) => a - b);
    return { median: median(times), p95: times[Math.floor(times.length * 0.95)] };
  } finally {
    writeFileSync(path, before);
    await page.close();
    await preview.stop();
  }
};

/** Asked again and again: the page's policy forbids the evaluation that waitForFunction needs. */
const untilSeen = async (page, at) => {
  const until = performance.now() + 20_000;
  while (performance.now() < until) {
    const seen = await page.evaluate(`window.seen['${at}']`);
    if (seen) return seen;
    await wait(20);
  }
  throw new Error(`save ${at} was not seen within 20 s`);
};

const marked = (text, at) =>
  text.includes('</mj-text>')
    ? text.replace('</mj-text>', ` Mark${at}x</mj-text>`)
    : `${text.trimEnd()} Mark${at}x\n`;
