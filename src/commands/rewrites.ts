import { note } from '../findings/finding.ts';
import { printable, wrap } from '../findings/report.ts';
import type { Finding } from '../model.ts';
import type { Rewrite } from '../theme/edits.ts';

/** Rewrites as findings, for other programs. */
export const rewriteNotes = (rewrites: readonly Rewrite[]): Finding[] =>
  rewrites.map(({ file, line, before, after }) =>
    note('theme-rewrite', `Galley reads “${before.trim()}” as “${after.trim()}”`, {
      owner: 'theme',
      place: { file, line, column: 1 },
    }),
  );

/**
 * Rewrites for people, a line each, or two where one is wider than the terminal, and a closing count. Nothing is to be mended in them, so that they stand after the
 * findings and take as little room as they can.
 */
export const rewriteLines = (rewrites: readonly Rewrite[], width: number): string[] => {
  if (rewrites.length === 0) return [];
  const count = rewrites.length === 1 ? '1 line' : `${rewrites.length} lines`;
  return [
    ...rewrites.map((rewrite) => rewriteLine(rewrite, width)),
    `${count} rewritten for MJML (theme-rewrite), nothing to mend in them`,
    '',
  ];
};

const rewriteLine = ({ file, line, before, after }: Rewrite, width: number): string => {
  const from = `${file}:${line}  ${before.trim()}`;
  const inOne = printable(`${from} → ${after.trim()}`);
  if (inOne.length <= width) return inOne;
  return `${wrap(from, width, '    ')}\n${wrap(`  → ${after.trim()}`, width, '    ')}`;
};
