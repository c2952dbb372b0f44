import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckCommandOptions, checkCommand } from '../../src/commands/check.ts';
import type { Io } from '../../src/commands/io.ts';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'galley-check-'));
  cpSync(join(import.meta.dirname, '../check/corpus/pier.mjml'), join(root, 'pier.mjml'));
  writeFileSync(
    join(root, 'newsletter.yaml'),
    'name: Pier and Tide\nfrom: Pier and Tide <crew@pier.example>\nlanguage: en-GB\ntimeZone: Europe/London\ntheme: pier.mjml\n',
  );
  edition(
    '2023-05-31',
    '',
    'draft: true\naccept:\n  draft: the last word comes at five\n',
    'https://post.example/ferries',
  );
  edition(
    '2023-06-07',
    'See [here](https://pier.example/plan).',
    'published: 2023-06-30\n',
    'https://post.example/ferries',
  );
});

afterAll(() => rmSync(root, { recursive: true, force: true }));

const edition = (id: string, more: string, fields: string, url: string): void => {
  const folder = join(root, 'articles', id);
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, 'edition.md'),
    '---\npreheader: Times, fares and two crews on the move this summer, and more\n---\n',
  );
  writeFileSync(
    join(folder, '01-ferries.md'),
    `---\nheadline: Harbour office sets out the ferries of ${id}\nsource:\n  name: The Post\n  url: ${url}\n${fields}---\nThe harbour office put out the times of the summer ferries on Tuesday, and asked the villages to answer within a month. Boats leave at nine.\n\nTwo crews have moved to the south pier for the season, where the water is deeper. The fares stay as they were last year. ${more}\n`,
  );
};

const run = async (
  names: string[],
  options: CheckCommandOptions = {},
): Promise<{ code: number; out: string }> => {
  let out = '';
  const io: Io = {
    cwd: root,
    env: { GALLEY_CACHE: join(root, 'cache') },
    out: (text) => {
      out += text;
    },
    err: () => {},
    ask: async () => '',
    stdin: async () => new Uint8Array(),
    isTTY: false,
    width: 100,
    color: false,
    signal: new AbortController().signal,
  };
  return { code: await checkCommand(names, options, io), out };
};

describe('galley check', () => {
  it('counts accepted findings and what was not run, and is content with the rest', async () => {
    const { code, out: lines } = await run(['2023-05-31']);
    const out = lines.replace(/\s+/g, ' ');
    expect(code).toBe(0);
    expect(out).toMatch(/\d+ rules: \d+ passed, .* 1 accepted, \d+ not run/);
    expect(out).toContain('accepted draft: the last word comes at five');
    expect(out).toContain(
      'touch-target, overflow, outlook-height, accessibility: it is measured in a browser: use --browser',
    );
  });

  it('keeps to the width of the terminal, and says once what was not run in any edition', async () => {
    const { out } = await run(['2023-05-31', '2023-06-07']);
    const wide = out.split('\n').filter((line) => line.length > 100);
    expect(wide).toEqual([]);
    expect(out.match(/it is measured in a\s+browser/g)).toHaveLength(1);
    const [, end = ''] = out.split('2 checked: ');
    expect(end).toMatch(/^ {2}not run in any {2}touch-target, overflow/m);
    expect((await run(['2023-05-31'])).out).toMatch(/^ {2}not run {2}touch-target, overflow/m);
  });

  it('points to the editor’s own lines, story by story', async () => {
    const { code, out } = await run(['2023-06-07']);
    expect(code).toBe(1);
    expect(out).toContain('1. Harbour office sets out the ferries of 2023-06-07');
    expect(out).toMatch(/articles\/2023-06-07\/01-ferries\.md:6:\d+ +error +dated-after/);
    expect(out).toMatch(/articles\/2023-06-07\/01-ferries\.md:10:\d+ +warning +link-text/);
    expect(out).toMatch(
      /warning +story-repeated +The source\s+already\s+ran\s+in\s+the\s+edition\s+of\s+2023-05-31/,
    );
  });

  it('prints everything as JSON', async () => {
    const { code, out } = await run([], { json: true });
    expect(code).toBe(1);
    const { checked } = JSON.parse(out);
    expect(checked.map(({ name }: { name: string }) => name)).toEqual(['2023-05-31', '2023-06-07']);
    expect(checked[0].clients[0]).toMatchObject({ client: 'gmail.desktop-webmail', lost: [] });
    expect(checked[0].rules).toContainEqual(
      expect.objectContaining({ code: 'spam', outcome: expect.any(String) }),
    );
  });

  it('annotates a pull request, with everything escaped', async () => {
    const { out } = await run(['2023-06-07'], { format: 'github' });
    expect(out).toMatch(
      /^::error file=articles\/2023-06-07\/01-ferries\.md,line=6,col=\d+,title=dated-after::The story was published on 2023-06-30.*%0A/m,
    );
  });

  it('takes warnings for failure with --strict', async () => {
    const path = join(root, 'page.html');
    writeFileSync(path, '<!doctype html><html><head><title>a</title></head><body><p>a</p></body></html>');
    expect((await run([], { html: ['page.html'] })).code).toBe(0);
    expect((await run([], { html: ['page.html'], strict: true })).code).toBe(1);
  });

  it('reads messages, also ones that are none', async () => {
    writeFileSync(join(root, 'noise.eml'), Buffer.from([0, 255, 13, 0, 10, 128]));
    const { code, out } = await run([], { eml: ['noise.eml'] });
    expect(code).toBe(1);
    expect(out).toContain('header-once');
  });

  it('says so when HTML is named as a message or a message as HTML', async () => {
    const html = '\ufeff\n<!DOCTYPE html><html><body><p>a</p></body></html>';
    writeFileSync(join(root, 'letter.html'), html);
    writeFileSync(join(root, 'cut.html'), '<p>Dear reader</p>');
    const head = 'Received: from a by b;\r\n\tWed, 31 May 2023 17:00:00 +0530\r\nSubject: News\r\n\r\n';
    writeFileSync(join(root, 'letter.eml'), `${head}${html}`);
    await expect(run([], { eml: ['letter.html'] })).rejects.toMatchObject({
      message: 'letter.html is HTML, not a message',
      hint: 'name it after --html',
    });
    await expect(run([], { html: ['letter.eml'] })).rejects.toMatchObject({
      message: 'letter.eml is a message, not HTML',
      hint: 'name it after --eml',
    });
    expect((await run([], { eml: ['letter.eml'] })).out).toContain('rules:');
    expect((await run([], { html: ['cut.html', 'letter.html'] })).out).toContain('rules:');
    writeFileSync(join(root, 'note.html'), 'Note: the ferry\nTime: nine');
    expect((await run([], { html: ['note.html'] })).out).toContain('rules:');
  });

  it('checks a theme by itself', async () => {
    const { code, out } = await run([], { theme: 'pier.mjml' });
    expect(code).toBe(0);
    expect(out).toContain('theme-rewrite');
  });

  it('shows what is wrong with a theme first, then a line for each rewrite; JSON has all of it', async () => {
    const source = readFileSync(join(root, 'pier.mjml'), 'utf8').replace(
      '</mj-body>',
      '</mj-column></mj-body>',
    );
    writeFileSync(join(root, 'crooked.mjml'), source);
    const { code, out } = await run([], { theme: 'crooked.mjml' });
    expect(code).toBe(1);
    const [found = '', rewritten = ''] = out.split(/(?<=Remove it.*\n)/);
    expect(found).toContain('theme-unclosed');
    expect(found).not.toContain(' → ');
    expect(rewritten.split('\n').filter((line) => line.length > 100)).toEqual([]);
    const lines = rewritten.split(/\n(?=crooked\.mjml:)/).filter((line) => line.includes(' → '));
    expect(lines[0]).toMatch(/^crooked\.mjml:\d+ {2}\S.* → .*<mj-raw>\{\{.*<\/mj-raw>/s);
    expect(rewritten).not.toContain('|');
    expect(rewritten).toContain(`${lines.length} lines rewritten for MJML`);
    const json = JSON.parse((await run([], { theme: 'crooked.mjml', json: true })).out);
    const codes = json.checked[0].findings.map((each: { code: string }) => each.code);
    expect(codes.filter((each: string) => each === 'theme-rewrite')).toHaveLength(lines.length);
    expect(codes).toContain('theme-unclosed');
  });

  it('says which file is not there', async () => {
    await expect(run([], { html: ['nowhere.html'] })).rejects.toThrow('there is no file nowhere.html');
    await expect(run(['2023-05-31'], { html: ['a.html'] })).rejects.toThrow('either editions or files');
    await expect(run([], { format: 'xml' })).rejects.toThrow('no format xml');
  });

  it('leaves the sources as they are', async () => {
    const path = join(root, 'articles/2023-05-31/01-ferries.md');
    const before = readFileSync(path);
    await run(['2023-05-31']);
    expect(readFileSync(path)).toEqual(before);
  });
});
