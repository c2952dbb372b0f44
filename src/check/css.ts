import type { Atrule, CssNode, Declaration, Raw, Rule, Selector, Value } from 'css-tree';
import parse from 'css-tree/parser';
import walk from 'css-tree/walker';

/** One declaration, of a style attribute or of a rule. */
export interface Declared {
  /** In lower case, vendor prefixes kept. */
  property: string;
  /** As written, without `!important`. */
  value: string;
  important: boolean;
  node: Value | Raw;
  /** Offset in the HTML of declarations in style blocks; the element's own otherwise unknown. */
  start?: number;
}

interface StyleRule {
  selectors: Selector[];
  selectorText: string;
  declarations: Declared[];
  /** Enclosing at-rules, the outermost first: `media (max-width:480px)`. */
  conditions: string[];
  start: number;
}

interface AtRuleUse {
  /** In lower case, without the @. */
  name: string;
  prelude: string;
  start: number;
  /** How many at-rules enclose it. */
  depth: number;
}

/** A style block, parsed; what could not be parsed is told in `errors`. */
export interface Sheet {
  text: string;
  start: number;
  rules: StyleRule[];
  atRules: AtRuleUse[];
  errors: { message: string; start: number }[];
  comments: number;
  /** Rules inside rules (CSS nesting). */
  nested: number;
}

/** Parses the text of a style block that starts at `offset` in the HTML; never throws. */
export const parseSheet = (text: string, offset: number): Sheet => {
  const sheet: Sheet = { text, start: offset, rules: [], atRules: [], errors: [], comments: 0, nested: 0 };
  try {
    const tree = parse(text, {
      positions: true,
      parseCustomProperty: false,
      onParseError: (fault) => sheet.errors.push({ message: fault.message, start: offset + fault.offset }),
      onComment: () => {
        sheet.comments++;
      },
    });
    readRules(tree, [], sheet, text, offset, false);
  } catch (cause) {
    sheet.errors.push({
      message: cause instanceof Error ? cause.message : 'it cannot be read',
      start: offset,
    });
  }
  return sheet;
};

const readRules = (
  node: CssNode,
  conditions: string[],
  sheet: Sheet,
  text: string,
  offset: number,
  inRule: boolean,
): void => {
  if (node.type === 'StyleSheet' || node.type === 'Block') {
    node.children.forEach((child) => {
      readRules(child, conditions, sheet, text, offset, inRule);
    });
  } else if (node.type === 'Atrule') readAtRule(node, conditions, sheet, text, offset, inRule);
  else if (node.type === 'Rule') readRule(node, conditions, sheet, text, offset, inRule);
};

const readAtRule = (
  node: Atrule,
  conditions: string[],
  sheet: Sheet,
  text: string,
  offset: number,
  inRule: boolean,
): void => {
  const prelude = node.prelude ? slice(node.prelude, text) : '';
  const name = node.name.toLowerCase();
  sheet.atRules.push({ name, prelude, start: offset + startOf(node), depth: conditions.length });
  const block = node.block;
  if (!block) return;
  if (name === 'font-face' || name === 'page') {
    sheet.rules.push({
      selectors: [],
      selectorText: `@${name}`,
      declarations: declarationsOf(block.children.toArray(), text, offset),
      conditions: [...conditions, name],
      start: offset + startOf(node),
    });
    return;
  }
  readRules(block, [...conditions, `${name} ${prelude}`.trim()], sheet, text, offset, inRule);
};

const readRule = (
  node: Rule,
  conditions: string[],
  sheet: Sheet,
  text: string,
  offset: number,
  inRule: boolean,
): void => {
  if (inRule) sheet.nested++;
  const selectors: Selector[] = [];
  if (node.prelude.type === 'SelectorList')
    node.prelude.children.forEach((child) => {
      if (child.type === 'Selector') selectors.push(child);
    });
  sheet.rules.push({
    selectors,
    selectorText: slice(node.prelude, text),
    declarations: declarationsOf(node.block.children.toArray(), text, offset),
    conditions,
    start: offset + startOf(node),
  });
  readRules(node.block, conditions, sheet, text, offset, true);
};

const declarationsOf = (nodes: CssNode[], text: string, offset?: number): Declared[] => {
  const found: Declared[] = [];
  for (const node of nodes) if (node.type === 'Declaration') found.push(declared(node, text, offset));
  return found;
};

const declared = (node: Declaration, text: string, offset?: number): Declared => ({
  property: node.property.startsWith('--') ? node.property : node.property.toLowerCase(),
  value: slice(node.value, text),
  important: node.important !== false,
  node: node.value,
  ...(offset === undefined ? {} : { start: offset + startOf(node) }),
});

const inlineCache = new Map<string, Declared[]>();

/** The declarations of a style attribute. The same text is parsed once: an edition repeats its few styles often. */
export const parseInline = (text: string): Declared[] => {
  const known = inlineCache.get(text);
  if (known) return known;
  if (inlineCache.size > 2000) inlineCache.clear();
  const found = readInline(text);
  inlineCache.set(text, found);
  return found;
};

const readInline = (text: string): Declared[] => {
  try {
    const tree = parse(text, { context: 'declarationList', positions: true, parseCustomProperty: false });
    return tree.type === 'DeclarationList' ? declarationsOf(tree.children.toArray(), text) : [];
  } catch {
    return [];
  }
};

/** Calls `visit` with every node of a value or selector. */
export const eachNode = (node: CssNode, visit: (node: CssNode) => void): void => {
  walk(node, visit);
};

const startOf = (node: CssNode): number => node.loc?.start.offset ?? 0;

const slice = (node: CssNode, text: string): string =>
  node.loc ? text.slice(node.loc.start.offset, node.loc.end.offset).trim() : '';
