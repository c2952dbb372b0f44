import { error } from '../../findings/finding.ts';
import { parsePage } from '../html/document.ts';
import { visibleLines } from '../html/lines.ts';
import { countWords, oneLine } from '../plain.ts';
import { trimBody } from '../trim.ts';
import type { Claim, FeedOptions, Found, ImportSource, TextBlock } from '../types.ts';
import { type Feed, type Item, parseItems } from './items.ts';

/** A feed's items as drafts, newest first, `since` and `take` applied. Never throws for what a feed holds. */
export const readFeed = async (
  text: string,
  source: ImportSource,
  options: FeedOptions,
): Promise<Found[]> => {
  const feed = await parseItems(text, source.url);
  if (!feed) return [nothing('this is no feed that can be read', source.name)];
  const since = options.since ? instant(options.since) : undefined;
  const wanted = feed.items.filter(
    ({ published }) => since === undefined || (published !== undefined && instant(published) >= since),
  );
  wanted.sort((a, b) => instant(b.published) - instant(a.published));
  if (wanted.length === 0) {
    return [
      nothing(
        options.since ? `the feed has nothing since ${options.since}` : 'the feed has no items',
        source.name,
      ),
    ];
  }
  return Promise.all(wanted.slice(0, options.take ?? 5).map((item) => foundOf(item, feed)));
};

const nothing = (message: string, name: string): Found => ({
  blocks: [],
  findings: [error('import-feed', message, { details: [name] })],
});

/** Milliseconds since 1970; a time without a zone is taken as UTC, as good as any for sorting. */
const instant = (iso: string | undefined): number => Date.parse(iso ?? '') || 0;

const foundOf = async (item: Item, feed: Feed): Promise<Found> => {
  const headline = item.title
    ? oneLine((await linesOf(item.title)).map(({ text }) => text).join(' '))
    : undefined;
  const blocks = trimBody(await linesOf(item.html), { ...(headline && { headline }), authors: item.authors });
  // A summary alone is the dek, and all the text there is.
  const [first] = blocks;
  return {
    ...claim('headline', headline),
    ...claim('dek', blocks.length === 1 && first && countWords(first.text) < 60 ? first.text : undefined),
    ...claim('authors', item.authors.length > 0 ? item.authors : undefined),
    ...claim('sourceName', feed.title),
    ...claim('url', item.url),
    ...claim('published', item.published),
    ...claim(
      'image',
      item.image ? { url: item.image, ...(item.credit && { credit: item.credit }) } : undefined,
    ),
    ...claim('tags', item.tags.length > 0 ? item.tags.slice(0, 8) : undefined),
    ...claim('language', languageOf(feed.language)),
    blocks,
    findings: [],
  };
};

const claim = <K extends string, T>(key: K, value: T | undefined): { [P in K]?: Claim<T> } =>
  (value === undefined ? {} : { [key]: { value, from: 'the feed', certainty: 'declared' } }) as {
    [P in K]?: Claim<T>;
  };

const languageOf = (tag: string | undefined): string | undefined => {
  try {
    return tag ? Intl.getCanonicalLocales(tag.replace('_', '-'))[0] : undefined;
  } catch {
    return undefined;
  }
};

const linesOf = async (html: string): Promise<TextBlock[]> => {
  const page = await parsePage(html);
  return visibleLines(page).map(({ text }) => ({ kind: 'paragraph', text }));
};
