import type { Finding, Place } from '../model.ts';

type Details = Omit<Finding, 'severity' | 'code' | 'message' | 'owner'> & { owner?: Finding['owner'] };

/** Makes a finding of severity error; the owner is the editor unless said otherwise. */
export const error = (code: string, message: string, details: Details = {}): Finding =>
  make('error', code, message, details);

/** Makes a finding of severity warning. */
export const warning = (code: string, message: string, details: Details = {}): Finding =>
  make('warning', code, message, details);

/** Makes a finding of severity note. */
export const note = (code: string, message: string, details: Details = {}): Finding =>
  make('note', code, message, details);

const make = (severity: Finding['severity'], code: string, message: string, details: Details): Finding => ({
  severity,
  code,
  message,
  owner: 'editor',
  ...details,
});

export const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some((finding) => finding.severity === 'error');

const rank = { error: 0, warning: 1, note: 2 };

/** By file and place, errors first at the same place: the order a person works through them. */
export const inOrder = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort(
    (a, b) =>
      comparePlaces(a.place, b.place) || rank[a.severity] - rank[b.severity] || compare(a.code, b.code),
  );

const comparePlaces = (a?: Place, b?: Place): number => {
  if (!a || !b) return Number(Boolean(b)) - Number(Boolean(a));
  return compare(a.file, b.file) || a.line - b.line || a.column - b.column;
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
