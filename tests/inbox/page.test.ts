import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import { build } from 'esbuild';
import { Hono } from 'hono';
import { createTransport } from 'nodemailer';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openInbox, type RunningInbox } from '../../src/inbox/inbox.ts';
import { chromiumFlags, findChromium } from '../setup/chromium.ts';
import { freshInbox, temporaryFolder } from './support.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium(), args: chromiumFlags });
}, 60_000);
afterAll(() => browser.close());

/** The page as the bundle has it. */
async function bundled(): Promise<string> {
  const assets = await temporaryFolder();
  await build({
    entryPoints: { inbox: 'src/inbox/page/main.tsx' },
    outdir: assets,
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  return assets;
}

async function withPage(): Promise<RunningInbox> {
  return freshInbox({ assets: await bundled() });
}

interface Look {
  dark?: boolean;
  phone?: boolean;
  /** `#message=…` */
  hash?: string;
}

async function open(
  inbox: RunningInbox,
  { dark = false, phone = false, hash = '' }: Look = {},
): Promise<Page> {
  const page = await browser.newPage({
    viewport: phone ? { width: 390, height: 780 } : { width: 1200, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
  });
  page.setDefaultTimeout(8000);
  onTestFinished(() => page.close());
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  onTestFinished(() => expect(errors).toEqual([]));
  await page.goto(`${inbox.url}${hash}`);
  return page;
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

const chosen = (page: Page) => page.locator('.inbox-list [aria-current]');
const row = (page: Page, subject: string) => page.locator('.inbox-list button', { hasText: subject });
const frame = (page: Page) => page.frameLocator('iframe');

describe('the list', () => {
  it('says how to send something while it is empty, and fills by itself', async () => {
    const inbox = await withPage();
    const page = await open(inbox);
    await page.getByText(`port ${inbox.smtpPort}`).waitFor();
    await page.getByText('npm run send').waitFor();
    await send(inbox, { subject: 'Live arrival' });
    await row(page, 'Live arrival').waitFor();
    await page.getByText('1 new of 1').waitFor();
  });

  it('is searched, and goes on to older messages', async () => {
    const inbox = await withPage();
    for (let number = 1; number <= 60; number += 1) await send(inbox, { subject: `Message ${number}.` });
    const page = await open(inbox);
    await row(page, 'Message 60.').waitFor();
    expect(await page.locator('.inbox-list li').count()).toBe(50);
    await page.getByText('Show older messages').click();
    await row(page, 'Message 1.').waitFor();
    await page.getByRole('searchbox').fill('message 17.');
    await expect.poll(() => page.locator('.inbox-list li').count()).toBe(1);
    await page.getByRole('searchbox').fill('nothing has this');
    await page.getByText('No message has “nothing has this” in it.').waitFor();
  });

  it('is used by keyboard alone: j, k, /, arrows through tabs, Delete', async () => {
    const inbox = await withPage();
    for (const subject of ['third', 'second', 'first']) await send(inbox, { subject });
    const page = await open(inbox);
    await row(page, 'first').waitFor();
    await page.keyboard.press('j');
    await expect.poll(() => chosen(page).innerText()).toContain('first');
    await page.keyboard.press('j');
    await expect.poll(() => chosen(page).innerText()).toContain('second');
    await page.getByRole('tab', { name: 'Text' }).focus();
    await page.keyboard.press('ArrowRight');
    expect(await page.getByRole('tab', { name: 'Checks' }).getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Delete');
    await expect.poll(() => chosen(page).innerText()).toContain('third');
    expect(inbox.store.list().messages.map(({ subject }) => subject)).toEqual(['first', 'third']);
    await page.keyboard.press('k');
    await expect.poll(() => chosen(page).innerText()).toContain('first');
    await page.keyboard.press('/');
    await page.keyboard.type('third');
    await expect.poll(() => page.locator('.inbox-list li').count()).toBe(1);
  });

  it('deletes all after asking', async () => {
    const inbox = await withPage();
    await send(inbox);
    const page = await open(inbox);
    await row(page, 'Hello').waitFor();
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
    const page = await open(inbox);
    await row(page, 'Grüße').click();
    expect(await frame(page).locator('b').innerText()).toBe('markup');
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
    const page = await open(inbox);
    await row(page, 'Hello').click();
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
    const page = await open(inbox);
    await row(page, 'Evil').click();
    expect(await frame(page).locator('#p').innerText()).toBe('Untouched');
    await page.waitForTimeout(400);
    expect(asked).toEqual([]);
    await page.getByRole('button', { name: 'Load' }).click();
    await expect.poll(() => asked).toContain('/picture');
    await page.waitForTimeout(300);
    expect(asked.filter((path) => /refresh|onload|frame|form|video|prefetch/.test(path))).toEqual([]);
    expect(await frame(page).locator('#p').innerText()).toBe('Untouched');
    expect(inbox.store.list().total).toBe(1);
  });

  it('is read on a phone after the list, and Back leads there', async () => {
    const inbox = await withPage();
    await send(inbox);
    const page = await open(inbox, { phone: true });
    await row(page, 'Hello').click();
    await page.getByRole('heading', { name: 'Hello' }).waitFor();
    expect(await page.locator('.inbox-list').isVisible()).toBe(false);
    await page.goBack();
    await row(page, 'Hello').waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  });
});

it('works below another server’s path, in a frame of that server and of no other', async () => {
  const inbox = await openInbox({ root: await temporaryFolder() });
  onTestFinished(() => inbox.close());
  const assets = await bundled();
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
  const page = await browser.newPage();
  page.setDefaultTimeout(8000);
  onTestFinished(() => page.close());
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

describe('axe finds nothing', () => {
  const looks: [string, Look][] = [
    ['light', {}],
    ['dark', { dark: true }],
    ['on a phone', { phone: true }],
    ['dark on a phone', { dark: true, phone: true }],
  ];
  it.each(looks)('%s: empty, list, each tab of a message', async (_name, look) => {
    const inbox = await withPage();
    const empty = await open(inbox, look);
    await empty.getByText('No mail yet').waitFor();
    expect(await findings(empty)).toEqual([]);
    await send(inbox, {
      html: '<p>x</p><img src="https://far.test/x">',
      attachments: [{ filename: 'a.txt', content: 'a' }],
    });
    await send(inbox, { subject: 'Unread' });
    const page = await open(inbox, look);
    await row(page, 'Unread').waitFor();
    expect(await findings(page)).toEqual([]);
    await row(page, 'Hello').click();
    for (const tab of ['HTML', 'Text', 'Checks', 'Headers', 'Parts', 'Source']) {
      await page.getByRole('tab', { name: tab }).click();
      await page.getByText('One edition').or(page.getByRole('tabpanel')).first().waitFor();
      expect([tab, await findings(page)]).toEqual([tab, []]);
    }
  });
});

async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const tool = (globalThis as unknown as { axe: typeof import('axe-core') }).axe;
    const { violations } = await tool.run(document, { iframes: false });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 120)}`));
  });
}
