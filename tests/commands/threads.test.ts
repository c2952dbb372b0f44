import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ThemeThread, Thread } from '../../src/commands/threads.ts';
import { readPublication } from '../../src/config.ts';
import type { Proof } from '../../src/model.ts';
import { produce, themePathOf } from '../../src/press.ts';
import { loadTheme } from '../../src/theme/load.ts';
import { makeProject, repository, story, testCache } from '../setup/project.ts';

const assets = join(repository, 'dist');
const id = '2026-03-02';

const project = (): string => {
  const root = makeProject({ [`articles/${id}/01-lead.md`]: story('A bridge opens') });
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  return root;
};

const proofOf = async (root: string): Promise<Proof> => {
  const { publication } = readPublication(root);
  if (!publication) throw new Error('no publication');
  const { theme } = await loadTheme(themePathOf(publication), { root, cacheFolder: testCache });
  if (!theme) throw new Error('no theme');
  const { proof } = await produce(join(root, 'articles', id), theme, publication);
  if (!proof) throw new Error('no proof');
  return proof;
};

const themes = (root: string): { thread: ThemeThread; path: string; cacheFolder: string } => {
  const cacheFolder = mkdtempSync(join(tmpdir(), 'galley-threads-'));
  const thread = new ThemeThread(assets, { root, cacheFolder });
  onTestFinished(async () => {
    await thread.close();
    rmSync(cacheFolder, { recursive: true, force: true });
  });
  return { thread, path: join(root, 'templates/todays-cache'), cacheFolder };
};

it('the full check on a thread finds what it finds here', async () => {
  const { checkProof } = await import('../../src/check/check.ts');
  const proof = await proofOf(project());
  const thread = new Thread(assets, true);
  onTestFinished(() => thread.close());
  const found = await thread.ask({ kind: 'check', proof });
  const here = await checkProof(proof, { earlier: [] });
  expect(found.length).toBeGreaterThan(0);
  expect(found.map(({ code, message }) => [code, message])).toEqual(
    here.findings.map(({ code, message }) => [code, message]),
  );
});

it('a thread that ends fails what it was asked, and starts again when it is asked again', async () => {
  const proof = await proofOf(project());
  const thread = new Thread(assets, false);
  onTestFinished(() => thread.close());
  const asked = thread.ask({ kind: 'check', proof });
  const failed = expect(asked).rejects.toThrow('thread has ended');
  await thread.close();
  await failed;
  expect(await thread.ask({ kind: 'check', proof })).toBeInstanceOf(Array);
});

it('a theme compiled on a thread is in the cache, and one with errors brings its findings', async () => {
  const root = project();
  const { thread, path, cacheFolder } = themes(root);
  expect(await thread.compile(path)).toBeUndefined();
  await thread.warmUp(path);
  const compiled = await thread.compile(path);
  expect(compiled).toMatchObject({ isInCache: true });
  expect(compiled?.sources).toContain(join(path, 'edition.mjml'));
  const { theme } = await loadTheme(path, { root, cacheFolder });
  expect(theme?.name).toBeTruthy();

  const entry = join(path, 'edition.mjml');
  writeFileSync(entry, readFileSync(entry, 'utf8').replace('<mj-body', '<mj-bodi'));
  const broken = await thread.compile(path);
  expect(broken?.isInCache).toBe(false);
  expect(broken?.findings[0]?.place?.file).toBe('templates/todays-cache/edition.mjml');
});
