// The peers: what they are installed from, and the same editions as each of them takes them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
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
  // Not npm ci: registries lack some of the packages for other systems that the lockfile would have to name. Some packages
  // want the newer Node that comes with them, which is no error.
  const flags = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['install', ...flags], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) throw new Error(`npm install in ${folder} ended with ${status}`);
};

/** The command line of the `mjml` package that Galley itself is built on. */
export const mjmlCli = join(dirname(createRequire(import.meta.url).resolve('mjml/package.json')), 'bin/mjml');

/** A theme's MJML as one text, its includes put in place. */
const inlined = (path) =>
  readFileSync(path, 'utf8').replace(/<mj-include path="([^"]+)" \/>/g, (_, target) =>
    inlined(join(dirname(path), target)),
  );

/** Prose is made when it is printed: an object that JSON would leave empty. */
const isPrinted = (value) =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  value.toString !== Object.prototype.toString;

/** The edition as plain strings, prose as HTML. */
export const plainData = (inside, { edition, publication, headings, theme }) => {
  const marks = new inside.Marks();
  const face = {
    text: (value) => value,
    prose: (prose) => marks.strip(inside.proseToHtml(prose, theme.prose, marks), () => '').html,
    image: (image) => `images/${image.name}`,
  };
  const data = inside.templateData(edition, publication, headings, new Map(), face);
  return JSON.parse(JSON.stringify(data, (_key, value) => (isPrinted(value) ? String(value) : value)));
};

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

/** The Node that Maizzle 6 needs: this one, or the one that came with the peers; undefined where there is none. */
export const node22 = () => {
  if (Number(process.versions.node.split('.')[0]) >= 22) return process.execPath;
  const path = join(here, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin/node');
  return existsSync(path) ? path : undefined;
};

/** An empty project of a peer, which finds the packages that the bench has installed. */
const peerProject = (folder, manifest) => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'emails'), { recursive: true });
  symlinkSync(join(here, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, type: 'module', ...manifest }));
};

/**
 * The same edition in a project of Maizzle's.
 * @returns the template, absolute, and its command's path for `node22`
 */
export const maizzleProject = async (folder, data) => {
  const { maizzleTemplate } = await import('./peers/maizzle.mjs');
  peerProject(folder, {});
  const template = join(folder, 'emails/edition.vue');
  writeFileSync(template, maizzleTemplate(data));
  return { template, command: join(folder, 'node_modules/@maizzle/framework/bin/maizzle.mjs') };
};

/**
 * The same edition in a project of react-email's; its components are those of peers/react-email.mjs.
 * @returns the file with the words, absolute, and its command's path
 */
export const reactEmailProject = (folder, data) => {
  const { dependencies } = JSON.parse(readFileSync(join(here, 'package.json'), 'utf8'));
  peerProject(folder, { dependencies });
  const words = join(folder, 'emails/_edition.json');
  writeFileSync(words, JSON.stringify(data));
  writeFileSync(
    join(folder, 'emails/_edition.mjs'),
    readFileSync(join(here, 'peers/react-email.mjs'), 'utf8'),
  );
  writeFileSync(
    join(folder, 'emails/edition.jsx'),
    `import { Edition } from './_edition.mjs';
import data from './_edition.json';
export default function Proof() { return <Edition {...data} />; }
`,
  );
  return { words, command: join(folder, 'node_modules/react-email/dist/cli/index.mjs') };
};
