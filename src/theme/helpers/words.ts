import { remembered } from '../../remember.ts';
import { asNumber, asText, type Helper, languageOf, type Scene } from './helper.ts';
import { graphemes, numberFormat, pluralRules, words } from './intl.ts';

/** `{{plural n 'one story' '{n} stories'}}`: which form a number takes in the edition's language. */
export const plural: Helper = {
  usage: "plural n 'one story' '{n} stories'",
  min: 3,
  max: 3,
  returns: 'text',
  run: ([n, one, other], scene) => {
    const count = asNumber(n);
    if (Number.isNaN(count)) return '';
    const language = languageOf(scene);
    const rule = remembered(`plural ${language} ${count}`, () => pluralRules(language).select(count));
    return asText(rule === 'one' ? one : other).replaceAll('{n}', () => inDigits(count, language));
  },
};

/** `{{number n}}`: digits grouped the way the edition's language does. */
export const number: Helper = {
  usage: 'number n',
  min: 1,
  max: 1,
  returns: 'number',
  run: ([n], scene) => {
    const count = asNumber(n);
    return Number.isNaN(count) ? asText(n) : inDigits(count, languageOf(scene));
  },
};

const inDigits = (count: number, language: string): string =>
  remembered(`number ${language} ${count}`, () => numberFormat(language).format(count));

/** `{{upper kicker}}`: capitals, by the rules of the edition's language. */
export const upper: Helper = {
  usage: 'upper text',
  min: 1,
  max: 1,
  returns: 'text',
  run: ([text], scene) =>
    // Only these languages have capitals of their own; for all others no locale has to be loaded.
    /^(tr|az|lt|el)\b/.test(languageOf(scene))
      ? asText(text).toLocaleUpperCase(languageOf(scene))
      : asText(text).toUpperCase(),
};

/** `{{join tags ', '}}`: a list as one line. */
export const join: Helper = {
  usage: "join list ', '",
  min: 1,
  max: 2,
  returns: 'text',
  run: ([list, separator]) =>
    Array.isArray(list)
      ? list.map(asText).join(separator === undefined ? ', ' : asText(separator))
      : asText(list),
};

/** `{{truncate dek 80}}`: at most so many characters as a reader counts them, cut between words, with an ellipsis. */
export const truncate: Helper = {
  usage: 'truncate text n',
  min: 2,
  max: 2,
  returns: 'text',
  run: ([value, length], scene) => {
    const text = asText(value);
    const limit = Math.max(1, Math.floor(asNumber(length)));
    if (Number.isNaN(limit) || text.length <= limit) return text;
    const letters = [...graphemes(languageOf(scene)).segment(text)];
    const next = letters[limit];
    if (!next) return text;
    const room = letters[limit - 1]?.index ?? 0;
    return `${text.slice(0, wordEnd(text, room, scene) || room).trimEnd()}…`;
  },
};

/** The end of the last whole word that ends at or before `room`; 0 when the first word is longer. */
const wordEnd = (text: string, room: number, scene: Scene): number => {
  let end = 0;
  for (const part of words(languageOf(scene)).segment(text)) {
    const partEnd = part.index + part.segment.length;
    if (partEnd > room) break;
    if (part.isWordLike) end = partEnd;
  }
  return end;
};
