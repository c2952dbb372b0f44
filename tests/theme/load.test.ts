import { execFileSync } from 'node:child_process';
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  unlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTheme } from '../../src/theme/load.ts';
import { column, folderOf, page, sample } from './kit.ts';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'galley-theme-cache-'));

const files = {
  'edition.mjml': page('<mj-section><mj-column><mj-include path="a.mjml" /></mj-column></mj-section>'),
  'a.mjml': '<mj-text>{{lead.slug}}</mj-text>',
  'theme.yaml':
    'name: The Wire\nwidths:\n  lead: 560\nprose:\n  p: "margin:0"\nlabels:\n  en:\n    hello: "Hello: {name}"\n  hi:\n    hello: "नमस्ते {name}"\n',
  'edition.txt.hbs':
    "{{label 'hello' name=publication.name}}\n{{#each stories}}\n* {{headline}}\n{{/each}}\n",
};

describe('a theme that is a folder', () => {
  it('brings name, prose, widths, labels and a text template', async () => {
    const folder = folderOf(files);
    const { theme, findings } = await loadTheme(folder, {});
    expect(findings).toEqual([]);
    expect(theme).toMatchObject({
      name: 'The Wire',
      path: resolve(folder),
      widths: { lead: 560, story: 600 },
    });
    expect(theme?.prose).toMatchObject({ p: 'margin:0' });
    expect(theme?.prose.a).toContain('underline');
    expect(theme?.labels.hi?.hello).toBe('नमस्ते {name}');
    expect(theme?.fillText(sample())).toBe(
      'Hello: Morning Wire\n* Headline 2 <with> "signs"\n* Headline 3 <with> "signs"\n* Headline 4 <with> "signs"\n',
    );
    expect(theme?.sources.map((path) => path.slice(folder.length + 1)).sort()).toEqual(
      Object.keys(files).sort(),
    );
  });

  it('names findings from the root it is given, and sources also when it is broken', async () => {
    const folder = folderOf({ 'themes/x/edition.mjml': '<mjml>' });
    const { theme, findings, sources } = await loadTheme(join(folder, 'themes/x'), { root: folder });
    expect(theme).toBeUndefined();
    expect(findings[0]?.place?.file).toBe('themes/x/edition.mjml');
    expect(sources).toEqual([join(folder, 'themes/x/edition.mjml')]);
  });
});

describe('a theme that is a single file', () => {
  it('gets the default prose, labels and text', async () => {
    const folder = folderOf({
      'mine.mjml': column('<mj-text>{{lead.slug}}</mj-text>'),
      'theme.yaml': 'name: [',
    });
    const { theme, findings } = await loadTheme(join(folder, 'mine.mjml'), {});
    expect(findings).toEqual([]);
    expect(theme).toMatchObject({
      name: 'mine',
      path: join(folder, 'mine.mjml'),
      widths: { lead: 600, story: 600 },
    });
    expect(theme?.fillText(sample())).toContain('Read the full story at The Daily [1]');
  });
});

describe('the cache', () => {
  it('keeps one entry a theme, for its user alone', async () => {
    const [folder, cacheFolder] = [folderOf(files), join(newFolder(), 'new')];
    const first = await loadTheme(folder, { cacheFolder });
    const second = await loadTheme(folder, { cacheFolder });
    const [name = '', ...others] = readdirSync(cacheFolder);
    expect(others).toEqual([]);
    expect(name).toBe(`theme-${first.theme?.key}.bin`);
    expect(statSync(join(cacheFolder, name)).mode & 0o777).toBe(0o600);
    expect(statSync(cacheFolder).mode & 0o777).toBe(0o700);
    expect(second.theme?.fillHtml(sample())).toBe(first.theme?.fillHtml(sample()));
    const { fillHtml: a, fillText: b, ...rest } = first.theme ?? {};
    expect(second.theme).toMatchObject(rest);
  });

  it('is asked again only while every file is the same', async () => {
    const folder = folderOf({ ...files, 'unused.mjml': 'x' });
    const key = async () => (await loadTheme(folder, {})).theme?.key;
    const keys = [await key()];
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(folder, name), `${text}\n`);
      keys.push(await key());
    }
    unlinkSync(join(folder, 'theme.yaml'));
    writeFileSync(join(folder, 'edition.txt.hbs'), 'x');
    keys.push(await key());
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys).not.toContain(undefined);
    writeFileSync(join(folder, 'unused.mjml'), 'y');
    expect(await key()).toBe(keys.at(-1));
  });

  it.each([
    ['cut short', (text: string) => text.slice(0, text.length / 2)],
    ['changed', (text: string) => text.replace('story', 'stery').replace('lead', 'leed')],
    ['emptied', () => ''],
    ['no JSON', () => 'x\ny'],
  ])('compiles again when its entry is %s', async (_, damage) => {
    const [folder, cacheFolder] = [folderOf(files), newFolder()];
    const first = await loadTheme(folder, { cacheFolder });
    const path = join(cacheFolder, readdirSync(cacheFolder)[0] ?? '');
    const good = readFileSync(path, 'latin1');
    writeFileSync(path, damage(good), 'latin1');
    const again = await loadTheme(folder, { cacheFolder });
    expect(again.theme?.fillHtml(sample())).toBe(first.theme?.fillHtml(sample()));
    expect(readFileSync(path, 'latin1').length).toBeGreaterThan(good.length / 2);
  });

  it('keeps no theme with errors', async () => {
    const cacheFolder = newFolder();
    await loadTheme(folderOf({ 'edition.mjml': '<mjml>' }), { cacheFolder });
    expect(readdirSync(cacheFolder)).toEqual([]);
  });

  it('does without a folder it cannot write', async () => {
    const parent = newFolder();
    writeFileSync(join(parent, 'file'), '');
    expect(
      (await loadTheme(folderOf(files), { cacheFolder: join(parent, 'file', 'x') })).theme,
    ).toBeDefined();
  });

  it('drops its oldest entries, and nothing it did not write', async () => {
    const cacheFolder = newFolder();
    for (let n = 0; n < 60; n += 1) {
      const path = join(cacheFolder, `theme-${String(n).padStart(64, '0')}.bin`);
      writeFileSync(path, '');
      utimesSync(path, 1e9 + n, 1e9 + n);
    }
    writeFileSync(join(cacheFolder, 'theme-mine.bin'), 'mine');
    await loadTheme(folderOf(files), { cacheFolder });
    const left = readdirSync(cacheFolder);
    expect(left).toContain('theme-mine.bin');
    expect(left).toContain(`theme-${'59'.padStart(64, '0')}.bin`);
    expect(left).not.toContain(`theme-${'0'.padStart(64, '0')}.bin`);
    expect(left.length).toBe(41);
  });
});

describe('a .mjmlconfig in the working folder', () => {
  it('is not run', () => {
    const folder = folderOf({
      '.mjmlconfig': '{"packages": ["./evil.js"], "options": {"minify": true}}',
      'evil.js': 'require("node:fs").writeFileSync("ran", ""); throw new Error("ran");',
      'node_modules/evil/index.js': '',
    });
    const script = join(folder, 'load.mjs');
    const module = resolve('src/theme/load-mjml.ts');
    const code = execFileSync(
      resolve('node_modules/.bin/esbuild'),
      [module, '--format=esm', '--platform=node'],
      { encoding: 'utf8' },
    ).replaceAll('import.meta.url', JSON.stringify(`file://${module}`));
    writeFileSync(
      script,
      `${code}\nconst { html } = await loadMjml().compile('<mjml><mj-body></mj-body></mjml>', {});\nconsole.log(html.length > 100, process.cwd() === ${JSON.stringify(folder)});`,
    );
    const output = execFileSync(process.execPath, [script], { cwd: folder, encoding: 'utf8' });
    expect(output).toBe('true true\n');
    expect(readdirSync(folder)).not.toContain('ran');
    // The trap works: mjml imported plainly runs it.
    try {
      const mjml = resolve('node_modules/mjml/lib/index.js');
      execFileSync(process.execPath, ['-e', `require(${JSON.stringify(mjml)})`], {
        cwd: folder,
        stdio: 'ignore',
      });
    } catch {}
    expect(readdirSync(folder)).toContain('ran');
    rmSync(folder, { recursive: true });
  });
});

describe('a warm load', () => {
  it('imports neither mjml, nor its parser, nor YAML, nor the compiler of Handlebars', async () => {
    const [folder, cacheFolder] = [folderOf(files), newFolder()];
    const bundle = join(newFolder(), 'bundle.mjs');
    const script = `import { loadTheme } from ${JSON.stringify(resolve('src/theme/load.ts'))};
const { theme } = await loadTheme(process.argv[2], { cacheFolder: process.argv[3] });
const { createRequire } = await import('node:module');
const loaded = Object.keys(createRequire(import.meta.url).cache);
console.log(JSON.stringify({ name: theme.name, loaded }));`;
    execFileSync(
      resolve('node_modules/.bin/esbuild'),
      [
        '--bundle',
        '--splitting=false',
        '--platform=node',
        '--format=esm',
        '--packages=external',
        `--outfile=${bundle}`,
      ],
      { input: script, cwd: resolve('.') },
    );
    const code = readFileSync(bundle, 'utf8').replaceAll(
      'import.meta.url',
      JSON.stringify(`file://${resolve('src/theme/x.mjs')}`),
    );
    const path = resolve('node_modules', `.galley-warm-load-${process.pid}.mjs`);
    writeFileSync(path, code.replaceAll('import.meta.dirname', JSON.stringify(resolve('src/theme'))));
    try {
      const run = (): { name: string; loaded: string[] } =>
        JSON.parse(execFileSync(process.execPath, [path, folder, cacheFolder], { encoding: 'utf8' }));
      expect(run().loaded.some((file) => file.includes('/mjml-core/'))).toBe(true);
      const { name, loaded } = run();
      expect(name).toBe('The Wire');
      expect(loaded.filter((file) => /mjml|htmlparser2|\/yaml\/|handlebars\/compiler/.test(file))).toEqual(
        [],
      );
    } finally {
      unlinkSync(path);
    }
  });
});
