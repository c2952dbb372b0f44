import { copyFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCommand } from '../../src/commands/build.ts';
import { type ImportOptions, importCommand } from '../../src/commands/import.ts';
import { UsageError } from '../../src/commands/io.ts';
import { fakeIo, makeProject, repository, story } from '../setup/project.ts';

const day = '2024-03-05';
const fixtures = join(repository, 'tests/import/fixtures');

const run = async (root: string, sources: string[], options: ImportOptions = {}, stdin = '') => {
  const io = fakeIo(root, { stdin: async () => new TextEncoder().encode(stdin) });
  const code = await importCommand(sources, { edition: day, ...options }, io);
  return { code, out: io.printed(), err: io.complained() };
};

const projectWith = (names: string[], files: Record<string, string> = {}): string => {
  const root = makeProject(files);
  for (const name of names) copyFileSync(join(fixtures, name), join(root, name));
  return root;
};

const files = (root: string): string[] => readdirSync(join(root, 'articles', day)).sort();

describe('galley import', () => {
  it('makes the edition’s folder and writes numbered drafts, one a source', async () => {
    const root = projectWith(['graph.html', 'capture-french.txt']);
    const { code, out } = await run(root, ['graph.html', 'capture-french.txt']);
    expect(code).toBe(0);
    expect(files(root)).toEqual(['01-port-crews-test-quiet-cranes.md', '02-vieux-moulin-reprend-service.md']);
    expect(out).toContain(`wrote articles/${day}/01-port-crews-test-quiet-cranes.md`);
    expect(out).toContain('Port crews test quiet cranes');
  });

  it('writes drafts that build reads without an error', async () => {
    const root = projectWith(['graph.html', 'japanese-shift-jis.html', 'capture-w3m.txt']);
    await run(root, ['graph.html', 'japanese-shift-jis.html', 'capture-w3m.txt']);
    const io = fakeIo(root);
    expect(await buildCommand([], { json: true }, io)).toBe(0);
    expect(readFileSync(join(root, 'out', day, 'index.html'), 'utf8')).toContain('駅前の時計');
  });

  it('prints no line wider than 80 columns but addresses', async () => {
    const root = projectWith(['graph.html']);
    const { out } = await run(root, ['graph.html']);
    for (const line of out.split('\n')) expect([...line].length, line).toBeLessThanOrEqual(80);
  });

  it('goes on from the highest number, and never writes over a file', async () => {
    const root = projectWith(['graph.html'], { [`articles/${day}/07-old.md`]: story('Old') });
    await run(root, ['graph.html']);
    expect(files(root)).toEqual(['07-old.md', '08-port-crews-test-quiet-cranes.md']);
    expect(readFileSync(join(root, 'articles', day, '07-old.md'), 'utf8')).toBe(story('Old'));
  });

  it('puts a lead before all others without renaming them, and says when it cannot', async () => {
    const root = projectWith(['graph.html', 'metas.html'], { [`articles/${day}/01-old.md`]: story('Old') });
    await run(root, ['graph.html'], { lead: true });
    expect(files(root)).toEqual(['00-port-crews-test-quiet-cranes.md', '01-old.md']);
    const { out } = await run(root, ['metas.html'], { lead: true });
    expect(files(root)).toContain('02-bakers-count-their-hours.md');
    expect(out).toContain('import-lead-taken');
  });

  it('reports a source the edition already has, also under a tracker’s address', async () => {
    const root = projectWith(['graph.html'], {
      [`articles/${day}/01-old.md`]: story('Old').replace(
        'https://paper.example/story',
        'http://www.coast.example/ports/quiet-cranes/?utm_source=x',
      ),
    });
    const { code, out } = await run(root, ['graph.html']);
    expect(code).toBe(0);
    expect(files(root)).toEqual(['01-old.md']);
    expect(out).toContain('import-duplicate');
    expect(out).toContain('01-old.md');
  });

  it('reports a copied text whose headline the edition has, and one that comes twice', async () => {
    const root = projectWith(['capture-browser.txt', 'capture-french.txt']);
    expect((await run(root, ['capture-browser.txt'])).code).toBe(0);
    const { out } = await run(root, ['capture-browser.txt', 'capture-french.txt', 'capture-french.txt']);
    expect(out.match(/import-duplicate/g)).toHaveLength(2);
    expect(files(root)).toHaveLength(2);
  });

  it('writes nothing with --dry-run, not even a folder, and needs no project for it', async () => {
    const root = projectWith(['graph.html']);
    const { code, out } = await run(root, ['graph.html'], { dryRun: true });
    expect(code).toBe(0);
    expect(existsSync(join(root, 'articles'))).toBe(false);
    expect(out).toContain('Port crews test quiet cranes');
    expect((await run(fixtures, ['graph.html'], { dryRun: true })).code).toBe(0);
  });

  it('keeps the full text beside the story when asked, where builds do not look', async () => {
    const root = projectWith(['graph.html']);
    await run(root, ['graph.html'], { keepSource: true });
    const kept = readFileSync(
      join(root, 'articles', day, '01-port-crews-test-quiet-cranes.source.txt'),
      'utf8',
    );
    expect(kept).toContain('due before the monsoon.');
    const io = fakeIo(root);
    expect(await buildCommand([], {}, io)).toBe(0);
    expect(io.printed() + io.complained()).not.toContain('source.txt');
  });

  it('reads standard input', async () => {
    const root = projectWith([]);
    const text = readFileSync(join(fixtures, 'capture-browser.txt'), 'utf8');
    expect((await run(root, ['-'], {}, text)).code).toBe(0);
    expect(files(root)).toEqual(['01-port-crews-test-quiet-cranes.md']);
  });

  it('prints one object a source with --json', async () => {
    const root = projectWith(['graph.html', 'capture-undated.txt']);
    const { out } = await run(root, ['graph.html', 'capture-undated.txt'], { json: true, dryRun: true });
    const [first, second] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(Object.keys(first)).toEqual(
      expect.arrayContaining([
        'headline',
        'dek',
        'kicker',
        'authors',
        'source',
        'published',
        'image',
        'tags',
        'language',
        'body',
        'fullText',
        'findings',
      ]),
    );
    expect(first).toMatchObject({
      headline: 'Port crews test quiet cranes',
      authors: ['Anita Rao', 'Joel Dsouza'],
    });
    expect(second.published).toBeUndefined();
  });

  it('goes on after a source that cannot be read, and ends with 1', async () => {
    const root = projectWith(['graph.html']);
    const { code, err } = await run(root, ['none.html', 'file:///etc/passwd', 'graph.html']);
    expect(code).toBe(1);
    expect(err).toContain('import-unreadable');
    expect(err).toContain('import-refused');
    expect(files(root)).toEqual(['01-port-crews-test-quiet-cranes.md']);
  });

  it('follows the links of a feed only when asked, and falls back to the feed', async () => {
    const page = readFileSync(join(fixtures, 'graph.html'));
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url === '/gone') response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const item = (path: string, title: string) =>
      `<item><title>${title}</title><link>${base}${path}</link><pubDate>Wed, 31 May 2023 09:00:00 GMT</pubDate><description>The harbour of the town has new cranes, and they are quiet.</description></item>`;
    const feed = `<rss version="2.0"><channel><title>Coast</title>${item('/there', 'Cranes')}${item('/gone', 'Nets')}</channel></rss>`;
    try {
      const root = projectWith([]);
      await run(root, ['-'], { dryRun: true }, feed);
      expect(asked).toEqual([]);
      const { out } = await run(
        root,
        ['-'],
        { follow: true, json: true, dryRun: true, allowPrivate: true },
        feed,
      );
      expect(asked.sort()).toEqual(['/gone', '/there']);
      const [there, gone] = out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(there.authors).toEqual(['Anita Rao', 'Joel Dsouza']);
      expect(gone.headline).toBe('Nets');
      expect(gone.findings.map(({ code }: { code: string }) => code)).toContain('import-follow');
    } finally {
      server.closeAllConnections();
      server.close();
    }
  });

  it.each([
    [[], {}],
    [['x.html'], { edition: 'tomorrow' }],
    [['x.html'], { edition: '2023-02-31' }],
    [['x.html'], { as: 'pdf' }],
    [['x.html'], { since: 'yesterday' }],
    [['x.html'], { take: 0 }],
  ])('refuses %j with %j as wrongly called', async (sources, options) => {
    await expect(run(makeProject(), sources, options)).rejects.toBeInstanceOf(UsageError);
  });
});
