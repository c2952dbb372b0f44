import { countWords } from '../plain.ts';
import type { Page } from './document.ts';
import { headedBox } from './headed-box.ts';
import { pruneInlineLinks } from './inline-links.ts';
import { isHidden } from './lines.ts';
import { wordsOf } from './marks.ts';

const always =
  'script, style, noscript, template, iframe, object, embed, form, button, select, textarea, input, svg, canvas, nav, dialog, audio, video, [role="navigation"], [role="complementary"], [role="search"], [role="banner"], [role="contentinfo"], [aria-hidden="true"] > ul';

/** Class and id words whose elements are dropped, unless they hold a good part of the page's text. */
const dropped = new Set(
  `related relatedstories relatedarticles relatedlinks relatedcontent relatedposts alsoread readalso also-read readmore read-more readnext newsletter newsletters nlsignup signup subscribe subscription
promo promos promobox recirc recirculation recommended recommendations outbrain taboola zergnet sponsored sponsor advert advertisement ads ad adsense adbox
share sharing sharebar sharetools sharedaddy share-buttons social socials addthis sociable comments commentlist comment-list respond disqus livefyre
breadcrumb breadcrumbs trending popular mostpopular mostread morestories inlinerelated upnext cookie cookies gdpr consent paywall
caption figcaption cptn imagecaption wp-caption-text photocredit credit credits copyright toolbar byline dateline timestamp authorbio author-bio authorbox author-box aboutauthor
about-author bio tags taglist tag-list tagcloud poll pollbox widget widgets sidebar rail masthead skip-link visually-hidden visuallyhidden screen-reader-text sr-only printonly print-only
tout touts cta enlarge attribution video-desc video-description video-caption videocaption pagination pager side_box sidebox side-box morefrom more-from footer siteinfo jp-relatedposts sharethis fb-like twitter-share tooltip popup modal lightbox ticker`.split(
    /\s+/,
  ),
);

/** A paragraph is dropped only when it is called what it says of a picture. */
const pictureWords = new Set(
  'caption figcaption cptn imagecaption wp-caption-text photocredit credit credits video-desc video-description video-caption videocaption'.split(
    ' ',
  ),
);

/** What an element is called that holds a picture. */
const pictureNames = new Set('img image photo picture photograph'.split(' '));

/** Takes furniture out of the page by what its elements are called, before the body is looked for. The page is changed. */
export const prune = (page: Page): void => {
  for (const holder of page.querySelectorAll('noscript')) showPicture(holder);
  for (const element of page.querySelectorAll(always)) element.remove();
  for (const small of page.querySelectorAll('small')) {
    // Small print beside a picture is its caption.
    const beside = small.parentElement;
    if (beside?.querySelector('img') && !beside.querySelector('p')) small.remove();
  }
  for (const cite of page.querySelectorAll('figure cite'))
    if (isCreditOf(cite.closest('figure'))) cite.remove();
  pruneInlineLinks(page);
  const all = [...page.body.querySelectorAll('*')];
  const whole = {
    words: countWords((page.body.textContent ?? '').slice(0, 400_000)),
    running: wordsIn(longParagraphs(page.body)),
  };
  for (const element of all) {
    if (!element.isConnected || /^(?:HTML|BODY|MAIN|ARTICLE|H1)$/i.test(element.tagName)) continue;
    if (element.tagName.toUpperCase() === 'P' && !wordsOf(element).some((word) => pictureWords.has(word)))
      continue;
    if (isPopUp(element)) element.remove();
    if (isCaptionInText(element)) element.remove();
    if (isInline(element)) continue;
    if (isSlide(element)) continue;
    const box = isDropped(element) ? headedBox(element) : undefined;
    if (box) {
      box.remove();
      continue;
    }
    if (
      isHidden(element) ||
      /^(?:FIGCAPTION|FOOTER)$/i.test(element.tagName) ||
      isDropped(element) ||
      isPicture(element)
    )
      dropUnlessLarge(element, whole);
  }
};

/** A picture that loads late stands in a `noscript` for those without scripts: the words beside it are a picture's all the same. */
const showPicture = (holder: Element): void => {
  const picture = holder.querySelector('img');
  if (picture && !(holder.textContent ?? '').trim()) holder.replaceWith(picture);
};

/** What a picture cites is who made it; a figure may also hold a quotation, and cites its speaker. */
const isCreditOf = (figure: Element | null): boolean =>
  Boolean(figure?.querySelector('img, picture') && !figure.querySelector('blockquote, p'));

/** A gallery tells its story below its pictures: paragraphs too long for a caption. */
const isSlide = (element: Element): boolean =>
  /^FIGCAPTION$/i.test(element.tagName) &&
  [...element.querySelectorAll('p')].some((paragraph) => countWords(paragraph.textContent ?? '') > 40);

/** A note that unfolds from the words it explains, in one element with them, and too long for the number or star of a footnote. */
const isPopUp = (element: Element): boolean => {
  if (!isNamedNote(element) || !element.closest('p, li, blockquote, dd')) return false;
  const holder = element.parentElement;
  const own = (element.textContent ?? '').trim();
  return (
    /^(?:SPAN|A|ABBR|DFN|BUTTON|SUP)$/i.test(holder?.tagName ?? '') &&
    (holder?.textContent ?? '').trim().length > own.length &&
    countWords(own) >= 6 &&
    // What holds both is called a note too, at times.
    ![...element.querySelectorAll('*')].some(isNamedNote)
  );
};

const isNamedNote = (element: Element): boolean =>
  /^(?:SPAN|ASIDE|SMALL|DIV)$/i.test(element.tagName) && wordsOf(element).some((word) => popUps.has(word));

const popUps = new Set(
  'footnote tooltip tooltiptext popover popup sidenote marginnote annotation'.split(' '),
);

/** A word or a link within a sentence, whatever it is called. */
const isInline = (element: Element): boolean => {
  if (!/^(?:A|SPAN|EM|STRONG|B|I|U|CITE|ABBR|TIME|MARK|SUB|SUP|Q)$/i.test(element.tagName)) return false;
  const holder = element.closest('p, li, blockquote, dd');
  const own = (element.textContent ?? '').trim().length;
  return Boolean(holder) && (holder?.textContent ?? '').trim().length > own + 40;
};

/** A picture set within a paragraph has its caption there as well. */
const isCaptionInText = (element: Element): boolean =>
  element.tagName.toUpperCase() === 'SPAN' &&
  wordsOf(element).some((word) => pictureWords.has(word)) &&
  Boolean(element.closest('p') && element.parentElement?.querySelector('img'));

/** A picture with a few words of its own: whatever they are called, they are its caption, its credit or its buttons. */
const isPicture = (element: Element): boolean => {
  const isFigure = /^FIGURE$/i.test(element.tagName);
  if (!isFigure && !wordsOf(element).some((word) => pictureNames.has(word))) return false;
  if (element.querySelector(isFigure ? `${texts}, table` : texts)) return false;
  if (!isFigure && !element.querySelector('img')) return false;
  return countWords((element.textContent ?? '').slice(0, 5000)) <= 60;
};

const texts = 'p, h1, h2, h3, h4, h5, h6, li, blockquote, pre, code';

const isDropped = (element: Element): boolean => {
  const words = wordsOf(element);
  // `body-credit` is a credit in a body.
  if (words.some((word) => pictureWords.has(word)) || isPlayer(words)) return true;
  return (
    words.some((word) => dropped.has(word)) &&
    !words.some(
      (word) =>
        /^(?:article|story|entry|post|content|body|main|page)(?:body|text|content)?$/.test(word) &&
        /body|text|content/.test(word),
    )
  );
};

/** A film's player, and the film's title in it. */
const isPlayer = (words: readonly string[]): boolean => words.includes('video') && words.includes('player');

/** What holds most of a page's words, or of its paragraphs, is the story, whatever it is called. */
const dropUnlessLarge = (element: Element, whole: { words: number; running: number }): void => {
  const words = countWords(element.textContent ?? '');
  const paragraphs = longParagraphs(element);
  const isLarge = words > whole.words * 0.4 || paragraphs.length >= 6;
  const isMost = whole.running > 100 && wordsIn(paragraphs) > whole.running * 0.6;
  const isOfReaders = /comment|disqus|respond/.test(wordsOf(element).join(' '));
  if (words > 60 && (isLarge || isMost) && !isOfReaders) return;
  element.remove();
};

const longParagraphs = (element: Element): Element[] =>
  [...element.querySelectorAll('p')].filter((paragraph) => (paragraph.textContent ?? '').length > 120);

const wordsIn = (paragraphs: readonly Element[]): number =>
  paragraphs.reduce((sum, paragraph) => sum + countWords(paragraph.textContent ?? ''), 0);
