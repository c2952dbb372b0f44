import type { Block, Inline, Place, Prose } from '../model.ts';
import { inlineText } from '../words.ts';

/** A link as the editor wrote it. */
export interface WrittenLink {
  href: string;
  text: string;
  place: Place;
}

/** Calls `visit` with the inlines of every paragraph, heading, list item and cell, in reading order. */
const eachInlines = (blocks: readonly Block[], visit: (children: Inline[]) => void): void => {
  for (const block of blocks) {
    if (block.type === 'paragraph' || block.type === 'heading') visit(block.children);
    else if (block.type === 'quote') eachInlines(block.blocks, visit);
    else if (block.type === 'list') for (const item of block.items) eachInlines(item, visit);
    else if (block.type === 'table')
      for (const row of [block.head, ...block.rows]) for (const cell of row) visit(cell.children);
  }
};

/** All links of a piece of prose with their words and places. */
export const proseLinks = (prose: Prose | undefined): WrittenLink[] => {
  const links: WrittenLink[] = [];
  if (prose) eachInlines(prose.blocks, (children) => collect(children, links));
  return links;
};

const collect = (children: readonly Inline[], links: WrittenLink[]): void => {
  for (const child of children) {
    if (child.type === 'link')
      links.push({ href: child.href, text: inlineText(child.children), place: child.place });
    if ('children' in child) collect(child.children, links);
  }
};
