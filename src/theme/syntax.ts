import type Handlebars from 'handlebars';
import { error } from '../findings/finding.ts';
import type { Finding } from '../model.ts';
import type { Slot } from './draft.ts';
import { placeIn } from './source-file.ts';
import type { Tag } from './tags.ts';

/**
 * Reads a template. When Handlebars cannot, every tag is tried by itself, so that each mistake is named at its own place.
 * @param template the source with all that is left out blanked
 */
export const readTemplate = (
  template: string,
  slots: readonly Slot[],
  handlebars: typeof Handlebars,
): { program?: hbs.AST.Program; findings: Finding[] } => {
  const program = parse(template, handlebars);
  const suspects = program ? slots.filter(({ tag }) => tag.kind === 'partial') : slots;
  const findings = suspects.flatMap((slot) => {
    const problem = problemOf(slot.tag, handlebars);
    if (!problem) return [];
    const place = placeIn(slot.file, slot.tag.start, slot.tag.end);
    return [error(problem.code, problem.message, { owner: 'theme', place, hint: problem.hint })];
  });
  return program ? { program, findings } : { findings };
};

interface Problem {
  code: string;
  message: string;
  hint: string;
}

const problemOf = (tag: Tag, handlebars: typeof Handlebars): Problem | undefined => {
  if (tag.kind === 'unclosed') {
    return {
      code: 'theme-syntax',
      message: `A Handlebars tag starts here, but its closing braces were not found`,
      hint: 'Close it with }}, or write \\{{ where two braces are meant as text',
    };
  }
  if (tag.kind === 'partial') {
    return {
      code: 'theme-helper',
      message: `${short(tag.source)} is a partial, a decorator or a raw block, which themes cannot use`,
      hint: 'Use <mj-include path="parts/x.mjml" /> for parts',
    };
  }
  const whole = completed(tag);
  if (whole === undefined || parse(whole, handlebars)) return undefined;
  return { code: 'theme-syntax', message: `Handlebars cannot read ${short(tag.source)}`, hint: hintFor(tag) };
};

/** A template that consists of the tag and what it needs around it. */
const completed = (tag: Tag): string | undefined => {
  if (tag.kind === 'open') return `${tag.source}{{/${tag.name}}}`;
  if (tag.kind === 'else') return `{{#if x}}${tag.source}{{/if}}`;
  if (tag.kind === 'close') return `{{#${tag.name}}}${tag.source}`;
  if (tag.kind === 'literal') return undefined;
  return tag.source;
};

const parse = (template: string, handlebars: typeof Handlebars): hbs.AST.Program | undefined => {
  try {
    return handlebars.parseWithoutProcessing(template);
  } catch {
    return undefined;
  }
};

const hintFor = (tag: Tag): string => {
  if (/[^}]\}\}\}$/.test(tag.source) && tag.kind !== 'raw') {
    return 'A third brace follows the tag: in CSS write {{x}};} or put a space before the brace';
  }
  if (/&\w+;/.test(tag.source)) return 'Write quotes and signs as they are inside a tag, not as entities';
  if (/['"]/.test(tag.source)) return 'Are all quotes closed? In attributes use single quotes inside tags';
  return 'A tag is {{name}}, {{helper name …}}, {{#each list}} or {{/each}}';
};

const short = (source: string): string => (source.length > 60 ? `${source.slice(0, 57)}…` : source);
