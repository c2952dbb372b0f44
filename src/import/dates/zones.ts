/** Offsets by the names papers print. IST is India's here: the Irish and Israeli ones are rarely printed. */
const fixed: Record<string, string> = {
  z: 'Z',
  utc: 'Z',
  gmt: 'Z',
  bst: '+01:00',
  ist: '+05:30',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  cet: '+01:00',
  cest: '+02:00',
  mez: '+01:00',
  mesz: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  pkt: '+05:00',
  npt: '+05:45',
  hkt: '+08:00',
  sgt: '+08:00',
  jst: '+09:00',
  kst: '+09:00',
  aest: '+10:00',
  aedt: '+11:00',
  nzst: '+12:00',
  nzdt: '+13:00',
};

/** Names that stand for summer or winter time, whichever holds that day. */
const places: Record<string, string> = {
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
  'eastern time': 'America/New_York',
  eastern: 'America/New_York',
  'pacific time': 'America/Los_Angeles',
  pacific: 'America/Los_Angeles',
  'india time': 'Asia/Kolkata',
};

/** A pattern for a zone after a time: a name, `GMT+5:30`, `+0530`. */
export const zonePattern = `(?:(?:gmt|utc)\\s?[+-]\\d{1,2}(?::?\\d{2})?|[+-]\\d{2}:?\\d{2}|(?:${[
  ...Object.keys(places),
  ...Object.keys(fixed),
]
  .sort((a, b) => b.length - a.length)
  .join('|')})(?![\\p{L}\\d]))`;

/** `+05:30` or `Z` for a zone as printed, on the given local day and time (`2023-05-31T16:11`). */
export const offsetOf = (zone: string, local: string): string | undefined => {
  const name = zone.toLowerCase().trim();
  const digits = /^(?:gmt|utc)?\s?([+-])(\d{1,2}):?(\d{2})?$/.exec(name);
  if (digits) return `${digits[1]}${(digits[2] ?? '').padStart(2, '0')}:${digits[3] ?? '00'}`;
  const place = places[name];
  return place ? offsetAt(place, local) : fixed[name];
};

const offsetAt = (timeZone: string, local: string): string | undefined => {
  const guess = new Date(`${local}Z`);
  if (Number.isNaN(guess.getTime())) return undefined;
  const name = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' })
    .formatToParts(guess)
    .find((part) => part.type === 'timeZoneName')?.value;
  return name?.replace('GMT', '') || 'Z';
};
