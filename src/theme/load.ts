import { isAbsolute, relative, resolve, sep } from 'node:path';
import { hasErrors, inOrder } from '../findings/finding.ts';
import type { Finding, Place, Theme } from '../model.ts';
import { readEntry, themeKey, writeEntry } from './cache.ts';
import type { Compiled } from './compile.ts';
import type { Rewrite } from './edits.ts';
import { sampleData } from './names.ts';
import { fillsOf } from './runtime.ts';
import { readSources, type Sources } from './sources.ts';

export interface LoadOptions {
  /** Where compiled themes are kept; without it every load compiles. */
  cacheFolder?: string;
  /** Findings name files from here; the working folder when absent. */
  root?: string;
  /** Where newsletter.yaml names it: a theme that is missing is reported there. */
  namedAt?: Place | undefined;
}

/**
 * Loads a theme: a folder with edition.mjml, or a single .mjml file.
 * @returns the theme, unless findings hold an error; `sources` are all files read, absolute, also of a broken theme
 */
export const loadTheme = async (
  path: string,
  options: LoadOptions,
): Promise<{ theme?: Theme; findings: Finding[]; sources: string[] }> => {
  const { sources, findings } = readSources(path);
  if (!sources) {
    const found = placed(findings, resolve(path), options).map((each) => named(each, options));
    return { findings: found, sources: [resolve(path)] };
  }
  const key = themeKey(sources);
  const cached = options.cacheFolder ? readEntry(options.cacheFolder, key) : undefined;
  const theme = cached && usable(cached, sources, key, options);
  if (theme) return { theme, findings: theme.findings, sources: theme.sources };
  const { compile } = await import('./compile.ts');
  const { compiled, findings: found } = await compile(sources);
  if (!compiled) return { findings: placed(found, sources.folder, options), sources: pathsOf(sources) };
  if (options.cacheFolder) writeEntry(options.cacheFolder, key, withMachineCode(compiled));
  const made = themeOf(compiled, sources, key, options);
  return { theme: made, findings: made.findings, sources: made.sources };
};

/**
 * What `galley check --theme` shows: all findings, and the lines Galley reads differently from how they are written.
 * Always compiles.
 */
export const checkTheme = async (
  path: string,
  options: Pick<LoadOptions, 'root'> = {},
): Promise<{ findings: Finding[]; rewrites: Rewrite[]; sources: string[] }> => {
  const { sources, findings } = readSources(path);
  if (!sources) return { findings: placed(findings, resolve(path), options), rewrites: [], sources: [] };
  const { compile } = await import('./compile.ts');
  const result = await compile(sources);
  return {
    findings: placed(result.findings, sources.folder, options),
    rewrites: result.rewrites.map((each) => ({
      ...each,
      file: fileName(each.file, sources.folder, options),
    })),
    sources: pathsOf(sources),
  };
};

/** Adds what V8 makes of the code when all of it has run once, so that later processes need not compile it. */
const withMachineCode = (compiled: Compiled): Compiled => {
  const { html, text } = fillsOf(compiled, compiled.settings.labels);
  for (const { fill } of [html, text]) fill(sampleData());
  return {
    ...compiled,
    html: { ...compiled.html, machineCode: html.machineCode() },
    text: { ...compiled.text, machineCode: text.machineCode() },
  };
};

/** An entry that does not run is as good as none. */
const usable = (
  compiled: Compiled,
  sources: Sources,
  key: string,
  options: LoadOptions,
): Theme | undefined => {
  try {
    return themeOf(compiled, sources, key, options);
  } catch {
    return undefined;
  }
};

const themeOf = (compiled: Compiled, sources: Sources, key: string, options: LoadOptions): Theme => {
  const { settings } = compiled;
  const { html, text } = fillsOf(compiled, settings.labels);
  return {
    name: settings.name,
    path: sources.isFolder ? sources.folder : resolve(sources.folder, sources.entry),
    key,
    sources: pathsOf(sources),
    findings: placed(compiled.findings, sources.folder, options),
    prose: settings.prose,
    widths: settings.widths,
    labels: settings.labels,
    fillHtml: html.fill,
    fillText: text.fill,
  };
};

const named = (finding: Finding, { namedAt }: LoadOptions): Finding =>
  namedAt && !finding.place ? { ...finding, place: namedAt } : finding;

const pathsOf = (sources: Sources): string[] =>
  [...sources.bytes.keys()].map((name) => resolve(sources.folder, name));

/** Places come from the theme's folder; people read them from the project's root. */
const placed = (findings: Finding[], folder: string, options: LoadOptions): Finding[] => {
  const move = (place: Place): Place => ({ ...place, file: fileName(place.file, folder, options) });
  const moved = findings.map((finding) => ({
    ...finding,
    ...(finding.place && { place: move(finding.place) }),
    ...(finding.related && {
      related: finding.related.map((each) => ({ ...each, place: move(each.place) })),
    }),
  }));
  return hasErrors(moved) || moved.length > 1 ? inOrder(moved) : moved;
};

const fileName = (name: string, folder: string, options: Pick<LoadOptions, 'root'>): string => {
  const path = resolve(folder, name);
  const from = relative(options.root ?? process.cwd(), path);
  return from.startsWith('..') || isAbsolute(from) ? path : from.split(sep).join('/');
};
