import { error } from '../findings/finding.ts';
import type { Lines } from '../findings/place.ts';
import type { Finding } from '../model.ts';

/** The two parts of a source file, as offsets into its text. */
export interface Parts {
  /** The lines between the fences; absent when the file has none. */
  front?: { start: number; end: number };
  bodyStart: number;
}

const fence = /^---[ \t]*$/;

/**
 * Splits a file at its `---` lines. Blank lines before the first do no harm.
 * @returns nothing and a finding when a fence is open, or missing although the file starts with a field.
 */
export function splitFrontMatter(lines: Lines, needed: boolean): { parts?: Parts; findings: Finding[] } {
  const { text } = lines;
  const first = text.length - text.trimStart().length;
  const start = text.lastIndexOf('\n', first - 1) + 1;
  if (!fence.test(lineAt(text, start))) {
    const field = /^[a-z]\w*:(\s|$)/i.test(lineAt(text, start));
    return needed || field
      ? { findings: [missing(lines, first, field)] }
      : { parts: { bodyStart: 0 }, findings: [] };
  }
  const frontStart = nextLine(text, start);
  let at = frontStart;
  while (at < text.length) {
    if (fence.test(lineAt(text, at))) {
      return {
        parts: { front: { start: frontStart, end: at }, bodyStart: nextLine(text, at) },
        findings: [],
      };
    }
    at = nextLine(text, at);
  }
  return { findings: [unclosed(lines, start)] };
}

function lineAt(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? text.length : end);
}

function nextLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end < 0 ? text.length : end + 1;
}

const missing = (lines: Lines, at: number, field: boolean): Finding =>
  error(
    'front-matter-missing',
    `the file ${field ? 'starts with a field' : 'has no fields'}, and a line --- was wanted first`,
    {
      place: lines.at(Math.min(at, lines.text.length)),
      hint: 'Put the fields at the top of the file between two lines of three hyphens: ---',
    },
  );

const unclosed = (lines: Lines, at: number): Finding =>
  error('front-matter-unclosed', 'the fields start here, and no second line --- ends them', {
    place: lines.at(at, 3),
    hint: 'Add a line --- between the last field and the text',
  });
