import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { watchCommand } from '../../src/commands/watch.ts';
import { fakeIo, makeProject, story, writeProjectFile } from '../setup/project.ts';

const first = 'articles/2023-05-31/01-a.md';
const page = 'out/2023-05-31/index.html';

/** A watch that runs until the test is over. */
const startWatch = (root: string) => {
  const stop = new AbortController();
  const io = fakeIo(root, { signal: stop.signal });
  const ended = watchCommand([], {}, io);
  return {
    io,
    end: async () => {
      stop.abort();
      return ended;
    },
  };
};

const until = async (what: string, holds: () => boolean): Promise<void> => {
  const end = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > end) throw new Error(`it never came about that ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
};

const read = (root: string, path: string): string => {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return '';
  }
};

describe('galley build --watch', () => {
  it('builds again what a save touches, keeps the last good files while it is broken, and ends cleanly', async () => {
    const root = makeProject({ [first]: story('As it was', 'draft: true\n') });
    const { io, end } = startWatch(root);
    await until('it watches', () => io.complained().includes('Watching'));
    // Chokidar says nothing of what happens before it is ready.
    await new Promise((resolve) => setTimeout(resolve, 300));

    writeProjectFile(root, first, story('As it was', 'draft: true\ndek: As it is\n'));
    await until('the story is built', () => read(root, page).includes('As it is'));
    await until('it is said', () => /2023-05-31 {2}built in \d+ ms, \d warning/.test(io.printed()));
    // The draft was told of once, at the start.
    expect(io.complained().match(/warning {2}draft/g)).toHaveLength(1);

    writeProjectFile(root, first, story('Broken').replace('headline:', 'heading:'));
    await until('the error is told', () => io.complained().includes('unknown-key'));
    expect(read(root, page)).toContain('As it is');

    writeProjectFile(root, first, story('Mended'));
    await until('it is mended', () => read(root, page).includes('Mended'));

    writeProjectFile(root, 'articles/2023-06-01/01-b.md', story('A new edition'));
    await until('a new edition is built', () =>
      read(root, 'out/2023-06-01/index.html').includes('A new edition'),
    );

    const entry = 'templates/todays-cache/edition.mjml';
    writeProjectFile(root, entry, read(root, entry).replace('</mj-title>', ' THEME</mj-title>'));
    await until('the theme is built', () => read(root, page).includes(' THEME</title>'));

    rmSync(join(root, 'newsletter.yaml'));
    writeProjectFile(root, 'newsletter.yaml', 'name: Renamed\nfrom: a@example.org\n');
    await until('newsletter.yaml is taken in', () => read(root, page).includes('Renamed'));
    expect(await end()).toBe(0);
  });
});
