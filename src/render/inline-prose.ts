import type { Block, Inline, Prose } from '../model.ts';

/** The words of inline nodes, without their markup. */
export const inlineText = (children: Inline[]): string =>
  children
    .map((node) => {
      if (node.type === 'text' || node.type === 'code') return node.text;
      return node.type === 'break' ? ' ' : inlineText(node.children);
    })
    .join('');

/** The words of prose, blocks divided by a newline: for counting and for defaults, not for the text part. */
export const proseText = (prose: Prose): string => prose.blocks.map(blockText).join('\n');

const blockText = (block: Block): string => {
  switch (block.type) {
    case 'paragraph':
    case 'heading':
      return inlineText(block.children);
    case 'quote':
      return block.blocks.map(blockText).join('\n');
    case 'list':
      return block.items.map((item) => item.map(blockText).join('\n')).join('\n');
    case 'table':
      return [block.head, ...block.rows]
        .map((row) => row.map((cell) => inlineText(cell.children)).join(' '))
        .join('\n');
    case 'code':
      return block.text;
    case 'rule':
      return '';
  }
};
