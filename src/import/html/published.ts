import { soleDate } from '../date-line.ts';
import { findDates } from '../dates/find.ts';
import { type LabelledDate, openingDate, publishedIn } from '../dates/label.ts';
import { daysApart, moment, refine } from '../dates/moment.ts';
import { oneLine } from '../plain.ts';
import type { Claim } from '../types.ts';
import { attribute } from './document.ts';
import { typesOf } from './json-ld.ts';
import { isElsewhere } from './marks.ts';
import { firstMeta } from './metas.ts';
import type { View } from './view.ts';

const metaNames = [
  'article:published_time',
  'og:article:published_time',
  'og:published_time',
  'og:pubdate',
  'article:published',
  'article.published',
  'article:publicationdate',
  'datepublished',
  'parsely-pub-date',
  'sailthru.date',
  'originalpublicationdate',
  'cxenseparse:recs:publishtime',
  'dc.date.issued',
  'dcterms.issued',
  'dcterms.created',
  'dc.date.created',
  'dc.created',
  'date_published',
  'published_at',
  'published-date',
  'publish-date',
  'publish_date',
  'publishdate',
  'publication_date',
  'publicationdate',
  'pub_date',
  'pubdate',
  'pdate',
  'ptime',
  'displaydate',
  'article_date_original',
  'article:post_date',
  'article:created',
  'artpub',
  'citation_publication_date',
  'citation_date',
  'citation_online_date',
  'bt:pubdate',
  'rnews:datepublished',
  'sort_date',
  'dc.date',
  'dcterms.date',
  'date',
  'datecreated',
  'build',
  'creation_date',
  'dc.date.available',
];

/**
 * When the story was published, from what the page declares, then from what a reader sees, then from the address. In order:
 * JSON-LD `datePublished` · metas · microdata, RDFa and `<time>` · the date line by the headline · `data-` attributes · the address.
 * Two sources that agree on the moment are joined, so that the zone and the time of either are kept.
 */
export const findPublished = (view: View): Claim<string> | undefined => {
  const seen = view.header.published;
  const claims = [fromJsonLd(view), fromMetas(view), fromMarks(view)].filter((claim) => claim !== undefined);
  const first = claims[0];
  const inAddress = fromAddress(view.url);
  if (first) {
    const contradicted = seen && seen.label !== 'updated' && daysApart(first.value, seen.iso) > 1.6;
    const borneOut = (day: string): boolean =>
      inAddress?.value === day || claims.slice(1).some(({ value }) => value.startsWith(day));
    const isLocal =
      seen && seen.label !== 'updated' && !seen.ambiguous && !first.value.startsWith(seen.iso.slice(0, 10));
    // A stamp of the next or the last day is another time zone, or the print edition: the day a reader sees is meant.
    if (isLocal && daysApart(first.value, seen.iso) <= 1.6)
      return { value: seen.iso, from: 'the date line', certainty: 'seen' };
    if (contradicted && borneOut(seen.iso.slice(0, 10)))
      return { value: seen.iso, from: 'the date line', certainty: 'seen' };
    return {
      ...first,
      value: refine(first.value, [seen?.iso, ...claims.slice(1).map(({ value }) => value)]),
    };
  }
  if (seen && seen.label !== 'updated') return { value: seen.iso, from: 'the date line', certainty: 'seen' };
  const stamped = fromData(view) ?? fromNearTime(view);
  if (stamped) return stamped;
  const opening = openingDate(view.lines[view.bodyAt]?.text ?? '', view.language);
  if (opening) return { value: opening.iso, from: 'the first line of the text', certainty: 'guessed' };
  if (inAddress) return inAddress;
  const sole = soleDate(linesBelow(view), view.language) ?? fromDateElement(view);
  if (sole) return { value: sole.iso, from: 'the only date the page prints', certainty: 'guessed' };
  if (seen) return { value: seen.iso, from: 'the date of the last update', certainty: 'guessed' };
  const modified = fromElements(view, ['[itemprop~="dateModified"]']);
  return modified && { ...modified, from: 'the date of the last update', certainty: 'guessed' };
};

const fromJsonLd = ({ declared }: View): Claim<string> | undefined => {
  for (const node of [declared.article, ...declared.others.slice(0, 3)]) {
    if (!node || typesOf(node).includes('CreativeWork')) continue;
    const value = moment(node.datePublished) ?? moment(node.dateCreated) ?? moment(node.uploadDate);
    if (value) return { value, from: 'JSON-LD', certainty: 'declared' };
  }
  const value = moment(declared.page?.datePublished);
  return value ? { value, from: 'JSON-LD', certainty: 'declared' } : undefined;
};

const fromMetas = ({ metas, language }: View): Claim<string> | undefined => {
  for (const name of metaNames) {
    const found = firstMeta(metas, [name]);
    const value = found && moment(found.value, language);
    if (value) return { value, from: `meta ${name}`, certainty: 'declared' };
  }
  return undefined;
};

const marks = [
  '[itemprop~="datePublished"]',
  '[property~="datePublished"], [property~="schema:datePublished"], [property~="dc:date"], [property~="dc:created"]',
  'time[pubdate]',
  '[itemprop~="dateCreated"]',
  'time.published, time.entry-date, time.dt-published, time[class*="publish" i], abbr.published, .published[title], .dt-published, .updated.published',
  'article time[datetime], header time[datetime], main time[datetime], [class*="byline" i] time[datetime], [class*="article" i] time[datetime], [class*="post" i] time[datetime]',
];

const fromMarks = (view: View): Claim<string> | undefined => fromElements(view, marks);

const fromElements = ({ page, language }: View, selectors: readonly string[]): Claim<string> | undefined => {
  for (const selector of selectors) {
    for (const element of [...page.querySelectorAll(selector)].slice(0, 20)) {
      if (element.tagName.toUpperCase() === 'META' && !element.getAttribute('content')) continue;
      if (isElsewhere(element) || /updat|modif/i.test(element.className)) continue;
      const text = element.textContent ?? '';
      const shown = publishedIn(text.slice(0, 200), language);
      const stamp =
        moment(
          attribute(element, 'datetime') ?? attribute(element, 'content') ?? attribute(element, 'title'),
          language,
        ) ?? shown?.iso;
      if (!stamp) continue;
      // The stamp may be that of the last change, and the words beside it say when it was published.
      const isOther = shown?.label === 'published' && daysApart(stamp, shown.iso) > 1.6;
      const value = isOther ? shown.iso : refine(stamp, [shown?.iso]);
      return { value, from: 'microdata or <time>', certainty: 'declared' };
    }
  }
  return undefined;
};

/** A `<time>` by the headline, whatever it is called: what a reader sees of it (`Today 5:33pm`) may be no date. */
const fromNearTime = ({ page, lines, at, language }: View): Claim<string> | undefined => {
  const near = lines.slice(Math.max(0, at), at + 8).map(({ element }) => element);
  const time = [...page.querySelectorAll('time[datetime]')].find(
    (element) => near.some((block) => block.contains(element)) && !isElsewhere(element),
  );
  const value = moment(time && attribute(time, 'datetime'), language);
  return value ? { value, from: 'the <time> by the headline', certainty: 'declared' } : undefined;
};

const linesBelow = ({ lines, at }: View): string[] => lines.slice(Math.max(at, 0)).map(({ text }) => text);

/** The only element called a date that holds nothing else, below the text perhaps. */
const fromDateElement = ({ page, language }: View): LabelledDate | undefined => {
  const dates = [...page.querySelectorAll('[class*="date" i], [id*="date" i]')]
    .slice(0, 60)
    .filter((element) => (element.textContent ?? '').length < 60 && !isElsewhere(element))
    .map((element) => publishedIn(oneLine(element.textContent ?? ''), language))
    .filter((date) => date !== undefined && date.label !== 'updated');
  return new Set(dates.map((date) => date?.iso.slice(0, 10))).size === 1 ? dates[0] : undefined;
};

/** `data-timestamp` and its like on elements near the headline, where scripts write the date in the browser. */
const fromData = ({ page, lines, at, language }: View): Claim<string> | undefined => {
  const near = new Set(lines.slice(Math.max(0, at - 3), at + 15).map(({ element }) => element));
  const stamped = [
    ...page.querySelectorAll(
      'abbr[title], [data-publishtime], [data-publish-time], [data-timestamp], [data-datetime], [data-date], [data-published], [data-publish-date], [data-pubdate], [data-seconds], [data-epoch], [data-utime], [data-time]',
    ),
  ];
  for (const element of stamped.slice(0, 50)) {
    const isNear =
      near.has(element) || [...near].some((block) => block.contains(element) || element.contains(block));
    if (!isNear || isElsewhere(element)) continue;
    for (const name of [
      'datetime',
      'publishtime',
      'publish-time',
      'timestamp',
      'published',
      'publish-date',
      'pubdate',
      'date',
      'seconds',
      'epoch',
      'utime',
      'time',
    ]) {
      const value = moment(attribute(element, `data-${name}`), language);
      if (value) return { value, from: `data-${name}`, certainty: 'declared' };
    }
    const inTitle = element.tagName.toUpperCase() === 'ABBR' && moment(attribute(element, 'title'), language);
    if (inTitle) return { value: inTitle, from: 'a title attribute', certainty: 'declared' };
  }
  return undefined;
};

/** `/2016/12/15/`, `/2016-12-15-`, `-20161215` in the address. */
export const fromAddress = (url: string | undefined): Claim<string> | undefined => {
  if (!url || !URL.canParse(url)) return undefined;
  const path = new URL(url).pathname;
  const match =
    /(?:^|[/_-])((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|\.|$)/.exec(path) ??
    /(?:^|[/_-])((?:19|20)\d{2})\/(\d{2})(\d{2})(?=[/_-]|$)/.exec(path) ??
    /(?:^|[/_-])((?:19|20)\d{2})(\d{2})(\d{2})(?=[/_.-]|$)/.exec(path) ??
    // The year, the section, the day: /2010/politics/08/13/.
    /\/((?:19|20)\d{2})\/[a-z-]{2,20}\/(\d{2})\/(\d{2})\//i.exec(path) ??
    monthInAddress(path);
  if (!match) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const iso = findDates(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)[0]?.iso;
  return iso ? { value: iso, from: 'the address', certainty: 'guessed' } : undefined;
};

const monthInAddress = (path: string): string[] | undefined => {
  const match =
    /\/((?:19|20)\d{2})\/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\/(\d{1,2})\//i.exec(path);
  if (!match) return undefined;
  const [whole, year = '', name = '', day = ''] = match;
  const month = 'janfebmaraprmayjunjulaugsepoctnovdec'.indexOf(name.toLowerCase()) / 3 + 1;
  return [whole, year, String(month), day];
};
