import { isCaption, isProse } from '../furniture.ts';
import { countWords, oneLine } from '../plain.ts';
import { findBody as findSpan } from '../text/span.ts';
import { type RawBlock, type TrimContext, trimBody } from '../trim.ts';
import type { TextBlock } from '../types.ts';
import type { Page } from './document.ts';
import { type Line, visibleLines } from './lines.ts';
import { prune } from './prune.ts';
import type { View } from './view.ts';

/** The article's own blocks: Mozilla's Readability on the pruned page, then without the furniture that slipped through. The page is changed. */
export const findBody = async (view: View, context: TrimContext): Promise<TextBlock[]> => {
  prune(view.page);
  const lines = visibleLines(view.page);
  const root = await readable(view.page);
  const found = root ? blocksOf(root) : [];
  return trimBody(longerText(found, lines) ?? found, context);
};

/**
 * Readability may keep the opening and lose the rest, by what the rest's element is called. When the lines a reader sees hold the same
 * opening and run on for more than twice as long, they are the text.
 */
const longerText = (found: readonly RawBlock[], lines: readonly Line[]): RawBlock[] | undefined => {
  const seen = lines.map(({ text, element }) => ({
    text,
    bullet: /^LI$/i.test(element.tagName),
    gap: true,
    caption: isCaption(text),
  }));
  const { start, end } = findSpan(seen);
  const opening = found.find(({ text }) => isProse(text))?.text;
  const opens = opening === undefined ? start : lines.findIndex(({ text }) => text === opening);
  if (opens < start - 15 || opens > start + 8) return undefined;
  const whole = lines.slice(Math.min(start, opens), end);
  if (proseWords(whole) <= Math.max(proseWords(found) * 2, 120)) return undefined;
  return whole.map(toBlock);
};

const proseWords = (lines: readonly { text: string }[]): number =>
  lines.reduce((sum, { text }) => sum + (isProse(text) ? countWords(text) : 0), 0);

const readable = async (page: Page): Promise<Element | undefined> => {
  const { Readability } = await import('@mozilla/readability');
  try {
    const parsed = new Readability<Element>(page as unknown as Document, {
      serializer: (node) => node as Element,
      charThreshold: 250,
      keepClasses: true,
    }).parse();
    return parsed?.content ?? undefined;
  } catch {
    return undefined;
  }
};

const kinds: Record<string, TextBlock['kind']> = {
  LI: 'item',
  BLOCKQUOTE: 'quote',
  H1: 'heading',
  H2: 'heading',
  H3: 'heading',
  H4: 'heading',
  H5: 'heading',
  H6: 'heading',
};

const blocksOf = (root: Element): RawBlock[] => visibleLines(root).map(toBlock);

const toBlock = ({ text, element }: Line): RawBlock => ({
  kind: kindOf(element),
  text,
  linked: linkShare(element, text),
});

const kindOf = (element: Element): TextBlock['kind'] => {
  const own = kinds[element.tagName.toUpperCase()];
  if (own) return own;
  for (let at = element.parentElement; at; at = at.parentElement) {
    if (/^BLOCKQUOTE$/i.test(at.tagName)) return 'quote';
    if (/^LI$/i.test(at.tagName)) return 'item';
  }
  return 'paragraph';
};

const linkShare = (element: Element, text: string): number => {
  if (text.length === 0) return 0;
  const linked = [...element.querySelectorAll('a')].reduce(
    (sum, link) => sum + oneLine(link.textContent ?? '').length,
    0,
  );
  return Math.min(1, linked / text.length);
};
