import { existsSync } from 'node:fs';
import { dirname, posix, relative, resolve } from 'node:path';
import type { Finding } from '../model.ts';
import type { Draft } from './draft.ts';
import type { Element, Markup } from './elements.ts';
import { problem, type Wording } from './problem.ts';
import { isInside, mayInclude, type Sources } from './sources.ts';

/** An include as written, resolved. */
export interface Include {
  /** Where it stands in the draft. */
  element: Element;
  /** The included file's name, when it may be included. */
  name?: string;
  type: 'mjml' | 'css' | 'html';
}

/** Resolves a draft's includes as MJML would, each relative to its own file; what may not be included is a finding. */
export const resolveIncludes = (
  draft: Draft,
  markup: Markup,
  sources: Sources,
  path: readonly string[],
): { includes: Include[]; findings: Finding[] } => {
  const includes: Include[] = [];
  const findings: Finding[] = [];
  for (const element of markup.elements.filter(({ name }) => name === 'mj-include')) {
    const value = (name: string): string | undefined =>
      element.attributes.find((attribute) => attribute.name === name)?.value;
    const declared = value('type');
    const type = declared === 'css' || declared === 'html' ? declared : 'mjml';
    const written = value('path') ?? '';
    const name = posix.join(posix.dirname(draft.file.name), written);
    const cycle = [...path, draft.file.name].includes(name);
    const why = cycle ? circular(written) : refusal(written, name, type, sources);
    if (why) findings.push(problem(draft, element.start, element.openEnd, 'theme-include', why));
    includes.push(why ? { element, type } : { element, name, type });
  }
  return { includes, findings };
};

const circular = (path: string): Wording => ({
  message: `${path} includes this file in turn`,
  hint: 'Take one of the includes out of the circle',
});

const refusal = (path: string, name: string, type: string, sources: Sources): Wording | undefined => {
  if (!path)
    return { message: 'This include names no file', hint: 'Write <mj-include path="parts/x.mjml" />' };
  if (!mayInclude(name) || !mayInclude(path.replace(/^(\.{1,2}\/)+/, ''))) {
    return {
      message: `${path} cannot be included`,
      hint: 'Includes are .mjml, .css or .html files inside the theme, in no hidden folder',
    };
  }
  const absolute = resolve(sources.folder, name);
  if (!existsSync(absolute)) {
    const from = relative(process.cwd(), dirname(absolute)) || '.';
    return {
      message: `${path} is not there`,
      hint: `Looked in ${from}; paths count from the file that includes`,
    };
  }
  if (!isInside(sources.folder, absolute)) {
    return {
      message: `${path} leads out of the theme`,
      hint: 'Copy the file into the theme: links may not leave it',
    };
  }
  if (!name.endsWith(`.${type}`)) {
    return {
      message: `${path} is included as ${type}`,
      hint: type === 'mjml' ? 'Add type="css" or type="html"' : `Name a .${type} file, or drop the type`,
    };
  }
  return undefined;
};
