import type { Token } from 'markdown-it';
import { warning } from '../findings/finding.ts';
import type { Finding, Inline, Place } from '../model.ts';
import { inlineText } from '../words.ts';
import { isUnspaced } from './language.ts';
import { checkLink } from './link.ts';
import type { InlineMeta } from './markdown.ts';
import type { Body } from './prose.ts';

/** The inline content of one block whose text starts on `line` of the file. */
export function inlines(block: Token, line: number, body: Body): Inline[] {
  const run: Run = { tokens: block.children ?? [], at: 0, content: block.content, line, body, searched: 0 };
  return children(run, '');
}

interface Run {
  tokens: Token[];
  at: number;
  /** The block's text, its lines trimmed. */
  content: string;
  line: number;
  body: Body;
  /** Up to where in `content` bare links were looked for. */
  searched: number;
}

const marks = { strong_open: 'strong', em_open: 'emphasis', s_open: 'strike' } as const;

function children(run: Run, end: string): Inline[] {
  const nodes: Inline[] = [];
  for (let token = take(run); token && token.type !== end; token = take(run)) {
    for (const node of toInlines(token, run)) append(nodes, node);
  }
  return nodes;
}

function take(run: Run): Token | undefined {
  const token = run.tokens[run.at];
  run.at += 1;
  return token;
}

function toInlines(token: Token, run: Run): Inline[] {
  switch (token.type) {
    case 'strong_open':
    case 'em_open':
    case 's_open':
      return [{ type: marks[token.type], children: children(run, token.type.replace('open', 'close')) }];
    case 'link_open':
      return link(token, run);
    case 'image':
      run.body.findings.push(pictureInText(placeAt(offsetOf(token, run), run, token.content.length + 3)));
      return textOf((token.children ?? []).map(({ content }) => content).join(''));
    case 'code_inline':
      return [{ type: 'code', text: token.content }];
    case 'hardbreak':
      return [{ type: 'break' }];
    case 'softbreak':
      return textOf(lineBreak(run));
    default:
      return textOf(token.content);
  }
}

const textOf = (text: string): Inline[] => (text === '' ? [] : [{ type: 'text', text }]);

function link(token: Token, run: Run): Inline[] {
  const href = String(token.attrGet('href') ?? '');
  const title = token.attrGet('title');
  const offset = offsetOf(token, run);
  const inner = children(run, 'link_close');
  const place = placeAt(offset, run, Math.max(1, inlineText(inner).length));
  const problem = checkLink(href, place);
  if (!problem)
    return [{ type: 'link', href, ...(title && { title: String(title) }), place, children: inner }];
  run.body.findings.push(problem);
  return inner;
}

/** Joins text to the text before it. */
function append(nodes: Inline[], node: Inline): void {
  const last = nodes.at(-1);
  if (node.type === 'text' && last?.type === 'text') last.text += node.text;
  else nodes.push(node);
}

/** A line break in the source is a space, but not inside Chinese or Japanese text. */
function lineBreak(run: Run): string {
  const before = run.tokens[run.at - 2]?.content.at(-1) ?? '';
  const after = run.tokens[run.at]?.content[0] ?? '';
  return isUnspaced(before) && isUnspaced(after) ? '' : ' ';
}

/** Where a link or picture starts in the block's text. Its token has just been taken. */
const offsetOf = (token: Token, run: Run): number =>
  (token.meta as InlineMeta | null)?.offset ?? bareLink(run);

function placeAt(offset: number, run: Run, length: number): Place {
  const before = run.content.slice(0, offset).split('\n');
  const line = run.line + before.length - 1;
  const { lines } = run.body;
  const start = lines.offsetOf(line);
  const source = lines.text.slice(start, lines.offsetOf(line + 1));
  const column = source.indexOf(run.content.split('\n')[before.length - 1] ?? '');
  if (column >= 0) return lines.at(start + column + (before.at(-1) ?? '').length, length);
  return lines.at(start + source.length - source.trimStart().length, length);
}

/** Bare links are found by their address, one after the other. */
function bareLink(run: Run): number {
  const written = run.tokens[run.at]?.content ?? '';
  const found = run.content.indexOf(written, run.searched);
  if (found < 0) return run.searched;
  run.searched = found + written.length;
  return found;
}

/** Reports a picture in running text: mail pictures need real sizes, which the `image` field gives. */
const pictureInText = (place: Place): Finding =>
  warning('image-in-text', 'a picture stands in the text, where only its description is printed', {
    place,
    hint: 'Give it in the field image at the top of the story',
  });
