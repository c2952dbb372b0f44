import { join, relative } from 'node:path';
import pc from 'picocolors';
import { counted, countFindings } from '../findings/count.ts';
import { hasErrors } from '../findings/finding.ts';
import { formatFindings } from '../findings/report.ts';
import type { Finding } from '../model.ts';
import type { BuildOptions } from './build.ts';
import { clock } from './clock.ts';
import { exit, type Io } from './io.ts';
import type { Built } from './press-room.ts';
import { formatTable } from './table.ts';

/** Everything a build says, to people or as JSON. */
export class Report {
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
    if (built.length === 0) this.io.out('No editions yet. npx galley new lays out the first one.\n');
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
      { title: `HTML/${clipSize / 1024} KB`, align: 'right' },
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

/** Two kinds or three only fit when they are cut short. */
const briefCount = (findings: Finding[]): string => {
  const counts = countFindings(findings) || 'none';
  return counts.includes(',') ? counts.replace(/errors?/, 'err').replace(/warnings?/, 'warn') : counts;
};

const closingLines = (built: Built[], gone: string[]): string[] => {
  const unchanged = built.filter((each) => each.unchanged);
  const warnings = unchanged.reduce((sum, each) => sum + (each.row?.warnings ?? 0), 0);
  const lines: string[] = [];
  if (unchanged.length > 0) {
    const standing = warnings > 0 ? ` (${counted(warnings, 'warning')}: npx galley check shows them)` : '';
    lines.push(`${counted(unchanged.length, 'edition')} unchanged${standing}`);
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
