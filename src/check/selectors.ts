import type { CssNode, Selector } from 'css-tree';
import type { Tag } from './page.ts';

/** Weight of a selector: ids, classes and attributes, types, as one comparable number. */
export const specificity = (selector: Selector): number => {
  let weight = 0;
  selector.children.forEach((part) => {
    if (part.type === 'IdSelector') weight += 10_000;
    else if (
      part.type === 'ClassSelector' ||
      part.type === 'AttributeSelector' ||
      part.type === 'PseudoClassSelector'
    )
      weight += 100;
    else if (part.type === 'TypeSelector' && part.name !== '*') weight += 1;
  });
  return weight;
};

/**
 * Whether a selector made of types, classes, ids, attributes, descendants and children matches the element.
 * States (`:hover`), positions and siblings never match: they say nothing about the page as it opens.
 */
export const matches = (selector: Selector, tag: Tag): boolean => {
  const steps = stepsOf(selector);
  return steps !== undefined && matchSteps(steps, steps.length - 1, tag);
};

interface Step {
  /** How this step hangs below the one before it. */
  combinator: ' ' | '>';
  parts: CssNode[];
}

const cache = new WeakMap<Selector, Step[] | null>();

const stepsOf = (selector: Selector): Step[] | undefined => {
  const known = cache.get(selector);
  if (known !== undefined) return known ?? undefined;
  const steps = split(selector);
  cache.set(selector, steps ?? null);
  return steps;
};

const split = (selector: Selector): Step[] | undefined => {
  const steps: Step[] = [{ combinator: ' ', parts: [] }];
  let usable = true;
  selector.children.forEach((part) => {
    if (part.type === 'Combinator') {
      if (part.name === ' ' || part.name === '>') steps.push({ combinator: part.name, parts: [] });
      else usable = false;
    } else if (isSimple(part)) steps.at(-1)?.parts.push(part);
    else usable = false;
  });
  return usable ? steps : undefined;
};

// `:link` and `:root` say what an element is, not what happens to it.
const isSimple = (part: CssNode): boolean =>
  ['TypeSelector', 'ClassSelector', 'IdSelector', 'AttributeSelector'].includes(part.type) ||
  (part.type === 'PseudoClassSelector' && ['link', 'any-link', 'root'].includes(part.name));

const matchSteps = (steps: Step[], index: number, tag: Tag): boolean => {
  const step = steps[index];
  if (!step?.parts.every((part) => matchPart(part, tag))) return false;
  if (index === 0) return true;
  if (step.combinator === '>') return tag.parent !== undefined && matchSteps(steps, index - 1, tag.parent);
  for (let up = tag.parent; up; up = up.parent) if (matchSteps(steps, index - 1, up)) return true;
  return false;
};

const matchPart = (part: CssNode, tag: Tag): boolean => {
  if (part.type === 'TypeSelector') return part.name === '*' || part.name.toLowerCase() === tag.name;
  if (part.type === 'ClassSelector') return classes(tag).includes(part.name);
  if (part.type === 'IdSelector') return tag.attributes.id === part.name;
  if (part.type === 'AttributeSelector') return matchAttribute(part, tag);
  if (part.type === 'PseudoClassSelector')
    return part.name === 'root' ? tag.name === 'html' : tag.name === 'a' && tag.attributes.href !== undefined;
  return false;
};

const matchAttribute = (part: Extract<CssNode, { type: 'AttributeSelector' }>, tag: Tag): boolean => {
  const actual = tag.attributes[part.name.name.toLowerCase()];
  if (actual === undefined) return false;
  if (!part.value || !part.matcher) return true;
  const wanted = part.value.type === 'String' ? part.value.value : part.value.name;
  const test = matchers[part.matcher];
  return test ? test(actual, wanted) : false;
};

const matchers: Record<string, (actual: string, wanted: string) => boolean> = {
  '=': (actual, wanted) => actual === wanted,
  '~=': (actual, wanted) => actual.split(/\s+/).includes(wanted),
  '^=': (actual, wanted) => actual.startsWith(wanted),
  '$=': (actual, wanted) => actual.endsWith(wanted),
  '*=': (actual, wanted) => actual.includes(wanted),
  '|=': (actual, wanted) => actual === wanted || actual.startsWith(`${wanted}-`),
};

const classCache = new WeakMap<Tag, string[]>();

const classes = (tag: Tag): string[] => {
  const known = classCache.get(tag);
  if (known) return known;
  const list = (tag.attributes.class ?? '').split(/\s+/).filter(Boolean);
  classCache.set(tag, list);
  return list;
};
