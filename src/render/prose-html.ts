import type { Block, Cell, Inline, Prose } from '../model.ts';
import { escapeHtml } from './escape.ts';
import type { Marks } from './marks.ts';

/** Inline CSS by tag, from the theme's prose table. */
export type ProseStyles = Record<string, string>;

/** Said of blocks in another language than the page. */
export interface Language {
  /** BCP 47. */
  language: string;
  direction: 'ltr' | 'rtl';
}

/**
 * Prose as HTML for mail: only the tags named here, each with its inline style, each block between marks.
 * Headings start at h3, since a story's headline is an h2, and skip no level whatever levels the editor used.
 */
export const proseToHtml = (
  prose: Prose,
  styles: ProseStyles,
  marks: Marks,
  story?: string,
  written?: Language,
): string => {
  const tag = (name: string, inner: string, attributes = ''): string =>
    `${open(name, attributes) + inner}</${name}>`;
  const open = (name: string, attributes = ''): string => {
    const style = styles[name];
    return `<${name}${attributes}${style ? ` style="${escapeHtml(style)}"` : ''}>`;
  };

  const rank = ranks();
  const inlines = (children: Inline[]): string => children.map(inline).join('');
  const inline = (node: Inline): string => {
    switch (node.type) {
      case 'text':
        return escapeHtml(node.text);
      case 'code':
        return tag('code', escapeHtml(node.text));
      case 'break':
        return '<br>';
      case 'strong':
        return tag('strong', inlines(node.children));
      case 'emphasis':
        return tag('em', inlines(node.children));
      case 'strike':
        return tag('s', inlines(node.children));
      case 'link': {
        const title = node.title ? ` title="${escapeHtml(node.title)}"` : '';
        const html = tag('a', inlines(node.children), ` href="${escapeHtml(node.href)}"${title}`);
        return marks.around(html, {
          place: node.place,
          kind: 'field',
          field: 'link',
          ...(story && { story }),
        });
      }
    }
  };

  const blocks = (list: Block[], attributes = ''): string =>
    list
      .map((each) =>
        marks.around(block(each, attributes), { place: each.place, kind: 'block', ...(story && { story }) }),
      )
      .join('\n');

  const items = (list: Extract<Block, { type: 'list' }>): string =>
    list.items
      .map((item) => tag('li', list.tight && isOneParagraph(item) ? inlines(item[0].children) : blocks(item)))
      .join('\n');

  const cells = (row: Cell[], name: 'th' | 'td'): string =>
    row
      .map((cell) => {
        const scope = name === 'th' ? ' scope="col"' : '';
        return tag(name, inlines(cell.children), `${scope}${cell.align ? ` align="${cell.align}"` : ''}`);
      })
      .join('');

  const block = (node: Block, attributes: string): string => {
    switch (node.type) {
      case 'paragraph':
        return tag('p', inlines(node.children), attributes);
      case 'heading':
        return tag(`h${rank(node.level)}`, inlines(node.children), attributes);
      case 'quote':
        return tag('blockquote', blocks(node.blocks), attributes);
      case 'code':
        return tag('pre', tag('code', escapeHtml(node.text)), attributes);
      case 'rule':
        return open('hr');
      case 'list':
        return node.ordered
          ? tag('ol', items(node), `${node.start === 1 ? '' : ` start="${node.start}"`}${attributes}`)
          : tag('ul', items(node), attributes);
      case 'table': {
        const rows = node.rows.map((row) => `<tr>${cells(row, 'td')}</tr>`).join('\n');
        const head = `<thead><tr>${cells(node.head, 'th')}</tr></thead>`;
        return tag('table', `${head}\n<tbody>${rows}</tbody>`, attributes);
      }
    }
  };

  return blocks(
    prose.blocks,
    written && ` lang="${escapeHtml(written.language)}" dir="${written.direction}"`,
  );
};

const isOneParagraph = (item: Block[]): item is [Extract<Block, { type: 'paragraph' }>] =>
  item.length === 1 && item[0]?.type === 'paragraph';

/** Ranks headings in the order they come: the first is 3, one deeper than the heading before it goes one deeper. */
const ranks = (): ((level: number) => number) => {
  const above: number[] = [];
  return (level) => {
    while ((above.at(-1) ?? 0) >= level) above.pop();
    above.push(level);
    return Math.min(6, above.length + 2);
  };
};
