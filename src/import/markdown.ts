import { oneLine } from './plain.ts';

/**
 * Plain text as Markdown that shows exactly it: everything Markdown, its extensions or a template could read as more than text is
 * escaped, so that a page can put no link, picture, markup or tag into a story. An escaped colon keeps addresses from becoming links.
 */
export const escapeMarkdown = (text: string): string =>
  oneLine(text)
    .replace(/[\\`*_[\]<>|~]/g, '\\$&')
    .replace(/&(?=#?\w+;)/g, '\\&')
    .replace(/[{}]/g, '\\$&')
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/^(#{1,6}|[-+=]+|:)(?=\s|$|-)/, '\\$1')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2');

/** Paragraphs as block quotes: the source's own words, set off from the editor's. */
export const quoteMarkdown = (paragraphs: readonly string[]): string =>
  paragraphs.map((text) => `> ${escapeMarkdown(text)}`).join('\n\n');
