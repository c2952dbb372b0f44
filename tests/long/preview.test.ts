import { chromium } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { buildPage, fullProject, previewOf } from '../preview/support.ts';
import { chromiumFlags, findChromium } from '../setup/chromium.ts';

const saves = 1000;
const between = 60;
/** MB that memory may grow from the hundredth save to the last. */
const growth = 20;

const memory = (): number => {
  if (!globalThis.gc) throw new Error('this test needs node --expose-gc');
  for (let round = 0; round < 4; round++) globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 2 ** 20;
};

it(`${saves} saves of a story are each seen or overtaken, and leave memory where it was`, async () => {
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString('--expose-gc');
  const { runInNewContext } = await import('node:vm');
  globalThis.gc ??= runInNewContext('gc');

  const preview = await previewOf(fullProject(), { assets: await buildPage() });
  const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort());
  await page.goto(preview.base);
  await page.frameLocator('iframe').getByText('The candlelight number').waitFor();
  // Passed to the page as text: the test runner's own helpers are not there.
  await page.evaluate(`{
    const inner = document.querySelector('iframe').contentDocument;
    window.seen = {};
    new MutationObserver(() => {
      const mark = /Mark(\\d+)x/.exec(inner.body.textContent);
      if (mark) window.seen[mark[1]] ??= performance.timeOrigin + performance.now();
    }).observe(inner, { subtree: true, childList: true, characterData: true });
  }`);

  const path = 'articles/2026-06-17/03-harbour-ferry.md';
  const text = preview.read(path).trimEnd();
  const saved: number[] = [];
  let early = 0;
  for (let at = 0; at < saves; at++) {
    saved.push(performance.timeOrigin + performance.now());
    preview.save(path, `${text} Mark${at}x\n`);
    await new Promise((resolve) => setTimeout(resolve, between));
    if (at === 100) early = memory();
  }
  await expect
    .poll(() => page.evaluate(`window.seen['${saves - 1}']`), { timeout: 30_000 })
    .toBeTypeOf('number');
  const seen = (await page.evaluate('window.seen')) as Record<string, number>;
  const times = saved
    .flatMap((time, at) => (seen[at] === undefined ? [] : [seen[at] - time]))
    .sort((a, b) => a - b);
  const share = (part: number): string => `${(times[Math.floor(times.length * part)] ?? 0).toFixed(0)} ms`;
  console.log(`save → seen, ${times.length} of ${saves} seen: p50 ${share(0.5)}, p95 ${share(0.95)}`);
  const grown = memory() - early;
  console.log(`memory, from save 100 to save ${saves}: ${grown.toFixed(1)} MB more`);
  expect(grown).toBeLessThan(growth);
}, 300_000);
