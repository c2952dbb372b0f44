import { offsetOf, zonePattern } from './zones.ts';

/** A date printed in a text. */
export interface FoundDate {
  /** UTF-16 offsets of the date with its time. */
  start: number;
  end: number;
  /** `2023-05-31`, `2023-05-31T16:11:00` or `2023-05-31T16:11:00+05:30`. */
  iso: string;
  /** Day and month could also be read the other way round. */
  ambiguous: boolean;
}

/** A day printed in a text, before the time beside it is read. */
export interface Day {
  start: number;
  end: number;
  year: number;
  month: number;
  day: number;
  ambiguous?: boolean;
}

/** A space, also one that does not break: part of a pattern. */
export const gap = '[\\s\\u00a0]';

const clock = `(\\d{1,2})(?:[:.]|${gap}?(?:h|時|시)${gap}?)(\\d{2}|\\d(?=分))(?::(\\d{2})(?:\\.\\d+)?)?(?:分)?(?:${gap}*(a\\.?m\\.?|p\\.?m\\.?)(?![\\p{L}])|${gap}*(?:uhr|hrs|h)(?![\\p{L}]))?(?:${gap}*\\(?(${zonePattern}))?`;
/** `4 pm`, `16 Uhr`, `16h`, `16時`: the hour alone. */
const hour = `(\\d{1,2})${gap}*(?:(a\\.?m\\.?|p\\.?m\\.?)(?![\\p{L}])|(?:uhr|h)(?![\\p{L}\\d])|[時시](?!間))(?:${gap}*(${zonePattern}))?`;
const joint = `(?:t|(?:${gap}|[,:|/@·•(–—-]|at|a las|as|a|um|om|on|kl|ore|alle|午前|午後|上午|下午|오전|오후|(?:\\(.\\)))*)`;
const weekday = `(?:${gap}*[(（]?(?:[日月火水木金土](?:曜日?)?|(?:sun|mon|tue|wed|thu|fri|sat)\\.?)[)）]?)?`;
const timeAfter = new RegExp(`^${weekday}${joint}${clock}`, 'u');
const hourAfter = new RegExp(`^${weekday}${joint}${hour}`, 'u');
const timeBefore = new RegExp(
  `${clock}(?:${gap}|[,|–—-]|on|am|le|den|(?:sun|mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur)(?:day)?)*$`,
  'u',
);

/** `04:11 pm | Updated 04:11 pm IST`: the zone is printed once, after the last time. */
const borrowedZone = new RegExp(`^[^\\d\\n]{1,25}${clock}`, 'u');

/** The day with the time and the zone printed behind it, else before it. */
export const withTime = (day: Day, text: string): FoundDate => {
  const iso = `${day.year}-${pad(day.month)}-${pad(day.day)}`;
  const after = text.slice(day.end, day.end + 80);
  const match = timeAfter.exec(after);
  if (match) {
    const [, h, m, s, half, zone] = match;
    const later = borrowedZone.exec(after.slice(match[0].length))?.[5];
    return finish(day, iso, readTime(h, m, s, half ?? halfOf(match[0])), zone ?? later, {
      end: day.end + match[0].length,
    });
  }
  const round = hourAfter.exec(after);
  if (round)
    return finish(day, iso, readTime(round[1], '00', undefined, round[2] ?? halfOf(round[0])), round[3], {
      end: day.end + round[0].length,
    });
  const before = timeBefore.exec(text.slice(Math.max(0, day.start - 40), day.start));
  if (before) {
    const [, h, m, s, half, zone] = before;
    return finish(day, iso, readTime(h, m, s, half), zone, { start: day.start - before[0].length });
  }
  return { start: day.start, end: day.end, iso, ambiguous: day.ambiguous ?? false };
};

/** Of languages that name the half of the day before the hour. */
const halfOf = (text: string): 'pm' | undefined => (/午後|下午|오후/.test(text) ? 'pm' : undefined);

const finish = (
  day: Day,
  date: string,
  time: string | undefined,
  zone: string | undefined,
  span: { start?: number; end?: number },
): FoundDate => {
  const whole = { start: day.start, end: day.end, ambiguous: day.ambiguous ?? false };
  if (!time) return { ...whole, iso: date };
  const offset = zone ? (offsetOf(zone, `${date}T${time}`) ?? '') : '';
  return { ...whole, ...span, iso: `${date}T${time}${offset}` };
};

const readTime = (h?: string, m?: string, s?: string, half?: string): string | undefined => {
  const hours = (Number(h) % (half ? 12 : 100)) + (half?.startsWith('p') ? 12 : 0);
  if (hours > 23 || Number(m) > 59 || (half && Number(h) > 12)) return undefined;
  return `${pad(hours)}:${m?.padStart(2, '0')}:${s ?? '00'}`;
};

const pad = (value: number): string => String(value).padStart(2, '0');
