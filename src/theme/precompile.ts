import type Handlebars from 'handlebars';
import { blocks, helpers } from './helpers/index.ts';
import { pickConstants } from './pick-constants.ts';

/** Names the generated code may call without looking whether they exist; a closed list, so it needs no other. */
const knownHelpers = Object.fromEntries(
  [...Object.keys(helpers), ...blocks, 'galleyHeight', 'galleyPick'].map((name) => [name, true]),
);

/** Handlebars' code for an HTML template, with the marks that tell where each story and brief begins and ends. */
export const precompileHtml = (template: string, handlebars: typeof Handlebars): string => {
  const program = handlebars.parseWithoutProcessing(withHeights(template));
  preferFields(program);
  mark(program, handlebars);
  pickConstants(program);
  return lean(
    handlebars.precompile(program, {
      knownHelpers,
      knownHelpersOnly: true,
      ignoreStandalone: true,
    }) as string,
  );
};

/** Handlebars' code for a text template; block tags alone on a line leave no line behind. */
export const precompileText = (template: string, handlebars: typeof Handlebars): string => {
  const program = handlebars.parseWithoutProcessing(template);
  preferFields(program);
  return lean(
    handlebars.precompile(program, { knownHelpers, knownHelpersOnly: true, noEscape: true }) as string,
  );
};

/**
 * Two thirds of the code Handlebars writes is for errors at run time and for runtimes older than its own: leaving it out
 * makes the cache smaller and the fill faster. Neither pattern can match inside a string, where quotes are escaped.
 */
const lean = (code: string): string =>
  code
    .replace(/,"loc":\{"start":\{"line":\d+,"column":\d+\},"end":\{"line":\d+,"column":\d+\}\}/g, '')
    .replace(
      /lookupProperty = container\.lookupProperty \|\| function\(parent, propertyName\) \{\s*if \(Object\.prototype\.hasOwnProperty\.call\(parent, propertyName\)\) \{\s*return parent\[propertyName\];\s*\}\s*return undefined\s*\}/g,
      'lookupProperty = container.lookupProperty',
    )
    // The helpers are Galley's own closed list: nothing to protect from.
    .replace(/lookupProperty\(helpers,"(\w+)"\)/g, 'helpers.$1')
    // In ASCII the code is read without decoding.
    .replace(/[^\x00-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Fields may share a helper's name: `{{number}}`, `{{url}}`, `{{date}}` without arguments mean the field. */
const preferFields = (program: hbs.AST.Program): void => {
  for (const statement of program.body) {
    if (statement.type === 'BlockStatement') {
      const block = statement as hbs.AST.BlockStatement;
      block.params = block.params.map(called);
      if (block.program) preferFields(block.program);
      if (block.inverse) preferFields(block.inverse);
    }
    if (statement.type !== 'MustacheStatement') continue;
    const { path, params, hash } = statement as hbs.AST.MustacheStatement;
    if (path.type !== 'PathExpression' || params.length || hash?.pairs.length) continue;
    const named = path as hbs.AST.PathExpression;
    if (Object.hasOwn(helpers, named.original) && helpers[named.original]?.min) {
      named.original = `this.${named.original}`;
    }
  }
};

/** `{{#if references}}` means the helper, as there is no such field; Handlebars would look for one. */
const called = (param: hbs.AST.Expression): hbs.AST.Expression =>
  param.type === 'PathExpression' && (param as hbs.AST.PathExpression).original === 'references'
    ? ({
        type: 'SubExpression',
        path: param,
        params: [],
        hash: undefined,
        loc: param.loc,
      } as unknown as hbs.AST.Expression)
    : param;

/**
 * An image out of the data gets the height it will have, so that the page does not jump: MJML writes `height="auto"`,
 * which becomes `galleyHeight width height shown`, an attribute or nothing.
 */
const withHeights = (template: string): string =>
  template.replace(/<img\b(?:"[^"]*"|[^>"])*>/g, (image) => {
    const path = /\ssrc="\{\{((?:[\w./@-]*[./])?)src\}\}"/.exec(image)?.[1];
    const width = /\swidth="(\d+)"/.exec(image)?.[1];
    if (path === undefined || !width) return image;
    return image.replace(/\sheight="auto"/, `{{galleyHeight ${path}width ${path}height ${width}}}`);
  });

/** Adds galleyOpen and galleyClose to the blocks over stories, briefs and the lead. */
const mark = (program: hbs.AST.Program, handlebars: typeof Handlebars): void => {
  for (const statement of program.body) {
    if (statement.type !== 'BlockStatement') continue;
    const block = statement as hbs.AST.BlockStatement;
    if (block.program) mark(block.program, handlebars);
    if (block.inverse) mark(block.inverse, handlebars);
    if (block.program && isMarked(block)) {
      const [open, close] = handlebars.parseWithoutProcessing('{{{galleyOpen}}}{{{galleyClose}}}').body;
      if (open && close) block.program.body = [open, ...block.program.body, close];
    }
  }
};

const isMarked = (block: hbs.AST.BlockStatement): boolean => {
  const [subject] = block.params;
  if (block.path.type !== 'PathExpression' || subject?.type !== 'PathExpression') return false;
  const name = (subject as hbs.AST.PathExpression).parts.at(-1);
  const kind = block.path.original;
  return kind === 'each' ? name === 'stories' || name === 'briefs' : kind === 'with' && name === 'lead';
};
