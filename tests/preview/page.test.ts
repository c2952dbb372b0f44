import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { openInbox } from '../../src/inbox/inbox.ts';
import type { PreviewOptions } from '../../src/preview/server.ts';
import { layOutStressEditions } from '../../src/preview/stress.ts';
import { chromiumFlags, findChromium } from '../setup/chromium.ts';
import { makeProject, newsletter, story } from '../setup/project.ts';
import { buildPage, fullProject, id, lead, previewOf, type RunningPreview, smallProject } from './support.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let assets: string;
beforeAll(async () => {
  [browser, assets] = await Promise.all([
    chromium.launch({ executablePath: findChromium(), args: chromiumFlags }),
    buildPage(),
  ]);
}, 60_000);
afterAll(async () => {
  await browser.close();
  rmSync(assets, { recursive: true });
});

const start = (root = smallProject(), over: Partial<PreviewOptions> = {}) =>
  previewOf(root, { assets, ...over });

interface Look {
  dark?: boolean;
  width?: number;
  height?: number;
}

const open = async (
  { base }: RunningPreview,
  search = '',
  { dark = false, width = 1280, height = 800 }: Look = {},
): Promise<Page> => {
  const page = await browser.newPage({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  onTestFinished(() => page.close());
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  onTestFinished(() => expect(errors).toEqual([]));
  await page.route(/^https?:\/\/(?!127\.0\.0\.1)/, (route) => route.abort());
  await page.goto(base + search);
  return page;
};

const proof = (page: Page) => page.frameLocator('iframe');
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const seen = (page: Page, text: string) => proof(page).getByText(text).first().waitFor();

const violations = async (page: Page): Promise<string[]> => {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const tool = (globalThis as unknown as { axe: typeof import('axe-core') }).axe;
    const { violations: found } = await tool.run(document, { iframes: false });
    return found.flatMap(({ id: rule, nodes }) => nodes.map(({ html }) => `${rule}: ${html.slice(0, 160)}`));
  });
};

describe('the proof', () => {
  it('shows the newest edition first, and any other by the bar, by search and by key', async () => {
    const page = await open(await start());
    await seen(page, 'A bridge opens');
    const bar = page.getByRole('navigation', { name: 'Editions' });
    await bar.getByText('The older lead').waitFor();
    await page.keyboard.press('e');
    await page.keyboard.type('older');
    await expect.poll(() => bar.getByRole('listitem').count()).toBe(1);
    await page.keyboard.press('Enter');
    await seen(page, 'The older lead');
    expect(page.url()).toContain('edition=2026-02-27');
    await page.getByRole('searchbox').fill('');
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('[');
    await seen(page, 'A bridge opens');
    await page.goBack();
    await seen(page, 'The older lead');
  });

  it('is looked at in widths, schemes, without images and zoomed, all of it in the address', async () => {
    const preview = await start();
    const page = await open(preview);
    await seen(page, 'A bridge opens');
    const frame = page.locator('iframe');
    await button(page, '360 pixels').click();
    await expect.poll(async () => (await frame.boundingBox())?.width).toBe(360);
    await page.getByRole('slider', { name: 'Width of the proof' }).press('ArrowRight');
    await expect.poll(async () => (await frame.boundingBox())?.width).toBe(370);
    await page.getByLabel('Zoom').selectOption('150');
    await expect.poll(async () => (await frame.boundingBox())?.width).toBe(555);
    const background = () =>
      proof(page)
        .locator('body')
        .evaluate((body) => getComputedStyle(body).backgroundColor);
    const light = await background();
    await button(page, 'Dark').click();
    await expect.poll(background).not.toBe(light);
    await button(page, 'Inverted').click();
    await expect
      .poll(() =>
        proof(page)
          .locator('html')
          .evaluate((html) => getComputedStyle(html).filter),
      )
      .toContain('invert');
    await button(page, 'Images off').click();
    await expect.poll(() => frame.getAttribute('src')).toContain('images=off');
    await expect.poll(() => page.url()).toMatch(/width=370&scheme=inverted&zoom=150&images=off/);
    await page.reload();
    await seen(page, 'A bridge opens');
    expect((await frame.boundingBox())?.width).toBe(555);
    expect(await button(page, 'Inverted').getAttribute('aria-pressed')).toBe('true');
  });

  it('is dragged to any width', async () => {
    const page = await open(await start());
    await seen(page, 'A bridge opens');
    const handle = await page.getByRole('slider', { name: 'Width of the proof' }).boundingBox();
    if (!handle) throw new Error('no handle');
    await page.mouse.move(handle.x + 4, 400);
    await page.mouse.down();
    await page.mouse.move(handle.x - 46, 400);
    await page.mouse.up();
    await expect.poll(async () => (await page.locator('iframe').boundingBox())?.width).toBe(540);
    expect(page.url()).toContain('width=540');
  });

  it('shows drafts with a ribbon that is not in the bytes', async () => {
    const root = smallProject({ [lead]: story('Not finished', 'draft: true\n') });
    const preview = await start(root);
    const page = await open(preview);
    await page.locator('.ribbon').waitFor();
    expect((await preview.desk.sheet(id))?.proof?.html).not.toMatch(/ribbon/i);
  });
});

describe('a save', () => {
  it('is seen where one was, with scroll position and selection kept and no load of the frame', async () => {
    const preview = await start();
    const page = await open(preview, '', { height: 500 });
    await seen(page, 'A bridge opens');
    const pane = page.getByRole('region', { name: 'Proof' });
    await pane.evaluate((element) => element.scrollTo(0, 300));
    const frame = proof(page).locator('html');
    await frame.evaluate((html) => {
      html.dataset.same = 'document';
      const heading = [...html.querySelectorAll('h2, h1, h3')].find((each) =>
        each.textContent?.includes('A bridge opens'),
      );
      if (heading) html.ownerDocument.getSelection()?.selectAllChildren(heading);
    });
    const selection = () => frame.evaluate((html) => html.ownerDocument.getSelection()?.toString());
    expect(await selection()).toContain('A bridge opens');
    const second = `articles/${id}/02-second.md`;
    preview.save(second, story('A harbour opens again'));
    await seen(page, 'A harbour opens again');
    expect(await selection()).toContain('A bridge opens');
    expect(await pane.evaluate((element) => element.scrollTop)).toBe(300);
    // Chromium itself has loaded nothing: the mark on the document would be gone.
    expect(
      await page
        .locator('iframe')
        .evaluate(
          (element) =>
            (element as HTMLIFrameElement).contentWindow?.performance.getEntriesByType('navigation').length,
        ),
    ).toBe(1);
  });

  it('that breaks something lays the finding over the last good proof, until it is mended', async () => {
    const preview = await start();
    const page = await open(preview);
    await seen(page, 'A bridge opens');
    preview.save(lead, '---\nheadlin: Typed wrong\n---\nBody.\n');
    const banner = page.locator('.banner');
    await banner.getByText('This is the last good proof.').waitFor();
    expect(await banner.innerText()).toMatch(/01-lead\.md:2.*headlin/s);
    await seen(page, 'A bridge opens');
    preview.save(lead, story('All well again'));
    await seen(page, 'All well again');
    await expect.poll(() => banner.count()).toBe(0);
  });

  it('of the theme is seen, and its error named at its line while the proof stays', async () => {
    const preview = await start();
    const page = await open(preview);
    await seen(page, 'A bridge opens');
    const part = 'templates/todays-cache/parts/footer.mjml';
    const whole = preview.read(part);
    preview.save(
      part,
      whole.replace(
        '</mj-section>',
        '<mj-column><mj-text>Set this minute</mj-text></mj-column></mj-section>',
      ),
    );
    await seen(page, 'Set this minute');
    preview.save(part, whole.replace('<mj-section', '<mj-sektion'));
    await page
      .locator('.banner')
      .getByText(/footer\.mjml:\d+/)
      .waitFor();
    await seen(page, 'Set this minute');
    preview.save(part, whole);
    await expect.poll(() => page.locator('.banner').count()).toBe(0);
  });
});

describe('findings', () => {
  const broken = () =>
    smallProject({
      [`articles/${id}/02-second.md`]: story('A harbour closes', 'draft: true\n').replace(
        'https://paper.example/story',
        'https://example.com/x',
      ),
    });

  it('lead to the place in the proof and to the source line, and open it in the editor', async () => {
    const preview = await start(broken(), { editor: 'true' });
    const page = await open(preview);
    await seen(page, 'A harbour closes');
    const panel = page.getByRole('complementary', { name: 'Findings' });
    const finding = panel.getByRole('button', { name: /draft/ }).first();
    await finding.click();
    await page.locator('.highlight').waitFor();
    expect(await panel.locator('.frame .here').innerText()).toContain('draft: true');
    await button(page, 'Open in editor').click();
    const answer = page.waitForResponse((response) => response.url().endsWith('/api/open'));
    await page.keyboard.press('o');
    expect(await (await answer).json()).toEqual({ opened: true });
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.highlight').count()).toBe(0);
  });

  it('of the full preflight come after the proof, and the choice stays when they do', async () => {
    let release: () => void = () => undefined;
    const gate = new Promise<void>((done) => {
      release = done;
    });
    const late = { severity: 'error', code: 'spam', message: 'Found late', owner: 'editor' } as const;
    const preview = await start(broken(), {
      check: async () => {
        await gate;
        return [late];
      },
    });
    const page = await open(preview);
    await seen(page, 'A harbour closes');
    const panel = page.getByRole('complementary', { name: 'Findings' });
    await panel.getByRole('button', { name: /draft/ }).first().click();
    const chosen = () => panel.locator('[aria-expanded="true"]').innerText();
    const before = await chosen();
    release();
    await panel.getByText('Found late').waitFor();
    expect(await chosen()).toBe(before);
  });

  it('are walked with j and k; a click in the proof shows its source', async () => {
    const page = await open(await start(broken()));
    await seen(page, 'A harbour closes');
    const expanded = page.locator('.finding[aria-expanded="true"]');
    await page.getByRole('complementary').getByText('draft').first().waitFor();
    await page.keyboard.press('j');
    await expect.poll(() => expanded.count()).toBe(1);
    await page.keyboard.press('k');
    await expect.poll(() => expanded.count()).toBe(0);
    await proof(page).getByText('The maker of phones said').first().click();
    const picked = page.getByRole('region', { name: 'Source of what was clicked' });
    await picked.getByText(/01-lead\.md:\d+/).waitFor();
    await expect.poll(() => picked.locator('.frame .here').innerText()).toContain('The maker of phones');
  });
});

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

describe('empty and wrong states', () => {
  it('say how to make the first edition, and show it when it is there', async () => {
    const preview = await start(makeProject());
    const page = await open(preview);
    await page.getByRole('heading', { name: 'No editions yet' }).waitFor();
    await page.getByText('npm run new').waitFor();
    mkdirSync(join(preview.root, 'articles', id), { recursive: true });
    preview.save(lead, story('The first of all'));
    await seen(page, 'The first of all');
  });

  it('name what is wrong with newsletter.yaml, and end when it is mended', async () => {
    const preview = await start(smallProject({ 'newsletter.yaml': 'name: A letter\nfrom: nobody\n' }));
    const page = await open(preview);
    await page.getByRole('heading', { name: 'newsletter.yaml has errors' }).waitFor();
    await page
      .getByRole('complementary')
      .getByText(/newsletter\.yaml:2/)
      .waitFor();
    preview.save('newsletter.yaml', newsletter);
    await seen(page, 'A bridge opens');
  });

  it('name what is wrong with a theme, with its MJML line', async () => {
    const root = smallProject();
    const entry = 'templates/todays-cache/edition.mjml';
    const whole = readFileSync(join(root, entry), 'utf8');
    const preview = await start(smallProject({ [entry]: whole.replace('<mj-body', '<mj-bodi') }));
    const page = await open(preview);
    await page.getByRole('heading', { name: 'The theme does not compile' }).waitFor();
    await page.keyboard.press('j');
    await expect.poll(() => page.locator('.frame .here').innerText()).toContain('mj-bodi');
    preview.save(entry, whole);
    await seen(page, 'A bridge opens');
    rmSync(root, { recursive: true });
  });

  it('lead on when the edition looked at was renamed', async () => {
    const preview = await start();
    const page = await open(preview, `/?edition=${id}`);
    await seen(page, 'A bridge opens');
    const articles = join(preview.root, 'articles');
    renameSync(join(articles, id), join(articles, '2026-03-05'));
    await page.getByRole('heading', { name: `There is no edition ${id}` }).waitFor();
    await button(page, 'Show the newest, 2026-03-05').click();
    await seen(page, 'A bridge opens');
  });

  it('say that the preview has stopped, and keep the proof', async () => {
    const preview = await start();
    const page = await open(preview);
    await seen(page, 'A bridge opens');
    await preview.close();
    await page.getByText('The preview has stopped.').waitFor();
    await seen(page, 'A bridge opens');
  });
});

describe('a theme', () => {
  it('alone is shown against editions that try it, its errors at their line', async () => {
    const { root } = await layOutStressEditions();
    const own = makeProject();
    onTestFinished(() => rmSync(own, { recursive: true }));
    const themePath = join(own, 'templates/todays-cache');
    const preview = await start(root, { themePath });
    const page = await open(preview);
    const bar = page.getByRole('navigation', { name: 'Editions' });
    for (const name of [
      'full',
      'no picture',
      'very long headline',
      'eight stories',
      'one story',
      'no briefs',
      'urdu',
      'japanese',
    ])
      await bar.getByRole('button', { name: new RegExp(`^${name}`) }).waitFor();
    await bar.getByRole('button', { name: /^urdu/ }).click();
    await expect.poll(() => proof(page).locator('html').getAttribute('dir')).toBe('rtl');
    const entry = join(themePath, 'edition.mjml');
    writeFileSync(entry, readFileSync(entry, 'utf8').replace('<mj-body', '<mj-bodi'));
    await page
      .locator('.banner')
      .getByText(/edition\.mjml:\d+/)
      .waitFor();
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
    for (const face of ['proof', 'text', 'html', 'message', 'sizes', 'row', 'differences']) {
      await page.goto(`${new URL(page.url()).origin}/?face=${face}`);
      await page.getByRole('main').locator(':scope > *').first().waitFor();
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect([face, wide <= 0]).toEqual([face, true]);
    }
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
    await page.keyboard.press('1');
    await page.locator('iframe').waitFor();
    preview.save(lead, '---\nheadlin: x\n---\nBody.\n');
    await page.locator('.banner').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
