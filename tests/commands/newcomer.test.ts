import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCommand } from '../../src/commands/build.ts';
import { newCommand } from '../../src/commands/new.ts';
import { fakeIo, makeProject, newsletter, story, writeProjectFile } from '../setup/project.ts';

/** What somebody does in the first hour, and what Galley answers. */
const day = 'articles/2026-06-17';

const build = async (root: string) => {
  const io = fakeIo(root, { width: 120 });
  const code = await buildCommand([], {}, io);
  return { code, out: io.printed(), err: io.complained() };
};

const page = (root: string): string => readFileSync(join(root, 'out/2026-06-17/index.html'), 'utf8');

const edit = (root: string, path: string, from: string | RegExp, to: string): void => {
  const before = readFileSync(join(root, path), 'utf8');
  const after = before.replace(from, to);
  if (after === before) throw new Error(`${path} has no ${from}`);
  writeFileSync(join(root, path), after);
};

/** A built project with two stories. */
const started = async (files: Record<string, string> = {}): Promise<string> => {
  const root = makeProject({
    [`${day}/01-ferry.md`]: story('The ferry runs on batteries'),
    [`${day}/02-tower.md`]: story('The tower stands again'),
    ...files,
  });
  expect((await build(root)).code).toBe(0);
  return root;
};

describe('a newcomer in articles/', () => {
  it('changes a headline and sees it in page, text, subject and message', async () => {
    const root = await started();
    edit(root, `${day}/01-ferry.md`, 'The ferry runs on batteries', 'The ferry runs on hope');
    expect((await build(root)).out).toContain('The ferry runs on hope');
    for (const name of ['index.html', 'index.txt', 'message.eml', 'edition.json']) {
      const text = readFileSync(join(root, 'out/2026-06-17', name), 'utf8');
      expect(text, name).toContain('The ferry runs on hope');
      expect(text, name).not.toContain('batteries');
    }
  });

  it('adds a story and finds it in the place its number says', async () => {
    const root = await started();
    writeProjectFile(root, `${day}/1-5 Bridge.md`, story('A bridge between'));
    writeProjectFile(root, `${day}/03-library.md`, story('A library at last'));
    expect((await build(root)).out).toMatch(/ 4 /);
    const order = ['The ferry runs', 'A bridge between', 'The tower stands', 'A library at last'];
    const places = order.map((headline) => page(root).lastIndexOf(headline));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('adds a story without a number and is told that it is left out, and what to name it', async () => {
    const root = await started();
    writeProjectFile(root, `${day}/bridge.md`, story('A bridge'));
    expect((await build(root)).err).toMatch(/bridge\.md:1:1 +warning +file-stray[\s\S]*\d\d-bridge\.md/);
  });

  it('ends a story in .markdown and is told the name with the number it has', async () => {
    const root = await started();
    writeProjectFile(root, `${day}/03 The Bridge.markdown`, story('A bridge'));
    expect((await build(root)).err).toMatch(/file-stray[\s\S]* 03-the-bridge\.md/);
  });

  it('names an edition that is not there and is told to make it only where it can be made', async () => {
    const root = await started();
    const asked = (name: string) => buildCommand([name], {}, fakeIo(root));
    await expect(asked('2026-06-18')).rejects.toMatchObject({
      hint: 'did you mean 2026-06-17? npx galley new 2026-06-18 would make one',
    });
    await expect(asked('ferry')).rejects.toMatchObject({ hint: 'did you mean 2026-06-17?' });
  });

  it.each([
    [
      'leaves out the second ---',
      /---\n(?=The maker)/,
      '',
      /01-ferry\.md:1:\d+ +error +front-matter-unclosed/,
    ],
    ['misspells a key', 'headline:', 'heading:', /01-ferry\.md:2:1 +error +unknown-key[\s\S]*headline/],
    ['indents with a tab', '  name:', '\tname:', /01-ferry\.md:4:1 +error +\S+[\s\S]*spaces/],
    ['writes no headline', /headline: .*\n/, '', /01-ferry\.md:\d+:\d+ +error +field-missing[\s\S]*headline/],
    ['writes half an address', 'https://paper', 'htps//paper', /01-ferry\.md:5:8 +error +url-invalid/],
    ['forgets a colon', 'source:', 'source', /01-ferry\.md:\d+:\d+ +error +[\s\S]*:/],
  ])(
    '%s and is told where and how to mend it; the last good edition stays',
    async (_what, from, to, told) => {
      const root = await started();
      const before = page(root);
      edit(root, `${day}/01-ferry.md`, from, to);
      const { code, out, err } = await build(root);
      expect(code).toBe(1);
      expect(err).toMatch(told);
      expect(out).toContain('what was built before stays as it is');
      expect(page(root)).toBe(before);
    },
  );

  it('writes a headline with a colon, a hash and quotes, and reads it as typed', async () => {
    const root = await started();
    edit(root, `${day}/01-ferry.md`, 'The ferry runs on batteries', 'Budget 2023: what it means');
    edit(root, `${day}/02-tower.md`, 'The tower stands again', '"Ecstatic": 5G’s #1 fan');
    expect(await build(root)).toMatchObject({ code: 0 });
    expect(page(root)).toContain('Budget 2023: what it means');
    expect(page(root)).toContain('&quot;Ecstatic&quot;: 5G’s #1 fan');
  });

  it('gets notes for a fresh edition, none of them errors, and a right edition once it is filled in', async () => {
    const root = makeProject();
    expect(await newCommand('2026-06-17', { stories: 3 }, fakeIo(root))).toBe(0);
    const fresh = await build(root);
    expect(fresh.code).toBe(0);
    expect(fresh.err).toContain('note  placeholder');
    expect(fresh.err).not.toMatch(/\berror\b/);
    expect(page(root)).not.toMatch(/[‹›]/);

    edit(root, `${day}/02-story-2.md`, /# (image:\n)# (.*\n)# /, '$1$2');
    edit(root, `${day}/02-story-2.md`, '‹Headline›', 'A headline');
    expect((await build(root)).err).toContain('images/name.jpg');

    for (const name of readdirSync(join(root, day)).filter((each) => /^\d/.test(each)))
      writeProjectFile(root, `${day}/${name}`, story(`Headline of ${name}`));
    edit(
      root,
      `${day}/edition.md`,
      /preheader: .*/,
      'preheader: Three stories that are worth a look before lunch',
    );
    edit(root, `${day}/edition.md`, /editor: .*/, 'editor: Asha');
    edit(root, `${day}/edition.md`, /‹The greeting[^›]*›/, 'Good evening.');
    writeProjectFile(root, `${day}/briefs.md`, '- [A brief](https://paper.example/brief) in one line.\n');
    const filled = await build(root);
    expect(filled.code).toBe(0);
    expect(filled.err).not.toMatch(/placeholder/);
    expect(page(root)).toContain('Headline of 01-lead.md');
    expect(page(root)).toContain('Good evening.');
  });

  it('lays out no half edition when something stands in the way', async () => {
    const root = makeProject({ articles: 'a file, not a folder' });
    await expect(newCommand('2026-06-17', {}, fakeIo(root))).rejects.toThrow(/articles is a file/);
    expect(readFileSync(join(root, 'articles'), 'utf8')).toBe('a file, not a folder');
  });
});

describe('a newcomer in templates/', () => {
  const parts = 'templates/todays-cache/parts';

  it.each([
    [
      'misspells a name',
      '{{headline}}',
      '{{headlin}}',
      /^templates\/todays-cache\/parts\/lead\.mjml:\d+:\d+ +error +theme-name[\s\S]*headline/m,
    ],
    [
      'misspells a helper',
      '{{label ',
      '{{lable ',
      /^templates\/todays-cache\/parts\/lead\.mjml:\d+:\d+ +error +theme-helper[\s\S]*label/m,
    ],
    [
      'forgets a closing tag',
      '</mj-text>',
      '',
      /^templates\/todays-cache\/parts\/lead\.mjml:\d+:\d+ +error +theme-unclosed[\s\S]*mj-text/m,
    ],
    [
      'forgets a closing block',
      '{{/if}}',
      '',
      /^templates\/todays-cache\/parts\/lead\.mjml:\d+:\d+ +error +theme-/m,
    ],
    [
      'misspells an element',
      '<mj-text',
      '<mj-txt',
      /^templates\/todays-cache\/parts\/lead\.mjml:\d+:\d+ +error +theme-/m,
    ],
  ])(
    '%s and is told where and how to mend it; the last good edition stays',
    async (_what, from, to, told) => {
      const root = await started();
      const before = page(root);
      edit(root, `${parts}/lead.mjml`, from, to);
      const { code, err } = await build(root);
      expect(code).toBe(1);
      expect(err).toMatch(told);
      expect(page(root)).toBe(before);
    },
  );

  it('brings a single .mjml file from elsewhere, by its path in newsletter.yaml', async () => {
    const plain = `<mjml><mj-body><mj-section><mj-column>
      {{#with lead}}<mj-text>{{headline}}</mj-text><mj-text>{{{body}}}</mj-text>{{/with}}
      {{#each stories}}<mj-text>{{number}}. {{headline}}</mj-text>{{/each}}
    </mj-column></mj-section></mj-body></mjml>`;
    const root = await started({
      'brought/plain.mjml': plain,
      'newsletter.yaml': `${newsletter}theme: brought/plain.mjml\n`,
    });
    expect(page(root)).toContain('The ferry runs on batteries');
    expect(page(root)).toMatch(/2\. The tower stands again/);
    expect(readFileSync(join(root, 'out/2026-06-17/index.txt'), 'utf8')).toContain('The tower stands again');
  });

  it('names a theme that is not there, and is told which are', async () => {
    const root = makeProject({
      [`${day}/01-ferry.md`]: story('The ferry'),
      'newsletter.yaml': `${newsletter}theme: todays-cash\n`,
    });
    const { code, err } = await build(root);
    expect(code).not.toBe(0);
    expect(err).toMatch(/^newsletter\.yaml:\d+:\d+ +error +theme-missing/m);
    expect(err).toContain('todays-cash');
    expect(err).toContain('Did you mean todays-cache?');
    expect(existsSync(join(root, 'out'))).toBe(false);
  });
});
