import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { onTestFinished } from 'vitest';
import { checkProof } from '../../src/check/check.ts';
import { type Preview, type PreviewOptions, startPreview } from '../../src/preview/server.ts';
import { makeProject, repository, story, testCache } from '../setup/project.ts';

/** The page as the bundle has it, in a temporary folder. */
export const buildPage = async (): Promise<string> => {
  const assets = mkdtempSync(join(tmpdir(), 'galley-page-'));
  await build({
    entryPoints: { preview: join(repository, 'src/preview/page/main.tsx') },
    outdir: assets,
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'silent',
  });
  return assets;
};

export interface RunningPreview extends Preview {
  root: string;
  /** Its address without the last slash. */
  base: string;
  save: (path: string, text: string | Uint8Array) => void;
  read: (path: string) => string;
}

/** A preview of a project, ended with the test. */
export const previewOf = async (
  root: string,
  over: Partial<PreviewOptions> = {},
): Promise<RunningPreview> => {
  const preview = await startPreview({
    root,
    port: 0,
    onlyPort: false,
    host: false,
    assets: root,
    cacheFolder: testCache,
    check: async (proof) => (await checkProof(proof)).findings,
    ...over,
  });
  onTestFinished(async () => {
    await preview.close();
    rmSync(root, { recursive: true, force: true });
  });
  await preview.ready;
  await preview.desk.idle();
  return {
    ...preview,
    root,
    base: `http://127.0.0.1:${new URL(preview.addresses[0] ?? '').port}`,
    save: (path, text) => writeFileSync(join(root, path), text),
    read: (path) => readFileSync(join(root, path), 'utf8'),
  };
};

export const id = '2026-03-02';
export const lead = `articles/${id}/01-lead.md`;

/** A project with two editions of two stories each. */
export const smallProject = (files: Record<string, string> = {}): string =>
  makeProject({
    [`articles/${id}/edition.md`]:
      '---\nnumber: 7\npreheader: A line to follow the subject, and long enough\n---\nGood evening.\n',
    [lead]: story('A bridge opens'),
    [`articles/${id}/02-second.md`]: story('A harbour closes'),
    'articles/2026-02-27/01-older.md': story('The older lead'),
    'articles/2026-02-27/02-other.md': story('The other story'),
    ...files,
  });

/** A copy of the test edition with everything in it. */
export const fullProject = (): string => {
  const root = makeProject();
  const full = join(repository, 'tests/editions/full');
  cpSync(join(full, 'articles'), join(root, 'articles'), { recursive: true });
  writeFileSync(
    join(root, 'newsletter.yaml'),
    readFileSync(join(full, 'newsletter.yaml'), 'utf8').replace(/^theme:.*$/m, 'theme: todays-cache'),
  );
  return root;
};
