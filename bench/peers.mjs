// The peers: what they are installed from, and the same editions as each of them takes them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openEdition } from './inside.mjs';

const here = import.meta.dirname;

/** Installs what bench/package.json pins, unless that has been done since it was last changed. */
export const installPeers = (folder = here) => {
  const done = join(folder, 'node_modules/.package-lock.json');
  const lock = join(folder, 'package-lock.json');
  if (existsSync(done) && statSync(done).mtimeMs >= statSync(lock).mtimeMs) return;
  console.log(`Installing the peers of ${folder} …`);
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`npm ci in ${folder} ended with ${status}`);
};

/** The command line of the `mjml` package that Galley itself is built on. */
export const mjmlCli = join(dirname(createRequire(import.meta.url).resolve('mjml/package.json')), 'bin/mjml');

/** A theme's MJML as one text, its includes put in place. */
const inlined = (path) =>
  readFileSync(path, 'utf8').replace(/<mj-include path="([^"]+)" \/>/g, (_, target) =>
    inlined(join(dirname(path), target)),
  );

/** A function that fills the theme's MJML, tags and all, with an edition: Handlebars first, as others do it. */
export const handlebarsFirst = async (inside, { theme, themePath }) => {
  const { default: handlebars } = await import('handlebars');
  const html = { code: inside.precompileHtml(inlined(join(themePath, 'edition.mjml')), handlebars) };
  const fills = inside.fillsOf({ html, text: { code: handlebars.precompile('') } }, theme.labels);
  return fills.html.fill;
};

/**
 * Editions of a project as filled .mjml files, ready for the mjml command.
 * @returns their paths
 */
export const mjmlFiles = async (inside, project, ids, folder) => {
  mkdirSync(folder, { recursive: true });
  const fillHtml = await handlebarsFirst(inside, await openEdition(inside, project, ids[0]));
  const paths = [];
  for (const id of ids) {
    const { fill } = await openEdition(inside, project, id);
    const path = join(folder, `${id}.mjml`);
    writeFileSync(path, fill(fillHtml));
    paths.push(path);
  }
  return paths;
};
