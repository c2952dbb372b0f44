// Compiles and bundles Galley into dist/: the command line, the API, the pages. Run by `npm run bundle`, and by npm
// itself after `npm ci` (prepare). Where the development tools are absent it says so and leaves things as they are.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const dist = join(root, 'dist');
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

// esbuild alone proves nothing: another package may have brought it.
const tools = ['esbuild', 'preact', 'morphdom', 'typescript'];
if (!tools.every((tool) => existsSync(join(root, 'node_modules', tool)))) {
  console.log(
    'galley: not bundled, since the development tools are absent; npm ci --include=dev brings them.',
  );
  process.exit(0);
}
const esbuild = await import('esbuild');

/** Big, native, or reading files beside themselves: loaded from node_modules when a command needs them. */
const external = [
  'mjml',
  'mjml-core',
  'mjml-preset-core',
  'mjml-validator',
  'sharp',
  'playwright-core',
  'html-validate',
  'axe-core',
  'linkedom',
  'mailauth',
  'imapflow',
  'esbuild',
];

/** Changes with every source and every pinned version, so that caches of other builds are not used. */
const buildId = () => {
  const hash = createHash('sha256').update(readFileSync(join(root, 'package-lock.json')));
  const files = readdirSync(join(root, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) hash.update(readFileSync(file));
  return `${manifest.version}-${hash.digest('hex').slice(0, 16)}`;
};

/**
 * commander and picocolors load Node's streams as soon as they are imported, 4 ms of every start: the one for subcommands in
 * files of their own, which there are none of, the other to look at the terminal, which cli.ts does itself.
 */
const lighterPackages = {
  name: 'lighter-packages',
  setup({ onLoad }) {
    const swap = (filter, from, to) =>
      onLoad({ filter }, ({ path }) => {
        const code = readFileSync(path, 'utf8');
        if (!code.includes(from)) throw new Error(`${path} has no more ${from}`);
        return { contents: code.replace(from, to), loader: 'js' };
      });
    swap(
      /commander[/\\]lib[/\\]command\.js$/,
      "const childProcess = require('node:child_process');",
      "const childProcess = { spawn: (...args) => require('node:child_process').spawn(...args) };",
    );
    // Fields of classes, written for engines that have none: a call for every field of every token.
    swap(
      /markdown-it[/\\]dist[/\\]markdown-it\.mjs$/,
      'function _defineProperty(e, r, t) {',
      'function _defineProperty(e, r, t) { e[r] = t; return e;',
    );
    swap(/picocolors[/\\]picocolors\.js$/, '(p.stdout || {}).isTTY', 'false');
  },
};

/** What few runs use and takes a millisecond or more to load: loaded when a function of it is called. */
const later = {
  'node:fs/promises': Object.keys(await import('node:fs/promises')),
  'node:module': ['createRequire'],
  // The tables of markdown-it's entities: for a text that has one.
  entities: ['decodeHTMLStrict'],
};

const laterParts = {
  name: 'later parts',
  setup({ onResolve, onLoad }) {
    const filter = new RegExp(`^(?:${Object.keys(later).join('|')})$`);
    onResolve({ filter }, ({ path, importer, namespace, resolveDir }) => {
      const wanted = namespace === 'file' && (path !== 'entities' || importer.includes('markdown-it'));
      return wanted ? { path, namespace: 'later', pluginData: resolveDir } : undefined;
    });
    onLoad({ filter: /./, namespace: 'later' }, ({ path, pluginData }) => ({
      contents: later[path]
        .filter((name) => name !== 'default')
        .map((name) => `export const ${name} = (...args) => require('${path}').${name}(...args);`)
        .join('\n'),
      resolveDir: pluginData,
    }));
  },
};

const shared = {
  bundle: true,
  absWorkingDir: root,
  logLevel: 'warning',
  legalComments: 'none',
  define: { GALLEY_BUILD: JSON.stringify(buildId()), GALLEY_VERSION: JSON.stringify(manifest.version) },
};
const node = { ...shared, platform: 'node', target: 'node20.19', external };

/** The validator is a bundle of its own: from node_modules, and with its schemas compiled, it takes 300 ms to load. */
const validatorApart = {
  name: 'validator apart',
  setup: (build) =>
    build.onResolve({ filter: /^html-validate\/browser$/ }, () => ({
      path: './html-validate.cjs',
      external: true,
    })),
};

/** `build` is a bundle of its own, a third of the whole: what is read at each start is paid for at each start. */
const buildAlone = {
  name: 'build alone',
  setup: (build) =>
    build.onResolve({ filter: /^\.\/commands\// }, ({ kind, path }) =>
      kind === 'dynamic-import' && path !== './commands/build.ts' && path !== './watch.ts'
        ? { path, external: true }
        : undefined,
    ),
};

/**
 * What compiles themes, without the parts of mjml that Galley never calls: minifiers, a beautifier, two HTTP clients, and
 * the reading of a `.mjmlconfig`. From node_modules it takes three times as long to load.
 */
const unusedByThemes = {
  name: 'unused by themes',
  setup({ onResolve, onLoad }) {
    const unused =
      /^(undici|htmlnano|cssnano|cssnano-preset-lite|js-beautify|web-resource-inliner|iconv-lite|encoding-sniffer|source-map)$/;
    onResolve({ filter: unused }, ({ path }) => ({ path, namespace: 'unused' }));
    onLoad({ filter: /./, namespace: 'unused' }, () => ({ contents: 'module.exports = {}', loader: 'js' }));
    onLoad({ filter: /mjml-core[/\\]lib[/\\]helpers[/\\]mjmlconfig\.js$/ }, () => ({
      contents: 'exports.__esModule = true; exports.default = () => {};',
      loader: 'js',
    }));
  },
};

const themeTools = {
  ...shared,
  stdin: {
    contents: `exports.mjml = require('mjml');
      exports.core = require('mjml-core');
      exports.validator = require('mjml-validator');
      exports.handlebars = require('handlebars/dist/cjs/handlebars').default;`,
    resolveDir: join(root, 'node_modules', 'mjml'),
  },
  outfile: 'dist/theme-tools.cjs',
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  minify: true,
  plugins: [unusedByThemes],
};

const program = {
  ...node,
  entryPoints: ['src/cli.ts'],
  format: 'cjs',
  minify: true,
  keepNames: false,
  // import() of what stays outside becomes require(): code read from V8's cache cannot import() on Node 20.
  supported: { 'dynamic-import': false },
  // ASCII keeps the bundle a one-byte string, which loads faster.
  charset: 'ascii',
  // The function that bin.cjs calls, as Node's own loader would wrap it.
  banner: {
    js: '(function(exports,require,module,__filename,__dirname){var galleyImportUrl=require("node:url").pathToFileURL(__filename).href;',
  },
  footer: { js: '})' },
  define: { ...shared.define, 'import.meta.url': 'galleyImportUrl', 'import.meta.dirname': '__dirname' },
};

const bundles = [
  themeTools,
  {
    ...shared,
    entryPoints: ['html-validate/browser'],
    outfile: 'dist/html-validate.cjs',
    platform: 'node',
    target: 'node20.19',
    format: 'cjs',
    minify: true,
    alias: { ajv: './src/check/no-schemas.ts' },
  },
  {
    ...node,
    entryPoints: ['src/commands/preview-thread.ts'],
    outfile: 'dist/preview-thread.cjs',
    format: 'cjs',
    minify: true,
    supported: program.supported,
    banner: { js: 'var galleyImportUrl=require("node:url").pathToFileURL(__filename).href;' },
    define: program.define,
    plugins: [validatorApart],
  },
  { ...program, outfile: 'dist/galley.cjs', plugins: [lighterPackages, validatorApart] },
  { ...program, outfile: 'dist/build.cjs', plugins: [lighterPackages, laterParts, buildAlone] },
  {
    ...node,
    entryPoints: ['src/api.ts'],
    outfile: 'dist/api.mjs',
    format: 'esm',
    packages: 'external',
  },
  ...['preview', 'inbox']
    .filter((page) => existsSync(join(root, `src/${page}/page/main.tsx`)))
    .map((page) => ({
      ...shared,
      entryPoints: { [page]: `src/${page}/page/main.tsx` },
      outdir: 'dist',
      format: 'esm',
      platform: 'browser',
      target: ['chrome110', 'firefox110', 'safari16'],
      minify: true,
      jsx: 'automatic',
      jsxImportSource: 'preact',
    })),
];

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const results = await Promise.all(bundles.map((options) => esbuild.build({ ...options, metafile: true })));

/** Beside each program, the sources it was made of, so that bin.cjs can tell when it is stale; the pages go with the whole. */
const noteSources = (name, made) => {
  const inputs = made.flatMap(({ metafile }) => Object.keys(metafile.inputs));
  const sources = new Set(inputs.filter((path) => path.startsWith('src/')));
  writeFileSync(join(dist, `${name}.sources`), [...sources].join('\n'));
};
noteSources('galley', results);
noteSources(
  'build',
  results.filter(({ metafile }) => 'dist/build.cjs' in metafile.outputs),
);

/** esbuild leaves regular expressions as they are written; bin.cjs reads bundles as one byte a letter. */
const asAscii = (path) => {
  const code = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    code.replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`),
  );
};
for (const name of ['galley.cjs', 'build.cjs']) asAscii(join(dist, name));

/**
 * First runs, thrown away, leave the compiled code beside the bundles. What they compiled is what every start reads, so
 * it is taken from a build whose theme is in the cache already.
 */
const warmUp = () => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-first-'));
  const run = (...args) =>
    spawnSync(process.execPath, ['src/bin.cjs', ...args], {
      cwd: root,
      stdio: 'ignore',
      env: { ...process.env, GALLEY_CACHE: join(folder, 'cache') },
      timeout: 60_000,
    });
  run('build', '--out', join(folder, 'first'));
  for (const name of readdirSync(dist)) if (name.endsWith('.cache')) rmSync(join(dist, name));
  run('build', '--out', join(folder, 'second'));
  run('check');
  rmSync(folder, { recursive: true, force: true });
};

const declareTypes = () => {
  const compiler = join(root, 'node_modules/typescript/bin/tsc');
  if (!existsSync(compiler)) return;
  const flags = [
    '--declaration',
    '--emitDeclarationOnly',
    '--noEmit',
    'false',
    '--outDir',
    'dist/types',
    '--rootDir',
    'src',
  ];
  spawnSync(process.execPath, [compiler, 'src/api.ts', '--ignoreConfig', ...flags, ...compilerFlags()], {
    cwd: root,
    stdio: 'inherit',
  });
};

const compilerFlags = () => [
  '--strict',
  '--target',
  'es2023',
  '--module',
  'nodenext',
  '--types',
  'node',
  '--allowImportingTsExtensions',
  '--skipLibCheck',
];

warmUp();
declareTypes();
