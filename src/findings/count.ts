import type { Severity } from '../model.ts';

type Counted = readonly { severity: Severity }[];

/** `1 word`, `2 words`. */
export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

const countOf = (findings: Counted, severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length;

/** Errors and warnings, for rows of editions. */
export const countsOf = (findings: Counted): { errors: number; warnings: number } => ({
  errors: countOf(findings, 'error'),
  warnings: countOf(findings, 'warning'),
});

/** "2 errors, 1 warning": an empty text when there is nothing to count. */
export const countFindings = (findings: Counted): string =>
  (['error', 'warning', 'note'] as const)
    .map((severity) => [countOf(findings, severity), severity] as const)
    .filter(([count]) => count > 0)
    .map(([count, severity]) => counted(count, severity))
    .join(', ');
