import { coverage, oneLine, tokens } from '../plain.ts';
import type { Page } from './document.ts';

export type Node = Record<string, unknown>;

/** schema.org's Article and its subtypes, and what papers use in its place. */
const articleTypes =
  /^(?:\w*Article|\w*BlogPosting|BlogPosting|Report|Review\w*|\w+Review|LiveBlogPosting|SocialMediaPosting|DiscussionForumPosting|CreativeWork|OpinionNewsArticle|TechArticle)$/i;

/** What JSON-LD says of the page's article, from all of its scripts, `@graph`s and nested nodes. */
export interface Declared {
  article?: Node;
  /** Further nodes of article types, best first. */
  others: Node[];
  /** The page itself, where it holds no article. */
  page?: Node;
  nodes: Map<string, Node>;
}

/** Reads JSON-LD; of several articles the one whose headline is nearest to `title` is taken. */
export const readJsonLd = (page: Page, title: string): Declared => {
  const all: Node[] = [];
  for (const script of page.querySelectorAll('script[type*="ld+json" i]')) {
    collect(parseLoosely(script.textContent ?? ''), all, 0);
  }
  const nodes = new Map<string, Node>();
  for (const node of all) {
    if (typeof node['@id'] === 'string' && Object.keys(node).length > 2) nodes.set(node['@id'], node);
  }
  const wanted = tokens(title);
  const articles = all
    .filter(isArticle)
    .map((node, index) => ({ node, rank: rank(node, wanted) - index / 1000 }))
    .sort((a, b) => b.rank - a.rank)
    .map(({ node }) => node);
  const whole = all.find((node) =>
    typesOf(node).some((type) => /^(?:Item|About)?Page$|^WebPage$/.test(type)),
  );
  return { article: articles[0], others: articles.slice(1), page: whole, nodes };
};

const rank = (node: Node, wanted: Set<string>): number => {
  const headline = textOf(node.headline) ?? textOf(node.name) ?? '';
  const isWork = typesOf(node).every((type) => /^CreativeWork$/i.test(type));
  return (
    coverage(headline, wanted) * 4 + (node.datePublished ? 1 : 0) + (node.author ? 0.5 : 0) - (isWork ? 1 : 0)
  );
};

export const typesOf = (node: Node): string[] =>
  [node['@type']]
    .flat()
    .filter((type) => typeof type === 'string')
    .map((type) => type.replace(/^.*[/:]/, ''));

const isArticle = (node: Node): boolean => typesOf(node).some((type) => articleTypes.test(type));

const collect = (value: unknown, into: Node[], depth: number): void => {
  if (depth > 12 || into.length > 2000 || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, into, depth + 1);
    return;
  }
  const node = value as Node;
  into.push(node);
  for (const child of Object.values(node)) collect(child, into, depth + 1);
};

/** JSON as pages write it: in CDATA or comments, with raw line breaks in strings, commas too many or missing, semicolons. */
const parseLoosely = (source: string): unknown => {
  const text = source
    .replace(/^\s*(?:\/\/\s*)?(?:<!--|<!\[CDATA\[)|(?:\/\/\s*)?(?:-->|\]\]>)\s*$/g, '')
    .replace(/;\s*$/, '')
    .trim();
  if (!text || text.length > 2_000_000) return undefined;
  const oneLined = text.replace(/[\u0000-\u001f]+/g, ' ');
  const mended = text
    .replace(/(["}\]])[ \t]*\r?\n\s*(?=["{])/g, '$1,\n')
    .replace(/[\u0000-\u001f]+/g, ' ')
    .replace(/,\s*([}\]])/g, '$1');
  for (const attempt of [text, oneLined, oneLined.replace(/,\s*([}\]])/g, '$1'), mended]) {
    try {
      return JSON.parse(attempt);
    } catch {
      // The next, looser reading.
    }
  }
  return undefined;
};

/** A text value: a string, an `@value`, or the first of several. HTML entities in it are decoded. */
export const textOf = (value: unknown): string | undefined => {
  if (Array.isArray(value)) return value.map(textOf).find(Boolean);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return oneLine(decodeEntities(value)) || undefined;
  if (value && typeof value === 'object') return textOf((value as Node)['@value'] ?? (value as Node).name);
  return undefined;
};

const named: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};

/** JSON-LD and metas are often escaped once too often. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,6})|([a-z]{2,8}));/gi, (whole, decimal, hex, name) => {
    const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : undefined;
    if (code !== undefined) return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : ' ';
    return named[String(name).toLowerCase()] ?? whole;
  });
