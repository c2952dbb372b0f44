import { countWords, folded, oneLine } from '../plain.ts';
import type { TextBlock } from '../types.ts';
import { isAside, isCaption, isEnd, isProse, isPromotion, isRow } from '../furniture.ts';
import { isDateLine } from '../header.ts';
import { visibleLines } from './lines.ts';
import { prune } from './prune.ts';
import type { Page } from './document.ts';
import type { View } from './view.ts';

/** The article's own blocks: Mozilla's Readability on the pruned page, then without the furniture that slipped through. The page is changed. */
export const findBody = async (view: View): Promise<TextBlock[]> => {
  prune(view.page);
  const root = await readable(view.page);
  const blocks = root ? blocksOf(root) : [];
  return trim(blocks, view);
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

const kinds: Record<string, TextBlock['kind']> = { LI: 'item', BLOCKQUOTE: 'quote', H1: 'heading', H2: 'heading', H3: 'heading', H4: 'heading', H5: 'heading', H6: 'heading' };

const blocksOf = (root: Element): TextBlock[] =>
  visibleLines(root).map(({ text, element }) => ({ kind: kindOf(element), text, linked: linkShare(element, text) }) as TextBlock);

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
  const linked = [...element.querySelectorAll('a')].reduce((sum, link) => sum + oneLine(link.textContent ?? '').length, 0);
  return Math.min(1, linked / text.length);
};

/** Drops what is no part of the text: the headline again, date lines, captions, promotions, boxes; ends at an end heading. */
const trim = (blocks: TextBlock[], view: View): TextBlock[] => {
  const headline = folded(view.headline?.value ?? '');
  const kept: TextBlock[] = [];
  const words = blocks.reduce((sum, { text }) => sum + countWords(text), 0);
  let read = 0;
  let aside = false;
  for (const [index, block] of blocks.entries()) {
    const { text } = block;
    const count = countWords(text);
    read += count;
    const isLink = ((block as TextBlock & { linked: number }).linked ?? 0) > 0.8;
    if (folded(text) === headline || (folded(text) === folded(kept.at(-1)?.text ?? '') && text.length > 0)) continue;
    if (isRow(text) || isCaption(text) || (isPromotion(text) && !(isProse(text) && count > 60))) continue;
    if (isAside(text) && (count < 30 || isLink)) {
      aside = count < 6;
      continue;
    }
    if (isEnd(text) && !isProse(text)) {
      const rest = blocks.slice(index + 1).filter((later) => isProse(later.text)).length;
      if (read > words * 0.5 || rest < 2) break;
      aside = true;
      continue;
    }
    if (aside && !isProse(text)) continue;
    aside = false;
    if (isDateLine(text, view.language) && count < 25 && kept.length < 3) continue;
    if (isLink && count < 25 && block.kind !== 'heading' && !/[.!?]$/.test(text) && block.kind !== 'item') continue;
    kept.push({ kind: block.kind, text });
  }
  while (kept.length > 0 && isTrailing(kept.at(-1))) kept.pop();
  return withoutOpening(kept, view);
};

const isTrailing = (block: TextBlock | undefined): boolean => Boolean(block && (block.kind === 'heading' || (block.text.length < 40 && !isProse(block.text) && block.kind !== 'item' && block.kind !== 'quote')));

/** Labels, bylines and date lines before the first running text. */
const withoutOpening = (blocks: TextBlock[], view: View): TextBlock[] => {
  const first = blocks.findIndex(({ text }) => isProse(text));
  if (first <= 0) return blocks;
  const opening = blocks.slice(0, first).filter(({ text, kind }) => kind !== 'heading' && countWords(text) >= 12 && !isDateLine(text, view.language));
  return [...opening, ...blocks.slice(first)];
};
