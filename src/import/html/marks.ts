/** Class and id words of elements that are about other stories, readers' comments or the site. */
const otherWords = new Set(
  `related recommended recommendations recirc recirculation outbrain taboola comment comments commentlist respond disqus sidebar
trending popular mostpopular mostread newsletter promo promos sponsored widget widgets footer nav navigation menu aside latest
morestories more upnext ticker breaking teaser teasers rail carousel livefyre`.split(/\s+/),
);

/** The words of an element's class and id: `relatedStories-box` gives related, stories, box and the whole. */
export const wordsOf = (element: Element): string[] => {
  const text = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`.slice(0, 500);
  const names = text
    .split(/\s+/)
    // To a page builder each paragraph of the article is a widget.
    .map((name) => name.replace(/^elementor-widget(?:-wrap|-container)?$|^elementor-widget-(?=\w)/, ''))
    // `no-caption` and `has-related` tell of the article itself.
    .filter((name) => !/^(?:non?|not|has|with|without|show|hide|is)[-_]/i.test(name));
  return names.flatMap((name) => [
    name.toLowerCase(),
    ...name
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z]+/),
  ]);
};

/** Marked as one whole post or article, in whatever widget a blog's template sets it. */
const isPost = (element: Element): boolean =>
  /(?:^|\s)h-?entry(?:\s|$)/.test((element.getAttribute('class') ?? '').slice(0, 500)) ||
  /schema\.org\/(?:\w{0,20}Article|BlogPosting)$/.test(element.getAttribute('itemtype') ?? '');

/** Whether an element lies in a part of the page that is not this article; a post's own footer says who wrote it. */
export const isElsewhere = (element: Element): boolean => {
  let inFooter = false;
  for (let at: Element | null = element; at && !/^(?:BODY|MAIN)$/i.test(at.tagName); at = at.parentElement) {
    if (isPost(at)) return false;
    if (/^ARTICLE$/i.test(at.tagName)) return inFooter;
    // A post that the text shows has its own writer and its own date.
    if (/^(?:ASIDE|NAV|BLOCKQUOTE)$/i.test(at.tagName)) return true;
    const words = wordsOf(at);
    if (words.some((word) => word !== 'footer' && otherWords.has(word))) return true;
    inFooter ||= /^FOOTER$/i.test(at.tagName) || words.includes('footer');
  }
  return inFooter;
};
