import { opensByline, readByline } from '../names.ts';
import { countWords, coverage, folded, oneLine, tokens, withoutPageNumber } from '../plain.ts';
import { stemOf } from '../text/headline-words.ts';
import type { Claim } from '../types.ts';
import type { Page } from './document.ts';
import { type Declared, textOf } from './json-ld.ts';
import type { Line } from './lines.ts';
import { isElsewhere } from './marks.ts';
import type { Metas } from './metas.ts';

/** The titles a page declares of itself. */
export const titles = (page: Page, metas: Metas): Claim<string>[] => {
  const claims: Claim<string>[] = [];
  for (const name of [
    'og:title',
    'twitter:title',
    'parsely-title',
    'sailthru.title',
    'dc.title',
    'dcterms.title',
    'headline',
    'title',
  ]) {
    const value = metas.get(name)?.[0];
    if (value) claims.push({ value, from: `meta ${name}`, certainty: 'declared' });
  }
  const title = page.querySelector('head title') ?? page.querySelector('title');
  const text = title?.textContent?.replace(/\s+/g, ' ').trim();
  if (text) claims.push({ value: text, from: '<title>', certainty: 'declared' });
  return claims;
};

/**
 * The headline: the heading a reader sees when the page's declared titles bear it out, since those are often written for search
 * engines; else JSON-LD's, Open Graph's and <title>'s, without the site's name.
 */
export const findHeadline = (
  page: Page,
  metas: Metas,
  declared: Declared,
  lines: Line[],
): Claim<string> | undefined => {
  const shown = titles(page, metas);
  const jsonLd = textOf(declared.article?.headline) ?? textOf(declared.article?.name);
  const all = [...(jsonLd ? [jsonLd] : []), ...shown.map(({ value }) => value)];
  const seen = bestHeading(page, all, lines) ?? soleHeading(page, metas.get('og:site_name')?.[0]);
  if (seen) return { value: withoutMarks(whole(seen, page, all)), from: 'the heading', certainty: 'seen' };
  const site = metas.get('og:site_name')?.[0];
  if (jsonLd && !/…$|\.\.\.$/.test(jsonLd))
    return { value: withoutSite(jsonLd, site, all), from: 'JSON-LD', certainty: 'declared' };
  const first = shown[0];
  if (!first) return lonelyHeading(page);
  return { ...first, value: withoutSite(first.value, site, all) };
};

/** A breadcrumb prints the headline cut short, `Hundreds of kites rose over …`, and calls it a heading as well. */
const whole = (title: string, page: Page, declared: readonly string[]): string => {
  const stem = stemOf(title);
  if (stem === undefined) return title;
  const headings = [...page.querySelectorAll('h1, h2, h3')]
    .slice(0, 100)
    .map((heading) => headingText(heading) ?? '');
  const longer = [...headings, ...declared].find(
    (text) => text.length > title.length && text.startsWith(stem),
  );
  return longer ?? title;
};

/** `(1/2)` behind the headline of an article in several parts; a square or a star before it. */
const withoutMarks = (title: string): string => withoutPageNumber(title.replace(/^[■□◆◇●○▼▲★☆]\s+/u, ''));

/** Headings, and elements marked as headlines, that share their words with a declared title. */
const bestHeading = (page: Page, declared: string[], lines: Line[]): string | undefined => {
  const candidates = [
    ...page.querySelectorAll(
      'h1, h2, h3, [itemprop="headline"], [itemprop="name"], [class*="headline" i], [class*="title" i], [id*="headline" i], [id*="title" i]',
    ),
  ].slice(0, 600);
  let best: { text: string; score: number } | undefined;
  for (const [index, element] of candidates.entries()) {
    const text = headingText(element);
    if (!text) continue;
    const own = tokens(text);
    const shares = declared.map((title) => Math.min(coverage(text, tokens(title)), 1));
    const covers = declared.map((title) => coverage(title, own));
    const match = Math.max(
      ...shares.map((share, at) => share * 0.6 + Math.min((covers[at] ?? 0) * 1.3, 1) * 0.4),
      0,
    );
    const tag = element.tagName.toUpperCase();
    const rank = tag === 'H1' ? 0.3 : /^H[23]$/.test(tag) ? 0.05 : 0;
    const marked = element.getAttribute('itemprop') === 'headline' ? 0.05 : 0;
    const score = match + rank + marked - Math.min(index, 100) / 2000 - (text.length > 250 ? 0.3 : 0);
    if (match >= 0.55 && (!best || score > best.score))
      best = { text: withoutKicker(element, text, declared), score };
  }
  return best?.text ?? (declared.length === 0 ? undefined : shownTitle(declared, lines));
};

/** A heading may hold the kicker or a subtitle too: of its parts the one that is word for word a declared title. */
const withoutKicker = (heading: Element, text: string, declared: string[]): string => {
  const own = folded(text);
  const wanted = declared.filter((title) => title.length > 15);
  if (heading.children.length === 0 || wanted.some((title) => folded(title) === own)) return text;
  return (
    wanted.find((title) => {
      const shorter = folded(title);
      return own.startsWith(shorter) || own.endsWith(shorter);
    }) ?? text
  );
};

/** A line of the page that is word for word a declared title. */
const shownTitle = (declared: string[], lines: Line[]): string | undefined => {
  const wanted = new Set(declared.map(folded).filter((title) => title.length > 15));
  return lines.find(({ text }) => text.length < 300 && wanted.has(folded(text)))?.text;
};

const headingText = (element: Element): string | undefined => {
  const text = withoutByline(withBreaks(element)).replace(/\s+/g, ' ').trim();
  if (text.length < 4 || text.length > 300 || element.querySelector('p, ul, h1, h2, h3, script, style'))
    return undefined;
  return text;
};

/** Some papers print who wrote the story as the last line of its heading. */
const withoutByline = (heading: string): string => {
  const at = heading.trimEnd().lastIndexOf('\n');
  const last = oneLine(heading.slice(at + 1));
  return at > 0 && last.length < 90 && opensByline(last) && readByline(last).length > 0
    ? heading.slice(0, at)
    : heading;
};

/** A line break inside a heading parts words, and lines. */
const withBreaks = (element: Element): string =>
  [...element.childNodes]
    .map((node) => {
      if (node.nodeType === 3) return oneSpaced(node.textContent ?? '');
      if (node.nodeType !== 1) return '';
      return /^BR$/i.test((node as Element).tagName) ? '\n' : withBreaks(node as Element);
    })
    .join('');

const oneSpaced = (text: string): string => text.replace(/\s+/g, ' ');

/** The only first-rank heading, when it is long enough for a headline: the declared titles are other words for search engines. */
const soleHeading = (page: Page, site: string | undefined): string | undefined => {
  const found = [...page.querySelectorAll('h1')].filter((heading) => !isElsewhere(heading)).map(headingText);
  const texts = found.filter((text) => text !== undefined && folded(text) !== folded(site ?? ''));
  const [text] = texts;
  return texts.length === 1 && text && countWords(text) >= 4 ? text : undefined;
};

const lonelyHeading = (page: Page): Claim<string> | undefined => {
  const headings = [...page.querySelectorAll('h1')].map(headingText).filter((text) => text !== undefined);
  const value = headings[0];
  return value ? { value, from: 'the heading', certainty: 'guessed' } : undefined;
};

/** Cuts ` | Site`, ` - Section - Site` and `Site: ` off a title. */
export const withoutSite = (title: string, site: string | undefined, others: readonly string[]): string => {
  const shorter = others.filter(
    (other) => other.length >= 12 && other.length < title.length && title.startsWith(other),
  );
  const known = shorter.sort((a, b) => b.length - a.length)[0];
  if (known && /^\s*[|\-–—:»·•]/.test(title.slice(known.length))) return known.trim();
  if (site) {
    const escaped = site.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    title = title.replace(
      new RegExp(`\\s*[|\\-–—:»·•(]\\s*${escaped}\\)?\\s*$|^${escaped}\\s*[|\\-–—:»·•]\\s*`, 'iu'),
      '',
    );
  }
  title = title.replace(seriesBehind, '');
  const parts = title.split(/\s+(?:\||»|›|·|•|::)\s+|\s+[–—-]\s+(?=[^–—-]{2,40}$)/);
  const longest = [...parts].sort((a, b) => b.length - a.length)[0] ?? title;
  return (
    parts.length > 1 && longest.length >= 15 && longest.split(/\s+/).length >= 3 ? longest : title
  ).trim();
};

/** `The old mill ＜Tales of the sound＞`: behind a title, the series or the section in brackets. */
const seriesBehind = /(?<=\S{4})\s+(?:＜[^＜＞]{3,40}＞|〈[^〈〉]{3,40}〉|【[^【】]{3,40}】)\s*$/u;
