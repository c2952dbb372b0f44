import { countWords } from './plain.ts';
import type { TextBlock } from './types.ts';

/**
 * How many blocks at the end of a text speak of the paper's own series: two in a row or more open with a series' name and a colon, one
 * of them closes with the word that leads there (`Night Boats: Stories of those who work late. Read them here.`), and nothing above
 * opens so.
 */
export const housePromosOf = (blocks: readonly TextBlock[]): number => {
  const last = blocks.findLastIndex((block) => !isNamed(block));
  const closing = blocks.slice(last + 1);
  const isAlone = !blocks.slice(0, last + 1).some(isNamed);
  return closing.length > 1 && isAlone && closing.some(({ text }) => leads.test(text)) ? closing.length : 0;
};

const isNamed = ({ kind, text }: TextBlock): boolean =>
  kind === 'paragraph' && countWords(text) <= 35 && name.test(text);

/** Two to five words in capitals, a colon, a sentence. */
const name = /^\p{Lu}[\p{L}\d’'-]{0,20}(?: (?:&|of|the|[\p{Lu}\d][\p{L}\d’'-]{0,20})){1,4}: \p{Lu}.*[.!]$/u;

const leads = /\bhere[.!]$/iu;
