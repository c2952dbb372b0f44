import { moment } from '../dates/moment.ts';
import { isName, readByline } from '../names.ts';
import { oneLine, webAddress } from '../plain.ts';

/** What is used of an item, whatever kind of feed it comes from. */
export interface Item {
  /** May hold markup. */
  title?: string;
  url?: string;
  authors: string[];
  published?: string;
  /** The longest text the feed gives, as HTML. */
  html: string;
  tags: string[];
  image?: string;
  credit?: string;
}

export interface Feed {
  title?: string;
  language?: string;
  items: Item[];
}

/** RSS, RDF, Atom and JSON feeds. Undefined when the text is none of them. */
export const parseItems = async (text: string, base?: string): Promise<Feed | undefined> => {
  const { parseFeed } = await import('feedsmith');
  try {
    const { feed } = parseFeed(text.replace(/^[\ufeff\s]+/, ''));
    const items = list(feed, 'items').length > 0 ? list(feed, 'items') : list(feed, 'entries');
    const title = string(feed, 'title', 'value') ?? string(feed, 'title');
    const language =
      string(feed, 'language') ?? string(feed, 'xml', 'lang') ?? string(feed, 'dc', 'languages', '0');
    return {
      items: items.map((item) => readItem(item, base)),
      ...(title && { title: oneLine(title) }),
      ...(language && { language }),
    };
  } catch {
    return undefined;
  }
};

/** Each field from the first of the names that RSS, RDF, Atom, JSON Feed and their extensions have for it. */
const readItem = (item: unknown, base?: string): Item => {
  const bodies = [
    string(item, 'content', 'encoded'),
    string(item, 'content', 'value'),
    string(item, 'content_html'),
    string(item, 'description'),
    string(item, 'summary', 'value'),
    paragraphs(string(item, 'content_text')),
    string(item, 'summary'),
  ].filter((body) => body !== undefined);
  const published = [
    ['published'],
    ['pubDate'],
    ['date_published'],
    ['dc', 'dates', '0'],
    ['dcterms', 'issued', '0'],
    ['updated'],
    ['date_modified'],
  ]
    .map((path) => moment(string(item, ...path)))
    .find(Boolean);
  const title = string(item, 'title', 'value') ?? string(item, 'title');
  const image = [
    ['image'],
    ['media', 'contents', '0', 'url'],
    ['media', 'thumbnails', '0', 'url'],
    ['media', 'group', 'contents', '0', 'url'],
    ['banner_image'],
  ]
    .map((path) => webAddress(string(item, ...path), base))
    .find(Boolean);
  const enclosed = list(item, 'enclosures').find((enclosure) =>
    /^image\//.test(string(enclosure, 'type') ?? ''),
  );
  const picture = image ?? webAddress(string(enclosed, 'url'), base);
  const url = linkOf(item, base);
  const credit = string(item, 'media', 'contents', '0', 'credits', '0', 'value');
  return {
    ...(title && { title }),
    ...(url && { url }),
    ...(published && { published }),
    ...(picture && { image: picture }),
    ...(credit && { credit: oneLine(credit) }),
    authors: authorsOf(item),
    html: bodies.sort((a, b) => b.length - a.length)[0] ?? '',
    tags: list(item, 'categories').concat(list(item, 'tags')).flatMap(tagOf),
  };
};

const linkOf = (item: unknown, base?: string): string | undefined => {
  const links = list(item, 'links');
  const alternate = links.find((link) => (string(link, 'rel') ?? 'alternate') === 'alternate') ?? links[0];
  return [
    string(item, 'link'),
    string(item, 'url'),
    string(item, 'external_url'),
    string(alternate, 'href'),
    string(item, 'guid', 'value'),
    string(item, 'id'),
  ]
    .map((address) => webAddress(address, base))
    .find(Boolean);
};

const authorsOf = (item: unknown): string[] => {
  const people = [...list(item, 'authors'), ...list(item, 'dc', 'creators'), dig(item, 'author')];
  const names = people.flatMap((person) => {
    const text = typeof person === 'string' ? person : (string(person, 'name') ?? '');
    // `someone@example.org (A. Person)` is RSS's own way.
    const named = /\(([^)]+)\)\s*$/.exec(text)?.[1] ?? text;
    return readByline(named).filter(isName);
  });
  return [...new Set(names)];
};

const tagOf = (category: unknown): string[] => {
  const name =
    typeof category === 'string'
      ? category
      : (string(category, 'name') ?? string(category, 'label') ?? string(category, 'term'));
  return name && name.length <= 40 ? [oneLine(name)] : [];
};

const paragraphs = (text: string | undefined): string | undefined =>
  text
    ?.split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`)
    .join('');

const dig = (value: unknown, ...path: string[]): unknown => {
  let at = value;
  for (const key of path)
    at = typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[key] : undefined;
  return at;
};

const string = (value: unknown, ...path: string[]): string | undefined => {
  const found = dig(value, ...path);
  return typeof found === 'string' && found.trim() ? found.trim() : undefined;
};

const list = (value: unknown, ...path: string[]): unknown[] => {
  const found = dig(value, ...path);
  return Array.isArray(found) ? found : [];
};
