import { remembered } from '../remember.ts';

const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * The Date field (RFC 5322 section 3.3) of an edition: its `date` (YYYY-MM-DD) at the publication's `time` (HH:MM)
 * in `timeZone` (IANA), with the offset in force then: `Wed, 31 May 2023 17:00:00 +0530`.
 * A time the clocks pass twice is the first one; a time they jump over is moved on by the jump.
 */
export function messageDate(date: string, time: string, timeZone: string): string {
  const wall = Date.parse(`${date}T${time}:00Z`);
  return formatDate(instantOf(wall, timeZone), timeZone);
}

/** An instant (ms since 1970) as a Date field, as clocks in `timeZone` show it. */
export function formatDate(instant: number, timeZone: string): string {
  const offset = offsetAt(instant, timeZone);
  const shown = new Date(instant + offset * minute);
  const two = (value: number): string => String(value).padStart(2, '0');
  const clock = [shown.getUTCHours(), shown.getUTCMinutes(), shown.getUTCSeconds()].map(two).join(':');
  const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(Math.abs(offset) / 60))}${two(Math.abs(offset) % 60)}`;
  return `${days[shown.getUTCDay()]}, ${two(shown.getUTCDate())} ${months[shown.getUTCMonth()]} ${shown.getUTCFullYear()} ${clock} ${zone}`;
}

/** The instant at which clocks in `timeZone` show `wall` (as if it were UTC). */
function instantOf(wall: number, timeZone: string): number {
  const before = offsetAt(wall - day, timeZone);
  const after = offsetAt(wall + day, timeZone);
  for (const offset of [before, after]) {
    const instant = wall - offset * minute;
    if (offsetAt(instant, timeZone) === offset) return instant;
  }
  return wall - before * minute;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** Minutes east of UTC. Clocks change at full quarters of an hour, so that what is remembered serves for all of one. */
function offsetAt(instant: number, timeZone: string): number {
  const quarter = Math.floor(instant / (15 * minute)) * 15 * minute;
  const shown = remembered(`offset ${timeZone} ${quarter}`, () => clockOf(timeZone).format(quarter));
  const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(shown) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' });
    clocks.set(timeZone, clock);
  }
  return clock;
}
