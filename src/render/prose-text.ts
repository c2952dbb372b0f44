import type { Block, Inline, Prose } from '../model.ts';
import type { References } from './refs.ts';
import { displayWidth } from './width.ts';

/** Prose as plain text, one line a paragraph; wrapping comes later, over the whole text part. */
export const proseToText = (prose: Prose, references: References): string => {
  const inlines = (children: Inline[]): string => children.map(inline).join('');
  const inline = (node: Inline): string => {
    switch (node.type) {
      case 'text':
      case 'code':
        return node.text;
      case 'break':
        return '\n';
      case 'strong':
        return `*${inlines(node.children)}*`;
      case 'emphasis':
      case 'strike':
        return inlines(node.children);
      case 'link': {
        const words = inlines(node.children);
        return words === node.href ? words : `${words} ${references.ref(node.href)}`;
      }
    }
  };

  const block = (node: Block): string => {
    switch (node.type) {
      case 'paragraph':
        return inlines(node.children);
      case 'heading':
        return inlines(node.children);
      case 'code':
        return indent(node.text.replace(/\n$/, ''), '    ');
      case 'quote':
        return indent(blocks(node.blocks, '\n\n'), '> ');
      case 'rule':
        return '* * *';
      case 'list':
        return node.items
          .map((item, at) => hang(blocks(item, '\n'), node.ordered ? `${node.start + at}. ` : '- '))
          .join(node.tight ? '\n' : '\n\n');
      case 'table':
        return table([node.head, ...node.rows].map((row) => row.map((cell) => inlines(cell.children))));
    }
  };

  const blocks = (list: Block[], between: string): string => list.map(block).join(between);
  return blocks(prose.blocks, '\n\n');
};

const indent = (text: string, prefix: string): string =>
  text.replace(/^.*$/gm, (line) => (prefix + line).trimEnd());

const hang = (text: string, marker: string): string =>
  marker + text.replace(/\n(?=.)/g, `\n${' '.repeat(marker.length)}`);

const tableWidth = 72;

/** Columns side by side where they fit, else each row as lines of `head: cell`. */
const table = (rows: string[][]): string => {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => displayWidth(row[column] ?? ''))),
  );
  const total = widths.reduce((sum, width) => sum + width + 2, -2);
  if (total > tableWidth) return asList(rows);
  const pad = (cell: string, column: number) => cell + ' '.repeat((widths[column] ?? 0) - displayWidth(cell));
  const [head, ...body] = rows.map((row) => row.map(pad).join('  ').trimEnd());
  return [head, widths.map((width) => '-'.repeat(width)).join('  '), ...body].join('\n');
};

const asList = ([head = [], ...rows]: string[][]): string =>
  rows
    .map((row) => row.map((cell, column) => (head[column] ? `${head[column]}: ${cell}` : cell)).join('\n'))
    .join('\n\n');
