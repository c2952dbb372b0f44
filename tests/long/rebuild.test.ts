import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildCommand } from '../../src/commands/build.ts';
import { bin } from '../setup/bundle.ts';
import { fakeIo, makeProject, newsletter, repository, story, testCache } from '../setup/project.ts';

const sequences = 200;
const steps = 8;
const kills = 100;

/** Random numbers that come again with the same seed, so that a failure can be repeated (mulberry32). */
const randomOf = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

type Random = ReturnType<typeof randomOf>;

const picture = join(repository, 'tests/editions/full/articles/2026-06-17/images/cookie-town.png');

const daysIn = (root: string): string[] => readdirSync(join(root, 'articles')).sort();

/** One thing people do between two builds. */
const changes: ((root: string, random: Random) => void)[] = [
  function addEdition(root, random) {
    const day = `2026-06-${String(1 + random(28)).padStart(2, '0')}`;
    mkdirSync(join(root, 'articles', day), { recursive: true });
    const number = 1 + random(3);
    const name = `0${number}-story-${number}.md`;
    writeFileSync(join(root, 'articles', day, name), story(`New ${random(1000)}`));
  },
  function changeStory(root, random) {
    const path = anyFile(root, random);
    if (path) writeFileSync(path, story(`Changed ${random(1000)}`));
  },
  function breakStory(root, random) {
    const path = anyFile(root, random);
    if (path) writeFileSync(path, '---\nheading: x\n---\nText\n');
  },
  function removeStory(root, random) {
    const path = anyFile(root, random);
    if (path) rmSync(path);
  },
  function removeEdition(root, random) {
    const days = daysIn(root);
    const day = days[random(days.length)];
    if (day && days.length > 1) rmSync(join(root, 'articles', day), { recursive: true });
  },
  function renameEdition(root, random) {
    const days = daysIn(root);
    const day = days[random(days.length)];
    const to = `2026-07-${String(1 + random(28)).padStart(2, '0')}`;
    if (day && !days.includes(to)) renameSync(join(root, 'articles', day), join(root, 'articles', to));
  },
  function addPicture(root, random) {
    const path = anyFile(root, random);
    if (!path) return;
    mkdirSync(join(path, '../images'), { recursive: true });
    cpSync(picture, join(path, '../images/a.png'));
    const image = 'image:\n  file: images/a.png\n  alt: A town\n';
    writeFileSync(path, story(`With a picture ${random(1000)}`, image));
  },
  function changePublication(root, random) {
    writeFileSync(join(root, 'newsletter.yaml'), `${newsletter}tagline: Number ${random(3)}\n`);
  },
  function changeTheme(root, random) {
    const path = join(root, 'templates/todays-cache/edition.txt.hbs');
    const before = readFileSync(path, 'utf8').replace(/{{!-- \d+ --}}\n$/, '');
    writeFileSync(path, `${before}{{!-- ${random(3)} --}}\n`);
  },
  // Not the manifest: what no manifest lists is never removed, and so stays.
  function loseOutput(root, random) {
    const files = filesBelow(join(root, 'out')).filter((path) => !path.endsWith('manifest.json'));
    const path = files[random(files.length)];
    if (path) rmSync(path);
  },
  function editOutput(root, random) {
    const files = filesBelow(join(root, 'out')).filter((path) => !path.endsWith('manifest.json'));
    const path = files[random(files.length)];
    if (path) writeFileSync(path, 'by hand');
  },
];

const filesBelow = (folder: string): string[] => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort();
  } catch {
    return [];
  }
};

const anyFile = (root: string, random: Random): string | undefined => {
  const stories = filesBelow(join(root, 'articles')).filter((path) => path.endsWith('.md'));
  return stories[random(stories.length)];
};

const build = (root: string, out: string) => buildCommand([], { out, quiet: true }, fakeIo(root));

const contents = (root: string, folder: string): Record<string, string> =>
  Object.fromEntries(
    filesBelow(join(root, folder))
      .filter((path) => !path.endsWith('.galley-manifest.json'))
      .map((path) => [path.slice(join(root, folder).length + 1), readFileSync(path, 'latin1')]),
  );

/** Broken editions keep their last good files, which a fresh build has not: before the comparison none is broken. */
const mend = (root: string): void => {
  for (const day of daysIn(root)) {
    const folder = join(root, 'articles', day);
    const stories = readdirSync(folder).filter((name) => name.endsWith('.md'));
    if (stories.length === 0) writeFileSync(join(folder, '01-only.md'), story('The only one'));
    for (const name of stories)
      if (readFileSync(join(folder, name), 'utf8').includes('heading: x'))
        writeFileSync(join(folder, name), story('Mended'));
  }
};

describe('building again', () => {
  it(`gives what a fresh build gives, after ${sequences} random sequences of changes`, async () => {
    for (let seed = 0; seed < sequences; seed++) {
      const random = randomOf(seed);
      const root = makeProject({ 'articles/2026-06-17/01-first.md': story('First') });
      for (let step = 0; step < steps; step++) {
        for (let count = random(3); count >= 0; count--) changes[random(changes.length)]?.(root, random);
        await build(root, 'out');
      }
      mend(root);
      expect(await build(root, 'out')).toBe(0);
      await build(root, 'fresh');
      expect(contents(root, 'out'), `seed ${seed}`).toEqual(contents(root, 'fresh'));
      rmSync(root, { recursive: true });
    }
  });

  it(`mends what ${kills} builds killed at random moments left`, async () => {
    const root = makeProject();
    const random = randomOf(1);
    const days = Array.from({ length: 60 }, (_, at) =>
      new Date(Date.UTC(2026, 0, 1 + at)).toISOString().slice(0, 10),
    );
    const names = ['edition.json', 'index.html', 'index.txt', 'message.eml'];
    let killed = 0;
    for (let attempt = 0; attempt < kills; attempt++) {
      for (const day of days) {
        mkdirSync(join(root, 'articles', day), { recursive: true });
        writeFileSync(join(root, 'articles', day, '01-a.md'), story(`Attempt ${attempt} of ${day}`));
      }
      const child = spawn(process.execPath, [bin, 'build', '--quiet'], {
        cwd: root,
        env: { ...process.env, GALLEY_CACHE: testCache },
      });
      const ended = new Promise<NodeJS.Signals | null>((resolve) =>
        child.once('close', (_code, signal) => resolve(signal)),
      );
      await new Promise((resolve) => setTimeout(resolve, 20 + random(120)));
      child.kill('SIGKILL');
      if ((await ended) === 'SIGKILL') killed++;
      // No reader ever finds a part of a file.
      for (const [name, text] of Object.entries(contents(root, 'out'))) {
        if (name.endsWith('index.html')) expect(text.trimEnd(), name).toMatch(/<\/html>$/);
        if (name.endsWith('edition.json')) expect(() => JSON.parse(text), name).not.toThrow();
        if (name.endsWith('message.eml')) expect(text, name).toMatch(/\r\n--[^\r\n]+--\r\n$/);
      }
    }
    expect(killed).toBeGreaterThan(kills / 4);
    await build(root, 'out');
    await build(root, 'fresh');
    expect(contents(root, 'out')).toEqual(contents(root, 'fresh'));
    expect(filesBelow(join(root, 'out')).filter((path) => path.endsWith('.tmp'))).toEqual([]);
    for (const day of days) expect(readdirSync(join(root, 'out', day)).sort()).toEqual(names);
  });
});
