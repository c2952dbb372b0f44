/**
 * Finds every Handlebars tag of a template with its offsets, the way Handlebars' own lexer would cut the text:
 * a tag ends at the first closing braces outside quotes and brackets, `\{{` is text, comments run to their own end.
 */

export type TagKind =
  | 'value'
  | 'raw'
  | 'open'
  | 'else'
  | 'close'
  | 'comment'
  | 'partial'
  | 'literal'
  | 'unclosed';

export interface Tag {
  kind: TagKind;
  /** UTF-16 offsets into the source; end exclusive. */
  start: number;
  end: number;
  /** As written, braces included. */
  source: string;
  /** First word: the block's name of `{{#each x}}` and `{{/each}}`, the helper or value otherwise. */
  name: string;
}

/** All tags in order. Escaped braces (`\{{`) come as `literal`; a tag without an end as `unclosed`. */
export const scanTags = (text: string): Tag[] => {
  const tags: Tag[] = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf('{{', from);
    if (start < 0) return tags;
    const tag = isEscaped(text, start) ? literal(start) : tagAt(text, start);
    tags.push(tag);
    from = tag.end;
  }
};

/** One backslash escapes; two stand for one backslash before a real tag. */
const isEscaped = (text: string, start: number): boolean =>
  text[start - 1] === '\\' && text[start - 2] !== '\\';

const literal = (start: number): Tag => ({
  kind: 'literal',
  start: start - 1,
  end: start + 2,
  source: '\\{{',
  name: '',
});

const tagAt = (text: string, start: number): Tag => {
  const kind = kindAt(text, start);
  const end = endOf(text, start, kind);
  const source = text.slice(start, end ?? start + 2);
  return {
    kind: end === undefined ? 'unclosed' : kind,
    start,
    end: end ?? start + 2,
    source,
    name: firstWord(source),
  };
};

const kindAt = (text: string, start: number): TagKind => {
  const head = text.slice(start, start + 40);
  if (/^\{\{~?!/.test(head)) return 'comment';
  if (/^\{\{~?(#?>|#?\*|\{\{)/.test(head)) return 'partial';
  if (/^\{\{~?(\{|&)/.test(head)) return 'raw';
  if (/^\{\{~?\//.test(head)) return 'close';
  if (/^\{\{~?\s*(\^\s*~?\}\}|else\b)/.test(head)) return 'else';
  if (/^\{\{~?[#^]/.test(head)) return 'open';
  return 'value';
};

const endOf = (text: string, start: number, kind: TagKind): number | undefined => {
  if (kind === 'comment') return endOfComment(text, start);
  // Strings and bracketed names may hold braces. A string that would run into another tag was never closed.
  const parts = /"(?:\\"|[^"])*"|'(?:\\'|[^'])*'|\[(?:\\\]|[^\]])*\]|\}~?\}\}\}?|~?\}\}/g;
  parts.lastIndex = start + 2;
  for (let part = parts.exec(text); part; part = parts.exec(text)) {
    if (part[0].endsWith('}')) return part.index + trimmedClose(part[0], text.slice(start, start + 5));
    if (part[0].includes('{{')) parts.lastIndex = part.index + 1;
  }
  return undefined;
};

/** `}}}}` closes only a raw block; elsewhere the fourth brace is text. */
const trimmedClose = (close: string, open: string): number =>
  close.length > 3 && !close.includes('~') && !open.startsWith('{{{{') ? 3 : close.length;

const endOfComment = (text: string, start: number): number | undefined => {
  const end = /^\{\{~?!--/.test(text.slice(start, start + 6)) ? /--~?\}\}/g : /\}\}/g;
  end.lastIndex = start + 3;
  const match = end.exec(text);
  return match ? match.index + match[0].length : undefined;
};

const firstWord = (source: string): string =>
  /^\{\{+~?\s*(?:else\s+)?[#/^&>*{]*\s*([^\s}~|()]+)/.exec(source)?.[1] ?? '';
