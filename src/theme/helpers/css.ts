import { asText, type Helper } from './helper.ts';

/**
 * `color: {{css value}}`: a value that stays one value inside CSS. All that is not a letter, digit, space or one of
 * `# % . , _ -` is written as a CSS escape (CSS Syntax Level 3, 4.3.7), so it can end neither declaration nor element.
 */
export const css: Helper = {
  usage: 'css value',
  min: 1,
  max: 1,
  returns: 'any',
  run: ([value]) =>
    asText(value).replace(
      /[^\p{L}\p{M}\p{N} #%.,_-]/gu,
      (letter) => `\\${(letter.codePointAt(0) ?? 0).toString(16)} `,
    ),
};
