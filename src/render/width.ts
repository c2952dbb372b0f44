import { eastAsianWidth } from 'get-east-asian-width';

/** ASCII, Latin and the usual punctuation: one column each. */
const narrow = /^[\x20-\x7e\u00a0-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*$/;

/** Whether every character of a text surely takes one column; it may also be so when this says no. */
export const isNarrow = (text: string): boolean => narrow.test(text);

/**
 * Columns a text takes on a terminal or in a plain-text mail (Unicode Standard Annex 11): wide characters two,
 * combining marks and format characters none. Not by string-width, which does the same more finely but spends
 * 60 ms of every start on compiling its expressions for emoji.
 */
export const displayWidth = (text: string): number => {
  if (isNarrow(text)) return text.length;
  let width = 0;
  for (const character of text) {
    // U+FE0F makes a narrow sign an emoji, which is wide.
    if (character === '\ufe0f') width += 1;
    else if (!isZero(character)) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  }
  return width;
};

let zero: RegExp | undefined;

const isZero = (character: string): boolean => {
  zero ??= /[\p{Mn}\p{Me}\p{Cf}]/u;
  return zero.test(character);
};
