import { isName, readByline } from '../names.ts';
import { folded } from '../plain.ts';
import type { Claim } from '../types.ts';
import { type Node, textOf } from './json-ld.ts';
import type { View } from './view.ts';

const metaNames = [
  'parsely-author',
  'sailthru.author',
  'byl',
  'article:author_name',
  'article:author',
  'og:article:author',
  'author',
  'authors',
  'dc.creator',
  'dcterms.creator',
  'dc.contributor',
  'citation_author',
  'cxenseparse:author',
  'rbauthors',
  'writer',
  'blogger_name',
  'author_name',
  'bt:author',
  'creator',
  'twitter:data1',
];

export const genericMeta = /^meta (?:author|creator|dc\.creator|dcterms\.creator)$/;

export const fromJsonLd = ({ declared }: View): Claim<string[]> | undefined => {
  for (const node of [declared.article, ...declared.others.slice(0, 3)]) {
    const value = unique(
      [node?.author ?? node?.creator].flat().flatMap((author) => nodeNames(author, declared.nodes)),
    );
    if (value.length > 0) return { value, from: 'JSON-LD', certainty: 'declared' };
  }
  return undefined;
};

const nodeNames = (author: unknown, nodes: Map<string, Node>): string[] => {
  if (typeof author === 'string') return author.startsWith('http') ? [] : readByline(author);
  if (typeof author !== 'object' || author === null) return [];
  const node = author as Node;
  const known = typeof node['@id'] === 'string' && !node.name ? nodes.get(node['@id']) : undefined;
  const name = (known ?? node).name;
  return [name].flat().flatMap((one) => {
    const text = textOf(one);
    return text ? readByline(text) : [];
  });
};

export const fromMetas = ({ metas }: View, site: string | undefined): Claim<string[]>[] =>
  metaNames.flatMap((name) => {
    if (name === 'twitter:data1' && !/written by|author/i.test(metas.get('twitter:label1')?.[0] ?? ''))
      return [];
    const values = (metas.get(name) ?? []).filter((value) => !/^(?:https?:|www\.|\/|@)/.test(value));
    const value = unique(
      values
        .flatMap(inOrder)
        .filter((value) => !isSection(value, site))
        .flatMap((name) => (site && folded(name) === folded(site) ? [name] : readByline(name))),
    );
    return value.length > 0 ? [{ value, from: `meta ${name}`, certainty: 'declared' as const }] : [];
  });

/** `Courts and crime - The Evening Post`: a section of the site, and nobody's name. */
const isSection = (value: string, site: string | undefined): boolean => {
  const [first = '', ...rest] = value.split(/\s+[-–—|]\s+/);
  return (
    Boolean(site) &&
    rest.some((part) => folded(part).includes(folded(site ?? ''))) &&
    /\s\p{Ll}{4,}/u.test(first) &&
    !isName(first)
  );
};

/** `Surname, Given` as citations print it. */
const inOrder = (value: string): string[] => {
  const match = /^(\p{Lu}[\p{L}'-]+), (\p{Lu}[\p{L}.' -]+)$/u.exec(value);
  return match && !isCommaList(value) ? [`${match[2]} ${match[1]}`] : [value];
};

const isCommaList = (value: string): boolean => value.split(',').every((part) => part.trim().includes(' '));

export const unique = (names: string[]): string[] => {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = folded(name);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};
