import type {} from 'handlebars';
import { error } from '../findings/finding.ts';
import { Lines } from '../findings/place.ts';
import type { Finding } from '../model.ts';
import { evaluate, expression } from './check-calls.ts';
import { checkUse } from './check-use.ts';
import { blocks } from './helpers/index.ts';
import { fieldOf, fieldsOf, rootShape, type Shape } from './names.ts';
import { placeIn } from './source-file.ts';
import { type CheckedFile, nameOf, offset, report, type Scope, type Walk } from './walk.ts';

/**
 * Checks every name, helper and argument of a theme against the closed lists, following includes with the scope they
 * are included in.
 */
export const checkNames = (checked: CheckedFile, labels: ReadonlySet<string> | undefined): Finding[] => {
  const findings: Finding[] = [];
  const scope: Scope = { shape: rootShape, blockParams: {}, each: false };
  walkFile(checked, scope, { labels, findings, path: [] });
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
  walk: Pick<Walk, 'labels' | 'findings' | 'path'>,
): void => {
  const { program } = checked;
  if (!program || walk.path.includes(checked)) return;
  const inner = {
    ...walk,
    checked,
    lines: new Lines(checked.file.name, checked.template),
    path: [...walk.path, checked],
  };
  walkProgram(program, scope, inner);
};

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
