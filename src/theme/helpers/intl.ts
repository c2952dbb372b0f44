/**
 * Intl formatters, made once each: making one costs more than filling a page. Languages ICU does not know fall back
 * to English, so that a fill never throws.
 */
const cache = new Map<string, unknown>();

const cached = <T>(key: string, make: () => T): T => {
  const found = cache.get(key);
  if (found !== undefined) return found as T;
  const made = make();
  // A preview server lives for days; languages and styles are few, but nothing grows without a bound.
  if (cache.size > 200) cache.clear();
  cache.set(key, made);
  return made;
};

/** A language tag that Intl accepts. */
const known = (language: string): string => {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? 'en';
  } catch {
    return 'en';
  }
};

/** @param style names the options, which have to be the same for the same name */
export const dateFormat = (
  language: string,
  style: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat =>
  cached(`date ${language} ${style} ${options.timeZone}`, () => {
    try {
      return new Intl.DateTimeFormat(known(language), options);
    } catch {
      return new Intl.DateTimeFormat(known(language), { ...options, timeZone: 'UTC' });
    }
  });

export const numberFormat = (language: string): Intl.NumberFormat =>
  cached(`number ${language}`, () => new Intl.NumberFormat(known(language), { maximumFractionDigits: 20 }));

export const pluralRules = (language: string): Intl.PluralRules =>
  cached(`plural ${language}`, () => new Intl.PluralRules(known(language)));

export const graphemes = (language: string): Intl.Segmenter =>
  cached(`graphemes ${language}`, () => new Intl.Segmenter(known(language), { granularity: 'grapheme' }));

export const words = (language: string): Intl.Segmenter =>
  cached(`words ${language}`, () => new Intl.Segmenter(known(language), { granularity: 'word' }));
