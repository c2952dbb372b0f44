import { isName, isOfMenu, readByline } from '../names.ts';
import { oneLine } from '../plain.ts';
import type { Claim } from '../types.ts';
import { unique } from './authors-declared.ts';
import { attribute } from './document.ts';
import { isElsewhere } from './marks.ts';
import type { View } from './view.ts';

const marks = [
  '[itemprop~="author"] [itemprop~="name"], [itemprop~="author"], [itemprop~="creator"]',
  '[property~="author"], [property~="schema:author"], [property~="dc:creator"]',
  '[rel~="author"]',
  '.byline-author, .byline__author, .byline-name, .author-name, .author__name, .p-author, .vcard .fn, .hcard .fn, .post-author, .entry-author, .article-author, .article__author, .c-byline__author, [class*="authorName" i], [class*="author-name" i], [class*="author_name" i]',
  '.byline, [class*="byline" i], .author, [class*="author" i]:not([class*="authority" i]), #author, .writer, [class*="signature" i], [class*="auteur" i], [class~="autor" i], [class~="autoren" i]',
];

/** Who made a picture or a film, or said something, is its author, and not the story's. */
const otherWorks =
  'blockquote, [class*="quote" i], figure, figcaption, [itemtype*="ImageObject"], [itemtype*="VideoObject"], [class*="caption" i], [class*="credit" i]';

/** The byline element, by microdata, `rel` and what such elements are called. */
export const fromMarks = (view: View): Claim<string[]> | undefined => {
  for (const selector of marks) {
    const found = [...view.page.querySelectorAll(selector)]
      .slice(0, 40)
      .filter(
        (element) =>
          !isElsewhere(element) &&
          !element.closest(otherWorks) &&
          !/categor|breadcrumb|topics|tags/i.test(element.className),
      );
    const value: string[] = [];
    for (const element of found) {
      const text = oneLine(attribute(element, 'content') ?? element.textContent ?? '');
      if (!text || text.length > 160) continue;
      const names = readByline(text)
        .filter((name) => isName(name))
        .map((name) => linkedName(name, element));
      // Later blocks that name someone else are other stories' bylines, unless they stand side by side.
      if (value.length > 0 && !besides(found, element)) break;
      value.push(...names);
    }
    if (value.length > 0) return { value: unique(value), from: 'the byline element', certainty: 'declared' };
  }
  return undefined;
};

/** Of `Jane Doe Oslo` with the name alone as a link: what runs on from the link is the place or the role. */
const linkedName = (name: string, element: Element): string =>
  [...element.querySelectorAll('a[href]')]
    .map((link) => oneLine(link.textContent ?? ''))
    .find((text) => /\s/.test(text) && name.startsWith(`${text} `) && isName(text)) ?? name;

/** The name a box about the author opens with. */
export const fromBox = ({ page }: View): Claim<string[]> | undefined => {
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
