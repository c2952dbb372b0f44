import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { createTransport } from 'nodemailer';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openInbox, type RunningInbox } from '../../src/inbox/inbox.ts';
import { chromiumFlags, findChromium } from '../setup/chromium.ts';
import { repository } from '../setup/project.ts';
import { freshInbox, temporaryFolder } from './support.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
/** One for all tests: a new one takes longer than most of them. */
let page: Page;
const errors: string[] = [];
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
  page = await browser.newPage();
  page.setDefaultTimeout(8000);
  page.on('pageerror', (error) => errors.push(error.message));
}, 60_000);
afterAll(() => browser.close());
afterEach(async () => {
  await page.goto('about:blank');
  expect(errors.splice(0)).toEqual([]);
});

/** The page as it is bundled before the tests. */
const assets = join(repository, 'dist');

const withPage = (): Promise<RunningInbox> => freshInbox({ assets });

const desk = { width: 1200, height: 800 };
const phone = { width: 390, height: 780 };

async function open(inbox: RunningInbox, viewport = desk): Promise<void> {
  await page.setViewportSize(viewport);
  await page.goto(inbox.url);
}

async function send(inbox: RunningInbox, more: object = {}): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: inbox.smtpPort, ignoreTLS: true });
  await transport.sendMail({
    from: 'Anna <anna@galley.test>',
    to: 'b@galley.test',
    subject: 'Hello',
    text: 'x',
    ...more,
  });
}

const chosen = () => page.locator('.inbox-list [aria-current]');
const row = (subject: string) => page.locator('.inbox-list button', { hasText: subject });
const frame = () => page.frameLocator('iframe');

describe('the list', () => {
  it('says how to send something while it is empty, and fills by itself', async () => {
    const inbox = await withPage();
    await open(inbox);
    await page.getByText(`port ${inbox.smtpPort}`).waitFor();
    await page.getByText('npm run send').waitFor();
    await send(inbox, { subject: 'Live arrival' });
    await row('Live arrival').waitFor();
    await page.getByText('1 new of 1').waitFor();
  });

  it('is searched, and goes on to older messages', async () => {
    const inbox = await withPage();
    for (let number = 1; number <= 60; number += 1) await send(inbox, { subject: `Message ${number}.` });
    await open(inbox);
    await row('Message 60.').waitFor();
    expect(await page.locator('.inbox-list li').count()).toBe(50);
    await page.getByText('Show older messages').click();
    await row('Message 1.').waitFor();
    await page.getByRole('searchbox').fill('message 17.');
    await expect.poll(() => page.locator('.inbox-list li').count()).toBe(1);
    await page.getByRole('searchbox').fill('nothing has this');
    await page.getByText('No message has “nothing has this” in it.').waitFor();
  });

  it('is used by keyboard alone: j, k, /, arrows through tabs, Delete', async () => {
    const inbox = await withPage();
    for (const subject of ['third', 'second', 'first']) await send(inbox, { subject });
    await open(inbox);
    await row('first').waitFor();
    await page.keyboard.press('j');
    await expect.poll(() => chosen().innerText()).toContain('first');
    await page.keyboard.press('j');
    await expect.poll(() => chosen().innerText()).toContain('second');
    await page.getByRole('tab', { name: 'Text' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { name: 'Checks' }).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Delete');
    await expect.poll(() => chosen().innerText()).toContain('third');
    expect(inbox.store.list().messages.map(({ subject }) => subject)).toEqual(['first', 'third']);
    await page.keyboard.press('k');
    await expect.poll(() => chosen().innerText()).toContain('first');
    await page.keyboard.press('/');
    await page.keyboard.type('third');
    await expect.poll(() => page.locator('.inbox-list li').count()).toBe(1);
  });

  it('deletes all after asking', async () => {
    const inbox = await withPage();
    await send(inbox);
    await open(inbox);
    await row('Hello').waitFor();
    page.once('dialog', (dialog) => void dialog.dismiss());
    await page.getByText('Delete all').click();
    expect(inbox.store.list().total).toBe(1);
    page.once('dialog', (dialog) => void dialog.accept());
    await page.getByText('Delete all').click();
    await page.getByText('No mail yet').waitFor();
    expect(inbox.store.list().total).toBe(0);
  });
});

describe('a message', () => {
  it('shows text, headers, parts, source and checks, and counts as read then', async () => {
    const inbox = await withPage();
    await send(inbox, { subject: 'Grüße', text: 'The words', html: '<p>The <b>markup</b></p>' });
    await open(inbox);
    await row('Grüße').click();
    expect(await frame().locator('b').innerText()).toBe('markup');
    const panel = page.getByRole('tabpanel');
    const tab = async (name: string) => {
      await page.getByRole('tab', { name }).click();
      await expect.poll(() => panel.innerText()).not.toContain('One moment');
      return panel.innerText();
    };
    expect(await tab('Text')).toContain('The words');
    expect(await tab('Headers')).toMatch(/Subject\s+Grüße/);
    expect(await tab('Parts')).toMatch(/multipart\/alternative[\s\S]*text\/plain[\s\S]*text\/html/);
    expect(await tab('Source')).toMatch(/Subject: =\?UTF-8\?/);
    expect(await tab('Checks')).toContain('The message carries no signature.');
    await expect.poll(() => inbox.store.list().unread).toBe(0);
  });

  it('is downloaded byte for byte, and so are its attachments', async () => {
    const inbox = await withPage();
    await send(inbox, { attachments: [{ filename: 'liste.csv', content: 'a;b\n' }] });
    await open(inbox);
    await row('Hello').click();
    const save = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name }).click(),
      ]);
      return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
    };
    const [summary] = inbox.store.list().messages;
    expect((await save('Download')).bytes).toEqual(await inbox.store.raw(summary?.id ?? ''));
    expect(await save('liste.csv')).toEqual({ name: 'liste.csv', bytes: Buffer.from('a;b\n') });
  });

  it('cannot run a script, redirect, reach other servers or the API, until pictures are asked for', async () => {
    const inbox = await withPage();
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const far = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    await send(inbox, {
      subject: 'Evil',
      html: `<html><head><meta http-equiv="refresh" content="0;url=${far}/refresh"><link rel="preconnect" href="${far}">
        <link rel="prefetch" href="${far}/prefetch"><style>@import "${far}/css"; p { background: url(${far}/bg) }</style></head>
        <body onload="fetch('${far}/onload')"><p id="p">Untouched</p><img src="${far}/picture"><img src=x onerror="parent.document.title='hacked'">
        <script>document.getElementById('p').textContent = 'hacked'; fetch('/api/messages', {method: 'DELETE'})</script>
        <svg onload="document.title='hacked'"></svg><iframe src="${far}/frame"></iframe><video src="${far}/video" poster="${far}/poster"></video>
        <form action="${far}/form"><button>Press</button></form></body></html>`,
    });
    await open(inbox);
    await row('Evil').click();
    expect(await frame().locator('#p').innerText()).toBe('Untouched');
    await page.waitForTimeout(400);
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: 'Load' }).click();
    await expect.poll(() => asked).toContain('/picture');
    await page.waitForTimeout(300);
    expect(asked.filter((path) => /refresh|onload|frame|form|video|prefetch/.test(path))).toEqual([]);
    expect(await frame().locator('#p').innerText()).toBe('Untouched');
    expect(inbox.store.list().total).toBe(1);
  });

  it('is read on a phone after the list, and Back leads there', async () => {
    const inbox = await withPage();
    await send(inbox);
    await open(inbox, phone);
    await row('Hello').click();
    await page.getByRole('heading', { name: 'Hello' }).waitFor();
    expect(await page.locator('.inbox-list').isVisible()).toBe(false);
    await page.goBack();
    await row('Hello').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

it('works below another server’s path, in a frame of that server and of no other', async () => {
  const inbox = await openInbox({ root: await temporaryFolder() });
  onTestFinished(() => inbox.close());
  const app = new Hono()
    .route(
      '/inbox',
      inbox.routes(() => port, { assets, base: '/inbox/' }),
    )
    .get('/', (context) => context.html('<iframe src="/inbox" width="1000" height="700"></iframe>'));
  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  await page.goto(`http://localhost:${port}/`);
  await page.frameLocator('iframe').getByText('No mail yet').waitFor();
  const envelope = { received: new Date().toISOString(), from: '', to: ['b@galley.test'], helo: '' };
  await inbox.store.deliver(
    Buffer.from('Subject: In the frame\r\nContent-Type: text/html\r\n\r\n<b>words</b>'),
    {
      ...envelope,
      remote: '127.0.0.1',
      body: '7bit',
      smtpUtf8: false,
      connection: 1,
    },
  );
  await page.frameLocator('iframe').getByText('In the frame').click();
  await page.frameLocator('iframe').frameLocator('iframe').getByText('words').waitFor();
  await page.goto(`http://127.0.0.1:${port}/`);
  await page.setContent(`<iframe src="http://localhost:${port}/inbox"></iframe>`);
  await page.waitForTimeout(300);
  expect(await page.frameLocator('iframe').getByRole('heading').count()).toBe(0);
});

it('gives axe nothing to find: empty, list, each tab; light and dark, on a desk and on a phone', async () => {
  const inbox = await withPage();
  await open(inbox);
  await page.getByText('No mail yet').waitFor();
  await looked('empty');
  await send(inbox, {
    html: '<p>x</p><img src="https://far.test/x">',
    attachments: [{ filename: 'a.txt', content: 'a' }],
  });
  await send(inbox, { subject: 'Unread' });
  await row('Unread').waitFor();
  await looked('list');
  await row('Hello').click();
  for (const tab of ['HTML', 'Text', 'Checks', 'Headers', 'Parts', 'Source']) {
    await page.getByRole('tab', { name: tab }).click();
    await expect.poll(() => page.getByRole('tabpanel').innerText()).not.toContain('One moment');
    await looked(tab);
  }
});

const looks = [desk, phone].flatMap((viewport) =>
  (['light', 'dark'] as const).map((colorScheme) => ({ viewport, colorScheme })),
);

/** Dark differs from light in its colours alone: what else there is to find, axe finds in light. */
const rulesOf = { light: undefined, dark: ['color-contrast', 'link-in-text-block'] };

/** Has axe look at a state of the page in every look. */
async function looked(state: string): Promise<void> {
  for (const { viewport, colorScheme } of looks) {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme });
    expect([state, viewport.width, colorScheme, await findings(rulesOf[colorScheme])]).toEqual([
      state,
      viewport.width,
      colorScheme,
      [],
    ]);
  }
  await page.setViewportSize(desk);
}

async function findings(rules?: string[]): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return page.evaluate(async (only) => {
    const tool = (globalThis as unknown as { axe: typeof import('axe-core') }).axe;
    const which = only ? { runOnly: { type: 'rule' as const, values: only } } : {};
    const { violations } = await tool.run(document, {
      iframes: false,
      resultTypes: ['violations'],
      ...which,
    });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  }, rules);
}
