import type Handlebars from 'handlebars';
import { error } from '../findings/finding.ts';
import { Lines } from '../findings/place.ts';
import type { Finding } from '../model.ts';
import { checkUse } from './check-use.ts';
import { didYouMean } from './did-you-mean.ts';
import type { Slot } from './draft.ts';
import { dateStyles } from './helpers/date.ts';
import { blocks, helpers } from './helpers/index.ts';
import { dataNames, fieldOf, fieldsOf, rootShape, type Shape } from './names.ts';
import { placeIn, type SourceFile } from './source-file.ts';

/** One file as the name check reads it. */
export interface CheckedFile {
  file: SourceFile;
  /** The source with everything that is left out blanked, offsets kept. */
  template: string;
  slots: readonly Slot[];
  /** Includes by offset in the source. */
  includes: { at: number; file: CheckedFile | undefined }[];
  /** The text template has no markup to be safe for. */
  isText: boolean;
}

/** What a name can stand for at one point of a template. */
interface Scope {
  shape: Shape;
  blockParams: Record<string, Shape>;
  each: boolean;
  outer?: Scope;
}

interface Walk {
  checked: CheckedFile;
  lines: Lines;
  labels: ReadonlySet<string>;
  handlebars: typeof Handlebars;
  findings: Finding[];
  /** Files on the way to this one: an include cycle is reported elsewhere. */
  path: CheckedFile[];
}

/**
 * Checks every name, helper and argument of a theme against the closed lists, following includes with the scope they
 * are included in.
 */
export const checkNames = (
  checked: CheckedFile,
  labels: ReadonlySet<string>,
  handlebars: typeof Handlebars,
): Finding[] => {
  const findings: Finding[] = [];
  const scope: Scope = { shape: rootShape, blockParams: {}, each: false };
  walkFile(checked, scope, { labels, handlebars, findings, path: [] });
  // A part included twice repeats what is said about it.
  const seen = new Set<string>();
  return findings.filter((finding) => {
    const key = JSON.stringify([finding.code, finding.message, finding.place]);
    return !seen.has(key) && seen.add(key);
  });
};

const walkFile = (
  checked: CheckedFile,
  scope: Scope,
  walk: Pick<Walk, 'labels' | 'handlebars' | 'findings' | 'path'>,
): void => {
  if (walk.path.includes(checked)) return;
  let program: hbs.AST.Program;
  try {
    program = walk.handlebars.parseWithoutProcessing(checked.template);
  } catch (cause) {
    walk.findings.push(unreadable(checked, cause));
    return;
  }
  const inner = {
    ...walk,
    checked,
    lines: new Lines(checked.file.name, checked.template),
    path: [...walk.path, checked],
  };
  walkProgram(program, scope, inner);
};

const unreadable = (checked: CheckedFile, cause: unknown): Finding => {
  const text = String(cause instanceof Error ? cause.message : cause);
  const line = Number(/line (\d+)/.exec(text)?.[1] ?? 1);
  return error('theme-syntax', `Handlebars cannot read this: ${text.split('\n').at(-1) ?? text}`, {
    owner: 'theme',
    place: { file: checked.file.name, line, column: 1 },
  });
};

const offset = (walk: Walk, at: hbs.AST.Position): number => walk.lines.offsetOf(at.line) + at.column;

const walkProgram = (program: hbs.AST.Program, scope: Scope, walk: Walk): void => {
  for (const statement of program.body) {
    if (statement.type === 'MustacheStatement') mustache(statement as hbs.AST.MustacheStatement, scope, walk);
    else if (statement.type === 'BlockStatement') block(statement as hbs.AST.BlockStatement, scope, walk);
    else if (statement.type === 'ContentStatement') included(statement, scope, walk);
  }
};

const included = (content: hbs.AST.Statement, scope: Scope, walk: Walk): void => {
  const start = offset(walk, content.loc.start);
  const end = offset(walk, content.loc.end);
  for (const include of walk.checked.includes) {
    if (include.file && start <= include.at && include.at < end) walkFile(include.file, scope, walk);
  }
};

const mustache = (statement: hbs.AST.MustacheStatement, scope: Scope, walk: Walk): void => {
  const start = offset(walk, statement.loc.start);
  const shape = evaluate(statement, scope, walk);
  if (!shape) return;
  const slot = walk.checked.slots.find((each) => each.tag.start === start);
  if (!slot) return;
  const problem = checkUse(slot, statement, shape, walk.checked.isText);
  if (problem) {
    const place = placeIn(walk.checked.file, slot.tag.start, slot.tag.end);
    walk.findings.push(error(problem.code, problem.message, { owner: 'theme', place, hint: problem.hint }));
  }
};

const block = (statement: hbs.AST.BlockStatement, scope: Scope, walk: Walk): void => {
  const name = statement.path.type === 'PathExpression' ? statement.path.original : '';
  if (!blocks.includes(name)) {
    report(
      walk,
      statement.path,
      'theme-helper',
      `{{#${name}}} is not a block that themes can use`,
      blockHint(name, scope),
    );
    return;
  }
  const [subject] = statement.params;
  if (statement.params.length !== 1 || !subject) {
    report(
      walk,
      statement.path,
      'theme-arguments',
      `{{#${name}}} takes one value`,
      `Write {{#${name} value}}`,
    );
    return;
  }
  const allowed = name === 'if' || name === 'unless' ? ['includeZero'] : [];
  const extra = statement.hash?.pairs.find(({ key }) => !allowed.includes(key));
  if (extra)
    report(walk, extra, 'theme-arguments', `{{#${name}}} takes no ${extra.key}`, `Write {{#${name} value}}`);
  const shape = expression(subject, scope, walk);
  const body = statement.program && bodyScope(name, shape, subject, statement, scope, walk);
  if (statement.program && body) walkProgram(statement.program, body, walk);
  if (statement.inverse) walkProgram(statement.inverse, scope, walk);
};

const blockHint = (name: string, scope: Scope): string => {
  const shape = fieldOf(scope.shape, name.split('.')[0] ?? '');
  if (shape?.kind === 'list') return `Write {{#each ${name}}}…{{/each}}`;
  if (shape?.kind === 'object') return `Write {{#with ${name}}}…{{/with}}`;
  if (shape) return `Write {{#if ${name}}}…{{/if}}`;
  return `The blocks are ${blocks.join(', ')}`;
};

const bodyScope = (
  name: string,
  shape: Shape | undefined,
  subject: hbs.AST.Expression,
  statement: hbs.AST.BlockStatement,
  scope: Scope,
  walk: Walk,
): Scope | undefined => {
  if (name === 'if' || name === 'unless') return scope;
  if (!shape) return undefined;
  if (name === 'each' && shape.kind !== 'list' && shape.kind !== 'any') {
    report(
      walk,
      subject,
      'theme-name',
      `{{#each}} goes through a list, but ${nameOf(subject)} is none`,
      listHint(shape, scope),
    );
    return undefined;
  }
  if (name === 'with' && shape.kind === 'list') {
    report(walk, subject, 'theme-name', `${nameOf(subject)} is a list`, `Write {{#each ${nameOf(subject)}}}`);
    return undefined;
  }
  const inner = name === 'each' && shape.kind === 'list' ? shape.item : shape;
  const params = statement.program.blockParams ?? [];
  const blockParams: Record<string, Shape> = {};
  if (params[0]) blockParams[params[0]] = inner;
  if (params[1]) blockParams[params[1]] = { kind: 'number' };
  return { shape: inner, blockParams, each: name === 'each' || scope.each, outer: scope };
};

const listHint = (shape: Shape, scope: Scope): string =>
  shape.kind === 'object'
    ? 'Use {{#with}} for a single thing'
    : `Lists here: ${listsIn(scope.shape).join(', ') || 'none'}`;

const listsIn = (shape: Shape): string[] =>
  fieldsOf(shape).filter((name) => fieldOf(shape, name)?.kind === 'list');

/** A tag's or sub-expression's value: a path, or a helper with arguments. */
const evaluate = (
  call: Pick<hbs.AST.MustacheStatement, 'path' | 'params' | 'hash'>,
  scope: Scope,
  walk: Walk,
  mustCall = false,
): Shape | undefined => {
  if (call.path.type !== 'PathExpression') {
    report(
      walk,
      call.path,
      'theme-name',
      'A text or number by itself shows nothing',
      'Write it without braces',
    );
    return undefined;
  }
  const path = call.path as hbs.AST.PathExpression;
  const name = path.original;
  const pairs = call.hash?.pairs ?? [];
  const isCall = mustCall || call.params.length > 0 || pairs.length > 0;
  const helper = Object.hasOwn(helpers, name) ? helpers[name] : undefined;
  // A helper's name that is also a field here means the field, unless it is called with arguments.
  if (!isCall && (!helper || helper.min > 0 || resolves(path, scope))) return resolve(path, scope, walk);
  const arguments_ = call.params.map((param) => expression(param, scope, walk));
  for (const pair of pairs) expression(pair.value, scope, walk);
  if (!helper) {
    report(walk, path, 'theme-helper', `There is no helper named ${name}`, helperHint(name));
    return undefined;
  }
  if (call.params.length < helper.min || call.params.length > helper.max || (pairs.length && !helper.named)) {
    report(
      walk,
      path,
      'theme-arguments',
      `${name} was given ${counted(call.params.length, pairs.length)}`,
      `Write {{${helper.usage}}}`,
    );
  }
  checkLiterals(name, call.params, walk);
  if (helper.returns !== 'any')
    return { kind: helper.returns, owned: name === 'label' && !pairs.length } as Shape;
  // `default a b` and `or a b` are as safe as what they choose from; `css` gives something of which nothing is known.
  if (name === 'css') return { kind: 'any' };
  return arguments_.find((shape) => shape && !isOwned(shape)) ?? arguments_[0] ?? { kind: 'any' };
};

const isOwned = (shape: Shape): boolean => 'owned' in shape && shape.owned === true;

const counted = (params: number, pairs: number): string =>
  `${params} ${params === 1 ? 'argument' : 'arguments'}${pairs ? ` and ${pairs} with a key` : ''}`;

const checkLiterals = (name: string, params: hbs.AST.Expression[], walk: Walk): void => {
  const literal = (at: number): string | undefined =>
    params[at]?.type === 'StringLiteral' ? (params[at] as hbs.AST.StringLiteral).value : undefined;
  const style = name === 'date' ? literal(1) : undefined;
  if (style !== undefined && !dateStyles.includes(style) && params[1]) {
    report(
      walk,
      params[1],
      'theme-arguments',
      `date has no style '${style}'`,
      didYouMean(style, dateStyles) ?? `The styles are ${dateStyles.join(', ')}`,
    );
  }
  const word = name === 'label' ? literal(0) : undefined;
  if (word !== undefined && !walk.labels.has(word) && params[0]) {
    report(
      walk,
      params[0],
      'theme-name',
      `The theme has no label '${word}'`,
      didYouMean(word, [...walk.labels]) ?? 'Add it to the labels in theme.yaml, at least under en',
    );
  }
};

const helperHint = (name: string): string => {
  if (name === 'lookup' || name === 'log') return `Themes cannot use ${name}`;
  const all = [...Object.keys(helpers), ...blocks];
  return didYouMean(name, all) ?? `The helpers are ${Object.keys(helpers).join(', ')}`;
};

const expression = (node: hbs.AST.Expression, scope: Scope, walk: Walk): Shape | undefined => {
  if (node.type === 'PathExpression') {
    const path = node as hbs.AST.PathExpression;
    if (path.original === 'references') return { kind: 'text', owned: true };
    return resolve(path, scope, walk);
  }
  if (node.type === 'SubExpression') return evaluate(node as hbs.AST.SubExpression, scope, walk, true);
  return { kind: node.type === 'NumberLiteral' ? 'number' : 'text', owned: true };
};

const resolves = (path: hbs.AST.PathExpression, scope: Scope): boolean =>
  path.parts.length === 1 && fieldOf(scope.shape, String(path.parts[0])) !== undefined;

const resolve = (path: hbs.AST.PathExpression, scope: Scope, walk: Walk): Shape | undefined => {
  const parts = path.parts.map(String);
  if (path.data) return resolveData(path, parts, scope, walk);
  const isScoped = /^(?:\.|this\b)/.test(path.original);
  const params = isScoped ? undefined : blockParam(parts[0] ?? '', scope);
  if (params) return follow(params, parts.slice(1), path, scope, walk);
  let from: Scope | undefined = scope;
  for (let depth = 0; depth < path.depth; depth += 1) from = from?.outer;
  if (!from) {
    report(
      walk,
      path,
      'theme-name',
      `${path.original} climbs out of the template`,
      'Each ../ leaves one {{#each}} or {{#with}}; {{#if}} does not count',
    );
    return undefined;
  }
  return follow(from.shape, parts, path, from, walk);
};

const blockParam = (name: string, scope: Scope): Shape | undefined =>
  Object.hasOwn(scope.blockParams, name)
    ? scope.blockParams[name]
    : scope.outer && blockParam(name, scope.outer);

const resolveData = (
  path: hbs.AST.PathExpression,
  parts: string[],
  scope: Scope,
  walk: Walk,
): Shape | undefined => {
  const [name = '', ...rest] = parts;
  if (name === 'root') return follow(rootShape, rest, path, scope, walk);
  const shape = Object.hasOwn(dataNames, name) ? dataNames[name] : undefined;
  if (shape && scope.each && !rest.length) return shape;
  const hint = shape
    ? `@${name} exists only inside {{#each}}`
    : 'There are @index, @first, @last, @key and @root';
  report(walk, path, 'theme-name', `Nothing is called ${path.original} here`, hint);
  return undefined;
};

const follow = (
  start: Shape,
  parts: readonly string[],
  path: hbs.AST.PathExpression,
  scope: Scope,
  walk: Walk,
): Shape | undefined => {
  let shape = start;
  for (const [at, part] of parts.entries()) {
    const next = fieldOf(shape, part);
    if (!next) {
      const hint = nameHint(part, parts.slice(at + 1), shape, at === 0 ? scope : undefined);
      report(walk, path, 'theme-name', `Nothing is called ${path.original} here`, hint);
      return undefined;
    }
    shape = next;
  }
  return shape;
};

/** A name from further out, a near miss, or the list of what there is. */
const nameHint = (name: string, rest: string[], shape: Shape, scope: Scope | undefined): string => {
  const tail = [name, ...rest].join('.');
  for (let outer = scope?.outer, up = '../'; outer; outer = outer.outer, up += '../') {
    if (fieldOf(outer.shape, name)) return `From in here it is ${up}${tail}`;
  }
  const names = fieldsOf(shape);
  const near = didYouMean(name, names);
  if (near) return near;
  if (Object.hasOwn(helpers, name)) return `${name} is a helper: write {{${helpers[name]?.usage}}}`;
  return names.length ? `There are ${names.join(', ')}` : 'This value has no parts';
};

const nameOf = (node: hbs.AST.Node): string =>
  node.type === 'PathExpression' ? (node as hbs.AST.PathExpression).original : 'this';

const report = (walk: Walk, node: hbs.AST.Node, code: string, message: string, hint: string): void => {
  const place = placeIn(walk.checked.file, offset(walk, node.loc.start), offset(walk, node.loc.end));
  walk.findings.push(error(code, message, { owner: 'theme', place, hint }));
};
