import type { Token } from 'markdown-it';
import type { Lines } from '../findings/place.ts';
import type { Block, Cell, Finding, Inline, Place, Prose } from '../model.ts';
import { inlines } from './inline.ts';
import { parseMarkdown } from './markdown.ts';

/** What is being read: a file's body from an offset on. */
export interface Body {
  lines: Lines;
  start: number;
  language: string;
  findings: Finding[];
}

/** Parses the Markdown of a file from `start` on. Places are those of the file. */
export function readProse(body: Body): Prose {
  const source = body.lines.text.slice(body.start);
  const firstLine = body.lines.at(body.start).line;
  const cursor: Cursor = {
    tokens: parseMarkdown(source, body.language),
    at: 0,
    line: firstLine,
    firstLine,
    body,
  };
  return { blocks: blocksUntil(cursor, '') };
}

interface Cursor {
  tokens: Token[];
  at: number;
  /** The line of the innermost block that has one. */
  line: number;
  firstLine: number;
  body: Body;
}

function blocksUntil(cursor: Cursor, end: string): Block[] {
  const blocks: Block[] = [];
  for (let token = take(cursor); token && token.type !== end; token = take(cursor)) {
    const block = toBlock(token, cursor);
    if (block) blocks.push(block);
  }
  return blocks;
}

function take(cursor: Cursor): Token | undefined {
  const token = cursor.tokens[cursor.at];
  cursor.at += 1;
  if (token?.map) cursor.line = cursor.firstLine + token.map[0];
  return token;
}

function toBlock(token: Token, cursor: Cursor): Block | undefined {
  const place = placeOfBlock(cursor);
  switch (token.type) {
    case 'paragraph_open':
      return { type: 'paragraph', place, children: inlinesUntil(cursor, 'paragraph_close') };
    case 'heading_open':
      return {
        type: 'heading',
        place,
        level: levelOf(token.tag),
        children: inlinesUntil(cursor, 'heading_close'),
      };
    case 'blockquote_open':
      return { type: 'quote', place, blocks: blocksUntil(cursor, 'blockquote_close') };
    case 'bullet_list_open':
    case 'ordered_list_open':
      return list(token, place, cursor);
    case 'table_open':
      return table(place, cursor);
    case 'fence':
    case 'code_block':
      return { type: 'code', place, text: token.content.replace(/\n$/, '') };
    case 'hr':
      return { type: 'rule', place };
    default:
      return undefined;
  }
}

function list(token: Token, place: Place, cursor: Cursor): Block {
  const ordered = token.type === 'ordered_list_open';
  const end = ordered ? 'ordered_list_close' : 'bullet_list_close';
  const start = Number(token.attrGet('start') ?? 1);
  const items: Block[][] = [];
  const from = cursor.at;
  for (let item = take(cursor); item && item.type !== end; item = take(cursor)) {
    if (item.type === 'list_item_open') items.push(blocksUntil(cursor, 'list_item_close'));
  }
  const level = token.level + 2;
  const tight = !cursor.tokens
    .slice(from, cursor.at)
    .some((inner) => inner.type === 'paragraph_open' && inner.level === level && !inner.hidden);
  return { type: 'list', place, ordered, start, tight, items };
}

function table(place: Place, cursor: Cursor): Block {
  const rows: Cell[][] = [];
  for (let token = take(cursor); token && token.type !== 'table_close'; token = take(cursor)) {
    if (token.type === 'tr_open') rows.push([]);
    if (token.type === 'th_open' || token.type === 'td_open') {
      const align = /text-align:(left|center|right)/.exec(
        String(token.attrGet('style') ?? ''),
      )?.[1] as Cell['align'];
      const children = inlinesUntil(cursor, token.type.replace('open', 'close'));
      rows.at(-1)?.push({ ...(align && { align }), children });
    }
  }
  return { type: 'table', place, head: rows[0] ?? [], rows: rows.slice(1) };
}

function inlinesUntil(cursor: Cursor, end: string): Inline[] {
  const children: Inline[] = [];
  for (let token = take(cursor); token && token.type !== end; token = take(cursor)) {
    if (token.type === 'inline') children.push(...inlines(token, cursor.line, cursor.body));
  }
  return children;
}

const levelOf = (tag: string): 1 | 2 | 3 | 4 | 5 | 6 => Number(tag.slice(1)) as 1 | 2 | 3 | 4 | 5 | 6;

/** Where the text of a block starts in its line, past the marks of lists and quotes; else where the line does. */
function placeOfBlock({ tokens, at, line, body: { lines } }: Cursor): Place {
  const start = lines.offsetOf(line);
  const source = lines.text.slice(start, lines.offsetOf(line + 1)).trimEnd();
  const [text = ''] = tokens[at]?.type === 'inline' ? tokens[at].content.split('\n', 1) : [];
  const found = text === '' ? -1 : source.indexOf(text);
  return lines.at(start + (found >= 0 ? found : source.length - source.trimStart().length));
}
