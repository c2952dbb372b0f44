import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCommand } from '../../src/commands/build.ts';
import { UsageError } from '../../src/commands/io.ts';
import { fakeIo, makeProject, story, writeProjectFile } from '../setup/project.ts';

const day = 'articles/2023-05-31';

const build = async (root: string, names: string[] = [], options = {}) => {
  const io = fakeIo(root);
  const code = await buildCommand(names, options, io);
  return { code, out: io.printed(), err: io.complained() };
};

describe('galley build', () => {
  it('writes HTML, text, message and record of an edition, and the shelf', async () => {
    const root = makeProject({ [`${day}/01-phones.md`]: story('Phones for export') });
    const { code, out } = await build(root);
    expect(code).toBe(0);
    expect(readdirSync(join(root, 'out/2023-05-31')).sort()).toEqual([
      'edition.json',
      'index.html',
      'index.txt',
      'message.eml',
    ]);
    expect(readFileSync(join(root, 'out/2023-05-31/index.html'), 'utf8')).toContain('Phones for export');
    expect(readFileSync(join(root, 'out/index.html'), 'utf8')).toContain('href="2023-05-31/index.html"');
    expect(out).toMatch(/2023-05-31 +Phones for export +1 /);
  });

  it('leaves no private mark in anything it writes', async () => {
    const root = makeProject({
      [`${day}/01-phones.md`]: story('Phones', 'kicker: Makers\ndek: More of them\n'),
    });
    await build(root);
    for (const name of ['index.html', 'index.txt', 'message.eml', 'edition.json']) {
      expect(readFileSync(join(root, 'out/2023-05-31', name), 'latin1'), name).not.toMatch(/[\x00-\x08]/);
    }
  });

  it.each([
    'Budget 2023: what it means',
    '5G’s #1 problem',
    '"Ecstatic": Dixon’s chief',
    '[Update] *star* @handle',
    '1984',
    '5.10',
    '<b>bold</b> & {{lead.headline}} </mj-text>',
  ])('prints the headline %s as it was typed', async (headline) => {
    const root = makeProject({ [`${day}/01-a.md`]: story(headline) });
    expect((await build(root)).code).toBe(0);
    const html = readFileSync(join(root, 'out/2023-05-31/index.html'), 'utf8');
    const shown = html
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&#39;/g, "'")
      .replace(/&amp;/g, '&');
    expect(shown).toContain(headline);
    expect(html).not.toContain('<b>bold');
    expect(readFileSync(join(root, 'out/2023-05-31/index.txt'), 'utf8').replace(/\s+/g, ' ')).toContain(
      headline,
    );
  });

  it('names the place and the mending of a misspelt field, and keeps the last good files', async () => {
    const root = makeProject({ [`${day}/01-a.md`]: story('Good') });
    await build(root);
    const before = readFileSync(join(root, 'out/2023-05-31/index.html'), 'utf8');
    writeProjectFile(root, `${day}/01-a.md`, story('Changed').replace('headline:', 'heading:'));
    const { code, err, out } = await build(root);
    expect(code).toBe(1);
    expect(err).toContain(`${day}/01-a.md:2:1  error  unknown-key`);
    expect(err).toMatch(/did you mean [“"`]?headline/i);
    expect(out).toContain('Not built: 2023-05-31');
    expect(readFileSync(join(root, 'out/2023-05-31/index.html'), 'utf8')).toBe(before);
  });

  it('builds the other editions when one is broken', async () => {
    const root = makeProject({
      [`${day}/01-a.md`]: story('Good'),
      'articles/2023-06-01/01-a.md': '---\nheading: bad\n---\nText\n',
    });
    expect((await build(root)).code).toBe(1);
    expect(existsSync(join(root, 'out/2023-05-31/index.html'))).toBe(true);
    expect(existsSync(join(root, 'out/2023-06-01'))).toBe(false);
  });

  it('counts the unchanged editions in one line, and touches none of their files', async () => {
    const root = makeProject({
      [`${day}/01-a.md`]: story('One'),
      'articles/2023-06-01/01-a.md': story('Two'),
    });
    await new Promise((resolve) => setTimeout(resolve, 60));
    await build(root);
    const before = statSync(join(root, 'out/2023-05-31/message.eml')).mtimeMs;
    const { out } = await build(root);
    expect(out).toContain('2 editions unchanged');
    expect(statSync(join(root, 'out/2023-05-31/message.eml')).mtimeMs).toBe(before);
    writeProjectFile(root, 'articles/2023-06-01/01-a.md', story('Two, changed'));
    const third = await build(root);
    expect(third.out).toContain('1 edition unchanged');
    expect(third.out).toContain('Two, changed');
  });

  it('builds what newsletter.yaml or the theme changes', async () => {
    const root = makeProject({ [`${day}/01-a.md`]: story('One') });
    await build(root);
    writeProjectFile(root, 'newsletter.yaml', 'name: Another Letter\nfrom: a@example.org\n');
    await build(root);
    expect(readFileSync(join(root, 'out/2023-05-31/index.html'), 'utf8')).toContain('Another Letter');
    const entry = join(root, 'templates/todays-cache/edition.mjml');
    writeFileSync(entry, readFileSync(entry, 'utf8').replace('</mj-title>', ' THEME</mj-title>'));
    await build(root);
    expect(readFileSync(join(root, 'out/2023-05-31/index.html'), 'utf8')).toContain(' THEME</title>');
  });

  it('takes an edition off the shelf whose folder is gone, and says so', async () => {
    const root = makeProject({
      [`${day}/01-a.md`]: story('One'),
      'articles/2023-06-01/01-a.md': story('Two'),
    });
    await build(root);
    rmSync(join(root, day), { recursive: true });
    const { out } = await build(root);
    expect(out).toContain('no longer in articles/: 2023-05-31');
    expect(existsSync(join(root, 'out/2023-05-31'))).toBe(false);
    expect(readFileSync(join(root, 'out/index.html'), 'utf8')).not.toContain('2023-05-31');
  });

  it('leaves the other editions on the shelf when one is named', async () => {
    const root = makeProject({
      [`${day}/01-a.md`]: story('One'),
      'articles/2023-06-01/01-a.md': story('Two'),
    });
    await build(root);
    await build(root, [day]);
    expect(readFileSync(join(root, 'out/index.html'), 'utf8')).toContain('2023-06-01');
  });

  it('refuses an edition that is not there, and names one that is', async () => {
    const root = makeProject({ [`${day}/01-a.md`]: story('One') });
    await expect(build(root, ['2023-05-30'])).rejects.toThrow(UsageError);
    await expect(build(root, ['2023-05-30'])).rejects.toMatchObject({
      hint: expect.stringContaining('2023-05-31'),
    });
  });

  it('writes to another folder with --out, and prints JSON with --json and only errors with --quiet', async () => {
    const root = makeProject({ [`${day}/01-a.md`]: story('One') });
    expect((await build(root, [], { out: 'elsewhere', quiet: true })).out).toBe('');
    expect(existsSync(join(root, 'elsewhere/2023-05-31/index.html'))).toBe(true);
    expect(existsSync(join(root, 'out'))).toBe(false);
    const report = JSON.parse((await build(root, [], { json: true })).out);
    expect(report.editions[0]).toMatchObject({ id: '2023-05-31', built: true, unchanged: false, stories: 1 });
  });

  it('follows a renamed edition', async () => {
    const root = makeProject({ [`${day}/01-a.md`]: story('One') });
    await build(root);
    renameSync(join(root, day), join(root, 'articles/2023-06-02'));
    await build(root);
    expect(readdirSync(join(root, 'out')).filter((name) => /^\d/.test(name))).toEqual(['2023-06-02']);
  });

  it('says how to begin where there are no editions', async () => {
    const root = makeProject();
    mkdirSync(join(root, 'articles'));
    const { code, out } = await build(root);
    expect(code).toBe(0);
    expect(out).toContain('galley new');
  });

  it('refuses a broken newsletter.yaml with its place, and a folder without one', async () => {
    const root = makeProject({ 'newsletter.yaml': 'name: A\nfrom: a@example.org\nlangauge: en\n' });
    const { code, err } = await build(root);
    expect(code).toBe(2);
    expect(err).toContain('newsletter.yaml:3:1');
    await expect(build('/')).rejects.toThrow(/newsletter\.yaml/);
  });
});
