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

interface View {
  colorScheme?: 'light' | 'dark';
  width?: number;
  images?: boolean;
}

/** Opens the page as a reader has it; nothing but its own files is ever asked for. */
const open = async (url: string, { colorScheme = 'light', width = 640, images = true }: View) => {
  const page = await browser.newPage({ colorScheme, viewport: { width, height: 900 } });
  await page.route('**/*', (route) => {
    const request = route.request();
    const isOwn = request.url().startsWith('file:') && (images || request.resourceType() !== 'image');
    return isOwn ? route.continue() : route.abort();
  });
  await page.goto(url);
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
  it.each(['light', 'dark'] as const)('gives axe nothing to find in %s', async (colorScheme) => {
    const page = await open(await onDisk(each), { colorScheme });
    expect(await axe(page)).toEqual([]);
    await page.close();
  });

  it.each([true, false])('never scrolls sideways, with pictures %s', async (images) => {
    const url = await onDisk(each);
    for (const width of widths) {
      const page = await open(url, { width, images });
      expect(await overhang(page), `at ${width} px`).toBeLessThanOrEqual(0);
      await page.close();
    }
  });
});

describe('the proofs in Chromium', () => {
  it('see pale words in dark mode, and a page that is too wide', async () => {
    const place = mkdtempSync(join(folder, 'bad-'));
    const bad = `<!doctype html><html lang="en"><title>Bad</title><style>@media (prefers-color-scheme: dark)
      { main { background: #000; color: #222 } }</style><main><h1 style="width:700px">Words</h1></main></html>`;
    writeFileSync(join(place, 'index.html'), bad);
    const url = pathToFileURL(join(place, 'index.html')).href;
    expect(await axe(await open(url, { colorScheme: 'light' }))).toEqual([]);
    const page = await open(url, { colorScheme: 'dark' });
    expect(await axe(page)).toEqual([expect.stringContaining('color-contrast')]);
    expect(await overhang(page)).toBeGreaterThan(0);
  });
});
