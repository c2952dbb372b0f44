import { rmSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import type { PreviewOptions } from '../../src/preview/server.ts';
import { chromiumFlags, findChromium } from '../setup/chromium.ts';
import { buildPage, previewOf, type RunningPreview, smallProject } from './support.ts';

export interface Look {
  dark?: boolean;
  width?: number;
  height?: number;
}

/**
 * One browser and one window for all tests of a file: a window of its own for each takes half a second. A preview has a
 * port and so an origin of its own, which nothing of the one before it reaches.
 */
export const useBrowser = () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  let assets: string;
  beforeAll(async () => {
    [browser, assets] = await Promise.all([
      chromium.launch({ executablePath: findChromium(), args: chromiumFlags }),
      buildPage(),
    ]);
    context = await browser.newContext({ reducedMotion: 'reduce' });
    page = await context.newPage();
    await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort());
  }, 60_000);
  afterAll(async () => {
    await browser.close();
    rmSync(assets, { recursive: true });
  });

  /** A preview with the bundled page; its full check finds nothing, at once, unless the test brings one. */
  const start = (root = smallProject(), over: Partial<PreviewOptions> = {}): Promise<RunningPreview> =>
    previewOf(root, { assets, check: async () => [], ...over });

  /** The window, at a preview's page. */
  const open = async ({ base }: RunningPreview, search = '', look: Look = {}): Promise<Page> => {
    const { dark = false, width = 1280, height = 800 } = look;
    const errors: string[] = [];
    const note = (error: Error): void => void errors.push(error.message);
    page.on('pageerror', note);
    onTestFinished(async () => {
      page.off('pageerror', note);
      await page.goto('about:blank');
      expect(errors).toEqual([]);
    });
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme: dark ? 'dark' : 'light' });
    await page.goto(base + search, { waitUntil: 'commit' });
    return page;
  };
  return { start, open };
};

export const proof = (page: Page) => page.frameLocator('iframe');
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
export const seen = (page: Page, text: string) => proof(page).getByText(text).first().waitFor();
