import createParser, { type MarkdownIt, type StateInline, type Token } from 'markdown-it';
import { isUnspaced, quotesOf } from './language.ts';
import { dashes, quotesWithoutSpaces } from './typography.ts';

/** Where a link or image token starts in the text of its block. */
export interface InlineMeta {
  offset: number;
}

const parsers = new Map<string, MarkdownIt>();

const address = /https?:\/\//i;

/** What markdown-it would leave as it is, told without taking the address apart. */
const plainAddress = /^https?:\/\/[a-z0-9.-]+(?:\/[\w./?=&~-]*)?$/;

/**
 * Parses Markdown in a language's typography. Looking for bare links costs 5 ms in a fresh process, so it is done
 * only where an address is found in the text.
 */
export function parseMarkdown(source: string, language: string): Token[] {
  const parser = parserFor(language);
  const tokens = parser.set({ linkify: false }).parse(source, {});
  return tokens.some(hasAddress) ? parser.set({ linkify: true }).parse(source, {}) : tokens;
}

const hasAddress = ({ children }: Token): boolean =>
  children?.some(({ type, content }) => type === 'text' && address.test(content)) === true;

/** A Markdown parser for one language: no HTML, typographic quotes and dashes, bare links only with http(s)://. */
function parserFor(language: string): MarkdownIt {
  const known = parsers.get(language);
  if (known) return known;
  const parser = createParser({ html: false, typographer: true, quotes: quotesOf(language) });
  parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
  for (const schema of ['ftp:', '//', 'mailto:']) parser.linkify.add(schema, null);
  const { normalizeLink } = parser;
  parser.normalizeLink = (href) => (plainAddress.test(href) ? href : normalizeLink(href));
  // Every address becomes a token; prose.ts lets through the safe ones and reports the others.
  parser.validateLink = () => true;
  parser.core.ruler.at('replacements', dashes);
  if (/^(ja|zh|yue)\b/i.test(language))
    parser.core.ruler.before('smartquotes', 'galley-quotes', quotesWithoutSpaces(language));
  parser.inline.ruler.at('text', plainText);
  rememberPlaces(parser);
  emphasizeBetweenUnspaced(parser);
  parsers.set(language, parser);
  return parser;
}

/** All but the characters at which markdown-it's own rule ends a text. */
const upToMarkup = /[^\n!#$%&*+\-:<=>@[\\\]^_`{}~]+/y;

/** The same as markdown-it's own rule, which goes letter by letter: V8 sets out to compile such a loop in every short run. */
function plainText(state: StateInline, silent: boolean): boolean {
  upToMarkup.lastIndex = state.pos;
  if (!upToMarkup.test(state.src)) return false;
  const end = Math.min(upToMarkup.lastIndex, state.posMax);
  if (end <= state.pos) return false;
  if (!silent) state.pending += state.src.slice(state.pos, end);
  state.pos = end;
  return true;
}

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

/**
 * CommonMark wants a space or punctuation outside of emphasis that starts or ends with punctuation, and Japanese has
 * no space to give: `これは**「記事」**です`.
 */
function emphasizeBetweenUnspaced(parser: MarkdownIt): void {
  const { State } = parser.inline;
  parser.inline.State = class extends State {
    override scanDelims(start: number, canSplitWord: boolean) {
      const found = super.scanDelims(start, canSplitWord);
      if (!canSplitWord) return found;
      const before = this.src[start - 1] ?? ' ';
      const after = this.src[start + found.length] ?? ' ';
      if (after.trim() !== '' && isUnspaced(before)) found.can_open = true;
      if (before.trim() !== '' && isUnspaced(after)) found.can_close = true;
      return found;
    }
  };
}
