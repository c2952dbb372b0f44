import { Parser } from 'htmlparser2';

/** Who sees a stretch of HTML: everyone, only Outlook for Windows, or everyone but it. */
type Audience = 'all' | 'outlook' | 'others';

export interface TextNode {
  kind: 'text';
  text: string;
  start: number;
  end: number;
  parent: Tag;
}

/** An element with its offsets in the HTML. */
export interface Tag {
  kind: 'tag';
  /** In lower case. */
  name: string;
  attributes: Record<string, string>;
  /** Attribute names written twice. */
  doubled: string[];
  parent?: Tag;
  children: (Tag | TextNode)[];
  start: number;
  /** End of the opening tag, exclusive. */
  openEnd: number;
  /** End of the element, exclusive. */
  end: number;
  /** Written out, not added by the parser. */
  implied: boolean;
  closed: boolean;
  audience: Audience;
}

/** A message's HTML, parsed once for all rules. */
export interface Page {
  html: string;
  root: Tag;
  /** Every element outside conditional comments, in document order. */
  tags: Tag[];
  /** The opening tags inside `<!--[if mso]>` comments, VML included, in document order. */
  outlookTags: Tag[];
  texts: TextNode[];
  comments: { text: string; start: number; end: number }[];
  hasDoctype: boolean;
  /** Closing tags that close nothing. */
  strayEnds: { name: string; start: number }[];
}

/** Parses any HTML, broken or not; conditional comments are read as Outlook for Windows reads them. */
export const parsePage = (html: string): Page => {
  const page = emptyPage(html);
  const state: State = { open: page.root, audience: 'all', depth: 0 };
  readInto(html, 0, page, state, true);
  return page;
};

/** The first element of that name, outside Outlook's comments. */
export const firstTag = (page: Page, name: string): Tag | undefined =>
  page.tags.find((tag) => tag.name === name);

/** The words inside an element; pictures count by their alternative text when asked. */
export const textOf = (tag: Tag, withAlt = false): string => {
  const parts: string[] = [];
  collectText(tag, parts, withAlt);
  return parts
    .join('')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
};

const unread = new Set(['script', 'style', 'title', 'template', 'noscript']);

const collectText = (tag: Tag, parts: string[], withAlt: boolean): void => {
  if (unread.has(tag.name)) return;
  if (withAlt && tag.name === 'img') parts.push(` ${tag.attributes.alt ?? ''} `);
  const block = blockLike.has(tag.name);
  if (block) parts.push(' ');
  for (const child of tag.children) {
    if (child.kind === 'text') parts.push(child.text);
    else collectText(child, parts, withAlt);
  }
  if (block) parts.push(' ');
};

const blockLike = new Set(
  'p div td th tr table li ul ol h1 h2 h3 h4 h5 h6 br hr blockquote section article header footer pre dt dd'.split(
    ' ',
  ),
);

/** The element and its ancestors, the innermost first. */
export function* upwards(tag: Tag | undefined): Generator<Tag> {
  for (let at = tag; at; at = at.parent) yield at;
}

const emptyPage = (html: string): Page => ({
  html,
  root: makeTag('#root', noAttributes(), 0, html.length, 'all'),
  tags: [],
  outlookTags: [],
  texts: [],
  comments: [],
  hasDoctype: false,
  strayEnds: [],
});

const makeTag = (
  name: string,
  attributes: Record<string, string>,
  start: number,
  end: number,
  audience: Audience,
): Tag => ({
  kind: 'tag',
  name,
  attributes,
  doubled: [],
  children: [],
  start,
  openEnd: end,
  end,
  implied: false,
  closed: false,
  audience,
});

// Without a prototype: a page may well have an attribute called “constructor”.
const noAttributes = (): Record<string, string> => Object.create(null);

interface State {
  open: Tag;
  audience: Audience;
  depth: number;
}

// Elements nested deeper than any mail needs are kept side by side, so that no rule's recursion can run out of stack.
const deepest = 400;

// One parser for the page (`main`) and one for the inside of each Outlook comment, whose tags need not be balanced.
const readInto = (text: string, offset: number, page: Page, state: State, main: boolean): void => {
  let doubled: string[] = [];
  let attributes = noAttributes();
  const parser = new Parser(
    {
      onattribute(name, value) {
        if (name in attributes) doubled.push(name);
        else attributes[name] = value;
      },
      onopentag(name, _, implied) {
        const tag = makeTag(
          name,
          attributes,
          offset + parser.startIndex,
          offset + parser.endIndex + 1,
          main ? state.audience : 'outlook',
        );
        Object.assign(tag, { doubled, implied });
        doubled = [];
        attributes = noAttributes();
        if (!main) page.outlookTags.push(tag);
        else {
          tag.parent = state.open;
          state.open.children.push(tag);
          page.tags.push(tag);
          state.depth++;
          if (state.depth < deepest) state.open = tag;
        }
      },
      onclosetag(name, implied) {
        if (!main) return;
        state.depth--;
        if (state.depth >= deepest - 1 || state.open.name !== name) return;
        state.open.end = Math.max(state.open.openEnd, offset + parser.endIndex + 1);
        state.open.closed = !implied;
        if (state.open.parent) state.open = state.open.parent;
      },
      ontext(data) {
        if (!main) return;
        const node: TextNode = {
          kind: 'text',
          text: data,
          start: offset + parser.startIndex,
          end: offset + parser.endIndex + 1,
          parent: state.open,
        };
        const last = state.open.children.at(-1);
        if (last?.kind === 'text') {
          last.text += data;
          last.end = node.end;
          return;
        }
        state.open.children.push(node);
        page.texts.push(node);
      },
      oncomment(data) {
        if (main) readComment(data, offset + parser.startIndex, parser.endIndex + 1, page, state);
      },
      onprocessinginstruction(name, data) {
        if (!main) return;
        if (name.toLowerCase() === '!doctype') page.hasDoctype = true;
        else readCondition(data.replace(/^!/, ''), state);
      },
    },
    { lowerCaseTags: true, decodeEntities: true },
  );
  parser.write(text);
  parser.end();
};

const readComment = (data: string, start: number, end: number, page: Page, state: State): void => {
  page.comments.push({ text: data, start, end });
  if (/^\s*<!\[endif\]$/i.test(data) || /^\s*\[if[^\]]*\]>\s*(<!|<!--\s*)$/i.test(data)) {
    readCondition(data.trim().replace(/^<!/, ''), state);
    return;
  }
  const opening = /^\s*\[if\s([^\]]*)\]>/i.exec(data);
  if (!opening || !forOutlook(opening[1] ?? '')) return;
  const inside = data.slice(opening[0].length).replace(/<!\[endif\]\s*$/i, '');
  readInto(inside, start + '<!--'.length + opening[0].length, page, state, false);
};

const readCondition = (data: string, state: State): void => {
  if (/^\[endif\]/i.test(data)) state.audience = 'all';
  const condition = /^\[if\s([^\]]*)\]/i.exec(data)?.[1];
  if (condition === undefined) return;
  if (/^\s*!/.test(condition)) state.audience = 'others';
  else if (forOutlook(condition)) state.audience = 'outlook';
};

const forOutlook = (condition: string): boolean =>
  !condition.trim().startsWith('!') && /\bmso\b|\bvml\b|\bgte\b/i.test(condition);
