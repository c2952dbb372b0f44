import { didYouMean } from './did-you-mean.ts';
import { helpers } from './helpers/index.ts';
import { dataNames, fieldOf, fieldsOf, rootShape, type Shape } from './names.ts';
import { report, type Scope, type Walk } from './walk.ts';

/** Whether a path is a field at hand. */
export const resolves = (path: hbs.AST.PathExpression, scope: Scope): boolean =>
  path.parts.length === 1 && fieldOf(scope.shape, String(path.parts[0])) !== undefined;

/** What a path stands for; one that stands for nothing is reported. */
export const resolve = (path: hbs.AST.PathExpression, scope: Scope, walk: Walk): Shape | undefined => {
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
