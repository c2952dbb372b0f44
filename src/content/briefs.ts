import { warning } from '../findings/finding.ts';
import { readSource } from '../findings/source-file.ts';
import type { Block, Brief, Finding, Inline } from '../model.ts';
import { inlineText } from '../words.ts';
import { placeholderNote } from './document.ts';
import { isPlaceholder } from './placeholders.ts';
import { readProse } from './prose.ts';

/** Reads briefs.md: a Markdown list, one brief an item. */
export function readBriefs(
  path: string,
  file: string,
  language: string,
): { briefs: Brief[]; findings: Finding[] } {
  const { lines, findings } = readSource(path, file);
  if (!lines) return { briefs: [], findings };
  const { blocks } = readProse({ lines, start: 0, language, findings });
  const stray = blocks.find((block) => block.type !== 'list' && block.type !== 'heading');
  if (stray) findings.push(outsideList(stray));
  const items = blocks.flatMap((block) => (block.type === 'list' ? block.items : []));
  const untouched = items.filter((item) => isPlaceholder(textOf(item[0])));
  const places = untouched.flatMap(([first]) => (first ? [{ path: 'brief', place: first.place }] : []));
  findings.push(...placeholderNote(places, ''));
  const briefs = items.filter((item) => !untouched.includes(item)).flatMap(toBrief);
  return { briefs, findings };
}

const outsideList = (block: Block): Finding =>
  warning('brief-outside-list', 'this stands outside the list, and is not printed', {
    place: block.place,
    hint: 'Start each brief with a hyphen and a space: - **Headline.** One line',
  });

const textOf = (block?: Block): string => (block?.type === 'paragraph' ? inlineText(block.children) : '');

function toBrief(blocks: Block[]): Brief[] {
  const [first, ...others] = blocks;
  if (!first) return [];
  const brief = { body: { blocks }, rest: { blocks }, place: first.place };
  if (first.type !== 'paragraph') return [brief];
  const children = first.children.filter(
    (node, index) => index > 0 || node.type !== 'text' || node.text.trim() !== '',
  );
  const [head, ...tail] = children;
  const isHeadline = head?.type === 'strong' || head?.type === 'link';
  const links = linksIn(first.children);
  const url = (isHeadline ? linksIn([head])[0] : undefined) ?? (links.length === 1 ? links[0] : undefined);
  if (!isHeadline) return [{ ...brief, ...(url && { url }) }];
  const rest = withoutStart(tail);
  const restBlocks: Block[] = rest.length > 0 ? [{ ...first, children: rest }, ...others] : others;
  return [
    { ...brief, headline: inlineText([head]).trim(), ...(url && { url }), rest: { blocks: restBlocks } },
  ];
}

const linksIn = (nodes: readonly Inline[]): string[] =>
  nodes.flatMap((node) => {
    if (node.type === 'link') return [node.href];
    return 'children' in node ? linksIn(node.children) : [];
  });

/** What follows the headline, without the colon or dash that led over to it. */
function withoutStart(nodes: Inline[]): Inline[] {
  const [first, ...others] = nodes;
  if (first?.type === 'break') return withoutStart(others);
  if (first?.type !== 'text') return nodes;
  const text = first.text.replace(/^[\s.,:;–—-]+/, '');
  return text === '' ? withoutStart(others) : [{ type: 'text', text }, ...others];
}
