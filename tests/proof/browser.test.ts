import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFlags, findChromium } from '../setup/chromium.ts';
import { type Case, editionCases, proofOf } from '../setup/editions.ts';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const widths = [320, 360, 640, 1000];

let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'galley-proof-'));
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
});

afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The edition as it lies in out/, for a browser to open. */
const onDisk = async (each: Case): Promise<string> => {
  const proof = await proofOf(each);
  const place = mkdtempSync(join(folder, 'edition-'));
  mkdirSync(join(place, 'images'));
  writeFileSync(join(place, 'index.html'), proof.html);
  for (const { name, bytes } of proof.images) writeFileSync(join(place, 'images', name), bytes);
  return pathToFileURL(join(place, 'index.html')).href;
};

/** A page that asks for nothing but files, and for pictures only when `images` says so. */
const readerPage = async (images = true): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 640, height: 900 } });
  await page.route('**/*', (route) => {
    const request = route.request();
    const isOwn = request.url().startsWith('file:') && (images || request.resourceType() !== 'image');
    return isOwn ? route.continue() : route.abort();
  });
  return page;
};

const axe = async (page: Page): Promise<string[]> => {
  await page.evaluate(axeSource);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations;
  });
  return found.map(({ id, help, nodes }) => `${id}: ${help} ${nodes.map((node) => node.html).join(' ')}`);
};

interface Violation {
  id: string;
  help: string;
  nodes: { html: string }[];
}

/** How many CSS pixels the page is wider than its window. */
const overhang = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

describe.each(editionCases)('in Chromium the edition $name', (each) => {
  let url: string;
  beforeAll(async () => {
    url = await onDisk(each);
  });

  it('gives axe nothing to find in light and in dark', async () => {
    const page = await readerPage();
    await page.goto(url);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      expect(await axe(page), colorScheme).toEqual([]);
    }
    await page.close();
  });

  it.each([true, false])('never scrolls sideways, with pictures %s', async (images) => {
    const page = await readerPage(images);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      // Opened anew: what a window was before must not decide how the page is laid out.
      await page.goto(url);
      expect(await overhang(page), `at ${width} px`).toBeLessThanOrEqual(0);
    }
    await page.close();
  });
});

describe('the proofs in Chromium', () => {
  it('see pale words in dark mode, and a page that is too wide', async () => {
    const place = mkdtempSync(join(folder, 'bad-'));
    const bad = `<!doctype html><html lang="en"><title>Bad</title><style>@media (prefers-color-scheme: dark)
      { main { background: #000; color: #222 } }</style><main><h1 style="width:700px">Words</h1></main></html>`;
    writeFileSync(join(place, 'index.html'), bad);
    const page = await readerPage();
    await page.goto(pathToFileURL(join(place, 'index.html')).href);
    expect(await axe(page)).toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await axe(page)).toEqual([expect.stringContaining('color-contrast')]);
    expect(await overhang(page)).toBeGreaterThan(0);
    await page.close();
  });
});
