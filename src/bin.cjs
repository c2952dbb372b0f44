#!/usr/bin/env node
// Runs a bundle that src/bundle.mjs makes: one for `build`, one for everything. Plain CommonJS and no imports beyond
// Node's own: a Node start-up is 24 ms, and everything here is added to it. A bundle's compiled code is kept beside it,
// one file a V8 version.
'use strict';
const { readFileSync, statSync, writeFileSync, renameSync } = require('node:fs');
const { join } = require('node:path');
const vm = require('node:vm');

const root = join(__dirname, '..');
const command = process.argv[2];
const name = command === 'build' ? 'build' : 'galley';
const bundle = join(root, 'dist', `${name}.cjs`);
const codeCache = join(root, 'dist', `${name}-${process.arch}-${process.versions.v8}.cache`);

const read = (path) => {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
};

/** A source of the bundle that is newer than it, or gone, if there is one. The bundle's own list is the quickest to go through. */
const newerSource = (than) => {
  const sources = read(join(root, 'dist', `${name}.sources`));
  if (!sources) return 'package.json';
  for (const source of sources.toString('latin1').split('\n')) {
    const stat = statSync(`${root}/${source}`, { throwIfNoEntry: false });
    if (!stat || stat.mtimeMs > than) return source;
  }
};

const explain = (problem) => {
  process.stderr.write(
    `galley: ${problem}\n  make it with: npm run bundle (needs the development tools: npm ci)\n`,
  );
};

const source = read(bundle);
if (!source) {
  explain(`its bundle dist/${name}.cjs is missing`);
  process.exit(2);
}
const stale = newerSource(statSync(bundle).mtimeMs);
if (stale) explain(`its bundle dist/${name}.cjs is older than ${stale}`);

const cachedData = read(codeCache);
const script = new vm.Script(source.toString('latin1'), { filename: bundle, cachedData });

const keepCompiledCode = () => {
  try {
    writeFileSync(`${codeCache}.${process.pid}`, script.createCachedData());
    renameSync(`${codeCache}.${process.pid}`, codeCache);
  } catch {
    // An installation that cannot be written to starts a little slower.
  }
};
// After the commands that people wait for: by then most of the code they need has been compiled.
if ((!cachedData || script.cachedDataRejected) && ['build', 'check', 'preview', 'send'].includes(command))
  process.on('exit', keepCompiledCode);

const module_ = { exports: {} };
// The build bundle asks for packages alone, which are found from here just as well.
const requireIt = name === 'build' ? require : require('node:module').createRequire(bundle);
script.runInThisContext()(module_.exports, requireIt, module_, bundle, join(root, 'dist'));
