import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pixelmatch from 'pixelmatch';
import { type Browser, chromium, type Page } from 'playwright-core';
import { PNG } from 'pngjs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chromiumFlags, findChromium } from '../setup/chromium.ts';
import { repository } from '../setup/project.ts';
import { buildPage, fullProject, previewOf } from './support.ts';

const folder = join(repository, 'tests/preview/screenshots');
/** `npm run test:screenshots` takes them anew. */
const renew = Boolean(process.env.UPDATE_SCREENSHOTS);
/** Share of pixels that may differ: edges of letters do from one build of the font renderer to the next. */
const tolerance = 0.02;

let browser: Browser;
let page: Page;
let assets: string;
beforeAll(async () => {
  const launching = chromium.launch({
    executablePath: findChromium(),
    args: [...chromiumFlags, '--font-render-hinting=none'],
  });
  [browser, assets] = await Promise.all([launching, buildPage()]);
  page = await browser.newPage();
  await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort());
  if (renew) mkdirSync(folder, { recursive: true });
  if (renew) writeFileSync(join(folder, 'made-with.json'), `${JSON.stringify(madeWith(), null, 2)}\n`);
}, 60_000);
afterAll(async () => {
  await browser.close();
  rmSync(assets, { recursive: true });
});

/** What draws them: the browser, and the fonts the theme’s and the page’s families fall to. */
const madeWith = () => ({
  chromium: browser.version(),
  fonts: Object.fromEntries(
    ['serif', 'sans-serif', 'monospace', 'Georgia', 'Arial', 'system-ui'].map((family) => [
      family,
      execFileSync('fc-match', [family], { encoding: 'utf8' }).trim(),
    ]),
  ),
});

interface Shot {
  name: string;
  search: string;
  width?: number;
  dark?: boolean;
  /** The proof’s frame only, not the page. */
  proof?: boolean;
}

const shots: Shot[] = [
  { name: 'page-light', search: '/' },
  { name: 'page-dark', search: '/', dark: true },
  { name: 'page-phone', search: '/', width: 390 },
  { name: 'proof-640-light', search: '/?width=640', proof: true },
  { name: 'proof-640-dark', search: '/?width=640&scheme=dark', proof: true },
  { name: 'proof-640-inverted', search: '/?width=640&scheme=inverted', proof: true },
  { name: 'proof-640-images-off', search: '/?width=640&images=off', proof: true },
  { name: 'proof-360-light', search: '/?width=360', proof: true },
  { name: 'proof-360-dark', search: '/?width=360&scheme=dark', proof: true },
];

/** The next picture, in the one window. */
const take = async (
  base: string,
  { search, width = 1280, dark = false, proof = false }: Shot,
): Promise<Buffer> => {
  await page.setViewportSize({ width, height: proof ? 1500 : 800 });
  await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
  await page.goto(base + search);
  const frame = page.frameLocator('iframe');
  await frame.getByText('The candlelight number').waitFor();
  await page.getByRole('heading', { name: 'No findings' }).waitFor();
  if (!search.includes('images=off'))
    await expect
      .poll(
        () =>
          frame.locator('img').evaluateAll((all) => all.every((img) => (img as HTMLImageElement).complete)),
        { interval: 10 },
      )
      .toBe(true);
  await page.evaluate(() => document.fonts.ready);
  // Two frames later everything that was to be laid out has been.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  const sheet = proof && (await page.locator('.sheet').boundingBox());
  const clip = sheet && { x: sheet.x, y: sheet.y, width: sheet.width, height: 1300 };
  return await page.screenshot({ animations: 'disabled', ...(clip && { clip }) });
};

/** With a palette a picture takes a third, and differs less than the tolerance. */
const small = (picture: PNG): Promise<Buffer> =>
  sharp(PNG.sync.write(picture)).png({ palette: true, colours: 128, effort: 10 }).toBuffer();

describe('screenshots', () => {
  it(`look as those committed, ${shots.map(({ name }) => name).join(', ')}`, async () => {
    const preview = await previewOf(fullProject(), { assets, check: async () => [] });
    const made = JSON.stringify(madeWith());
    const wanted = renew
      ? made
      : JSON.stringify(JSON.parse(readFileSync(join(folder, 'made-with.json'), 'utf8')));
    expect(made, 'another browser or other fonts: npm run test:screenshots takes them anew').toBe(wanted);
    for (const shot of shots) {
      const path = join(folder, `${shot.name}.png`);
      const now = PNG.sync.read(await take(preview.base, shot));
      if (renew || !existsSync(path)) {
        expect(renew, `${path} is missing: npm run test:screenshots`).toBe(true);
        writeFileSync(path, await small(now));
        continue;
      }
      const before = PNG.sync.read(readFileSync(path));
      expect([shot.name, now.width, now.height]).toEqual([shot.name, before.width, before.height]);
      const differing = pixelmatch(before.data, now.data, undefined, now.width, now.height, {
        threshold: 0.2,
      });
      const share = differing / (now.width * now.height);
      if (share > tolerance) writeFileSync(join(folder, `${shot.name}.new.png`), PNG.sync.write(now));
      expect([shot.name, share <= tolerance]).toEqual([shot.name, true]);
    }
  }, 90_000);
});
