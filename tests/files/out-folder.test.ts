import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Row } from '../../src/files/manifest.ts';
import { type EditionFiles, OutFolder } from '../../src/files/out-folder.ts';
import { stampsSince } from '../../src/files/stamps.ts';
import { writeAtomic } from '../../src/files/write.ts';
import { WriteError } from '../../src/files/write-error.ts';

const row = (id: string): Row => ({
  id,
  date: id.slice(0, 10),
  subject: 's',
  language: 'en',
  stories: 1,
  drafts: 0,
  htmlSize: 1,
  errors: 0,
  warnings: 0,
});

let folder: string;
let source: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'galley-files-'));
  source = join(folder, 'story.md');
  writeFileSync(source, 'story');
  utimesSync(source, 1_600_000_000, 1_600_000_000);
});

const files = (...pairs: [string, string][]): EditionFiles => new Map(pairs);
const later = () => Date.now() + 1000;
const write = (out: OutFolder, content: EditionFiles, key = 'key') =>
  out.write(row('2023-05-31'), key, stampsSince([source], later()), content);

describe('OutFolder', () => {
  it('knows an edition again whose sources, key and files are as they were', () => {
    const out = new OutFolder(join(folder, 'out'));
    write(out, files(['index.html', 'a']));
    out.finish('shelf');
    const again = new OutFolder(join(folder, 'out'));
    expect(again.unchanged('2023-05-31', 'key')).toMatchObject({ id: '2023-05-31' });
    expect(again.unchanged('2023-05-31', 'another theme')).toBeUndefined();
  });

  it('builds again when a source changes, or a written file is removed or edited', () => {
    const path = join(folder, 'out');
    const out = new OutFolder(path);
    write(out, files(['index.html', 'a']));
    out.finish('shelf');
    writeFileSync(source, 'other');
    expect(new OutFolder(path).unchanged('2023-05-31', 'key')).toBeUndefined();
    write(out, files(['index.html', 'a']));
    expect(out.unchanged('2023-05-31', 'key')).toBeDefined();
    writeFileSync(join(path, '2023-05-31/index.html'), 'edited by hand');
    expect(out.unchanged('2023-05-31', 'key')).toBeUndefined();
    rmSync(join(path, '2023-05-31/index.html'));
    expect(out.unchanged('2023-05-31', 'key')).toBeUndefined();
  });

  it('does not trust the stamp of a source that was saved while it was read', () => {
    const out = new OutFolder(join(folder, 'out'));
    out.write(row('2023-05-31'), 'key', stampsSince([source], 0), files(['index.html', 'a']));
    expect(out.unchanged('2023-05-31', 'key')).toBeUndefined();
  });

  it('does not touch a file whose bytes stay the same', () => {
    const out = new OutFolder(join(folder, 'out'));
    write(out, files(['index.html', 'a'], ['index.txt', 'b']));
    const before = statSync(join(out.path, '2023-05-31/index.html'));
    expect(write(out, files(['index.html', 'a'], ['index.txt', 'c']))).toEqual(['2023-05-31/index.txt']);
    const after = statSync(join(out.path, '2023-05-31/index.html'));
    expect([after.mtimeMs, after.ino]).toEqual([before.mtimeMs, before.ino]);
  });

  it('removes a picture the edition no longer has, and nothing it did not write', () => {
    const out = new OutFolder(join(folder, 'out'));
    write(out, files(['index.html', 'a'], ['images/old.jpg', 'x']));
    writeFileSync(join(out.path, '2023-05-31/notes.txt'), 'mine');
    writeFileSync(join(out.path, '2023-05-31/images/mine.jpg'), 'mine');
    write(out, files(['index.html', 'a']));
    expect(existsSync(join(out.path, '2023-05-31/images/old.jpg'))).toBe(false);
    expect(readFileSync(join(out.path, '2023-05-31/images/mine.jpg'), 'utf8')).toBe('mine');
    expect(readFileSync(join(out.path, '2023-05-31/notes.txt'), 'utf8')).toBe('mine');
  });

  it('forgets an edition that is gone, and removes its folder when nothing else is in it', () => {
    const out = new OutFolder(join(folder, 'out'));
    write(out, files(['index.html', 'a'], ['images/a.jpg', 'x']));
    expect(out.forget(new Set())).toEqual(['2023-05-31']);
    expect(existsSync(join(out.path, '2023-05-31'))).toBe(false);
    expect(out.rows()).toEqual([]);
  });

  it('never removes what a forged manifest names outside the out folder', () => {
    const out = new OutFolder(join(folder, 'out'));
    write(out, files(['index.html', 'a']));
    out.finish('shelf');
    const manifest = join(out.path, '.galley-manifest.json');
    const forged = readFileSync(manifest, 'utf8').replace('"2023-05-31/index.html":', '"../story.md":');
    writeFileSync(manifest, forged);
    new OutFolder(out.path).forget(new Set());
    expect(existsSync(source)).toBe(true);
  });

  it('takes a damaged manifest for none', () => {
    mkdirSync(join(folder, 'out'));
    writeFileSync(join(folder, 'out/.galley-manifest.json'), '{"version":1,"edi');
    expect(new OutFolder(join(folder, 'out')).rows()).toEqual([]);
  });

  it('sweeps away what a killed build left and leaves no drafts of its own', () => {
    const tmp = join(folder, 'out/.galley-tmp');
    mkdirSync(tmp, { recursive: true });
    writeFileSync(join(tmp, '.galley-999999999-0.tmp'), 'half');
    const out = new OutFolder(join(folder, 'out'));
    expect(readdirSync(tmp)).toEqual([]);
    write(out, files(['index.html', 'a']));
    out.finish('shelf');
    expect(readdirSync(out.path).sort()).toEqual(['.galley-manifest.json', '2023-05-31', 'index.html']);
  });
});

describe('writeAtomic', () => {
  it('makes the folders it needs', () => {
    writeAtomic(join(folder, 'a/b/c.txt'), 'x');
    expect(readFileSync(join(folder, 'a/b/c.txt'), 'utf8')).toBe('x');
  });

  it('says what stands in the way, and leaves no draft behind', () => {
    mkdirSync(join(folder, 'taken/inside'), { recursive: true });
    expect(() => writeAtomic(join(folder, 'taken'), 'x')).toThrow(WriteError);
    expect(() => writeAtomic(join(source, 'below-a-file.txt'), 'x')).toThrow(
      /a file stands where a folder is needed/,
    );
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });
});
