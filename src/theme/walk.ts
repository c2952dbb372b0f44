import type {} from 'handlebars';
import { error } from '../findings/finding.ts';
import type { Lines } from '../findings/place.ts';
import type { Finding } from '../model.ts';
import type { Slot } from './draft.ts';
import type { Shape } from './names.ts';
import { placeIn, type SourceFile } from './source-file.ts';

/** One file as the name check reads it. */
export interface CheckedFile {
  file: SourceFile;
  /** The source with everything that is left out blanked, offsets kept. */
  template: string;
  /** The template, parsed; absent when Handlebars cannot read it. */
  program: hbs.AST.Program | undefined;
  slots: readonly Slot[];
  /** Includes by offset in the source. */
  includes: { at: number; file: CheckedFile | undefined }[];
  /** The text template has no markup to be safe for. */
  isText: boolean;
}

/** What a name can stand for at one point of a template. */
export interface Scope {
  shape: Shape;
  blockParams: Record<string, Shape>;
  each: boolean;
  outer?: Scope;
}

/** What a walk over the templates carries along. */
export interface Walk {
  checked: CheckedFile;
  lines: Lines;
  /** Unknown while theme.yaml cannot be read. */
  labels: ReadonlySet<string> | undefined;
  findings: Finding[];
  /** Files on the way to this one: an include cycle is reported elsewhere. */
  path: CheckedFile[];
}

/** The offset in the source of a position in Handlebars' tree, whose columns count from 0. */
export const offset = (walk: Walk, at: hbs.AST.Position): number => walk.lines.offsetOf(at.line) + at.column;

export const nameOf = (node: hbs.AST.Node): string =>
  node.type === 'PathExpression' ? (node as hbs.AST.PathExpression).original : 'this';

export const report = (walk: Walk, node: hbs.AST.Node, code: string, message: string, hint: string): void => {
  const place = placeIn(walk.checked.file, offset(walk, node.loc.start), offset(walk, node.loc.end));
  walk.findings.push(error(code, message, { owner: 'theme', place, hint }));
};
