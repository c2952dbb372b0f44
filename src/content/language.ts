const rightToLeftLanguages = new Set(
  'ar arc ckb dv fa glk he iw ji ks lrc mzn nqo pnb prs ps rhg sd sdh ug ur uzs yi'.split(' '),
);
const rightToLeftScripts = new Set('adlm arab aran hebr mand mend nkoo rohg samr syrc thaa yezi'.split(' '));

/** The direction in which a language is written, by its script when the tag names one (`ku-Arab`). */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const [base = '', ...rest] = language.toLowerCase().split('-');
  const script = rest.find((part) => /^[a-z]{4}$/.test(part));
  const isRightToLeft = script ? rightToLeftScripts.has(script) : rightToLeftLanguages.has(base);
  return isRightToLeft ? 'rtl' : 'ltr';
}

type Quotes = [open: string, close: string, innerOpen: string, innerClose: string];

const english: Quotes = ['“', '”', '‘', '’'];
const german: Quotes = ['„', '“', '‚', '‘'];
const french: Quotes = ['«\u202f', '\u202f»', '“', '”'];
const swedish: Quotes = ['”', '”', '’', '’'];
const polish: Quotes = ['„', '”', '«', '»'];
const russian: Quotes = ['«', '»', '„', '“'];
const spanish: Quotes = ['«', '»', '“', '”'];
const norwegian: Quotes = ['«', '»', '‘', '’'];
const corners: Quotes = ['「', '」', '『', '』'];

/** Quotation marks by language or language-region, after the delimiters of the Unicode CLDR and newspapers' use. */
const quotes: Record<string, Quotes> = {
  de: german,
  'de-ch': ['«', '»', '‹', '›'],
  'de-li': ['«', '»', '‹', '›'],
  bg: german,
  cs: german,
  et: german,
  is: german,
  lt: german,
  lv: german,
  sk: german,
  sl: german,
  fr: french,
  'fr-ch': ['«\u202f', '\u202f»', '‹\u202f', '\u202f›'],
  sv: swedish,
  fi: swedish,
  pl: polish,
  hu: ['„', '”', '»', '«'],
  ro: ['„', '”', '«', '»'],
  hr: ['„', '”', '‘', '’'],
  sr: ['„', '”', '’', '’'],
  ru: russian,
  uk: russian,
  be: russian,
  es: spanish,
  it: spanish,
  ca: spanish,
  gl: spanish,
  pt: english,
  'pt-pt': spanish,
  el: spanish,
  nb: norwegian,
  nn: norwegian,
  no: norwegian,
  da: ['»', '«', '›', '‹'],
  nl: ['‘', '’', '“', '”'],
  he: ['”', '”', '’', '’'],
  ar: ['”', '“', '’', '‘'],
  fa: ['«', '»', '‹', '›'],
  ja: corners,
  'zh-tw': corners,
  'zh-hk': corners,
  'zh-hant': corners,
};

/** Quotation marks of a language: outer pair, inner pair; English ones where nothing else is known. */
export function quotesOf(language: string): Quotes {
  const parts = language.toLowerCase().split('-');
  for (let length = parts.length; length > 0; length -= 1) {
    const found = quotes[parts.slice(0, length).join('-')];
    if (found) return found;
  }
  return english;
}

/** Whether a character is of a script that puts no spaces between words: Chinese or Japanese. */
export const isUnspaced = (character: string): boolean =>
  /[\u2e80-\u30ff\u31c0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/.test(character);
