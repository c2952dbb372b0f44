import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkProof, type Report } from '../check/check.ts';
import type { CheckOptions } from '../check/context.ts';
import { kindOf, proofOfHtml, proofOfMessage } from '../check/foreign.ts';
import { cacheFolder, findRoot, readPublication } from '../config.ts';
import type { Proof, Publication } from '../model.ts';
import { produce, themePathOf } from '../press.ts';
import { loadTheme } from '../theme/load.ts';
import { type Checked, failed, showGithub, showJson, showPeople } from './check-report.ts';
import { earlierEditions } from './earlier.ts';
import { exit, type Io, UsageError } from './io.ts';
import { chosenEditions, openProject } from './project.ts';

export interface CheckCommandOptions {
  /** HTML files, also ones Galley did not build. */
  html?: string[];
  /** Messages, also ones Galley did not build. */
  eml?: string[];
  /** A theme to check instead of editions. */
  theme?: string;
  json?: boolean;
  /** `github` for annotations on a pull request. */
  format?: string;
  /** Warnings, too, make the exit code 1. */
  strict?: boolean;
  /** Measure in Chromium. */
  browser?: boolean;
  /** Ask links and DNS. */
  online?: boolean;
  /** Run SpamAssassin's own command when its daemon does not answer. */
  spam?: boolean;
  /** Everything in full: all details, every rule's outcome, the table of clients. */
  verbose?: boolean;
}

/**
 * `galley check`: reads finished editions, or any HTML or message, and says what to mend.
 * @returns 0, or 1 when there are errors (with `strict`: warnings), 2 for a wrong newsletter.yaml
 */
export const checkCommand = async (
  names: string[],
  options: CheckCommandOptions,
  io: Io,
): Promise<number> => {
  if (options.format !== undefined && options.format !== 'github')
    throw new UsageError(
      `there is no format ${options.format}`,
      '--format github is the only one; --json gives everything',
    );
  const files = [...(options.html ?? []), ...(options.eml ?? [])];
  if (files.length > 0 && names.length > 0) throw new UsageError('name either editions or files, not both');
  if (options.theme !== undefined) return show([await checkOneTheme(options.theme, io)], options, io, io.cwd);
  if (files.length > 0) return show(await checkFiles(options, io), options, io, io.cwd);
  return checkEditions(names, options, io);
};

const show = (checked: Checked[], options: CheckCommandOptions, io: Io, root: string): number => {
  if (options.json) io.out(showJson(checked));
  else if (options.format === 'github') io.out(showGithub(checked));
  else
    io.out(
      showPeople(checked, { root, color: io.color, width: io.width, verbose: options.verbose ?? false }),
    );
  return failed(checked, options.strict ?? false) ? exit.findings : exit.clean;
};

const checkEditions = async (names: string[], options: CheckCommandOptions, io: Io): Promise<number> => {
  const { root, publication, findings } = openProject(io.cwd);
  const ids = chosenEditions(root, names, io.cwd);
  if (!publication) {
    show([{ name: 'newsletter.yaml', findings }], options, io, root);
    return exit.usage;
  }
  const cache = cacheFolder(io.env);
  const { theme, findings: themeFindings } = await loadTheme(themePathOf(publication), {
    root,
    namedAt: publication.places.theme,
    ...(cache && { cacheFolder: cache }),
  });
  if (!theme)
    return show([{ name: 'the theme', findings: [...findings, ...themeFindings] }], options, io, root);
  const earlier = earlierEditions(publication);
  const checked: Checked[] = findings.length > 0 ? [{ name: publication.file, findings }] : [];
  for (const id of ids) {
    if (io.signal.aborted) return exit.interrupted;
    const produced = await produce(
      join(root, 'articles', id),
      theme,
      publication,
      cache ? { cacheFolder: cache } : {},
    );
    if (!produced.proof)
      checked.push({
        name: id,
        findings: produced.findings,
        unread: 'its sources have errors, so it was not built',
      });
    else checked.push(await checkOne(id, produced.proof, { ...network(options, io), earlier: earlier(id) }));
  }
  return show(checked, options, io, root);
};

const network = (options: CheckCommandOptions, io: Io): CheckOptions => {
  const cache = options.online ? cacheFolder(io.env) : undefined;
  return {
    ...(options.online && { online: true }),
    ...(options.browser && { browser: true }),
    ...(options.spam && { spam: true }),
    ...(cache && { cacheFolder: cache }),
  };
};

const checkOne = async (name: string, proof: Proof, options: CheckOptions): Promise<Checked> => {
  const report: Report = await checkProof(proof, options);
  return { name, findings: report.findings, report, proof };
};

const checkFiles = async (options: CheckCommandOptions, io: Io): Promise<Checked[]> => {
  const settings = settingsOf(io);
  const checked: Checked[] = [];
  for (const file of options.html ?? []) {
    const proof = proofOfHtml(read(file, 'html', io));
    checked.push(
      await checkOne(file, proof, {
        ...network(options, io),
        ...settings,
        foreign: { kind: 'html', file: resolve(io.cwd, file), shown: file },
      }),
    );
  }
  for (const file of options.eml ?? []) {
    const { proof, findings } = await proofOfMessage(read(file, 'eml', io));
    const one = await checkOne(file, proof, {
      ...network(options, io),
      ...settings,
      foreign: { kind: 'eml', file: resolve(io.cwd, file), shown: file },
    });
    checked.push({ ...one, findings: [...findings, ...one.findings] });
  }
  return checked;
};

// Mail Galley did not build is judged by the settings of the project it is checked in, if there is one.
const settingsOf = (io: Io): CheckOptions => {
  const root = findRoot(io.cwd);
  const publication: Publication | undefined = root ? readPublication(root).publication : undefined;
  return publication ? { settings: publication.checks } : {};
};

const read = (file: string, as: 'html' | 'eml', io: Io): Uint8Array => {
  const path = resolve(io.cwd, file);
  if (!existsSync(path)) throw new UsageError(`there is no file ${file}`);
  if (!statSync(path).isFile()) throw new UsageError(`${file} is a folder`, 'name the file in it');
  const bytes = readFileSync(path);
  const other = kindOf(bytes);
  if (other && other !== as)
    throw new UsageError(
      `${file} is ${other === 'html' ? 'HTML, not a message' : 'a message, not HTML'}`,
      `name it after --${other}`,
    );
  return bytes;
};

const checkOneTheme = async (path: string, io: Io): Promise<Checked> => {
  const { checkTheme } = await import('../theme/load.ts');
  const root = findRoot(io.cwd) ?? io.cwd;
  const folder = existsSync(resolve(io.cwd, path)) ? resolve(io.cwd, path) : join(root, 'templates', path);
  const { findings, rewrites } = await checkTheme(folder, { root: io.cwd });
  return { name: path, findings, rewrites };
};
