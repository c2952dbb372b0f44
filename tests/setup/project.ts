import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Io } from '../../src/commands/io.ts';

export const repository = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** One cache for all tests of a run, so that a theme is compiled once and not once a test. */
export const testCache = join(tmpdir(), `galley-test-cache-${process.getuid?.() ?? 0}`);

/** A project of its own in a temporary folder, with the theme of this repository; files by path from its root. */
export const makeProject = (files: Record<string, string> = {}): string => {
  const root = mkdtempSync(join(tmpdir(), 'galley-project-'));
  cpSync(join(repository, 'templates'), join(root, 'templates'), { recursive: true });
  const all = { 'newsletter.yaml': newsletter, ...files };
  for (const [path, text] of Object.entries(all)) writeProjectFile(root, path, text);
  return root;
};

export const writeProjectFile = (root: string, path: string, text: string | Uint8Array): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
};

export const newsletter = `name: The Test Letter
from: The Test Letter <letter@example.org>
language: en-GB
timeZone: Europe/London
`;

/** A story with nothing to remark on. */
export const story = (headline: string, more = ''): string => `---
headline: ${headline}
source:
  name: The Paper
  url: https://paper.example/story
${more}---
The maker of phones said on Tuesday that it would widen its work with a partner in the south of the country, where a new line for export is to open before the year is out, if the ministry agrees to the plan.

Both companies also mean to put money into making components nearer to where the phones are put together, which so far come by ship, and to train the people who will do it.
`;

/** A command's world, recorded. */
export const fakeIo = (
  cwd: string,
  over: Partial<Io> = {},
): Io & { printed: () => string; complained: () => string } => {
  let out = '';
  let err = '';
  return {
    cwd,
    env: { GALLEY_CACHE: testCache },
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    ask: async () => '',
    stdin: async () => new Uint8Array(),
    isTTY: false,
    width: 80,
    color: false,
    signal: new AbortController().signal,
    ...over,
    printed: () => out,
    complained: () => err,
  };
};
