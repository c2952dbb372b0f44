import { findDates } from '../dates/find.ts';
import { monthNumber } from '../dates/months.ts';
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
