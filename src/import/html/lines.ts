import { oneLine } from '../plain.ts';
import type { Page } from './document.ts';

/** One line as a reader sees it, with the innermost block element that holds it. */
export interface Line {
  text: string;
  element: Element;
}

const silent = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG MATH HEAD IFRAME OBJECT EMBED SELECT OPTION TEXTAREA BUTTON CANVAS AUDIO VIDEO MAP'.split(
    ' ',
  ),
);
const blocks = new Set(
  `ADDRESS ARTICLE ASIDE BLOCKQUOTE BODY CAPTION CENTER DD DETAILS DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6
HEADER HGROUP HR HTML LEGEND LI MAIN NAV OL P PRE SECTION SUMMARY TABLE TBODY TD TFOOT TH THEAD TIME-BLOCK TR UL`.split(
    /\s+/,
  ),
);

/** The page's visible lines in order; what is hidden by attribute or inline style is left out. */
export const visibleLines = (root: Element | Page): Line[] => {
  const lines: Line[] = [];
  const start = 'body' in root ? root.body : root;
  let pending = '';
  const flush = (element: Element): void => {
    const text = oneLine(pending.slice(0, 60_000)).slice(0, 20_000);
    if (text) lines.push({ text, element });
    pending = '';
  };
  const walk = (element: Element, depth: number): void => {
    for (const child of element.childNodes) {
      if (child.nodeType === 3) pending += child.textContent ?? '';
      if (child.nodeType !== 1) continue;
      const inner = child as Element;
      const name = inner.tagName.toUpperCase();
      if ((silent.has(name) && !isUnfolding(inner)) || isHidden(inner) || depth > 400) continue;
      if (name === 'BR') {
        flush(element);
      } else if (blocks.has(name)) {
        flush(element);
        walk(inner, depth + 1);
        flush(inner);
      } else {
        walk(inner, depth + 1);
      }
    }
  };
  walk(start, 0);
  flush(start);
  return lines;
};

/** A button that holds a paragraph with a link is no control: a byline that unfolds, say. */
const isUnfolding = (element: Element): boolean =>
  /^BUTTON$/i.test(element.tagName) && element.querySelector('p a[href]') !== null;

/** Hidden by attribute or inline style; what a stylesheet hides cannot be known. */
export const isHidden = (element: Element): boolean =>
  element.hasAttribute('hidden') ||
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(element.getAttribute('style') ?? '');
