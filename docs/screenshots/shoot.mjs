/**
 * Takes the README's screenshots of the test edition `full`: `node docs/screenshots/shoot.mjs`, after
 * `node src/bin.cjs build` in tests/editions/full. Needs Chromium, and Debian's fonts-noto-core for these very letters.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

const page =
  process.argv[2] ?? new URL('../../tests/editions/full/out/2026-06-17/index.html', import.meta.url).href;
const flags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'];
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: flags });

for (const width of [360, 640]) {
  for (const colorScheme of ['light', 'dark']) {
    const viewport = { width, height: 1180 };
    const context = await browser.newContext({ viewport, colorScheme, deviceScaleFactor: 2 });
    const tab = await context.newPage();
    await tab.route(/^https?:/, (route) => route.abort());
    await tab.goto(page);
    const shot = await tab.screenshot();
    const file = fileURLToPath(new URL(`todays-cache-${width}-${colorScheme}.png`, import.meta.url));
    await sharp(shot).png({ palette: true, colours: 64, effort: 10 }).toFile(file);
    await context.close();
  }
}
await browser.close();
