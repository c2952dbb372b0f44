import { withTime } from '../dates/clock.ts';
import { findDates } from '../dates/find.ts';
import { monthNumber, monthPattern, plainMonths } from '../dates/months.ts';
import type { Claim } from '../types.ts';

/** `/2016/12/15/`, `/2016-12-15-`, `-20161215` in the address. */
export const fromAddress = (url: string | undefined): Claim<string> | undefined => {
  if (!url || !URL.canParse(url)) return undefined;
  const path = new URL(url).pathname;
  const match =
    /(?:^|[/_-])((?:19|20)\d{2})[/-](\d{1,2})[/-](\d{1,2})(?=[/_-]|\.|$)/.exec(path) ??
    /(?:^|[/_-])((?:19|20)\d{2})\/(\d{2})(\d{2})(?=[/_-]|$)/.exec(path) ??
    /(?:^|[/_-])((?:19|20)\d{2})(\d{2})(\d{2})(?=[/_.-]|$)/.exec(path) ??
    // The year, the section, the day: /2010/politics/08/13/.
    /\/((?:19|20)\d{2})\/[a-z-]{2,20}\/(\d{2})\/(\d{2})\//i.exec(path) ??
    monthInAddress(path);
  if (!match) return undefined;
  const [, year = '', month = '', day = ''] = match;
  const iso = findDates(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)[0]?.iso;
  return iso ? { value: iso, from: 'the address', certainty: 'guessed' } : undefined;
};

const monthInAddress = (path: string): string[] | undefined => {
  const match =
    /\/((?:19|20)\d{2})\/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\/(\d{1,2})\//i.exec(path);
  if (!match) return undefined;
  const [whole, year = '', name = '', day = ''] = match;
  return [whole, year, String(monthNumber(name) ?? ''), day];
};

/** `3/9 18:45` by the headline, and the same month and day with their year in the address, of which it may be a mere number: `?a=20170309-352`. */
export const yearFromAddress = (
  url: string | undefined,
  lines: readonly string[],
): Claim<string> | undefined => {
  if (!url || !URL.canParse(url)) return undefined;
  const { pathname, search } = new URL(url);
  for (const [, year, month, day] of `${pathname}${search}`.matchAll(stamp)) {
    const parts = { year: Number(year), month: Number(month), day: Number(day) };
    if (findDates(`${year}-${month}-${day}`).length === 0) continue;
    for (const line of lines) {
      const found = yearless(line, parts);
      if (found)
        return { value: found, from: 'the date line, with the address’s year', certainty: 'guessed' };
    }
  }
  return undefined;
};

const stamp = /(?<!\d)((?:19|20)\d{2})[-/]?(\d{2})[-/]?(\d{2})/g;

/** The moment a short line gives for a day, when it prints its month and day and no year. */
const yearless = (
  line: string,
  { year, month, day }: { year: number; month: number; day: number },
): string | undefined => {
  if (line.length > 80 || findDates(line).length > 0) return undefined;
  const plain = plainMonths(line);
  for (const match of plain.matchAll(monthAndDay)) {
    const [text, first = '', second = '', dayAhead, nameBehind = '', nameAhead = '', dayBehind] = match;
    const isDay = first
      ? (Number(first) === month && Number(second) === day) ||
        (Number(first) === day && Number(second) === month && !text.includes('月'))
      : monthNumber(nameBehind || nameAhead) === month && Number(dayAhead ?? dayBehind) === day;
    if (isDay)
      return withTime({ start: match.index, end: match.index + text.length, year, month, day }, plain).iso;
  }
  return undefined;
};

const monthAndDay = new RegExp(
  String.raw`(?<![\d./:-])(\d{1,2})[/.月](\d{1,2})日?(?![\d/:-]|\.\d)|(?<![\d./:-])(\d{1,2})\.? (?:de )?(${monthPattern})(?!\p{L})|(?<!\p{L})(${monthPattern})\.? (\d{1,2})(?![\d:])`,
  'gu',
);
