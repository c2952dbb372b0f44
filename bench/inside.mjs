// Galley's own parts, for what is measured in process and for what the peers are given. They are TypeScript, so they are
// bundled first; packages stay outside, as they are in dist/api.mjs.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const entry = `
export { checkProof } from './src/check/check.ts';
export { checkLight } from './src/check/light.ts';
export { readPublication } from './src/config.ts';
export { readEdition } from './src/content/edition.ts';
export { produce, themePathOf } from './src/press.ts';
export { htmlFace, templateData } from './src/render/data.ts';
export { Marks } from './src/render/marks.ts';
export { proseToHtml } from './src/render/prose-html.ts';
export { preheaderOf, subjectOf } from './src/render/subject.ts';
export { readAddress } from './src/send/address.ts';
export { attemptsOf } from './src/send/content.ts';
export { deliver } from './src/send/deliver.ts';
export { Ledger } from './src/send/ledger.ts';
export { locate, readServer } from './src/send/server.ts';
export { loadTheme } from './src/theme/load.ts';
export { precompileHtml } from './src/theme/precompile.ts';
export { fillsOf } from './src/theme/runtime.ts';
`;

/** Everything `entry` names, as one module. */
export const insideOf = async (root) => {
  const outfile = join(root, 'dist', 'bench-inside.mjs');
  await build({
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    outfile,
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
};

/**
 * One edition of a project as the parts of Galley see it: read, its theme loaded.
 * @returns `html()` fills it anew; `data(face)` is what templates are given
 */
export const openEdition = async (inside, folder, id) => {
  const { publication } = inside.readPublication(folder);
  const themePath = inside.themePathOf(publication);
  const { theme } = await inside.loadTheme(themePath, { cacheFolder: process.env.GALLEY_CACHE });
  const { edition } = inside.readEdition(join(folder, 'articles', id), publication);
  const headings = {
    subject: inside.subjectOf(edition, publication),
    preheader: inside.preheaderOf(edition),
  };
  const fill = (fillHtml) => {
    const marks = new inside.Marks();
    const face = inside.htmlFace(marks, (prose, story) =>
      inside.proseToHtml(prose, theme.prose, marks, story?.slug),
    );
    const filled = fillHtml(inside.templateData(edition, publication, headings, new Map(), face));
    return marks.strip(filled, () => '').html;
  };
  return { theme, themePath, edition, publication, headings, fill, html: () => fill(theme.fillHtml) };
};
