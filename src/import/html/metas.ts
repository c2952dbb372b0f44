import { oneLine } from '../plain.ts';
import { attribute, type Page } from './document.ts';
import { decodeEntities } from './json-ld.ts';

/** The page's `<meta>` values by lower-case name, property or itemprop; several values of a name stay in order. */
export type Metas = Map<string, string[]>;

export const readMetas = (page: Page): Metas => {
  const metas: Metas = new Map();
  for (const element of page.querySelectorAll('meta')) {
    const content = attribute(element, 'content') ?? attribute(element, 'value');
    if (!content || content.length > 20_000) continue;
    // Who took a picture, and when, is told of the picture alone.
    const kinds = element.closest(pictures)
      ? ['property', 'name', 'http-equiv']
      : ['property', 'name', 'itemprop', 'http-equiv'];
    for (const kind of kinds) {
      // Some pages put several properties into one attribute, parted by spaces.
      for (const name of (attribute(element, kind) ?? '').toLowerCase().split(/\s+/)) {
        if (name)
          metas.set(name, [
            ...(metas.get(name) ?? []),
            oneLine(decodeEntities(content).replace(/<\/?[a-z][^<>]{0,200}>/gi, '')),
          ]);
      }
    }
  }
  addPacked(metas);
  return metas;
};

const pictures = '[itemtype*="ImageObject"], [itemtype*="VideoObject"]';

/** Parse.ly's `parsely-page` packs its fields into one JSON value. */
const addPacked = (metas: Metas): void => {
  try {
    const packed = JSON.parse(metas.get('parsely-page')?.[0] ?? '{}') as Record<string, unknown>;
    for (const [from, to] of [
      ['pub_date', 'parsely-pub-date'],
      ['title', 'parsely-title'],
      ['section', 'parsely-section'],
    ] as const) {
      if (typeof packed[from] === 'string' && !metas.has(to)) metas.set(to, [oneLine(packed[from])]);
    }
    const authors = [packed.authors ?? packed.author].flat().filter((name) => typeof name === 'string');
    if (authors.length > 0 && !metas.has('parsely-author')) metas.set('parsely-author', authors.map(oneLine));
  } catch {
    // Not JSON: nothing declared.
  }
};

/** The first of the named metas that has a value, with its name. */
export const firstMeta = (
  metas: Metas,
  names: readonly string[],
): { name: string; value: string } | undefined => {
  for (const name of names) {
    const value = metas.get(name)?.find(Boolean);
    if (value) return { name, value };
  }
  return undefined;
};
