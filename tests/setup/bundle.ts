import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from './project.ts';

/** The command as users run it: `node bin …`. */
export const bin = join(repository, 'src/bin.cjs');

/** Before any test: the bundle is made when it is missing or older than a source, so that tests run what is there. */
export default function setup(): void {
  const made = statSync(join(repository, 'dist/galley.cjs'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (newest(join(repository, 'src')) < made) return;
  const { status, stderr } = spawnSync(process.execPath, ['src/bundle.mjs'], {
    cwd: repository,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`node src/bundle.mjs failed:\n${stderr}`);
}

const newest = (folder: string): number =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((time, { parentPath, name }) => Math.max(time, statSync(join(parentPath, name)).mtimeMs), 0);
