import { type SpawnSyncOptions, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bin } from '../setup/bundle.ts';
import { makeProject, story, testCache, writeProjectFile } from '../setup/project.ts';

const page = 'out/2026-06-17/index.html';

/**
 * The command as a process whose user has to respect permissions. Root does not, so root runs it without the
 * capabilities that let it pass: an unprivileged user's view, with root's own files.
 */
const unprivileged = (command: string[]): string[] =>
  process.getuid?.() === 0
    ? ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--inh-caps=-all', ...command]
    : command;

const galley = (root: string, args: string[], { node = [], cache = testCache, env = {} }: Options = {}) => {
  const [command = '', ...rest] = unprivileged([process.execPath, ...node, bin, ...args]);
  const options: SpawnSyncOptions = { cwd: root, env: { ...process.env, GALLEY_CACHE: cache, ...env } };
  const { status, stdout, stderr } = spawnSync(command, rest, { ...options, encoding: 'utf8' });
  return { status, out: String(stdout), err: String(stderr) };
};

interface Options {
  node?: string[];
  cache?: string;
  env?: Record<string, string>;
}

const project = (editions = 1): string => {
  const root = makeProject();
  for (let at = 0; at < editions; at++) writeProjectFile(root, storyOf(at), story(`Headline ${at}`));
  return root;
};

const storyOf = (at: number): string =>
  `articles/${new Date(Date.UTC(2026, 5, 17 + at)).toISOString().slice(0, 10)}/01-a.md`;

/** Every file below a folder and its bytes. */
const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .sort()
      .map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]),
  );

/** What readers open: the manifest's stamps differ from build to build. */
const editionsIn = (folder: string) => {
  const { '.galley-manifest.json': _, ...rest } = contents(folder);
  return rest;
};

const bug = /bug in Galley|\n\s+at /;

describe('galley build where the environment is wrong', () => {
  it('names a story that may not be read, and builds the other editions', () => {
    const root = project(2);
    chmodSync(join(root, storyOf(1)), 0);
    const { status, err } = galley(root, ['build']);
    expect([status, err]).toEqual([1, expect.stringContaining(`${storyOf(1)}:1:1  error  file-unreadable`)]);
    expect(err).not.toMatch(bug);
    expect(existsSync(join(root, page))).toBe(true);
  });

  it('names a part of the theme that may not be read', () => {
    const root = project();
    const [part = ''] = readdirSync(join(root, 'templates/todays-cache/parts'));
    chmodSync(join(root, 'templates/todays-cache/parts', part), 0);
    const { status, err } = galley(root, ['build']);
    expect(status).toBe(1);
    expect(err).toMatch(/templates\/todays-cache\/parts\/[\w.-]+:1:1 {2}error {2}file-unreadable/);
    expect(err).not.toMatch(bug);
  });

  it('without permission on out/ says so, and leaves what was there', () => {
    const root = project();
    expect(galley(root, ['build']).status).toBe(0);
    writeProjectFile(root, storyOf(0), story('Changed'));
    const before = contents(join(root, 'out'));
    chmodSync(join(root, 'out'), 0o555);
    const { status, err } = galley(root, ['build']);
    expect(status).toBe(70);
    expect(err).toMatch(/out\/\S+ could not be written: no permission/);
    expect(err).not.toMatch(bug);
    expect(contents(join(root, 'out'))).toEqual(before);
  });

  it('without permission on one edition’s folder leaves that edition whole', () => {
    const root = project();
    galley(root, ['build']);
    writeProjectFile(root, storyOf(0), story('Changed'));
    const before = editionsIn(join(root, 'out/2026-06-17'));
    chmodSync(join(root, 'out/2026-06-17'), 0o555);
    const { status, err } = galley(root, ['build']);
    expect([status, err]).toEqual([70, expect.stringContaining('could not be written: no permission')]);
    expect(editionsIn(join(root, 'out/2026-06-17'))).toEqual(before);
    expect(readdirSync(join(root, 'out'))).not.toContain('.galley-tmp');
  });

  it('without permission to read a story says which', () => {
    const root = project();
    chmodSync(join(root, storyOf(0)), 0o000);
    const { status, err } = galley(root, ['build']);
    expect(status).not.toBe(0);
    expect(err).toContain('01-a.md');
    expect(err).not.toMatch(bug);
  });

  it('with a file where out/ or a page should be says what stands in the way', () => {
    const root = project();
    writeFileSync(join(root, 'out'), 'mine');
    const first = galley(root, ['build']);
    expect([first.status, first.err]).toEqual([70, expect.stringContaining('a file stands where a folder')]);
    expect(readFileSync(join(root, 'out'), 'utf8')).toBe('mine');

    const other = project();
    mkdirSync(join(other, page), { recursive: true });
    const second = galley(other, ['build']);
    expect([second.status, second.err]).toEqual([
      70,
      expect.stringContaining('a folder stands in its place'),
    ]);
    expect(readdirSync(join(other, 'out/2026-06-17'))).toEqual(['index.html']);
  });

  it.each([0, 20_000, 40_000, 60_000])(
    'with a disk that is full after %i octets keeps every edition whole',
    (octets) => {
      const root = project(3);
      galley(root, ['build']);
      const before = editionsIn(join(root, 'out'));
      for (const at of [0, 1, 2]) writeProjectFile(root, storyOf(at), story(`Changed ${at}`));
      const fresh = makeProject();
      cpSync(join(root, 'articles'), join(fresh, 'articles'), { recursive: true });
      galley(fresh, ['build']);
      const after = editionsIn(join(fresh, 'out'));

      const full = { node: ['-r', join(import.meta.dirname, '../setup/faults.cjs')] };
      const { status, err } = galley(root, ['build'], { ...full, env: { GALLEY_TEST_DISK: String(octets) } });
      expect([status, err]).toEqual([70, expect.stringContaining('the disk is full')]);
      const now = editionsIn(join(root, 'out'));
      for (const id of ['2026-06-17', '2026-06-18', '2026-06-19']) {
        const files = (all: Record<string, string>) =>
          Object.entries(all).filter(([name]) => name.startsWith(id));
        const whole = [files(before), files(after)].map((each) => JSON.stringify(each));
        expect(whole, id).toContain(JSON.stringify(files(now)));
      }
      expect(galley(root, ['build']).status).toBe(0);
      expect(editionsIn(join(root, 'out'))).toEqual(after);
    },
  );

  it('with a cache folder that cannot be written to, or is a file, works without one', () => {
    const root = project();
    const cache = mkdtempSync(join(tmpdir(), 'galley-cache-'));
    chmodSync(cache, 0o500);
    expect(galley(root, ['build'], { cache })).toMatchObject({ status: 0, err: '' });
    writeFileSync(join(root, 'a-file'), '');
    expect(galley(root, ['build', '--out', 'other'], { cache: join(root, 'a-file') }).status).toBe(0);
    expect(editionsIn(join(root, 'other'))).toEqual(editionsIn(join(root, 'out')));
  });

  it('writes through a link named out, and leaves the link', () => {
    const root = project();
    const place = mkdtempSync(join(tmpdir(), 'galley-www-'));
    symlinkSync(place, join(root, 'out'));
    expect(galley(root, ['build']).status).toBe(0);
    expect(existsSync(join(place, '2026-06-17/message.eml'))).toBe(true);
    expect(galley(root, ['build']).out).toContain('1 edition unchanged');
    expect(readdirSync(place).sort()).toEqual(['.galley-manifest.json', '2026-06-17', 'index.html']);
  });

  it('ends well when nobody reads what it prints, with the exit code it would have had', () => {
    const root = project();
    const piped = (command: string) =>
      spawnSync('bash', ['-c', `${command}; echo "\${PIPESTATUS[0]}"`], {
        cwd: root,
        env: { ...process.env, GALLEY_CACHE: testCache, NODE: process.execPath, BIN: bin },
        encoding: 'utf8',
      });
    expect(piped('"$NODE" "$BIN" build 2>&1 | head -0')).toMatchObject({ stdout: '0\n', stderr: '' });
    expect(existsSync(join(root, page))).toBe(true);
    writeProjectFile(root, storyOf(0), '---\nheading: x\n---\nText\n');
    expect(piped('"$NODE" "$BIN" build 2>&1 | head -0')).toMatchObject({ stdout: '1\n', stderr: '' });
  });

  it('says that what it prints cannot be written', () => {
    const root = project();
    const { status, stderr } = spawnSync('bash', ['-c', '"$NODE" "$BIN" build > /dev/full'], {
      cwd: root,
      env: { ...process.env, GALLEY_CACHE: testCache, NODE: process.execPath, BIN: bin },
      encoding: 'utf8',
    });
    expect(status).toBe(70);
    expect(stderr).toContain('the disk is full');
    expect(stderr).not.toMatch(bug);
  });
});

describe('galley build, interrupted or beside another', () => {
  const many = 400;

  it('stops at Ctrl-C with exit code 130, every edition whole, and the next build does the rest', async () => {
    const root = project(many);
    const child = spawn(process.execPath, [bin, 'build'], {
      cwd: root,
      env: { ...process.env, GALLEY_CACHE: testCache },
    });
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    while (!existsSync(join(root, page)) && child.exitCode === null)
      await new Promise((resolve) => setTimeout(resolve, 2));
    child.kill('SIGINT');
    expect(await ended).toBe(130);
    const built = readdirSync(join(root, 'out')).filter((name) => /^\d/.test(name));
    expect(built.length).toBeLessThan(many);
    for (const id of built)
      expect(readdirSync(join(root, 'out', id)).sort(), id).toEqual([
        'edition.json',
        'index.html',
        'index.txt',
        'message.eml',
      ]);
    expect(readdirSync(join(root, 'out'))).not.toContain('.galley-tmp');
    const next = galley(root, ['build', '--json']);
    const { editions } = JSON.parse(next.out) as { editions: { unchanged: boolean }[] };
    expect(editions.filter((each) => each.unchanged)).toHaveLength(built.length);
  });

  it('does the same work as one when two run at once', async () => {
    const root = project(60);
    const run = () =>
      new Promise<{ code: number | null; err: string }>((resolve) => {
        const child = spawn(process.execPath, [bin, 'build', '--quiet'], {
          cwd: root,
          env: { ...process.env, GALLEY_CACHE: testCache },
        });
        let err = '';
        child.stderr.on('data', (text) => {
          err += text;
        });
        child.once('close', (code) => resolve({ code, err }));
      });
    expect(await Promise.all([run(), run(), run()])).toEqual(Array(3).fill({ code: 0, err: '' }));
    galley(root, ['build', '--out', 'alone']);
    expect(galley(root, ['build']).status).toBe(0);
    expect(editionsIn(join(root, 'out'))).toEqual(editionsIn(join(root, 'alone')));
  });
});
