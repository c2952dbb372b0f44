import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = join(dirname(fileURLToPath(import.meta.url)), '../src');

/** From the top: each may import those above it. Entries of one line do not know each other. */
const layers = [
  ['model', 'build-id', 'remember', 'octets'],
  ['findings', 'stories', 'words'],
  ['yaml', 'files', 'line-file'],
  ['config'],
  ['content', 'theme', 'render', 'message', 'images', 'check'],
  ['press', 'touched', 'watcher'],
  ['api'],
  ['import', 'inbox'],
  ['send'],
  ['preview'],
  ['commands'],
  ['cli'],
];

const rank = new Map(layers.flatMap((names, at) => names.map((name) => [name, at] as const)));

const sources = readdirSync(src, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  .map((entry) => relative(src, join(entry.parentPath, entry.name)));

const imports = (file: string): string[] =>
  [...readFileSync(join(src, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(
    ([, path]) => relative(src, join(src, dirname(file), path ?? '')),
  );

/** `config.ts` is the door of `config/`: one module. */
const top = (file: string): string => (file.split('/')[0] ?? file).replace(/\.tsx?$/, '');

describe('the modules', () => {
  it('are all known to this test', () => {
    const known = ['bin.cjs', 'bundle.mjs', ...rank.keys()];
    expect(readdirSync(src).filter((name) => !known.includes(top(name)))).toEqual([]);
  });

  it('import only upwards, and neighbours do not know each other', () => {
    const wrong = sources.flatMap((file) =>
      imports(file)
        .filter(
          (target) =>
            top(target) !== top(file) && (rank.get(top(target)) ?? 99) >= (rank.get(top(file)) ?? -1),
        )
        .map((target) => `${file} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('leave the terminal to the commands, and argv and the exit code to cli.ts', () => {
    // images/draw-svg.ts is a process of its own: standard output is how it answers.
    const allowed = /^(?:commands\/|cli\.ts|images\/draw-svg\.ts|[^/]+\/page\/)/;
    const wrong = sources.filter((file) => {
      const text = readFileSync(join(src, file), 'utf8');
      const talks = /\bconsole\.(?:log|error|warn)|process\.(?:stdout|stderr)/.test(text);
      return talks && !allowed.test(file);
    });
    expect(wrong).toEqual([]);
    const steering = sources.filter((file) =>
      /process\.(?:argv|exit\b|exitCode)/.test(readFileSync(join(src, file), 'utf8')),
    );
    expect(steering.filter((file) => !/^(?:cli|images\/draw-svg)\.ts$/.test(file))).toEqual([]);
  });

  it('leave the environment to config.ts, and to cli.ts, which hands it on', () => {
    const readers = sources.filter((file) => /process\.env/.test(readFileSync(join(src, file), 'utf8')));
    expect(readers.filter((file) => !/^(?:config[./]|cli\.ts)/.test(file))).toEqual([]);
  });
});
