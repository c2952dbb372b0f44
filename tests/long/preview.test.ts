import { chromium } from 'playwright-core';
import { expect, it, onTestFinished } from 'vitest';
import { clock, noteMarks, summary, untilDrawn } from '../preview/marks.ts';
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
  // What the first full check loads stays, and is no growth.
  await page.getByRole('heading', { name: 'Checking…' }).waitFor({ state: 'detached' });
  await noteMarks(page);

  const path = 'articles/2026-06-17/03-harbour-ferry.md';
  const text = preview.read(path).trimEnd();
  const saved: number[] = [];
  let early = 0;
  for (let at = 0; at < saves; at++) {
    preview.save(path, `${text} Mark${at}x\n`);
    saved.push(clock());
    await new Promise((resolve) => setTimeout(resolve, between));
    if (at === 100) early = memory();
  }
  await untilDrawn(page, saves - 1);
  console.log(await summary(page, saved));
  const grown = memory() - early;
  console.log(`memory, from save 100 to save ${saves}: ${grown.toFixed(1)} MB more`);
  expect(grown).toBeLessThan(growth);
}, 300_000);
