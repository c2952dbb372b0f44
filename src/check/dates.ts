import { remembered } from '../remember.ts';

const day = 86_400_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The calendar day (`YYYY-MM-DD`) of an ISO 8601 date in a time zone. A date without a time, or a time without
 * a zone, is the editor's own day and is not shifted. Undefined when it is no date.
 */
export const dayOf = (written: string, timeZone: string): string | undefined => {
  const plain = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?$/.exec(written.trim());
  if (plain) return plain[1];
  const instant = Date.parse(written);
  if (Number.isNaN(instant)) return undefined;
  return remembered(`day ${timeZone} ${instant}`, () => format(timeZone)?.format(instant) ?? '') || undefined;
};

/** Days from `earlier` to `later`, both `YYYY-MM-DD`. */
export const daysBetween = (earlier: string, later: string): number =>
  Math.round((Date.parse(`${later}T00:00:00Z`) - Date.parse(`${earlier}T00:00:00Z`)) / day);

// The Swedish locale writes days as ISO 8601 does. Making a format costs more than all else here, so it is kept.
const format = (timeZone: string): Intl.DateTimeFormat | undefined => {
  const known = formats.get(timeZone);
  if (known) return known;
  try {
    const made = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
    formats.set(timeZone, made);
    return made;
  } catch {
    return undefined;
  }
};
