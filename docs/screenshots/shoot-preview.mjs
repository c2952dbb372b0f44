/**
 * Takes the pictures of docs/preview.md: `node docs/screenshots/shoot-preview.mjs`, after `npm run bundle`. It previews a
 * copy of the test edition `full` with two slips in it. Needs Chromium, and Debian's fonts-noto-core for these very letters.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import sharp from 'sharp';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'galley-shoot-'));
cpSync(join(repository, 'tests/editions/full'), root, { recursive: true });
cpSync(join(repository, 'templates'), join(root, 'templates'), { recursive: true });
const change = (path, from, to) => {
  const text = readFileSync(join(root, path), 'utf8');
  if (!from.test(text)) throw new Error(`${path} has no ${from}`);
  writeFileSync(join(root, path), text.replace(from, to));
};
change('newsletter.yaml', /^theme:.*$/m, 'theme: todays-cache');
const ferry = 'articles/2026-06-17/03-harbour-ferry.md';
change(ferry, /^headline:/m, 'draft: true\nheadline:');
cpSync(join(repository, 'tests/editions/minimal/articles'), join(root, 'articles'), { recursive: true });

const galley = spawn(process.execPath, [join(repository, 'src/bin.cjs'), 'preview', '--port', '0'], {
  cwd: root,
});
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
});
try {
  const [line] = await once(galley.stdout, 'data');
  const [address] = /http:\S+/.exec(String(line));
  const shoot = async (name, { search = '', width = 1280, height = 800, colorScheme = 'light', act }) => {
    const page = await browser.newPage({
      viewport: { width, height },
      colorScheme,
      deviceScaleFactor: name === 'findings' ? 1.5 : 1,
    });
    await page.route(/^https?:\/\/(?!localhost)/, (route) => route.abort());
    await page.goto(address + search);
    await page.locator('html[data-shown], main h2').first().waitFor({ state: 'attached' });
    await page.locator('.findings').first().waitFor();
    await page.getByText('DKIM').first().waitFor();
    await act?.(page);
    await page.waitForTimeout(600);
    const file = fileURLToPath(new URL(`preview-${name}.png`, import.meta.url));
    await sharp(await page.screenshot())
      .png({ palette: true, colours: 64, effort: 10 })
      .toFile(file);
    await page.close();
  };
  const choose = (page) => page.locator('.finding', { hasText: 'draft' }).first().click();
  await shoot('findings', { act: choose });
  await shoot('dark', { search: '?scheme=dark&width=414', colorScheme: 'dark' });
  await shoot('row', { search: '?face=row', height: 560 });
  await shoot('sizes', { search: '?face=sizes', height: 560 });
  await shoot('phone', { width: 390, height: 780 });
  await shoot('last-good', {
    height: 620,
    act: async (page) => {
      change(ferry, /^headline:/m, 'headlin:');
      await page.locator('.banner').waitFor();
      await page.locator('.finding').first().click();
    },
  });
} finally {
  const ended = once(galley, 'exit');
  galley.kill('SIGINT');
  await Promise.all([ended, browser.close()]);
  rmSync(root, { recursive: true, force: true });
}
