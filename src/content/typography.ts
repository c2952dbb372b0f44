import type { StateCore, Token } from 'markdown-it';
import { quotesOf } from './language.ts';

/** `--`, `---` and `...` only: markdown-it's own rule also turns an "(a) (b) (c)" into a copyright sign. */
export function dashes(state: StateCore): void {
  for (const block of state.tokens) {
    for (const token of runningText(block)) token.content = typeset(token.content);
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

/**
 * Quotation marks of languages that put no spaces between words: there nothing but their order tells an opening mark
 * from a closing one. A block with an odd number of them is left to the rule for other languages.
 */
export function quotesWithoutSpaces(language: string): (state: StateCore) => void {
  const [open, close] = quotesOf(language);
  return (state) => {
    for (const block of state.tokens) {
      const texts = runningText(block);
      const count = texts.reduce((sum, { content }) => sum + content.split('"').length - 1, 0);
      if (count === 0 || count % 2 === 1) continue;
      let isOpen = false;
      for (const token of texts) {
        token.content = token.content.replaceAll('"', () => {
          isOpen = !isOpen;
          return isOpen ? open : close;
        });
      }
    }
  };
}

/** The text tokens of a block without those of bare links, which show an address as it is. */
function runningText(block: Token): Token[] {
  if (block.type !== 'inline') return [];
  let inBareLink = false;
  return (block.children ?? []).filter((token) => {
    if (token.type === 'link_open') inBareLink = token.info === 'auto';
    else if (token.type === 'link_close') inBareLink = false;
    return token.type === 'text' && !inBareLink;
  });
}
