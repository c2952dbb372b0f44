#!/usr/bin/env node
/**
 * Scores the importer on a folder of pages: `npm run judge:import -- <folder>` reads <folder>/index.json, imports each page's
 * HTML and text captures, and prints case by case what is wrong. A page counts only when everything about it is right.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';

const kinds = { html: 'html', text_capture: 'text', text_capture_w3m: 'text' };

const main = async (folder) => {
  const { importSource } = await bundled();
  const { pages } = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'));
  const scores = {};
  for (const page of pages) {
    for (const [form, file] of Object.entries(page.files)) {
      const kind = kinds[form] ?? (form.includes('text') ? 'text' : 'html');
      const bytes = await readFile(join(folder, file));
      const began = performance.now();
      const [draft] = await importSource({ bytes, name: file, kind });
      const wrong = judge(draft, page.expected, kind);
      scores[form] ??= { right: 0, of: 0 };
      const score = scores[form];
      score.of += 1;
      if (wrong.length === 0) score.right += 1;
      const time = `${Math.round(performance.now() - began)} ms`;
      console.log(`${wrong.length === 0 ? 'right' : 'WRONG'}  ${page.id} · ${form} · ${time}`);
      for (const line of wrong) console.log(`         ${line}`);
    }
  }
  for (const [form, { right, of }] of Object.entries(scores)) console.log(`${form}: ${right} of ${of}`);
  process.exitCode = Object.values(scores).every(({ right, of }) => right === of) ? 0 : 1;
};

/** Source TypeScript is not run directly on Node 20, so the importer is bundled first. */
const bundled = async () => {
  const outfile = join(import.meta.dirname, '../../dist/judge-import.mjs');
  const entryPoints = [join(import.meta.dirname, '../../src/import/import.ts')];
  await build({
    entryPoints,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
  });
  return import(outfile);
};

const judge = (draft, expected, kind) => {
  const wrong = [];
  if (!draft) return ['no draft'];
  if (!(expected.title_any_of ?? []).some((title) => plain(title) === plain(draft.headline))) {
    wrong.push(`title: ${draft.headline}`);
  }
  const authors = draft.authors.map(plain).sort().join(' + ');
  const wanted = (expected.authors ?? []).map(plain).sort().join(' + ');
  if (authors !== wanted && !(expected.author_optional && authors === ''))
    wrong.push(`authors: ${draft.authors.join(', ') || 'none'}, not ${expected.authors}`);
  const days =
    kind === 'text' && expected.date_visible_in_text_capture === null
      ? [undefined]
      : (expected.date_any_of ?? [undefined]);
  if (!days.includes(draft.published?.slice(0, 10)))
    wrong.push(`date: ${draft.published ?? 'none'}, not ${days}`);
  const body = plain(`${draft.fullText}\n${draft.body}`);
  for (const text of expected.body_must_include ?? [])
    if (!plain(draft.fullText).includes(plain(text))) wrong.push(`body lacks: ${text}`);
  for (const text of expected.body_must_not_include ?? [])
    if (body.includes(plain(text))) wrong.push(`body has: ${text}`);
  return wrong;
};

/** Quotes, dashes, spaces (those between Japanese names too) and Markdown's escapes are no differences. */
const plain = (text = '') =>
  text
    .normalize('NFKC')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐-―]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, '')
    .trim()
    .toLowerCase();

const folder = process.argv[2];
if (folder) await main(folder);
else {
  console.error('usage: npm run judge:import -- <folder with index.json>');
  process.exitCode = 2;
}
