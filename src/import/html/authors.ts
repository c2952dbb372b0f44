import { isDateLine } from '../date-line.ts';
import { isHouse, isName, isOfMenu, opensByline, readByline } from '../names.ts';
import { folded, oneLine } from '../plain.ts';
import { signatureOf } from '../text/signature.ts';
import { findBody as findSpan } from '../text/span.ts';
import type { Claim } from '../types.ts';
import { attribute } from './document.ts';
import { type Node, textOf } from './json-ld.ts';
import { isElsewhere } from './marks.ts';
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

/**
 * Who wrote the story: JSON-LD · metas · microdata, `rel=author` and byline elements · the line by the headline that reads as a byline.
 * A declared author who is the site itself, or whose name the page shows nowhere, gives way to a byline a reader sees.
 */
export const findAuthors = (view: View, site: string | undefined): Claim<string[]> | undefined => {
  const text = folded(view.lines.map((line) => line.text).join(' '));
  const isShown = ({ value }: Claim<string[]>): boolean => value.every((name) => text.includes(folded(name)));
  const isSite = ({ value }: Claim<string[]>): boolean =>
    value.every((name) => sameHouse(name, site, view.url));
  // What a system writes into the generic metas of every page is nobody's byline, unless the page shows it.
  const isHidden = (claim: Claim<string[]>): boolean =>
    genericMeta.test(claim.from) && !claim.value.every((name) => isOnOwnLine(name, view));
  const seen: Claim<string[]> = {
    value: view.header.authors,
    from: 'the byline',
    certainty: view.header.unlabelled ? 'guessed' : 'seen',
  };
  const claims = [fromJsonLd(view), ...fromMetas(view, site), fromMarks(view), seen]
    .filter((claim) => claim !== undefined)
    .map((claim) => ({ ...claim, value: writersOf(claim.value, view, site) }))
    .filter(({ value }) => value.length > 0);
  const persons = claims.filter((claim) => !isSite(claim) && !isHidden(claim));
  // `AP` in a meta, `By Jane Doe` on the page: the person is meant.
  if (
    !view.header.unlabelled &&
    seen.value.some((name) => !isHouse(name)) &&
    persons[0]?.value.every((name) => isHouse(name) || /^[\p{Lu}\d]{2,8}$/u.test(name))
  )
    return seen;
  return (
    persons.find((claim) => isShown(claim)) ??
    persons[0] ??
    claims.find((claim) => claim.from !== 'meta author' && isShown(claim)) ??
    claims.find((claim) => isShown(claim) && /\bnews\b|bureau|desk|staff/i.test(claim.value.join(' '))) ??
    fromBox(view) ??
    signature(view)
  );
};

const genericMeta = /^meta (?:author|creator|dc\.creator|dcterms\.creator)$/;

/** Whether a line opens with a name, or is a byline: a person's anywhere below the masthead, a house's by the headline. */
const isOnOwnLine = (name: string, { lines, at, bodyAt, language }: View): boolean => {
  const isHouseName = isHouse(name) || /^[\p{Lu}\d]{2,8}$/u.test(name);
  const wanted = folded(name);
  return lines
    .slice(Math.max(0, at - 6), isHouseName ? bodyAt + 3 : undefined)
    .filter(({ text }) => text.length < name.length + 160 && ` ${folded(text)} `.includes(` ${wanted} `))
    .some(({ text }) => folded(text).startsWith(wanted) || opensByline(text) || isDateLine(text, language));
};

/** Those named who wrote: neither the site itself beside a person, nor who took the pictures, modelled or did the hair. */
const writersOf = (named: string[], { lines, url }: View, site: string | undefined): string[] => {
  const names = named.filter((name) => !company.test(name));
  if (names.length < 2) return names;
  const persons = names.filter((name) => !sameHouse(name, site, url));
  if (persons.length < 2) return persons.length > 0 ? persons : names;
  const credits = lines.filter(({ text }) => otherJob.test(text)).map(({ text }) => text);
  const writers = persons.filter((name) => !credits.some((text) => isCreditedIn(text, name)));
  return writers.length > 0 ? writers : persons;
};

const company = /株式会社|\b(?:inc|ltd|llc|gmbh|corp)\.?$|\b(?:ag|s\.a\.)$/iu;

const otherJob =
  /\b(?:photograph(?:ed|s|y)?|photos?|illustrat(?:ed|ions?)|modell?ed|styled|hair|make-?up|art direct(?:ed|ion)|designed|produced|edited|video|drawn|animated)(?: and \p{L}+)? by\s/iu;

const isCreditedIn = (text: string, name: string): boolean =>
  text
    .slice(0, 2000)
    .split(/[;.]\s/)
    .some((part) => otherJob.test(part) && part.slice(part.search(otherJob)).includes(name));

/** Who signs below the text, when nothing else names its writer. */
const signature = ({ lines }: View): Claim<string[]> | undefined => {
  const seen = lines.map(({ text, element }) => ({
    text,
    bullet: /^LI$/i.test(element.tagName),
    gap: true,
    caption: false,
  }));
  const value = signatureOf(seen, findSpan(seen));
  return value.length > 0 ? { value, from: 'the signature below the text', certainty: 'guessed' } : undefined;
};

const sameHouse = (name: string, site: string | undefined, url: string | undefined): boolean => {
  const own = folded(name)
    .replace(/ (?:staff|team|editors?|newsroom|contributors?|web ?desk)$/, '')
    .replaceAll(' ', '');
  const host = url && URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
  const names = [site ?? '', host]
    .flatMap((name) => [name, name.replace(/\.\p{L}{2,7}$/u, '')])
    .map((other) => folded(other).replaceAll(' ', ''))
    .filter(Boolean);
  return (
    names.includes(own) ||
    names.some((name) => name.length > 4 && own.length <= name.length + 12 && own.includes(name))
  );
};

const fromJsonLd = ({ declared }: View): Claim<string[]> | undefined => {
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

const fromMetas = ({ metas }: View, site: string | undefined): Claim<string[]>[] =>
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

const marks = [
  '[itemprop~="author"] [itemprop~="name"], [itemprop~="author"], [itemprop~="creator"]',
  '[property~="author"], [property~="schema:author"], [property~="dc:creator"]',
  '[rel~="author"]',
  '.byline-author, .byline__author, .byline-name, .author-name, .author__name, .p-author, .vcard .fn, .hcard .fn, .post-author, .entry-author, .article-author, .article__author, .c-byline__author, [class*="authorName" i], [class*="author-name" i], [class*="author_name" i]',
  '.byline, [class*="byline" i], .author, [class*="author" i]:not([class*="authority" i]), #author, .writer, [class*="signature" i], [class*="auteur" i], [class~="autor" i], [class~="autoren" i]',
];

const fromMarks = (view: View): Claim<string[]> | undefined => {
  for (const selector of marks) {
    const found = [...view.page.querySelectorAll(selector)]
      .slice(0, 40)
      .filter(
        (element) => !isElsewhere(element) && !/categor|breadcrumb|topics|tags/i.test(element.className),
      );
    const value: string[] = [];
    for (const element of found) {
      const text = oneLine(attribute(element, 'content') ?? element.textContent ?? '');
      if (!text || text.length > 160) continue;
      const names = readByline(text).filter((name) => isName(name));
      // Later blocks that name someone else are other stories' bylines, unless they stand side by side.
      if (value.length > 0 && !besides(found, element)) break;
      value.push(...names);
    }
    if (value.length > 0) return { value: unique(value), from: 'the byline element', certainty: 'declared' };
  }
  return undefined;
};

/** The name a box about the author opens with. */
const fromBox = ({ page }: View): Claim<string[]> | undefined => {
  const boxes = [...page.querySelectorAll('[class*="author" i], [id*="author" i]')].filter((element) =>
    /author[-_ ]?(?:info|box|bio|card)|about[-_ ]?(?:the[-_ ]?)?author/i.test(
      `${element.className} ${element.id}`,
    ),
  );
  const names = boxes
    .slice(0, 5)
    .flatMap((box) => [...box.querySelectorAll('a, b, strong, h2, h3, h4, h5')].slice(0, 6))
    .map((element) => oneLine(element.textContent ?? ''))
    .filter((text) => /\s/.test(text) && !isOfMenu(text) && isName(text));
  return names[0] ? { value: [names[0]], from: 'the box about the author', certainty: 'seen' } : undefined;
};

const besides = (found: Element[], element: Element): boolean => {
  const first = found[0];
  const near = first?.parentElement?.parentElement ?? first?.parentElement;
  return (
    Boolean(near?.contains(element)) &&
    (near?.textContent ?? '').length < 400 &&
    !/^(?:BODY|MAIN|HTML)$/i.test(near?.tagName ?? '')
  );
};

const unique = (names: string[]): string[] => {
  const seen = new Set<string>();
  return names.filter((name) => {
    const key = folded(name);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
};
