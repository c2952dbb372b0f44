import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { prune, readCached, writeCached } from '../../src/images/cache.ts';
import { prepareImage } from '../../src/images/prepare.ts';
import { inFolder, photo } from './pictures.ts';

const key = 'k'.repeat(64);
const result = {
  type: 'image/png' as const,
  bytes: Buffer.from('\n{"bytes"}\n'),
  width: 3,
  height: 2,
  original: { width: 6, height: 4 },
};

describe('the picture cache', () => {
  it('gives back what was put in, and nothing for another key', async () => {
    await inFolder(async (_, folder) => {
      await writeCached(folder, key, result);
      expect(await readCached(folder, key)).toEqual(result);
      expect(await readCached(folder, 'other')).toBeUndefined();
      expect(await readdir(join(folder, 'images'))).toEqual([key]);
    });
  });

  it('is closed to other users', async () => {
    await inFolder(async (_, folder) => {
      await writeCached(folder, key, result);
      expect((await stat(join(folder, 'images'))).mode & 0o077).toBe(0);
      expect((await stat(join(folder, 'images', key))).mode & 0o077).toBe(0);
    });
  });

  it.each([
    ['cut short', (content: Buffer) => content.subarray(0, -1)],
    ['empty', () => Buffer.alloc(0)],
    ['not ours', () => Buffer.from('null\nx')],
    ['without its numbers', () => Buffer.from('{"length":1}\nx')],
  ])('ignores a file that is %s', async (_, spoil) => {
    await inFolder(async (_put, folder) => {
      await writeCached(folder, key, result);
      const file = join(folder, 'images', key);
      await writeFile(file, spoil(await readFile(file)));
      expect(await readCached(folder, key)).toBeUndefined();
    });
  });

  it('does without when it cannot be written', async () => {
    await inFolder(async (put) => {
      const file = await put('a-file-where-a-folder-should-be', '');
      await writeCached(file, key, result);
      expect(await readCached(file, key)).toBeUndefined();
      const picture = await put('x.png', await photo(60, 40));
      expect(
        (await prepareImage({ file: picture }, { shownWidth: 30, cacheFolder: file })).image,
      ).toBeDefined();
    });
  });

  it('drops the least recently used beyond its limits', async () => {
    await inFolder(async (put, folder) => {
      for (let age = 1; age <= 5; age++) {
        const file = await put(`age-${age}`, 'x'.repeat(100));
        await utimes(file, 1_700_000_000 - age, 1_700_000_000 - age);
      }
      await prune(folder, { files: 4, bytes: 10_000 });
      expect(await readdir(folder)).toEqual(['age-1', 'age-2', 'age-3', 'age-4']);
      await prune(folder, { files: 100, bytes: 250 });
      expect(await readdir(folder)).toEqual(['age-1', 'age-2']);
    });
  });

  it('counts a hit as use', async () => {
    await inFolder(async (_, folder) => {
      await writeCached(folder, key, result);
      const file = join(folder, 'images', key);
      await utimes(file, 1_600_000_000, 1_600_000_000);
      await readCached(folder, key);
      expect((await stat(file)).mtimeMs).toBeGreaterThan(Date.now() - 60_000);
    });
  });

  it('gives another process the same picture without loading sharp', async () => {
    await inFolder(async (put, folder) => {
      const file = await put('x.png', await photo(800, 500));
      const cacheFolder = join(folder, 'cache');
      const made = await prepareImage({ file }, { shownWidth: 300, cacheFolder });
      const bundle = join(folder, 'prepare.mjs');
      const broken = join(folder, 'node_modules', 'sharp');
      await mkdir(broken, { recursive: true });
      await writeFile(join(broken, 'index.js'), 'throw new Error("sharp was loaded")');
      await build({
        entryPoints: ['src/images/prepare.ts'],
        bundle: true,
        platform: 'node',
        format: 'esm',
        outfile: bundle,
        external: ['sharp'],
      });
      const script = `
        import { prepareImage } from ${JSON.stringify(bundle)};
        for (const shownWidth of [300, 301]) {
          const { image, findings } = await prepareImage({ file: ${JSON.stringify(file)} }, { shownWidth, cacheFolder: ${JSON.stringify(cacheFolder)} });
          console.log(JSON.stringify(image ? { ...image, bytes: Buffer.from(image.bytes).toString('base64') } : findings[0].message));
        }`;
      await writeFile(join(folder, 'run.mjs'), script);
      const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'run.mjs')]);
      const [hit, miss] = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(hit).toEqual({ ...made.image, bytes: Buffer.from(made.image?.bytes ?? []).toString('base64') });
      expect(miss).toContain('sharp was loaded');
    });
  });
});
