import { createHash } from 'node:crypto';
import { join, relative, resolve } from 'node:path';
import pc from 'picocolors';
import { build as buildId } from '../build-id.ts';
import { cacheFolder } from '../config.ts';
import type { Row } from '../files/manifest.ts';
import { type EditionFiles, OutFolder } from '../files/out-folder.ts';
import { stampsSince } from '../files/stamps.ts';
import { hasErrors } from '../findings/finding.ts';
import { countFindings, formatFindings } from '../findings/report.ts';
import type { Finding, Proof, Publication, Theme } from '../model.ts';
import { octetsOf } from '../octets.ts';
import { produce, themePathOf } from '../press.ts';
import { closeMemory, openMemory } from '../remember.ts';
import { loadTheme } from '../theme/load.ts';
import { editionRecord } from './edition-record.ts';
import { exit, type Io } from './io.ts';
import { chosenEditions, openProject } from './project.ts';
import { shelfPage } from './shelf.ts';
import { formatTable } from './table.ts';

export interface BuildOptions {
  /** The out folder; `out` in the project's root when absent. */
  out?: string;
  watch?: boolean;
  json?: boolean;
  quiet?: boolean;
}

/** What became of one edition in a build. */
export interface Built {
  id: string;
  /** Absent when the sources have errors. */
  row?: Row;
  findings: Finding[];
  /** Paths that were written, below the out folder. */
  written: string[];
  unchanged: boolean;
  milliseconds: number;
}

/** `galley build`: writes the editions named, or all of them, to the out folder. */
export const buildCommand = async (names: string[], options: BuildOptions, io: Io): Promise<number> => {
  if (options.watch) return (await import('./watch.ts')).watchCommand(names, options, io);
  return (await buildOnce(names, options, io)).code;
};

/** One build, reported. The press room is given back so that a watcher can go on with it. */
export const buildOnce = async (
  names: string[],
  options: BuildOptions,
  io: Io,
): Promise<{ code: number; room?: PressRoom; built?: Built[] }> => {
  openMemory(cacheFolder(io.env));
  const { root, publication, findings } = openProject(io.cwd);
  const ids = chosenEditions(root, names, io.cwd);
  const report = new Report(root, publication?.name ?? '', options, io);
  if (!publication) return { code: report.refuse(findings) };

  const { theme, findings: themeFindings } = await loadTheme(themePathOf(publication), cacheOption(io));
  if (!theme) return { code: report.refuse([...findings, ...themeFindings]) };

  const room = new PressRoom(
    publication,
    theme,
    new OutFolder(resolve(io.cwd, options.out ?? join(root, 'out'))),
    io,
  );
  const built: Built[] = [];
  let gone: string[] = [];
  try {
    for (const id of ids) {
      await turn(built.length);
      if (io.signal.aborted) break;
      built.push(await room.build(id));
      report.progress(built.length, ids.length);
    }
    if (names.length === 0) gone = room.out.forget(new Set(ids));
  } catch (cause) {
    room.giveUp();
    throw cause;
  }
  room.finish();
  if (io.signal.aborted) return { code: exit.interrupted, room };
  return { code: report.finish(built, [...findings, ...theme.findings], gone, room.out.path), room, built };
};

/** Milliseconds. The global `performance` would load a module at every start. */
const clock = (): number => Number(process.hrtime.bigint() / 1000n) / 1000;

/** Lets Ctrl-C be heard: where everything is cached, nothing else in a build waits for the outside. */
const turn = (count: number): Promise<void> | undefined =>
  count % 8 === 7 ? new Promise((resolve) => setImmediate(resolve)) : undefined;

const cacheOption = (io: Io): { cacheFolder?: string } => {
  const folder = cacheFolder(io.env);
  return folder ? { cacheFolder: folder } : {};
};

/** A publication, its theme and its out folder, ready to build editions. */
export class PressRoom {
  readonly publication: Publication;
  readonly theme: Theme;
  readonly out: OutFolder;
  private readonly io: Io;
  private readonly key: string;

  constructor(publication: Publication, theme: Theme, out: OutFolder, io: Io) {
    this.publication = publication;
    this.theme = theme;
    this.out = out;
    this.io = io;
    this.key = createHash('sha256')
      .update(JSON.stringify([buildId, theme.key, publication]))
      .digest('hex');
  }

  async build(id: string): Promise<Built> {
    const started = clock();
    const since = Date.now();
    const row = this.out.unchanged(id, this.key);
    if (row) return { id, row, findings: [], written: [], unchanged: true, milliseconds: 0 };

    const folder = join(this.publication.root, 'articles', id);
    const { proof, findings, sources } = await produce(
      folder,
      this.theme,
      this.publication,
      cacheOption(this.io),
    );
    if (!proof) return { id, findings, written: [], unchanged: false, milliseconds: clock() - started };

    const made = rowOf(id, proof);
    const written = this.out.write(made, this.key, stampsSince(sources, since), filesOf(proof));
    return { id, row: made, findings, written, unchanged: false, milliseconds: clock() - started };
  }

  finish(): void {
    this.out.finish(shelfPage(this.publication, this.out.rows()));
    closeMemory();
  }

  /** After a write that failed: the shelf and the manifest tell of the editions before it, if they can. */
  giveUp(): void {
    try {
      this.finish();
    } catch {
      // The disk is still full; the next build looks at every file again.
    }
  }
}

const filesOf = (proof: Proof): EditionFiles =>
  new Map<string, string | Uint8Array>([
    ['index.html', octetsOf(proof.html)],
    ['index.txt', octetsOf(proof.text)],
    ['message.eml', proof.message],
    ['edition.json', `${JSON.stringify(editionRecord(proof), null, 2)}\n`],
    ...proof.images.map((image): [string, Uint8Array] => [`images/${image.name}`, image.bytes]),
  ]);

const rowOf = (id: string, proof: Proof): Row => {
  const { edition, findings } = proof;
  const stories = edition ? [...(edition.lead ? [edition.lead] : []), ...edition.stories] : [];
  return {
    id,
    date: edition?.date ?? '',
    ...(edition?.number !== undefined && { number: edition.number }),
    subject: proof.subject,
    language: edition?.language ?? '',
    stories: stories.length,
    drafts: stories.filter((story) => story.draft).length,
    htmlSize: octetsOf(proof.html).length,
    errors: findings.filter((finding) => finding.severity === 'error').length,
    warnings: findings.filter((finding) => finding.severity === 'warning').length,
  };
};

/** Everything a build says, to people or as JSON. */
class Report {
  private readonly started = clock();
  private readonly root: string;
  private readonly name: string;
  private readonly options: BuildOptions;
  private readonly io: Io;
  private showedProgress = false;

  constructor(root: string, name: string, options: BuildOptions, io: Io) {
    this.root = root;
    this.name = name;
    this.options = options;
    this.io = io;
  }

  /** Nothing can be built: says why. */
  refuse(findings: Finding[]): number {
    if (this.options.json) this.io.out(`${JSON.stringify({ editions: [], findings }, null, 2)}\n`);
    else this.print(findings);
    return findings.some((finding) => finding.owner === 'publication') ? exit.usage : exit.findings;
  }

  progress(done: number, all: number): void {
    if (this.options.json || this.options.quiet || !this.io.isTTY) return;
    if (done === all || clock() - this.started < 1000) return;
    this.io.err(`\r${done} of ${all} editions`);
    this.showedProgress = true;
  }

  finish(built: Built[], general: Finding[], gone: string[], out: string): number {
    if (this.showedProgress) this.io.err('\r\x1b[K');
    const findings = unique([...general, ...built.flatMap((each) => each.findings)]);
    const failed = built.some((each) => !each.row) || hasErrors(findings);
    if (this.options.json) this.io.out(`${JSON.stringify(asJson(built, findings, gone), null, 2)}\n`);
    else this.tell(built, findings, gone, out);
    return failed ? exit.findings : exit.clean;
  }

  private tell(built: Built[], findings: Finding[], gone: string[], out: string): void {
    const { quiet } = this.options;
    this.print(quiet ? findings.filter((finding) => finding.severity === 'error') : findings);
    if (quiet) return;
    const made = built.filter((each) => !each.unchanged);
    if (made.length > 0) this.io.out(`${buildTable(made, this.name, this.io.width)}\n`);
    if (built.length === 0) this.io.out('No editions yet. galley new lays out the first one.\n');
    for (const line of closingLines(built, gone)) this.io.out(`${line}\n`);
    if (made.some((each) => each.row)) this.io.out(`${wherePath(out, this.io)}\n`);
  }

  private print(findings: Finding[]): void {
    if (findings.length === 0) return;
    const { color, width } = this.io;
    this.io.err(`${formatFindings(findings, { root: this.root, color, width, owner: 'editor' })}\n`);
  }
}

const wherePath = (out: string, io: Io): string => {
  const shelf = join(out, 'index.html');
  const short = relative(io.cwd, shelf);
  return pc.createColors(io.color).dim(`Open ${short.startsWith('..') ? shelf : short}`);
};

const clipSize = 102 * 1024;

/** Every subject begins with the publication's name; in the table that is room lost. */
const withoutName = (subject: string, name: string): string =>
  subject.startsWith(`${name} | `) ? subject.slice(name.length + 3) : subject;

const buildTable = (made: Built[], name: string, width: number): string =>
  formatTable(
    [
      { title: 'Edition' },
      { title: 'Subject', flexible: true },
      { title: 'Stories', align: 'right' },
      { title: 'HTML', align: 'right' },
      { title: 'Findings' },
      { title: 'Time', align: 'right' },
    ],
    made.map(({ id, row, findings, milliseconds }) => [
      id,
      row ? withoutName(row.subject, name) : 'not built',
      row ? String(row.stories) : '–',
      row ? `${(row.htmlSize / 1024).toFixed(1)} KB ${Math.round((row.htmlSize / clipSize) * 100)}%` : '–',
      briefCount(findings),
      `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`,
    ]),
    width,
  );

const briefCount = (findings: Finding[]): string =>
  countFindings(findings).replace(/(\w)\w+?s?(?=,|$)/g, '$1') || 'none';

const closingLines = (built: Built[], gone: string[]): string[] => {
  const unchanged = built.filter((each) => each.unchanged);
  const warnings = unchanged.reduce((sum, each) => sum + (each.row?.warnings ?? 0), 0);
  const lines: string[] = [];
  if (unchanged.length > 0) {
    const standing =
      warnings > 0 ? ` (${warnings} warning${warnings === 1 ? '' : 's'}: galley check shows them)` : '';
    lines.push(`${unchanged.length} edition${unchanged.length === 1 ? '' : 's'} unchanged${standing}`);
  }
  const failed = built.filter((each) => !each.row);
  if (failed.length > 0) {
    lines.push(
      `Not built: ${failed.map((each) => each.id).join(', ')}; what was built before stays as it is`,
    );
  }
  if (gone.length > 0) lines.push(`Removed from the shelf, since no longer in articles/: ${gone.join(', ')}`);
  return lines;
};

const asJson = (built: Built[], findings: Finding[], removed: string[]) => ({
  editions: built.map(({ id, row, written, unchanged, milliseconds }) => ({
    id,
    built: Boolean(row),
    unchanged,
    ...row,
    written,
    milliseconds: Math.round(milliseconds * 10) / 10,
  })),
  removed,
  findings,
});

/** A theme's findings come with every edition; they are told once. */
const unique = (findings: Finding[]): Finding[] => [
  ...new Map(
    findings.map((finding) => [JSON.stringify([finding.code, finding.message, finding.place]), finding]),
  ).values(),
];
