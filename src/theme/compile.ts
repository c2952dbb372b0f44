import type Handlebars from 'handlebars';
import { error, hasErrors } from '../findings/finding.ts';
import type { Finding } from '../model.ts';
import { nestBlocks } from './blocks.ts';
import { checkNames } from './check-names.ts';
import { collapse } from './collapse.ts';
import { defaultLabels, type Settings } from './default-settings.ts';
import { defaultText } from './default-text.ts';
import { type Draft, draftOf, type Slot, sourceOffset } from './draft.ts';
import { editedText, type Rewrite, rewritesOf } from './edits.ts';
import type { Markup } from './elements.ts';
import { type Include, resolveIncludes } from './includes.ts';
import { isInEach } from './layout.ts';
import { loadHandlebars, loadMjml, type Mjml } from './load-mjml.ts';
import { readCss, readHtml, readMarkup } from './markup.ts';
import { precompileHtml, precompileText } from './precompile.ts';
import { checkSurvival, headBlocks, putBack, withStableNames } from './restore.ts';
import { type Prepared, runMjml } from './run-mjml.ts';
import type { Code } from './runtime.ts';
import { readSettings } from './settings.ts';
import { type SourceFile, sourceFile } from './source-file.ts';
import { decode, type Sources, settingsName, textName } from './sources.ts';
import { checkStructure } from './structure.ts';
import { readTemplate } from './syntax.ts';
import type { CheckedFile } from './walk.ts';

/** A theme as it is kept in the cache: all a fill needs, nothing that compiles. */
export interface Compiled {
  settings: Settings;
  /** Handlebars' precompiled code. */
  html: Code;
  text: Code;
  /** Warnings and notes, with places from the theme's folder. */
  findings: Finding[];
}

export interface Compilation {
  /** Absent when there are errors. */
  compiled?: Compiled;
  findings: Finding[];
  rewrites: Rewrite[];
}

/** A file, read and checked as far as it can be alone. */
interface Part {
  draft: Draft;
  markup: Markup;
  includes: Include[];
  /** The source without its comments. */
  template: string;
  program: hbs.AST.Program | undefined;
}

/** MJML first: the theme becomes an HTML page that still carries its Handlebars tags, and that becomes code. */
export const compile = async (sources: Sources): Promise<Compilation> => {
  const mjml = loadMjml();
  const handlebars = loadHandlebars();
  const { files, findings } = decode(sources);
  const { settings, findings: wrongSettings } = await readSettings(
    files.get(settingsName),
    themeName(sources),
  );
  findings.push(...wrongSettings);
  // Labels that only a broken theme.yaml hides are not missing.
  const isHidden = hasErrors(wrongSettings) && settings.labels === defaultLabels;
  const labels = isHidden ? undefined : labelNames(settings);
  const parts = readParts({ sources, files, mjml, handlebars, findings });
  const entry = parts.get(sources.entry);
  if (!entry) return { findings, rewrites: [] };
  const textFile = files.get(textName) ?? sourceFile(textName, textName, defaultText);
  findings.push(...checkText(textFile, labels, handlebars));
  if (!findings.some(({ code }) => code === 'theme-syntax')) {
    findings.push(...checkNames(checkedFile(entry, parts), labels));
  }
  const rewrites = [...parts.values()].flatMap(({ draft }) => rewritesOf(draft));
  if (hasErrors(findings) && findings.some(({ code }) => breaksMjml.has(code))) return { findings, rewrites };
  const template = await compileHtml(parts, entry, mjml, findings);
  if (hasErrors(findings)) return { findings, rewrites };
  try {
    const html = { code: precompileHtml(template, handlebars) };
    const text = { code: precompileText(textFile.text, handlebars) };
    return { compiled: { settings, html, text, findings }, findings, rewrites };
  } catch (cause) {
    // Every tag has been read before, so this is hardly the author's fault; still they are told what Handlebars said.
    const message = `Handlebars cannot compile this theme: ${cause instanceof Error ? cause.message : String(cause)}`;
    const place = { file: sources.entry, line: 1, column: 1 };
    return { findings: [...findings, error('theme-syntax', message, { owner: 'theme', place })], rewrites };
  }
};

/** After these MJML would only complain about consequences. */
const breaksMjml = new Set(['theme-unclosed', 'theme-include', 'theme-syntax', 'theme-tag-place']);

const themeName = (sources: Sources): string =>
  (sources.isFolder ? sources.folder : sources.entry.replace(/\.mjml$/, '')).split(/[\\/]/).at(-1) ?? 'theme';

/** Undefined: not known. */
type Labels = ReadonlySet<string> | undefined;

const labelNames = (settings: Settings): Set<string> =>
  new Set(Object.values(settings.labels).flatMap((words) => Object.keys(words)));

interface Reading {
  sources: Sources;
  files: ReadonlyMap<string, SourceFile>;
  mjml: Mjml;
  handlebars: typeof Handlebars;
  findings: Finding[];
}

/** Reads the entry and all it includes. */
const readParts = ({ sources, files, mjml, handlebars, findings }: Reading): Map<string, Part> => {
  const parts = new Map<string, Part>();
  let firstId = 0;
  const visit = (name: string, parent: string | undefined, path: string[], repeated: boolean): void => {
    const file = files.get(name);
    if (parts.has(name) || !file) return;
    const draft = draftOf(file, firstId);
    firstId += draft.slots.length;
    const markup = name.endsWith('.css')
      ? readCss(draft)
      : name.endsWith('.html')
        ? readHtml(draft)
        : readMarkup(draft, mjml, parent);
    const { includes, findings: refused } = resolveIncludes(draft, markup, sources, path);
    const live = draft.slots.filter(({ spot }) => spot.kind !== 'comment');
    const template = withoutComments(draft, markup);
    const { program, findings: unreadable } = readTemplate(template, live, handlebars);
    parts.set(name, { draft, markup, includes, template, program });
    findings.push(
      ...nestBlocks(live),
      ...checkStructure(draft, markup, mjml, repeated),
      ...unreadable,
      ...refused,
    );
    for (const include of includes) {
      if (!include.name) continue;
      const isRepeated = repeated || isInEach(draft, include.element);
      visit(include.name, include.element.parent?.name ?? parent, [...path, name], isRepeated);
    }
  };
  visit(sources.entry, undefined, [], false);
  return parts;
};

const checkedFile = (part: Part, parts: ReadonlyMap<string, Part>): CheckedFile => {
  const made = new Map<Part, CheckedFile>();
  const make = (each: Part): CheckedFile => {
    const known = made.get(each);
    if (known) return known;
    const { draft, template, program } = each;
    const checked: CheckedFile = {
      file: draft.file,
      template,
      program,
      slots: draft.slots,
      includes: [],
      isText: false,
    };
    made.set(each, checked);
    for (const { element, name } of each.includes) {
      const target = name ? parts.get(name) : undefined;
      checked.includes.push({ at: sourceOffset(draft, element.start), file: target && make(target) });
    }
    return checked;
  };
  return make(part);
};

/** The source with comments blanked, so that what is commented out is no part of the template. */
const withoutComments = (draft: Draft, markup: Markup): string => {
  let text = draft.file.text;
  for (const { start, end } of markup.comments) {
    const from = sourceOffset(draft, start);
    const to = sourceOffset(draft, end - 1) + 1;
    text = text.slice(0, from) + text.slice(from, to).replace(/[^\r\n]/g, ' ') + text.slice(to);
  }
  return text;
};

const checkText = (file: SourceFile, labels: Labels, handlebars: typeof Handlebars): Finding[] => {
  const { slots } = draftOf(file, 0);
  const { program, findings } = readTemplate(file.text, slots, handlebars);
  findings.push(...nestBlocks(slots));
  if (findings.length) return findings;
  const checked = { file, template: file.text, program, slots, includes: [], isText: true };
  return checkNames(checked, labels);
};

const compileHtml = async (
  parts: ReadonlyMap<string, Part>,
  entry: Part,
  mjml: Mjml,
  findings: Finding[],
): Promise<string> => {
  const prepared = new Map<string, Prepared>();
  for (const [name, { draft, markup }] of parts) {
    prepared.set(name, { draft, markup, text: editedText(draft, markup) });
  }
  const first = prepared.get(entry.draft.file.name);
  if (!first) return '';
  const { html, findings: complaints } = await runMjml(first, prepared, mjml);
  findings.push(...complaints, ...headBlocks(prepared.values()));
  if (hasErrors(findings)) return '';
  const slots = new Map<number, Slot>();
  for (const { draft } of parts.values()) {
    for (const slot of draft.slots) if (slot.spot.kind !== 'comment') slots.set(slot.id, slot);
  }
  findings.push(...checkSurvival(html, slots, prepared.values()));
  const texts = [...parts.values()].map(({ draft }) => draft.file.text);
  return putBack(collapse(withStableNames(html, texts)), slots);
};
