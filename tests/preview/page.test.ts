import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { layOutStressEditions } from '../../src/preview/stress.ts';
import { makeProject, newsletter, story } from '../setup/project.ts';
import { button, proof, seen, useBrowser } from './browser.ts';
import { id, lead, smallProject } from './support.ts';

const { start, open } = useBrowser();

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
