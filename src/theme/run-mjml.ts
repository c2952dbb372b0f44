import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { error } from '../findings/finding.ts';
import { Lines } from '../findings/place.ts';
import type { Finding } from '../model.ts';
import { didYouMean } from './did-you-mean.ts';
import { type Draft, placeholders, sourceOffset } from './draft.ts';
import type { Markup } from './elements.ts';
import type { Mjml, MjmlError } from './load-mjml.ts';
import { placeIn } from './source-file.ts';

/** A file ready for MJML. */
export interface Prepared {
  draft: Draft;
  markup: Markup;
  text: string;
}

/**
 * Compiles prepared files: they are laid out in a temporary folder, so that MJML's own includes find the prepared
 * ones. Its complaints come back as findings with the place in the theme.
 */
export const runMjml = async (
  entry: Prepared,
  files: ReadonlyMap<string, Prepared>,
  mjml: Mjml,
): Promise<{ html: string; findings: Finding[] }> => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-theme-'));
  const understood = (errors: MjmlError[]): Finding[] =>
    errors.flatMap((each) => complaint(each, mjml, folder, entry, files));
  try {
    for (const [name, file] of files) {
      const path = join(folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, file.text, { mode: 0o600 });
    }
    const compile = (validationLevel: string) => compileIn(folder, entry, mjml, validationLevel);
    // A strict run stops after the check: when MJML lays out what it does not know, it writes to the terminal.
    const isKnown = [...files.values()].every(({ markup }) => !markup.unknown.length);
    const refused = isKnown ? [] : understood(await compile('strict').then(() => [], complaintsOf));
    if (refused.length) return { html: '', findings: refused };
    const { html, errors } = await compile('soft');
    return { html, findings: [...understood(errors), ...failedIncludes(html, entry)] };
  } catch (cause) {
    const message = `MJML cannot compile this theme: ${cause instanceof Error ? cause.message : String(cause)}`;
    const place = { file: entry.draft.file.name, line: 1, column: 1 };
    return { html: '', findings: [error('theme-mjml', message, { owner: 'theme', place })] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const compileIn = (folder: string, entry: Prepared, mjml: Mjml, validationLevel: string) => {
  const path = join(folder, entry.draft.file.name);
  return mjml.compile(entry.text, {
    fonts: {},
    ignoreIncludes: false,
    filePath: path,
    actualPath: path,
    includePath: folder,
    keepComments: true,
    validationLevel,
  });
};

/** What a strict check throws. */
const complaintsOf = (cause: unknown): MjmlError[] => {
  if (cause instanceof Error && 'errors' in cause && Array.isArray(cause.errors)) return cause.errors;
  throw cause;
};

/** MJML leaves a comment where an include failed. None should be left by now. */
const failedIncludes = (html: string, entry: Prepared): Finding[] => {
  const said = /<!-- (mj-include (?:denied|fails)[^>]*?) (?:: .*)?-->/.exec(html)?.[1];
  if (!said) return [];
  const place = { file: entry.draft.file.name, line: 1, column: 1 };
  return [error('theme-include', `MJML did not include a file: ${said}`, { owner: 'theme', place })];
};

const complaint = (
  problem: MjmlError,
  mjml: Mjml,
  folder: string,
  entry: Prepared,
  files: ReadonlyMap<string, Prepared>,
): Finding[] => {
  // Only the formatted message names the file.
  const path =
    /^Line \d+ of (.*?)(?:, included at .*)? \([\w-]+\) — /s.exec(problem.formattedMessage)?.[1] ?? '';
  const name = path.startsWith(folder) ? path.slice(folder.length + 1).replaceAll('\\', '/') : '';
  const file = files.get(name) ?? entry;
  const element = elementOf(problem, file);
  const attribute = /^Attributes? ([\w-]+)/.exec(problem.message)?.[1];
  const typed = element?.attributes.find((each) => each.name === attribute);
  // Whether a tag gives a good colour is known only when it is filled.
  if (typed && placeholders().test(typed.value) && problem.message.includes('invalid value')) return [];
  const at = typed ?? (element && { start: element.start, end: element.openEnd });
  const place = at
    ? placeIn(file.draft.file, sourceOffset(file.draft, at.start), sourceOffset(file.draft, at.end - 1) + 1)
    : { file: file.draft.file.name, line: Math.max(1, problem.line), column: 1 };
  const hint = hintFor(problem, attribute, mjml);
  return [error('theme-mjml', worded(problem), { owner: 'theme', place, ...(hint && { hint }) })];
};

const hintFor = (problem: MjmlError, attribute: string | undefined, mjml: Mjml): string | undefined => {
  if (/not registered/.test(problem.message)) {
    return problem.tagName.startsWith('mj')
      ? didYouMean(problem.tagName, [...mjml.elements])
      : 'HTML stands in mj-text, or in mj-raw';
  }
  return attribute && /illegal/.test(problem.message)
    ? didYouMean(attribute, mjml.attributes(problem.tagName))
    : undefined;
};

const elementOf = (problem: MjmlError, file: Prepared) => {
  const lines = new Lines('', file.draft.text);
  return [...file.markup.elements, ...file.markup.unknown].find(
    (element) => element.name === problem.tagName && lines.at(element.start).line === problem.line,
  );
};

const worded = (problem: MjmlError): string =>
  `${problem.tagName}: ${problem.message.trim().replace(/\.$/, '')}`.replace(placeholders(), '{{…}}');
