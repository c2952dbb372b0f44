import { splitCaption } from '../captions.ts';
import { isDateLine } from '../date-line.ts';
import { isFurniture } from '../furniture.ts';
import { opensByline } from '../names.ts';
import { folded, oneLine, webAddress } from '../plain.ts';
import type { Claim, DraftPicture } from '../types.ts';
import { attribute } from './document.ts';
import { type Node, textOf } from './json-ld.ts';
import { firstMeta } from './metas.ts';
import type { View } from './view.ts';

/** The page's own address: where it was fetched from, its canonical link, `og:url`. */
export const findUrl = ({ page, metas, url, declared }: View): Claim<string> | undefined => {
  const canonical = webAddress(page.querySelector('link[rel~="canonical" i]')?.getAttribute('href'), url);
  if (canonical && new URL(canonical).pathname !== '/')
    return { value: canonical, from: 'the canonical link', certainty: 'declared' };
  const og = webAddress(metas.get('og:url')?.[0], url);
  if (og && new URL(og).pathname !== '/') return { value: og, from: 'meta og:url', certainty: 'declared' };
  const own = webAddress(url);
  if (own) return { value: own, from: 'the address it came from', certainty: 'declared' };
  const node = declared.article;
  const page_ = node?.mainEntityOfPage;
  const named = webAddress(
    textOf(node?.url) ?? (typeof page_ === 'string' ? page_ : textOf((page_ as Node | undefined)?.['@id'])),
  );
  return named ? { value: named, from: 'JSON-LD', certainty: 'declared' } : undefined;
};

/** What the paper calls itself. */
export const findSite = ({ metas, declared, page }: View): Claim<string> | undefined => {
  const publisher = textOf(declared.article?.publisher);
  const og = firstMeta(metas, [
    'og:site_name',
    'application-name',
    'apple-mobile-web-app-title',
    'dc.publisher',
    'al:ios:app_name',
  ]);
  if (og?.name === 'og:site_name' && og.value.length < 50)
    return { value: og.value, from: 'meta og:site_name', certainty: 'declared' };
  if (publisher && publisher.length < 60) return { value: publisher, from: 'JSON-LD', certainty: 'declared' };
  if (og && og.value.length < 50) return { value: og.value, from: `meta ${og.name}`, certainty: 'declared' };
  const title = oneLine(page.querySelector('title')?.textContent ?? '');
  const tail = /\s(?:\||–|—|-|»|·)\s([^|–—»·]{2,40})$/.exec(title)?.[1];
  return tail ? { value: tail.trim(), from: '<title>', certainty: 'guessed' } : undefined;
};

/** What may be the standfirst: those a reader sees below the headline first, then the declared descriptions. */
export const dekCandidates = ({
  metas,
  declared,
  page,
  lines,
  at,
  bodyAt,
  language,
}: View): Claim<string>[] => {
  const selector =
    '[itemprop="alternativeHeadline"], [class*="standfirst" i], [class*="subtitle" i], [class*="sub-title" i], [class*="dek" i], [class*="subhead" i], [class*="deck" i], [class*="chapo" i], [class*="article-summary" i], [class*="synopsis" i]';
  const near = new Set(lines.slice(Math.max(0, at - 3), bodyAt + 3).map(({ text }) => text));
  const below = [...page.querySelectorAll('h1')].map((heading) => heading.nextElementSibling);
  const seen = [...page.querySelectorAll(selector), ...below.filter((element) => element !== null)]
    .slice(0, 40)
    .map((element) => oneLine(element.textContent ?? ''))
    .filter(
      (text) => near.has(text) && !isDateLine(text, language) && !opensByline(text) && !isFurniture(text),
    );
  const description =
    textOf(declared.article?.description) ??
    firstMeta(metas, ['og:description', 'description', 'twitter:description'])?.value;
  return [
    ...seen.map((value) => ({ value, from: 'the standfirst', certainty: 'seen' as const })),
    ...(description && !/(?:\.\.\.|…|\[…\])$/.test(description)
      ? [{ value: description, from: 'the description', certainty: 'declared' as const }]
      : []),
  ];
};

/** The first standfirst that says something the body's opening does not. */
export const chooseDek = (
  candidates: Claim<string>[],
  headline: string,
  body: string,
): Claim<string> | undefined => {
  const start = folded(body).slice(0, 4000);
  return candidates.find(({ value }) => {
    const text = folded(value);
    return (
      value.length >= 20 &&
      value.length <= 500 &&
      text !== folded(headline) &&
      !start.includes(text.slice(0, 100))
    );
  });
};

export const findKicker = ({ metas, declared, page }: View): Claim<string> | undefined => {
  const section =
    textOf(declared.article?.articleSection) ??
    firstMeta(metas, ['article:section', 'parsely-section', 'section', 'cxenseparse:category'])?.value;
  if (section && section.length <= 40) return { value: section, from: 'the section', certainty: 'declared' };
  const seen = page.querySelector(
    '[class*="kicker" i], [class*="eyebrow" i], [class*="overline" i], [itemprop="articleSection"]',
  );
  const text = oneLine(seen?.textContent ?? '');
  return text && text.length <= 40
    ? { value: text, from: 'the label above the headline', certainty: 'seen' }
    : undefined;
};

export const findTags = ({ metas, declared }: View): Claim<string[]> | undefined => {
  const declaredTags = [declared.article?.keywords]
    .flat()
    .flatMap((value) => (typeof value === 'string' ? value.split(/[,;、]/) : []));
  const lists: [string, string[]][] = [
    ['meta article:tag', metas.get('article:tag') ?? []],
    ['JSON-LD', declaredTags],
    [
      'meta keywords',
      (firstMeta(metas, ['news_keywords', 'parsely-tags', 'sailthru.tags', 'keywords'])?.value ?? '').split(
        /[,;、]/,
      ),
    ],
  ];
  for (const [from, values] of lists) {
    const tags = [
      ...new Set(
        values
          .flatMap((value) => value.split(','))
          .map(oneLine)
          .filter((tag) => tag.length > 1 && tag.length <= 40),
      ),
    ];
    if (tags.length > 0) return { value: tags.slice(0, 8), from, certainty: 'declared' };
  }
  return undefined;
};

/** The main picture, left where it is, with what the page says of it. */
export const findPicture = (view: View): Claim<DraftPicture> | undefined => {
  const { metas, declared, page, url } = view;
  const base = webAddress(page.querySelector('base')?.getAttribute('href'), url) ?? url;
  const node = [declared.article?.image].flat()[0];
  const declaredUrl =
    typeof node === 'string'
      ? node
      : textOf((node as Node | undefined)?.url ?? (node as Node | undefined)?.contentUrl);
  const address =
    webAddress(
      firstMeta(metas, ['og:image', 'og:image:secure_url', 'twitter:image', 'twitter:image:src'])?.value,
      base,
    ) ?? webAddress(declaredUrl, base);
  const figure = mainFigure(view, address);
  const image = figure?.querySelector('img');
  const src =
    address ??
    webAddress(image ? (attribute(image, 'src') ?? attribute(image, 'data-src')) : undefined, base);
  if (!src || /(?:logo|icon|blank|spacer|placeholder|default)[^/]*\.(?:png|gif|svg|jpe?g)/i.test(src))
    return undefined;
  const said = figure ? readCaption(figure) : {};
  const alt = image ? attribute(image, 'alt') : metas.get('og:image:alt')?.[0];
  return {
    value: { url: src, ...(alt ? { alt: oneLine(alt) } : {}), ...said },
    from: address ? 'meta og:image' : 'the first picture',
    certainty: 'declared',
  };
};

/** The figure that shows the declared picture, else the first figure after the headline with a caption. */
const mainFigure = ({ page, lines, at }: View, address: string | undefined): Element | undefined => {
  const file = address && new URL(address).pathname.split('/').pop();
  const holders = [
    ...page.querySelectorAll(
      'figure, [class*="caption" i], [itemtype*="ImageObject"], .media, .image, .photo',
    ),
  ].slice(0, 60);
  const withPicture = holders.filter((holder) => holder.querySelector('img'));
  const same = withPicture.find(
    (holder) =>
      file &&
      [...holder.querySelectorAll('img')].some((image) => (image.getAttribute('src') ?? '').includes(file)),
  );
  if (same) return same;
  const near = new Set(lines.slice(Math.max(at, 0), Math.max(at, 0) + 25).map(({ element }) => element));
  return withPicture.find((holder) => [...near].some((element) => holder.contains(element)));
};

const readCaption = (figure: Element): { caption?: string; credit?: string } => {
  const holder = figure.querySelector('figcaption, [class*="caption" i]') ?? figure;
  const creditElement = figure.querySelector(
    '[class*="credit" i], [class*="copyright" i], [itemprop="copyrightHolder"], [class*="source" i], cite, small',
  );
  const credit = oneLine(creditElement?.textContent ?? '');
  return splitCaption(oneLine(holder.textContent ?? ''), credit);
};
