import createParser, { type MarkdownIt, type StateCore, type StateInline, type Token } from 'markdown-it';
import { quotesOf } from './language.ts';

/** Where a link or image token starts in the text of its block. */
export interface InlineMeta {
  offset: number;
}

const parsers = new Map<string, MarkdownIt>();

/** A Markdown parser for one language: no HTML, typographic quotes and dashes, bare links only with http(s)://. */
export function parserFor(language: string): MarkdownIt {
  const known = parsers.get(language);
  if (known) return known;
  const parser = createParser({ html: false, linkify: true, typographer: true, quotes: quotesOf(language) });
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  for (const schema of ['ftp:', '//', 'mailto:']) parser.linkify.add(schema, null);
  // Every address becomes a token; prose.ts lets through the safe ones and reports the others.
  parser.validateLink = () => true;
  parser.core.ruler.at('replacements', dashes);
  rememberPlaces(parser);
  parsers.set(language, parser);
  return parser;
}

/** `--`, `---` and `...` only: markdown-it's own rule also turns an "(a) (b) (c)" into a copyright sign. */
function dashes(state: StateCore): void {
  for (const block of state.tokens) {
    if (block.type !== 'inline') continue;
    let inBareLink = false;
    for (const token of block.children ?? []) {
      if (token.type === 'link_open') inBareLink = token.info === 'auto';
      else if (token.type === 'link_close') inBareLink = false;
      else if (token.type === 'text' && !inBareLink) token.content = typeset(token.content);
    }
  }
}

const untypeset = /--|\.\.\./;

const typeset = (text: string): string => {
  if (!untypeset.test(text)) return text;
  return text
    .replace(/(^|[^-])---(?!-)/g, '$1—')
    .replace(/(^|[^-])--(?!-)/g, '$1–')
    .replace(/(^|[^.])\.{3}(?!\.)/g, '$1…');
};

/** Tokens of inline Markdown have no place: note where a link or image was tried, and keep it where one came of it. */
function rememberPlaces(parser: MarkdownIt): void {
  const tried = new WeakMap<StateInline, Map<number, number>>();
  parser.inline.ruler.before('link', 'galley-places', (state, silent) => {
    const character = state.src[state.pos];
    if (silent || (character !== '[' && character !== '!' && character !== '<')) return false;
    const offsets = tried.get(state) ?? new Map<number, number>();
    tried.set(state, offsets.set(state.tokens.length + (state.pending ? 1 : 0), state.pos));
    return false;
  });
  parser.inline.ruler2.before('balance_pairs', 'galley-places', (state) => {
    for (const [index, offset] of tried.get(state) ?? []) {
      const token: Token | undefined = state.tokens[index];
      if (token?.type === 'link_open' || token?.type === 'image')
        token.meta = { offset } satisfies InlineMeta;
    }
    return false;
  });
}
