import { isCaption, isProse } from '../furniture.ts';
import { countWords, oneLine } from '../plain.ts';
import { findBody as findSpan } from '../text/span.ts';
import { type RawBlock, type TrimContext, trimBody } from '../trim.ts';
import type { TextBlock } from '../types.ts';
import type { Page } from './document.ts';
import { endingBelow, placed } from './ending.ts';
import { type Line, visibleLines } from './lines.ts';
import { prune } from './prune.ts';
import type { View } from './view.ts';

/** The article's own blocks: Mozilla's Readability on the pruned page, then without the furniture that slipped through. The page is changed. */
export const findBody = async (view: View, context: TrimContext): Promise<TextBlock[]> => {
  prune(view.page);
  const lines = placed(visibleLines(view.page));
  const span = spanOf(lines);
  const root = await readable(view.page);
  const found = root ? blocksOf(root) : [];
  const whole = longerText(found, lines, span) ?? withOpening(found, lines, span, view) ?? found;
  const ending = endingBelow(whole, lines, span.end, (element) => isPostHeading(element, view));
  return trimBody(withoutNextPost([...whole, ...ending.map(toBlock)], view), context);
};

/**
 * Readability may lose the opening, or take another post of the same page for the text. The lines from the first text below the headline
 * on, as far as where Readability starts, or as far as the next post's headline.
 */
const withOpening = (
  found: readonly RawBlock[],
  lines: readonly Line[],
  span: Span,
  view: View,
): RawBlock[] | undefined => {
  const below = view.at < 0 ? [] : view.lines.slice(view.bodyAt, view.bodyAt + 8);
  // Where no headline is shown, the opening is that of the text as a reader sees it.
  const from =
    view.at < 0
      ? span.start
      : lines.findIndex(
          ({ text, element }) =>
            isProse(text) && below.some((line) => line.text === text && line.element === element),
        );
  const opening = found.find(({ text }) => isProse(text))?.text;
  const to = lines.findIndex(({ text }) => text === opening);
  if (from < 0 || to <= from) return undefined;
  const missing = lines.slice(from, to);
  const next = missing.findIndex(({ element }) => isPostHeading(element, view));
  const whole = missing.slice(0, next < 0 ? undefined : next).map(toBlock);
  if (ownWords(whole.filter(({ text }) => !isCaption(text))) < 40) return undefined;
  return next < 0 ? [...whole, ...found] : whole;
};

/** A page may go on with other posts, each under a heading like the story's own. */
const withoutNextPost = (blocks: readonly RawBlock[], view: View): readonly RawBlock[] => {
  const next = view.lines.slice(view.bodyAt).find(({ element }) => isPostHeading(element, view))?.text;
  const at = blocks.findIndex(({ text, kind }) => kind === 'heading' && text === next);
  return at > 0 && proseWords(blocks.slice(0, at)) > 60 ? blocks.slice(0, at) : blocks;
};

const isPostHeading = (element: Element, { lines, at }: View): boolean => {
  const own = lines[at]?.element;
  if (!own || own === element || !/^H[12]$/i.test(own.tagName) || element.tagName !== own.tagName)
    return false;
  const name = own.getAttribute('class') ?? '';
  return (element.getAttribute('class') ?? '') === name && (name !== '' || /^H1$/i.test(own.tagName));
};

/**
 * Readability may keep the opening and lose the rest, by what the rest's element is called. When the lines a reader sees hold the same
 * opening and run on for more than twice as long, they are the text.
 */
const longerText = (
  found: readonly RawBlock[],
  lines: readonly Line[],
  { start, end }: Span,
): RawBlock[] | undefined => {
  const opening = found.find(({ text }) => isProse(text))?.text;
  const opens = opening === undefined ? start : lines.findIndex(({ text }) => text === opening);
  // What it found of a few words, and elsewhere, is a dek or a notice.
  const isElsewhere = opens < start - 15 || opens > start + 8;
  if (isElsewhere && proseWords(found) > 80) return undefined;
  const whole = lines.slice(isElsewhere ? start : Math.min(start, opens), end).map(toBlock);
  // Teasers below the text run on, too: each a link as a whole.
  if (ownWords(whole) <= Math.max(proseWords(found) * 2, 120)) return undefined;
  return whole;
};

/** The text as a capture of the page would show it: first line, and the line after the last. */
interface Span {
  start: number;
  end: number;
}

const spanOf = (lines: readonly Line[]): Span =>
  findSpan(
    lines.map(({ text, element }) => ({
      text,
      bullet: /^LI$/i.test(element.tagName),
      gap: true,
      caption: isCaption(text),
    })),
  );

const proseWords = (lines: readonly { text: string }[]): number =>
  lines.reduce((sum, { text }) => sum + (isProse(text) ? countWords(text) : 0), 0);

/** The words that lead nowhere else. */
const ownWords = (blocks: readonly RawBlock[]): number =>
  proseWords(blocks.filter(({ linked = 0 }) => linked < 0.5));

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
  isCell: isCell(element, text),
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

/** Whether an element is the whole of a cell in a row of several, none of them a link: a table of figures, and no layout. */
const isCell = (element: Element, text: string): boolean => {
  const cell = element.closest('td, th');
  if (!cell || oneLine(cell.textContent ?? '') !== text) return false;
  const row = cell.closest('tr');
  return row !== null && row.querySelectorAll('td, th').length > 1 && !row.querySelector('a[href]');
};

const linkShare = (element: Element, text: string): number => {
  if (text.length === 0) return 0;
  // A card is a link as a whole, with the other story's headline as a block in it.
  if (element.closest('a[href]:not([href^="#"])')) return 1;
  const linked = [...element.querySelectorAll('a')].reduce(
    (sum, link) => sum + oneLine(link.textContent ?? '').length,
    0,
  );
  return Math.min(1, linked / text.length);
};
