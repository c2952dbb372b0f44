import { findDates } from './find.ts';

/** A declared value as ISO: dates in any printed form, seconds or milliseconds since 1970. */
export const moment = (value: unknown, language?: string): string | undefined => {
  if (Array.isArray(value)) return value.map((item) => moment(item, language)).find(Boolean);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  const text = String(value).trim();
  if (/^\d{10}(?:\d{3})?(?:\.\d+)?$/.test(text)) {
    const date = new Date(Number(text) * (text.replace(/\..*/, '').length === 10 ? 1000 : 1));
    const year = date.getUTCFullYear();
    return year >= 1980 && year < 2100 ? date.toISOString().replace('.000', '') : undefined;
  }
  return findDates(text, language)[0]?.iso;
};

const instant = (iso: string): number =>
  Date.parse(iso.length === 10 ? `${iso}T12:00:00Z` : /(?:Z|[+-]\d{2}:\d{2})$/.test(iso) ? iso : `${iso}Z`);

export const daysApart = (a: string, b: string): number => Math.abs(instant(a) - instant(b)) / 86_400_000;

const hasTime = (iso: string): boolean => iso.length > 10;
const hasZone = (iso: string): boolean => /T.*(?:Z|[+-]\d{2}:\d{2})$/.test(iso);

/**
 * Joins what other sources know of the same moment: a printed time of the paper's own zone tells the zone behind a UTC stamp,
 * and the day a reader sees.
 */
export const refine = (iso: string, others: (string | undefined)[]): string => {
  for (const other of others) {
    if (!other || !Number.isFinite(instant(other))) continue;
    if (!hasTime(iso) && hasTime(other) && other.startsWith(iso)) return other;
    if (hasTime(iso) && !hasZone(iso) && hasZone(other) && other.startsWith(iso.slice(0, 16))) return other;
    if (hasZone(iso) && hasTime(other) && !hasZone(other)) {
      const offset = Math.round((instant(other) - instant(iso)) / 60_000);
      if (Math.abs(offset) <= 14 * 60 && offset % 15 === 0 && /Z|[+-]00:00$/.test(iso))
        return `${other}${printedOffset(offset)}`;
    }
    if (
      hasZone(iso) &&
      hasZone(other) &&
      Math.abs(instant(iso) - instant(other)) < 60_000 &&
      /(?:Z|\+00:00)$/.test(iso)
    )
      return other;
    if (
      /T.*(?:Z|\+00:00)$/.test(iso) &&
      !hasTime(other) &&
      !iso.startsWith(other) &&
      daysApart(iso, other) < 1.1
    )
      return other;
  }
  return iso;
};

const printedOffset = (minutes: number): string => {
  const size = Math.abs(minutes);
  const text = `${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
  return `${minutes < 0 ? '-' : '+'}${text}`;
};
