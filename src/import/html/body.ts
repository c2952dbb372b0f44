import { oneLine } from '../plain.ts';
import { type RawBlock, type TrimContext, trimBody } from '../trim.ts';
import type { TextBlock } from '../types.ts';
import type { Page } from './document.ts';
import { visibleLines } from './lines.ts';
import { prune } from './prune.ts';
import type { View } from './view.ts';

/** The article's own blocks: Mozilla's Readability on the pruned page, then without the furniture that slipped through. The page is changed. */
export const findBody = async (view: View, context: TrimContext): Promise<TextBlock[]> => {
  prune(view.page);
  const root = await readable(view.page);
  return trimBody(root ? blocksOf(root) : [], context);
};

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

const blocksOf = (root: Element): RawBlock[] =>
  visibleLines(root).map(({ text, element }) => ({
    kind: kindOf(element),
    text,
    linked: linkShare(element, text),
  }));

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
