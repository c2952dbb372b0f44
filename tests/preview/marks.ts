import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Milliseconds since 1970, to the thousandth, as a page counts them. */
export const clock = (): number => performance.timeOrigin + performance.now();

/**
 * Notes in the page when each mark, `Mark7x`, first stood in the proof and had been drawn. Passed to the page as text: the
 * test runner's own helpers are not there.
 */
export const noteMarks = async (page: Page): Promise<void> => {
  await page.evaluate(`{
    window.marks = {};
    const look = () => {
      const mark = /Mark(\\d+)x/.exec(document.querySelector('iframe')?.contentDocument?.body?.textContent ?? '')?.[1];
      if (mark && !(mark in window.marks)) {
        window.marks[mark] = 0;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => { window.marks[mark] = performance.timeOrigin + performance.now(); };
        port2.postMessage(0);
      }
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }`);
};

/** Waits until a mark has been drawn. */
export const untilDrawn = (page: Page, mark: number): Promise<unknown> =>
  expect
    .poll(() => page.evaluate(`window.marks[${mark}]`), { timeout: 30_000, interval: 10 })
    .toBeGreaterThan(0);

/** Of saves done at `saved`, by mark, the milliseconds until each was drawn, in words; some were overtaken. */
export const summary = async (page: Page, saved: readonly number[]): Promise<string> => {
  const drawn = (await page.evaluate('window.marks')) as Record<string, number>;
  const times = saved
    .flatMap((time, mark) => (drawn[mark] ? [drawn[mark] - time] : []))
    .sort((a, b) => a - b);
  const share = (part: number): string => `${(times[Math.floor(times.length * part)] ?? 0).toFixed(0)} ms`;
  return `save → seen, ${times.length} of ${saved.length} seen: p50 ${share(0.5)}, p95 ${share(0.95)}`;
};
