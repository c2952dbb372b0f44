import { soleDate } from '../date-line.ts';
import { openingDate } from '../dates/label.ts';
import { daysApart, moment, refine } from '../dates/moment.ts';
import type { Claim } from '../types.ts';
import { fromAddress, yearFromAddress } from './address-date.ts';
import { typesOf } from './json-ld.ts';
import { firstMeta } from './metas.ts';
import {
  fromCreation,
  fromData,
  fromDateElement,
  fromElements,
  fromMarks,
  fromNearTime,
} from './published-marked.ts';
import { fromTitles } from './title-date.ts';
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
 * JSON-LD `datePublished` · metas · microdata, RDFa and `<time>` · the date line by the headline · `data-` attributes · the address ·
 * the page's title.
 * Two sources that agree on the moment are joined, so that the zone and the time of either are kept.
 */
export const findPublished = (view: View): Claim<string> | undefined => {
  const seen = view.header.published;
  const created = fromCreation(view);
  const claims = [fromJsonLd(view), fromMetas(view), fromMarks(view), created].filter(
    (claim) => claim !== undefined,
  );
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
    // When a page was made says little: a site that moves house makes all its pages anew.
    const isRemade =
      (first === created || /creat/.test(first.from)) &&
      seen &&
      seen.iso.slice(0, 10) < first.value.slice(0, 10);
    if (contradicted && (isRemade || borneOut(seen.iso.slice(0, 10))))
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
  const shown = yearFromAddress(view.url, linesBy(view));
  if (shown ?? inAddress) return shown ?? inAddress;
  const inTitle = fromTitles(view);
  if (inTitle) return inTitle;
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

const linesBelow = ({ lines, at }: View): string[] => lines.slice(Math.max(at, 0)).map(({ text }) => text);

const linesBy = ({ lines, at, bodyAt }: View): string[] =>
  at < 0 ? [] : lines.slice(Math.max(0, at - 3), Math.min(bodyAt, at + 8)).map(({ text }) => text);
