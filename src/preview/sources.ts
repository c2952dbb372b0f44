import { readFileSync, realpathSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { withoutPasswords } from '../findings/passwords.ts';
import type { Finding } from '../model.ts';
import type { Desk } from './desk.ts';

/** A finding with the lines around its place. */
export interface ShownFinding extends Finding {
  frame?: SourceLines;
}

export interface SourceLines {
  /** Number of the first line. */
  first: number;
  lines: string[];
}

/**
 * The real path of a source an edition or the theme is made of: newsletter.yaml, or a file below articles/ or the theme.
 * Undefined for all else, whatever links and dots lead there: the page shows and opens no other file.
 */
export const sourcePath = (desk: Desk, file: string): string | undefined => {
  const path = real(resolve(desk.root, file));
  if (!path || !/\.(?:md|mjml|yaml|hbs|css|html)$/.test(path)) return undefined;
  if (path === real(join(desk.root, 'newsletter.yaml'))) return path;
  const folders = [join(desk.root, 'articles'), desk.themePath ?? ''].filter(Boolean).map(real);
  const isBelow = folders.some((each) => each && (path === each || path.startsWith(each + sep)));
  return isBelow || desk.themeSources.some((each) => real(each) === path) ? path : undefined;
};

const real = (path: string): string | undefined => {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
};

/** Lines of a source around a place; nothing for what is no source. */
export const sourceLines = (desk: Desk, file: string, line: number): SourceLines | undefined => {
  const path = sourcePath(desk, file);
  const lines = path && linesOf(path);
  return lines ? around(lines, line) : undefined;
};

/** Findings with their lines; each file is read once. */
export const framed = (findings: readonly Finding[], root: string): ShownFinding[] => {
  const read = new Map<string, string[] | undefined>();
  return findings.map((finding) => {
    const { place } = finding;
    if (!place) return finding;
    const path = resolve(root, place.file);
    if (!read.has(path)) read.set(path, linesOf(path));
    const lines = read.get(path);
    return lines ? { ...finding, frame: around(lines, place.line) } : finding;
  });
};

const context = 2;
/** A line longer than this is cut: nobody reads it in a frame. */
const longest = 400;

const around = (lines: string[], line: number): SourceLines => {
  const first = Math.max(1, line - context);
  return { first, lines: lines.slice(first - 1, line + context).map((each) => each.slice(0, longest)) };
};

const linesOf = (path: string): string[] | undefined => {
  try {
    return readFileSync(path, 'utf8')
      .split(/\r\n|\n|\r/)
      .map(withoutPasswords);
  } catch {
    return undefined;
  }
};
