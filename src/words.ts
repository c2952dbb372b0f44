import type { Block, Inline, Prose } from './model.ts';

/** The words of inline nodes, without their markup. */
export const inlineText = (children: readonly Inline[]): string => {
  let text = '';
  for (const child of children) {
    if ('children' in child) text += inlineText(child.children);
    else text += child.type === 'break' ? ' ' : child.text;
  }
  return text;
};

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
