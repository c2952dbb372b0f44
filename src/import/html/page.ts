import { warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import type { Found } from '../types.ts';
import { findAuthors } from './authors.ts';
import { findBody } from './body.ts';
import { chooseDek, dekCandidates, findKicker, findPicture, findSite, findTags, findUrl } from './details.ts';
import { parsePage } from './document.ts';
import { limitPage } from './limit.ts';
import { findPublished } from './published.ts';
import { viewPage } from './view.ts';

const tooLong = (name: string): Finding =>
  warning(
    'import-too-long',
    'the page has more parts than are read, and only the first thousands of them were',
    { details: [name] },
  );

/** Everything a saved or fetched page tells of its article. `url` is where it came from, when known. */
export const readPage = async (html: string, url?: string): Promise<Found> => {
  const limited = limitPage(html);
  const page = await parsePage(limited.html);
  const first = viewPage(page, url);
  const address = findUrl(first);
  const view = { ...first, url: address?.value ?? url };
  const site = findSite(view);
  const picture = findPicture(view);
  const published = findPublished(view);
  const authors = findAuthors(view, site?.value);
  const kicker = findKicker(view);
  const tags = findTags(view);
  const standfirsts = dekCandidates(view);
  const blocks = await findBody(view, {
    headline: view.headline?.value,
    authors: authors?.value ?? [],
    language: view.language,
  });
  const dek = chooseDek(standfirsts, view.headline?.value ?? '', blocks.map(({ text }) => text).join('\n'));
  return {
    headline: view.headline,
    dek,
    kicker,
    authors,
    sourceName: site,
    url: address,
    published,
    image: picture,
    tags,
    language: view.language ? { value: view.language, from: 'the page', certainty: 'declared' } : undefined,
    blocks,
    findings: limited.cut ? [tooLong(url ?? 'the page')] : [],
  };
};
