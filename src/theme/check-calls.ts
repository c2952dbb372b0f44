import { didYouMean } from './did-you-mean.ts';
import { dateStyles } from './helpers/date.ts';
import { blocks, helpers } from './helpers/index.ts';
import type { Shape } from './names.ts';
import { resolve, resolves } from './resolve.ts';
import { report, type Scope, type Walk } from './walk.ts';

/** A tag's or sub-expression's value: a path, or a helper with arguments. */
export const evaluate = (
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
  if (word !== undefined && walk.labels && !walk.labels.has(word) && params[0]) {
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

/** The value of an argument. */
export const expression = (node: hbs.AST.Expression, scope: Scope, walk: Walk): Shape | undefined => {
  if (node.type === 'PathExpression') {
    const path = node as hbs.AST.PathExpression;
    if (path.original === 'references') return { kind: 'text', owned: true };
    return resolve(path, scope, walk);
  }
  if (node.type === 'SubExpression') return evaluate(node as hbs.AST.SubExpression, scope, walk, true);
  return { kind: node.type === 'NumberLiteral' ? 'number' : 'text', owned: true };
};
