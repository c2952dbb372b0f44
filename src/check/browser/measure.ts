import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { error, warning } from '../../findings/finding.ts';
import type { Finding, ProofImage } from '../../model.ts';
import type { Context } from '../context.ts';
import type { NotRun } from '../rule.ts';
import { hasDarkColors } from '../rules/contrast.ts';
import { findBrowser, flags } from './find.ts';
import { type Seen, seeOverflow, seeTall, seeTargets, seeViolations, type Violation } from './in-page.ts';

/** What a real browser showed, as findings of the rules that asked. */
export interface Measured {
  touchTargets: Finding[];
  overflow: Finding[];
  tall: Finding[];
  contrast: Finding[];
  axe: Finding[];
}

const phone = { width: 375, height: 812 };
const desktop = { width: 800, height: 900 };
const address = 'http://galley.invalid/';

const done = new WeakMap<Context, Promise<Measured | NotRun>>();

/** Draws the page in Chromium without network or scripts of its own, once for all rules that ask. */
export const measure = (context: Context): Promise<Measured | NotRun> => {
  const known = done.get(context) ?? draw(context);
  done.set(context, known);
  return known;
};

const draw = async (context: Context): Promise<Measured | NotRun> => {
  const { chromium } = await import('playwright-core');
  const executablePath = findBrowser(chromium.executablePath());
  if (!executablePath) return { notRun: 'no Chromium or Chrome was found' };
  let browser: Browser | undefined;
  try {
    browser = await chromium.launch({ executablePath, args: flags, timeout: 30_000 });
    return await look(browser, context);
  } catch (cause) {
    return {
      notRun: `the browser failed: ${(cause instanceof Error ? cause.message : String(cause)).split('\n')[0]}`,
    };
  } finally {
    await browser?.close();
  }
};

const look = async (browser: Browser, context: Context): Promise<Measured> => {
  const page = await browser.newPage({ viewport: phone, colorScheme: 'light', serviceWorkers: 'block' });
  await serve(page, context);
  await page.goto(address, { waitUntil: 'load', timeout: 20_000 });
  const overflow = await page.evaluate(seeOverflow, phone.width);
  const targets = await page.evaluate(seeTargets, 24);
  await page.setViewportSize(desktop);
  const tall = await page.evaluate(seeTall, 1800);
  await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
  const violations = await page.evaluate(seeViolations, axeOptions(['wcag2a', 'wcag2aa', 'wcag21aa']));
  const dark = hasDarkColors(context) ? await inDark(page) : [];
  return {
    overflow: overflow.map((seen) =>
      found(
        seen,
        context,
        'overflow',
        `An element is ${seen.width} px wide, and a phone is ${phone.width}`,
        'Give it max-width: 100%, or let its words break',
      ),
    ),
    touchTargets: targets.map((seen) =>
      found(
        seen,
        context,
        'touch-target',
        `The link “${seen.text}” is ${seen.width} × ${seen.height} px, with another one close to it; 24 × 24 are wanted`,
        'Give it padding or a larger line height',
      ),
    ),
    tall: tall.map((seen) =>
      found(
        seen,
        context,
        'outlook-height',
        `A block is ${seen.height} px tall, and Outlook for Windows may break what is over 1,800`,
        'Make each story a section of its own',
      ),
    ),
    contrast: [
      ...poorTexts(violations, '', context),
      ...poorTexts(newIn(dark, violations), ' in the dark scheme', context),
    ],
    axe: violations
      .filter(({ id }) => id !== 'color-contrast')
      .flatMap((violation) => stumbling(violation, context)),
  };
};

const inDark = async (page: Page): Promise<Violation[]> => {
  await page.emulateMedia({ colorScheme: 'dark' });
  return page.evaluate(seeViolations, axeOptions(undefined));
};

/** What is pale in the dark only; the rest has been told for the light. */
const newIn = (dark: Violation[], light: Violation[]): Violation[] => {
  const known = new Set(light.flatMap(({ id, nodes }) => nodes.map(({ offset }) => `${id} ${offset}`)));
  return dark.map((violation) => ({
    ...violation,
    nodes: violation.nodes.filter(({ offset }) => !known.has(`${violation.id} ${offset}`)),
  }));
};

// What axe asks of whole web pages makes no sense of a message (landmarks, a main heading, ways to skip), and what
// other rules here say in more detail is not said twice.
const pagesOnly = [
  'region',
  'landmark-one-main',
  'page-has-heading-one',
  'bypass',
  'target-size',
  'meta-viewport',
  'scrollable-region-focusable',
  'image-alt',
  'html-has-lang',
  'html-lang-valid',
  'link-name',
];

const axeOptions = (tags: string[] | undefined) => ({
  runOnly: tags ? { type: 'tag', values: tags } : { type: 'rule', values: ['color-contrast'] },
  ...(tags && { rules: Object.fromEntries(pagesOnly.map((rule) => [rule, { enabled: false }])) }),
});

/** Answers the browser's requests from the proof alone; nothing leaves this machine. */
const serve = async (page: Page, context: Context): Promise<void> => {
  const images = new Map<string, ProofImage>();
  for (const image of context.proof.images) images.set(`images/${image.name}`, image);
  await page.route('**/*', async (route) => {
    const url = route.request().url();
    if (url === address)
      return route.fulfill({
        contentType: 'text/html; charset=utf-8',
        headers: {
          'content-security-policy': "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'",
        },
        body: withOffsets(context),
      });
    const image = images.get(decodeURIComponent(url.slice(address.length)));
    return image ? route.fulfill({ contentType: image.type, body: Buffer.from(image.bytes) }) : route.abort();
  });
};

// Each opening tag carries its own offset, by which a finding gets back to its source.
const withOffsets = ({ page }: Context): string => {
  let html = '';
  let at = 0;
  for (const tag of page.tags) {
    if (tag.implied || page.html[tag.start] !== '<') continue;
    const end = tag.start + 1 + tag.name.length;
    html += `${page.html.slice(at, end)} data-galley="${tag.start}"`;
    at = end;
  }
  return html + page.html.slice(at);
};

const found = (seen: Seen, context: Context, code: string, message: string, hint: string): Finding =>
  warning(code, message, { ...context.sources.content(seen.offset, 1, [seen.text]), hint });

const poorTexts = (violations: Violation[], scheme: string, context: Context): Finding[] =>
  violations
    .filter(({ id }) => id === 'color-contrast')
    .flatMap(({ nodes }) =>
      nodes.map(({ offset, contrast, text }) =>
        error(
          'contrast',
          `Text in ${contrast?.fgColor} on ${contrast?.bgColor} has a contrast of ${contrast?.contrastRatio}${scheme}, and ${contrast?.expectedContrastRatio} is wanted, as the browser draws it`,
          {
            ...context.sources.design(offset, 1, [contrast?.fgColor ?? '', contrast?.bgColor ?? '']),
            details: [`“${text}”`],
            hint: 'Make the text darker or the ground lighter, or the other way round',
          },
        ),
      ),
    );

const stumbling = ({ id, help, nodes }: Violation, context: Context): Finding[] => {
  const [first] = nodes;
  if (!first) return [];
  const more = nodes.length > 1 ? `, ${nodes.length} times` : '';
  return [
    warning('accessibility', `${help} (${id})${more}`, {
      ...context.sources.design(first.offset, 1, [first.text]),
      details: first.text ? [`first: “${first.text}”`] : [],
    }),
  ];
};
