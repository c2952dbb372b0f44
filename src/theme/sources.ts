import { isUtf8 } from 'node:buffer';
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import { error } from '../findings/finding.ts';
import { readBytes, unreadableFile } from '../findings/unreadable.ts';
import type { Finding } from '../model.ts';
import { didYouMean } from './did-you-mean.ts';
import { type SourceFile, sourceFile } from './source-file.ts';

/** The files a theme is made of, found without parsing, so that a warm start costs little more than reading them. */
export interface Sources {
  /** The theme's folder, absolute: for a single file, the folder it lies in. Includes may not leave it. */
  folder: string;
  /** The entry's name within the folder. */
  entry: string;
  /** Whether it is a folder, with theme.yaml and a text template of its own. */
  isFolder: boolean;
  /** Bytes by name, in the order found. Decoded only to be compiled. */
  bytes: Map<string, Buffer>;
}

export const settingsName = 'theme.yaml';
export const textName = 'edition.txt.hbs';

/** Reads a theme's files: its entry, what that includes, settings and text template. */
export const readSources = (path: string): { sources?: Sources; findings: Finding[] } => {
  const kind = kindOf(path);
  if (kind === 'folder') return read({ folder: resolve(path), entry: 'edition.mjml', isFolder: true });
  if (kind === 'file' && path.endsWith('.mjml')) {
    return read({ folder: dirname(resolve(path)), entry: basename(path), isFolder: false });
  }
  const message = kind
    ? `The theme ${path} is neither a folder nor a .mjml file`
    : `There is no theme at ${path}`;
  const meant = kind ? undefined : didYouMean(basename(path), namesBeside(path));
  return { findings: [missing(message, meant)] };
};

const missing = (
  message: string,
  hint = 'Name a folder that holds edition.mjml, or a single .mjml file',
): Finding => error('theme-missing', message, { owner: 'theme', hint });

/** The themes that stand where one was looked for. */
const namesBeside = (path: string): string[] => {
  try {
    return readdirSync(dirname(resolve(path)));
  } catch {
    return [];
  }
};

const kindOf = (path: string): 'folder' | 'file' | undefined => {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isDirectory() ? 'folder' : stats?.isFile() ? 'file' : undefined;
};

const read = (
  start: Pick<Sources, 'folder' | 'entry' | 'isFolder'>,
): { sources?: Sources; findings: Finding[] } => {
  const sources: Sources = { ...start, bytes: new Map() };
  const unreadable: Finding[] = [];
  const add = (name: string): void => addFile(sources, name, unreadable);
  add(start.entry);
  if (unreadable.length === 0 && !sources.bytes.has(start.entry)) {
    return { findings: [missing(`The theme ${start.folder} has no ${start.entry}`)] };
  }
  if (start.isFolder) {
    add(settingsName);
    add(textName);
  }
  return unreadable.length > 0 ? { findings: unreadable } : { sources, findings: [] };
};

/** Reads one file and, when it is MJML, what it includes. Files that are not there are left to the compile. */
const addFile = (sources: Sources, name: string, unreadable: Finding[]): void => {
  if (sources.bytes.has(name)) return;
  const path = join(sources.folder, name);
  if (kindOf(path) !== 'file') return;
  const bytes = readBytes(path);
  if (bytes instanceof Error) {
    unreadable.push(unreadableFile(bytes, name, 'theme'));
    return;
  }
  sources.bytes.set(name, bytes);
  if (!name.endsWith('.mjml') || !/mj-include/i.test(bytes.toString('latin1'))) return;
  for (const target of includesIn(bytes.toString())) {
    const included = posix.join(posix.dirname(name), target);
    if (mayInclude(included)) addFile(sources, included, unreadable);
  }
};

/** The files as text; one that is not UTF-8 is a finding. */
export const decode = (sources: Sources): { files: Map<string, SourceFile>; findings: Finding[] } => {
  const files = new Map<string, SourceFile>();
  const findings: Finding[] = [];
  for (const [name, bytes] of sources.bytes) {
    if (isUtf8(bytes) && !bytes.includes(0)) {
      const text = bytes.toString().replace(/^\ufeff/, '');
      files.set(name, sourceFile(join(sources.folder, name), name, text));
    } else {
      const place = { file: name, line: 1, column: 1 };
      const hint = 'Save it as UTF-8';
      findings.push(error('theme-encoding', `${name} is not UTF-8 text`, { owner: 'theme', place, hint }));
    }
  }
  return { files, findings };
};

/** Paths of all that looks like an include: at least those that are. */
const includesIn = (text: string): string[] => {
  const paths: string[] = [];
  for (const [, attributes = ''] of text.matchAll(/<mj-include\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi)) {
    const match = /\bpath\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes);
    const path = match?.[1] ?? match?.[2] ?? match?.[3];
    if (path) paths.push(path);
  }
  return paths;
};

/** Whether a name within the theme's folder is one an include may name: inside, no dotfile, of a known kind. */
export const mayInclude = (name: string): boolean =>
  !/[\0\\%]/.test(name) &&
  !/^[a-z]:|^\//i.test(name) &&
  /\.(mjml|css|html)$/.test(name) &&
  posix
    .normalize(name)
    .split('/')
    .every((part) => !part.startsWith('.'));

/** Whether a file, links followed, is a plain file in the theme's folder, and in no hidden one there. */
export const isInside = (folder: string, path: string): boolean => {
  const target = realpathSync(path);
  const from = relative(realpathSync(folder), target);
  const isBelow = from !== '' && !isAbsolute(from) && !from.split(sep).some((part) => part.startsWith('.'));
  return isBelow && statSync(target).isFile();
};
