import { countWords, oneLine } from '../plain.ts';

/** The box that a heading like `Related story` heads, where all else in it is links: left alone they would read as the story's own headings. */
export const headedBox = (heading: Element): Element | undefined => {
  const box = heading.parentElement;
  if (!box || !/^H[2-6]$/i.test(heading.tagName) || !/^(?:DIV|ASIDE|SECTION|ARTICLE)$/i.test(box.tagName))
    return undefined;
  const words = countWords(oneLine((box.textContent ?? '').slice(0, 5000)));
  const linked = [...box.querySelectorAll('a[href]')]
    .filter((link) => !heading.contains(link))
    .reduce((sum, link) => sum + countWords(oneLine(link.textContent ?? '')), 0);
  const own = words - linked - countWords(oneLine(heading.textContent ?? ''));
  return linked > 0 && words <= 80 && own <= 0 ? box : undefined;
};
