import type { CssNode } from 'css-tree';
import type { Context } from '../context.ts';
import { type Declared, eachNode, type Sheet } from '../css.ts';
import type { Tag } from '../page.ts';

/** Where something was seen, and whether a client without it still shows a good page. */
export interface Sighting {
  start: number;
  times: number;
  /** Every use is inside an at-rule or backed by an earlier declaration: an extra for those who know it. */
  progressive: boolean;
  /** Some use is outside what Outlook for Windows is kept from. */
  forOutlook: boolean;
}

/**
 * What a page uses, as tokens: `<video>`, `[role]`, `[href^=#]`, `border-radius`, `display:flex`, `calc()`, `1rem`,
 * `@media`, `:hover`, `::before`, `.class`, `a>b`, `*.webp`. Features are defined by these in features.ts.
 */
export type Evidence = Map<string, Sighting>;

export const gather = (context: Context): Evidence => {
  const evidence: Evidence = new Map();
  if (context.page.hasDoctype) see(evidence, '<!doctype>', 0, false, true);
  for (const comment of context.page.comments.slice(0, 1))
    see(evidence, '<!---->', comment.start, false, true);
  for (const tag of context.page.tags) seeTag(tag, context, evidence);
  for (const sheet of context.sheets) seeSheet(sheet, context, evidence);
  return evidence;
};

const see = (
  evidence: Evidence,
  token: string,
  start: number,
  progressive: boolean,
  forOutlook: boolean,
): void => {
  const known = evidence.get(token);
  if (!known) evidence.set(token, { start, times: 1, progressive, forOutlook });
  else {
    known.times++;
    if (known.progressive && !progressive) Object.assign(known, { progressive, start });
    known.forOutlook ||= forOutlook;
  }
};

const seeTag = (tag: Tag, context: Context, evidence: Evidence): void => {
  if (tag.implied || tag.audience === 'outlook') return;
  const forOutlook = tag.audience === 'all';
  const put = (token: string, progressive = false) =>
    see(evidence, token, tag.start, progressive, forOutlook);
  put(`<${tag.name}>`, hasFallback(tag));
  for (const [name, value] of Object.entries(tag.attributes)) {
    put(`[${name}]`);
    if (name === 'type' && (tag.name === 'input' || tag.name === 'button'))
      put(`<${tag.name} ${value.toLowerCase()}>`);
    if (name === 'href')
      for (const kind of ['#', 'mailto:'])
        if (value.trim().toLowerCase().startsWith(kind)) put(`[href^=${kind}]`);
    if (name === 'name' && tag.name === 'meta') put(`<meta ${value.toLowerCase()}>`);
    if (name === 'src' && tag.name === 'img') put(`*.${imageKind(value)}`);
  }
  seeDeclarations(context.inline(tag), (token, progressive) => put(token, progressive));
};

// A film with a picture or a link inside shows these where films are not known.
const hasFallback = (tag: Tag): boolean =>
  ['video', 'audio', 'picture', 'svg', 'ruby'].includes(tag.name) &&
  tag.children.some((child) => child.kind === 'tag' && ['img', 'a', 'p', 'table', 'rp'].includes(child.name));

const imageKind = (src: string): string => {
  const data = /^data:([^;,]*)/i.exec(src.trim());
  if (data) return 'base64';
  return /\.([a-z0-9]+)(?:[?#].*)?$/i.exec(src)?.[1]?.toLowerCase() ?? '';
};

type Put = (token: string, progressive: boolean) => void;

const seeDeclarations = (declarations: readonly Declared[], put: Put): void => {
  const before = new Set<string>();
  // What is not displayed at all loses nothing.
  const unseen = declarations.some(
    ({ property, value }) => property === 'display' && value.toLowerCase() === 'none',
  );
  for (const declared of declarations) {
    const { property, value, important, node } = declared;
    const backed = unseen || before.has(property) || (property === 'width' && isBounded(declarations));
    before.add(property);
    if (property.startsWith('--')) put('--x', false);
    else put(property.replace(/^-(webkit|moz|ms|o)-/, ''), backed);
    if (important) put('!important', false);
    put(`${property}:${value.toLowerCase()}`, backed);
    seeValue(node, (token) => put(token, backed));
  }
};

// The hybrid technique: a calculated width between a least and a greatest one, which clients without calc() use.
const isBounded = (declarations: readonly Declared[]): boolean =>
  declarations.some(({ property }) => property === 'max-width') &&
  declarations.some(({ property }) => property === 'min-width');

const seeValue = (node: CssNode, put: (token: string) => void): void => {
  if (node.type === 'Raw') return;
  eachNode(node, (part) => {
    if (part.type === 'Function')
      put(`${part.name.toLowerCase().replace(/^-(webkit|moz|ms|o)-|^repeating-/, '')}()`);
    else if (part.type === 'Dimension') put(`1${part.unit.toLowerCase()}`);
    else if (part.type === 'Percentage') put('1%');
    else if (part.type === 'Url' || part.type === 'Identifier' || part.type === 'Hash')
      put(
        part.type === 'Identifier' ? `'${part.name.toLowerCase()}'` : part.type === 'Url' ? 'url()' : '#hash',
      );
  });
};

const seeSheet = (sheet: Sheet, context: Context, evidence: Evidence): void => {
  const owner = context.page.tags.find((tag) => tag.name === 'style' && tag.openEnd === sheet.start);
  if (owner?.audience === 'outlook') return;
  const forOutlook = owner?.audience !== 'others';
  const put = (token: string, start: number, progressive: boolean) =>
    see(evidence, token, start, progressive, forOutlook);
  if (sheet.comments > 0) put('/**/', sheet.start, false);
  if (sheet.nested > 0) put('&', sheet.start, false);
  for (const { name, prelude, start, depth } of sheet.atRules) {
    put(`@${name.replace(/^-(webkit|moz|ms|o)-/, '')}`, start, depth > 0);
    for (const [, feature = ''] of prelude.matchAll(/\(\s*([\w-]+)/g))
      put(
        `@${name} ${feature
          .toLowerCase()
          .replace(/^-(webkit|moz)-(min-|max-)?/, '')
          .replace(/^(min|max)--moz-/, '')}`,
        start,
        depth > 0,
      );
  }
  for (const rule of sheet.rules) {
    const conditional = rule.conditions.length > 0;
    if (rule.selectors.length > 1) put('a,b', rule.start, conditional);
    for (const selector of rule.selectors)
      seeSelector(selector, (token) => put(token, rule.start, conditional));
    seeDeclarations(rule.declarations, (token, backed) => put(token, rule.start, conditional || backed));
  }
};

const seeSelector = (selector: CssNode, put: (token: string) => void): void => {
  let simple = 0;
  eachNode(selector, (part) => {
    if (part.type === 'Combinator') {
      put(`a${part.name}b`);
      simple = 0;
    } else if (part.type === 'ClassSelector' || part.type === 'IdSelector') {
      put(part.type === 'ClassSelector' ? '.class' : '#id');
      if (++simple > 1) put('.a.b');
    } else if (part.type === 'TypeSelector') {
      put(part.name === '*' ? '*' : 'type');
      simple++;
    } else if (part.type === 'AttributeSelector') put('[attribute]');
    else if (part.type === 'PseudoClassSelector')
      put(oldElements.has(part.name) ? `::${part.name}` : `:${part.name.toLowerCase()}`);
    else if (part.type === 'PseudoElementSelector') put(`::${part.name.toLowerCase()}`);
  });
};

const oldElements = new Set(['before', 'after', 'first-letter', 'first-line']);
