import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import pc from 'picocolors';
import type { Finding, Owner, Place } from '../model.ts';
import { countFindings } from './count.ts';
import { inOrder } from './finding.ts';
import { withoutPasswords } from './passwords.ts';

export interface ReportOptions {
  /** Places are relative to this folder. */
  root: string;
  color: boolean;
  /** Columns of the terminal; 80 when absent. */
  width?: number;
  /** Findings of other owners are folded into a line each; absent: none are. */
  owner?: Owner;
}

const owners: Record<Owner, string> = {
  editor: 'the editor',
  theme: 'the theme’s author',
  publication: 'whoever keeps newsletter.yaml',
};

/**
 * Findings as a person reads them: `file:line:column  error  code  message`, the line with a caret, the hint.
 * Errors of every owner are always in full.
 */
export const formatFindings = (findings: readonly Finding[], options: ReportOptions): string => {
  const shown = inOrder(findings.filter((finding) => isShown(finding, options)));
  const folded = findings.filter((finding) => !isShown(finding, options));
  const sources = new Sources(options.root);
  return [
    ...shown.map((finding) => formatFinding(finding, sources, options)),
    ...foldedLines(folded, options),
  ].join('\n');
};

const isShown = (finding: Finding, { owner }: ReportOptions): boolean =>
  !owner || finding.owner === owner || finding.severity === 'error';

const foldedLines = (findings: Finding[], { color }: ReportOptions): string[] => {
  const colors = pc.createColors(color);
  return (Object.keys(owners) as Owner[]).flatMap((owner) => {
    const theirs = findings.filter((finding) => finding.owner === owner);
    if (theirs.length === 0) return [];
    return [colors.dim(`${countFindings(theirs)} for ${owners[owner]}: npx galley check shows them`), ''];
  });
};

const formatFinding = (finding: Finding, sources: Sources, { color, width = 80 }: ReportOptions): string => {
  const colors = pc.createColors(color);
  const paint = { error: colors.red, warning: colors.yellow, note: colors.cyan }[finding.severity];
  const where = finding.place ? `${formatPlace(finding.place)}  ` : '';
  const head = `${where}${finding.severity}  ${finding.code}  `;
  const inFull = wrap(head + sentence(finding.message), width, '  ');
  const lines = [
    inFull
      .replace(where, colors.underline(where.trimEnd()) + '  '.repeat(where ? 1 : 0))
      .replace(
        `${finding.severity}  ${finding.code}`,
        `${paint(finding.severity)}  ${colors.dim(finding.code)}`,
      ),
  ];
  // A note is read in passing: its place is enough.
  if (finding.place && finding.severity !== 'note')
    lines.push(...frame(finding.place, sources, width, colors));
  for (const detail of finding.details ?? []) lines.push(wrap(`    ${detail}`, width, '      '));
  for (const { message, place } of finding.related ?? []) {
    lines.push(wrap(`    ${message}: ${formatPlace(place)}`, width, '      '));
  }
  if (finding.hint) lines.push(...finding.hint.split('\n').map((line) => wrap(`    ${line}`, width, '    ')));
  return `${lines.join('\n')}\n`;
};

// A message may start with the name of a field, a tag or a file, which is spelt as it is.
const plainWord = /^(?:an?|the|there|this|these|no|none|nothing|only|some|every|each|one|two|it|what)(?= )/;

const sentence = (message: string): string =>
  plainWord.test(message) ? message.charAt(0).toUpperCase() + message.slice(1) : message;

/** `file:line:column`. */
export const formatPlace = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

const frame = (
  place: Place,
  sources: Sources,
  width: number,
  colors: ReturnType<typeof pc.createColors>,
): string[] => {
  const text = sources.line(place);
  if (text === undefined || text.trim() === '') return [];
  const number = String(place.line).padStart(5);
  const room = Math.max(20, width - 8);
  // A long line is shown from a little before the caret.
  const from = place.column + 10 > room ? Math.max(0, place.column - Math.floor(room / 2)) : 0;
  const shown = (from > 0 ? '…' : '') + text.slice(from > 0 ? from + 1 : 0);
  const cut = shown.length > room ? `${shown.slice(0, room - 1)}…` : shown;
  const before = cut.slice(0, place.column - 1 - from);
  const length = Math.max(1, Math.min(place.length ?? 1, cut.length - before.length));
  const gap = before.replace(/[^\t]/g, ' ');
  return [
    `${colors.dim(`${number} |`)} ${cut}`,
    `${colors.dim('      |')} ${gap}${colors.red('^'.repeat(length))}`,
  ];
};

/** Source lines for the frames, each file read once. */
class Sources {
  private readonly files = new Map<string, string[]>();
  private readonly root: string;

  constructor(root: string) {
    this.root = root;
  }

  line({ file, line }: Place): string | undefined {
    let lines = this.files.get(file);
    if (!lines) {
      lines = readLines(resolve(this.root, file));
      this.files.set(file, lines);
    }
    return lines[line - 1];
  }
}

const readLines = (path: string): string[] => {
  try {
    // Whatever stands in the file, the terminal must not obey it.
    return readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .split(/\r\n|\n|\r/)
      .map((line) => withoutPasswords(printable(line)));
  } catch {
    return [];
  }
};

/** Text that a terminal shows and does not obey: control characters become `�`. */
export const printable = (text: string): string => text.replace(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/g, '�');

/** Breaks a line between words where it would be longer than `width`; the lines that follow start with `indent`. */
export const wrap = (text: string, width: number, indent: string): string => {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text).split(/(?<=\S)(?= )/)) {
    if (line && line.length + word.length > width) {
      lines.push(line);
      line = indent + word.trimStart();
    } else line += word;
  }
  return [...lines, line].join('\n');
};
