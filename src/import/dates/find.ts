import { type Day, type FoundDate, gap, withTime } from './clock.ts';
import { monthNumber, monthPattern, plainMonths } from './months.ts';

export type { FoundDate };

/**
 * Every complete date (day, month and year) printed in a text, in the order of the text, with the time and zone printed beside it.
 * A date without a year is none: the year would have to be invented.
 * `language` (BCP 47) decides how 05/06/2023 is read: month first only in the United States.
 */
export const findDates = (text: string, language?: string): FoundDate[] => {
  if (!/\p{Nd}/u.test(text)) return [];
  const plain = plainMonths(text.slice(0, 20_000));
  const days = readers.flatMap((read) => read(plain, language)).filter(isReal);
  days.sort((a, b) => a.start - b.start || b.end - a.end);
  const found: FoundDate[] = [];
  for (const day of days) {
    if (day.start < (found.at(-1)?.end ?? 0)) continue;
    found.push(withTime(day, plain));
  }
  return found;
};

const edge = '(?<![\\p{L}\\p{N}.,/-])';
const end = '(?![\\p{L}\\p{N}])';
/** What is printed next may be glued to the year. */
const labels = '(?:last )?(?:updated|modified)|aktualisiert|zuletzt|mis (?:a|à) jour|modifie';
/** So may a clock's time, or the same date for another screen: `March 5, 202110:22 AM`. */
const yearEnd = `(?=\\d{1,2}:\\d{2}|(?:\\d{1,2}\\s)?(?:${monthPattern})|${labels}|(?![\\p{L}\\p{N}]))`;
const year = '((?:19|20)\\d{2})';

const isoDay = new RegExp(`(?<![\\p{N}.,/-])${year}([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)`, 'gu');
const compactDay = /(?<!\d)((?:19|20)\d{2})(\d{2})(\d{2})(?=t?\d{4,6}(?!\d)|$)/gu;
/** And to the day: `Jane Doe5 September 2021`; but `B12` is no day. */
const dayEdge = '(?<![\\p{N}.,/-])(?<!(?<!\\p{L})\\p{L}{1,3})';
/** Arabic papers print both names of a month: `4 آب/أغسطس 2021`. */
const dayFirst = new RegExp(
  `${dayEdge}(\\d{1,2})(?:st|nd|rd|th|er|\\.|º|ª)?${gap}*(?:of${gap}|de${gap})?[-/${'\\s'}]?(${monthPattern})(?![\\p{L}\\p{M}])(?:${gap}?/${gap}?(?:${monthPattern})(?![\\p{L}\\p{M}]))?\\.?[,،]?[-/\\s\\u00a0]*(?:del?${gap})?${year}${yearEnd}`,
  'gu',
);
/** The byline may be glued to the month: `By JANE DOESEPT. 5, 2021`. */
const monthFirst = new RegExp(
  `(?:(?<![\\p{L}\\p{M}])|(?=jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))(${monthPattern})(?![\\p{L}\\p{M}])\\.?${gap}*(\\d{1,2})(?:st|nd|rd|th)?(?:${gap}*,${gap}*|${gap}+)${year}${yearEnd}`,
  'gu',
);
/** `Sep 5 15:35:00 EDT 2021`, as programs print it, and `September 5, 3:35 PM 2021`. */
const timeWithin = new RegExp(
  `(?<![\\p{L}\\p{M}])(${monthPattern})\\.?${gap}+(\\d{1,2}),?${gap}+\\d{1,2}:\\d{2}(?::\\d{2})?(?:${gap}*[ap]\\.?m\\.?)?(?:${gap}+[a-z]{1,4})?,?${gap}+${year}${end}`,
  'gu',
);
const yearFirst = new RegExp(
  `${edge}${year},?${gap}(${monthPattern})(?![\\p{L}\\p{M}])\\.?${gap}(\\d{1,2})${end}`,
  'gu',
);
const ideographic =
  /((?:19|20)\d{2}|(?:令和|平成|昭和)(?:\d{1,2}|元))[年년]\s*(\d{1,2})[月월]\s*(\d{1,2})[日일]/gu;
const dotted = new RegExp(
  `${dayEdge}(\\d{1,2})([./-]) ?(\\d{1,2})\\2(?: (?=(?:19|20)\\d{2}))?((?:19|20)?\\d{2})(?:(?=${labels})|(?![\\p{L}\\p{N}/]))(?!-(?!\\d{1,2}:\\d))(?!\\.\\d)`,
  'gu',
);

const readers: ((text: string, language?: string) => Day[])[] = [
  (text) => each(text, isoDay, ([, y, , m, d]) => [y, m, d]),
  (text) => each(text, compactDay, ([, y, m, d]) => [y, m, d]),
  (text) => each(text, dayFirst, ([, d, m, y]) => [y, monthNumber(m ?? ''), d]),
  (text) => each(text, monthFirst, ([, m, d, y]) => [y, monthNumber(m ?? ''), d]),
  (text) => each(text, timeWithin, ([, m, d, y]) => [y, monthNumber(m ?? ''), d]),
  (text) => each(text, yearFirst, ([, y, m, d]) => [y, monthNumber(m ?? ''), d]),
  (text) => each(text, ideographic, ([, y, m, d]) => [westernYear(y ?? ''), m, d]),
  numeric,
];

type Parts = (string | number | undefined)[];

const each = (text: string, pattern: RegExp, parts: (match: string[]) => Parts): Day[] =>
  [...text.matchAll(pattern)].map((match) => {
    const [year = 0, month = 0, day = 0] = parts(match).map(Number);
    return { start: match.index, end: match.index + match[0].length, year, month, day };
  });

const eras: Record<string, number> = { 令和: 2018, 平成: 1988, 昭和: 1925 };

const westernYear = (year: string): number => {
  const start = eras[year.slice(0, 2)];
  if (start === undefined) return Number(year);
  return start + (year.slice(2) === '元' ? 1 : Number(year.slice(2)));
};

/** 31.05.2023, 31/05/2023 and 05/31/2023: with dots the day comes first, with slashes the language decides. */
function numeric(text: string, language?: string): Day[] {
  return [...text.matchAll(dotted)].flatMap((match) => {
    const [, first = '', separator, second = '', shown = ''] = match;
    if (
      shown.length === 2 &&
      separator === '-' &&
      !/^[,\s|at]{1,5}\d{1,2}:\d{2}/.test(text.slice(match.index + match[0].length))
    )
      return [];
    // In Japan the year comes first, also with two figures.
    if (shown.length === 2 && /^(?:ja|zh|ko)\b/i.test(language ?? ''))
      return first.length === 2
        ? [{ ...spanOf(match), year: 2000 + Number(first), month: Number(second), day: Number(shown) }]
        : [];
    const year = Number(shown.length === 2 ? `20${shown}` : shown);
    const [a, b] = [Number(first), Number(second)];
    const zone = /^[^\n]{0,24}?\b(?:(e[sd]?t|p[sd]?t|c[sd]t)|(ist|bst|gmt|aest))\b/.exec(
      text.slice(match.index + match[0].length),
    );
    // American sites print 03.05.12; 05.03.2012 is European, also in English.
    const isDotted =
      separator === '.' && !(shown.length === 4 ? /^en-us$/i : /^en(-us)?$/i).test(language ?? '');
    // Who writes the month first counts the hours to twelve.
    const tag = isOfLongDay(text.slice(match.index + match[0].length)) ? /^en-us$/i : /^en(-us)?$/i;
    const american = !isDotted && !zone?.[2] && (Boolean(zone?.[1]) || tag.test(language ?? 'en'));
    const monthLeads = b > 12 || (american && a <= 12);
    const ambiguous = !isDotted && a <= 12 && b <= 12 && a !== b && !zone && !/^en-us$/i.test(language ?? '');
    const [month, day] = monthLeads ? [a, b] : [b, a];
    return [{ ...spanOf(match), year, month, day, ambiguous }];
  });
}

/** `20:26` behind a date. */
const isOfLongDay = (behind: string): boolean =>
  /^[^\d\n]{1,12}(?:1[3-9]|2[0-3])[:.]\d{2}(?!\d)/u.test(behind);

const spanOf = (match: RegExpExecArray): { start: number; end: number } => ({
  start: match.index,
  end: match.index + match[0].length,
});

const isReal = ({ year, month, day }: Day): boolean => {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1980 && year < 2100 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
};
