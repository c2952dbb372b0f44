import { isAside } from '../furniture.ts';
import { countWords, oneLine } from '../plain.ts';
import type { Page } from './document.ts';

/** Takes links to other stories out of the paragraphs they are set in, each with its label: `Also read The bridge is closed`. The page is changed. */
export const pruneInlineLinks = (page: Page): void => {
  for (const element of page.querySelectorAll('p span, p strong, p b, p em, p i'))
    if (element.isConnected && isPointer(element)) element.replaceWith(page.createTextNode(' '));
};

/** A label and behind it nothing but a link, within a paragraph that says more. */
const isPointer = (element: Element): boolean => {
  const text = oneLine(element.textContent ?? '');
  if (text.length > 200 || countWords(text) < 4 || !label.test(text) || !isAside(text)) return false;
  const linked = [...element.querySelectorAll('a[href]')].map((link) => oneLine(link.textContent ?? ''));
  const whole = oneLine(element.closest('p')?.textContent ?? '');
  return (
    linked.length === 1 &&
    text.endsWith(linked[0] ?? '-') &&
    linked[0] !== '' &&
    whole.length > text.length + 40
  );
};

/** Of two words and more: a sentence has `Read` and `See` within it as well. */
const label =
  /^(?:(?:à )?(?:lire|voir|écouter|regarder) (?:aussi|également)|(?:also|further) (?:read|see|watch)|(?:read|see|watch) (?:also|more|next)|(?:lesen|sehen|hören) sie (?:auch|dazu|hier)|lea también|lee también|leia (?:também|mais)|leggi anche|lees ook)(?![\p{L}])/iu;
