import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openInbox } from '../../src/inbox/inbox.ts';
import { story } from '../setup/project.ts';
import { type Look, proof, seen, useBrowser } from './browser.ts';
import { fullProject, id, lead, smallProject } from './support.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const { start, open } = useBrowser();

const violations = async (page: Page): Promise<string[]> => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe);
  return page.evaluate(async () => {
    const tool = (globalThis as unknown as { axe: typeof import('axe-core') }).axe;
    const { violations: found } = await tool.run(document, { iframes: false, resultTypes: ['violations'] });
    return found.flatMap(({ id: rule, nodes }) => nodes.map(({ html }) => `${rule}: ${html.slice(0, 160)}`));
  });
};

describe('the other faces', () => {
  it('show text, HTML, message, sizes, inbox rows and differences, by key', async () => {
    const page = await open(await start(fullProject()));
    await seen(page, 'The candlelight number');
    const main = page.getByRole('main');
    const face = async (key: string, wanted: RegExp) => {
      await page.keyboard.press(key);
      await expect.poll(() => main.innerText(), { timeout: 5000 }).toMatch(wanted);
    };
    await face('2', /In this edition[\s\S]*\[1\]/);
    await face('3', /<!doctype html>/i);
    expect(await main.locator('.hljs-tag').count()).toBeGreaterThan(50);
    await page.keyboard.press('/');
    await page.keyboard.type('candle');
    await main.getByText(/^1 of \d+$/).waitFor();
    await page.keyboard.press('Enter');
    await main.getByText(/^2 of \d+$/).waitFor();
    await page.keyboard.press('Tab');
    await page.getByRole('heading', { level: 1 }).click();
    await face('4', /multipart\/alternative[\s\S]*text\/plain[\s\S]*Message-ID[\s\S]*more lines of base64/i);
    await face('5', /% of the 102 KB[\s\S]*The theme: masthead/);
    await face('6', /Gmail, desktop[\s\S]*Outlook, phone/);
    await face('7', /has not been built yet/);
    expect(page.url()).toContain('face=differences');
    await page.getByLabel('the previous edition').check();
    await main.getByText('There is no earlier edition').waitFor();
    await face('1', /^/);
    await seen(page, 'The candlelight number');
  });

  it('offer the message as it is sent, byte for byte', async () => {
    const preview = await start();
    const page = await open(preview, '/?face=message');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download message.eml' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(`${id}.eml`);
    const proofed = (await preview.desk.sheet(id))?.proof?.message;
    expect(readFileSync(await download.path()).equals(proofed ?? new Uint8Array())).toBe(true);
  });

  it('have the test inbox among them', async () => {
    const root = smallProject();
    const page = await open(await start(root, { inbox: () => openInbox({ root }) }));
    await seen(page, 'A bridge opens');
    await page.keyboard.press('8');
    await page.getByText('No mail yet').waitFor();
    await page.keyboard.press('1');
    await seen(page, 'A bridge opens');
  });
});

describe('hostile content', () => {
  it('runs nothing, leaves the frame nowhere, and stays text in every face', async () => {
    const evil = `</script><script>parent.document.title='hacked'</script><img src=x onerror="parent.document.title='hacked'">`;
    const body = story('A bridge opens').replace('The maker', `${evil} [go](https://far.test/) The maker`);
    const root = smallProject({ [lead]: body.replace('headline: A bridge opens', `headline: ${evil}`) });
    const part = join(root, 'templates/todays-cache/parts/footer.mjml');
    writeFileSync(
      part,
      readFileSync(part, 'utf8').replace(
        '</mj-section>',
        `<mj-column><mj-text><a class="evil" href="javascript:parent.document.title='hacked'">press</a></mj-text></mj-column></mj-section>`,
      ),
    );
    const preview = await start(root);
    const page = await open(preview);
    await seen(page, 'The maker of phones');
    const link = proof(page).locator('a.evil');
    if ((await link.count()) > 0) await link.click();
    await proof(page).getByText('go', { exact: true }).first().click();
    await seen(page, 'The maker of phones');
    for (const key of ['2', '3', '4', '5', '6', '7']) {
      await page.keyboard.press(key);
      await page.getByRole('main').locator(':scope > *').first().waitFor();
    }
    expect(await page.title()).not.toBe('hacked');
    expect(await page.locator('img[onerror], main script').count()).toBe(0);
    expect(page.url()).toContain(preview.base);
  });
});

describe('for everybody', () => {
  it('lists its keys on ?, and closes that on Escape', async () => {
    const page = await open(await start());
    await seen(page, 'A bridge opens');
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await dialog.waitFor();
    expect(await dialog.locator('kbd').count()).toBeGreaterThan(10);
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
  });

  const sizes: [string, Look][] = [
    ['a phone', { width: 390, height: 844 }],
    ['a desktop at 200 %', { width: 640, height: 400 }],
    ['a small tablet', { width: 800, height: 1000 }],
  ];
  it.each(sizes)('has nothing wider than the window on %s', async (_name, look) => {
    const page = await open(await start(fullProject()), '', look);
    await seen(page, 'The candlelight number');
    const faces = ['proof', 'text', 'html', 'message', 'sizes', 'row', 'differences'];
    for (const [at, face] of faces.entries()) {
      await page.keyboard.press(String(at + 1));
      await expect.poll(() => page.url().includes(`face=${face}`) || face === 'proof').toBe(true);
      await page.getByRole('main').locator(':scope > *').first().waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([face, wide <= 0]).toEqual([face, true]);
    }
  });

  it('keeps the face that is shown in sight where the row of faces scrolls', async () => {
    const page = await open(await start(fullProject()), '', { width: 390, height: 844 });
    await seen(page, 'The candlelight number');
    const inSight = (name: string) =>
      page.getByRole('button', { name, exact: true }).evaluate((button) => {
        const box = button.getBoundingClientRect();
        return box.left >= 0 && box.right <= innerWidth;
      });
    expect(await inSight('Differences')).toBe(false);
    await page.keyboard.press('7');
    await expect.poll(() => inSight('Differences')).toBe(true);
    await page.keyboard.press('1');
    await expect.poll(() => inSight('Proof')).toBe(true);
  });

  const looks: [string, Look][] = [
    ['light', {}],
    ['dark', { dark: true }],
    ['dark on a phone', { dark: true, width: 390, height: 844 }],
  ];
  it.each(looks)('axe finds nothing, %s, on every face', async (_name, look) => {
    const root = smallProject({ [lead]: story('A bridge opens', 'draft: true\n') });
    const preview = await start(root, { inbox: () => openInbox({ root }) });
    const page = await open(preview, '', look);
    await seen(page, 'A bridge opens');
    await page.getByRole('complementary').getByText('draft').first().click();
    expect(await violations(page)).toEqual([]);
    const ready = {
      2: 'Copy text',
      3: 'Copy HTML',
      4: 'Copy message',
      5: 'Gmail cuts',
      6: 'Outlook, phone',
      7: 'galley build',
      8: 'No mail yet',
    };
    for (const [key, text] of Object.entries(ready)) {
      await page.keyboard.press(key);
      await page.getByText(text).first().waitFor();
      expect([key, await violations(page)]).toEqual([key, []]);
    }
    await page.keyboard.press('?');
    await page.getByRole('dialog').waitFor();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);
    await page.keyboard.press('1');
    await page.locator('iframe').waitFor();
    preview.save(lead, '---\nheadlin: x\n---\nBody.\n');
    await page.locator('.banner').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
