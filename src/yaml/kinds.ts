import {
  type Field,
  type Fields,
  type Kind,
  placeOf,
  readFields,
  shown,
  textOf,
  type Values,
  wrong,
} from './fields.ts';
import type { YamlNode, YamlText } from './nodes.ts';

/** One entry of a table of fields. `alias`: what other programs call it. */
export const field = <T>(kind: Kind<T>, about: string, ...alias: string[]): Field<T> => ({
  kind,
  about,
  alias,
});

/** The same for a field that must be there. */
export const required = <T>(kind: Kind<T>, about: string, ...alias: string[]): Field<T> => ({
  kind,
  about,
  required: true,
  alias,
});

type Made<T> = { value: T } | { wrong: string; hint?: string; code?: string };

/** A kind whose value is made from the text of one node. `make` says what is wrong by giving a message. */
export function scalar<T>(wanted: string, make: (text: string) => Made<T>, oneLine = false): Kind<T> {
  return {
    wanted,
    oneLine,
    read(node, reader, path) {
      const found = textOf(node, reader, path, wanted);
      if (!found) return undefined;
      const made = make(found.text.trim());
      if ('value' in made) return made.value;
      return wrong(node, reader, `${path} ${made.wrong}`, made.hint, made.code);
    },
  };
}

/** Line ends and control characters cannot be part of one line of text; the latter can come from escapes in quotes. */
const clean = (text: string): string =>
  text.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g, '').replace(/\s*[\r\n]\s*/g, ' ');

/** One line of text, as typed. */
export const text: Kind<string> = scalar<string>(
  'a line of text',
  (typed) => ({ value: clean(typed).trim() }),
  true,
);

/** The same, where `""` says that there is nothing to say. */
export const textOrNothing: Kind<string> = { ...text, mayBeEmpty: true };

/** An absolute http or https address. */
export const url: Kind<string> = scalar<string>('an address', (typed) => {
  const problem = urlProblem(typed);
  if (!problem) return { value: typed };
  return {
    wrong: `is ${shown(typed)}, ${problem}`,
    hint: `Write the whole address: ${/^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(typed) ? `https://${typed}` : 'https://www.example.com/story'}`,
    code: 'url-invalid',
  };
});

/** Why a text is no absolute http(s) address, in words that go after "is …,". */
export function urlProblem(typed: string): string | undefined {
  if (/\s/.test(typed)) return 'which has a space in it';
  if (!URL.canParse(typed)) return 'which is not a whole web address';
  const { protocol, hostname } = new URL(typed);
  if (protocol !== 'http:' && protocol !== 'https:') return 'which is not a web address';
  return hostname ? undefined : 'which names no host';
}

export const boolean: Kind<boolean> = scalar<boolean>('true or false', (typed) => {
  if (/^(true|false)$/i.test(typed)) return { value: typed.toLowerCase() === 'true' };
  const meant = /^(yes|on|y)$/i.test(typed) ? 'true' : /^(no|off|n)$/i.test(typed) ? 'false' : undefined;
  return { wrong: `is ${shown(typed)}, and true or false was wanted`, hint: meant && `Write ${meant}` };
});

export const integer: Kind<number> = scalar<number>('a whole number', (typed) => {
  if (/^\d{1,9}$/.test(typed)) return { value: Number(typed) };
  return { wrong: `is ${shown(typed)}, and a whole number was wanted`, hint: 'Write it in digits: 42' };
});

/** One of a few words. */
export const choice = <T extends string>(...words: readonly T[]): Kind<T> =>
  scalar<T>(words.join(' or '), (typed) => {
    const value = words.find((word) => word === typed);
    if (value !== undefined) return { value };
    return { wrong: `is ${shown(typed)}, and ${words.join(' or ')} was wanted` };
  });

const accepted = 'Write 2023-05-31, or with the time 2023-05-31T16:11 and, if you know it, the zone +05:30';

/** An ISO 8601 date, with or without time and zone, as typed. A zone needs a time. */
export const dateTime: Kind<string> = scalar<string>('a date', (typed) => {
  const problem = dateProblem(typed);
  return problem
    ? { wrong: `is ${shown(typed)}, ${problem}`, hint: accepted, code: 'date-invalid' }
    : { value: typed.replace(' ', 'T') };
});

const iso =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?:Z|[+-](\d{2}):?(\d{2}))?)?$/i;

/** Why a text is no date that is accepted, in words that go after "is …,". */
export function dateProblem(typed: string): string | undefined {
  const found = iso.exec(typed);
  if (!found) return 'which is not a date in a form that is understood';
  const [, day = '', hour = '0', minute = '0', second = '0', zoneHour = '0', zoneMinute = '0'] = found;
  if (!isDay(day)) return 'a day that is not in the calendar';
  const isTime = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (!isTime) return 'a time that no clock shows';
  return Number(zoneHour) <= 14 && Number(zoneMinute) < 60 ? undefined : 'with a zone that is nowhere';
}

/** Whether `YYYY-MM-DD` is in the calendar. */
export function isDay(day: string): boolean {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const made = new Date(Date.UTC(year, month - 1, date));
  return year > 0 && made.getUTCMonth() === month - 1 && made.getUTCDate() === date;
}

/**
 * A list of values of one kind: items on lines of their own, in brackets, or on one line with commas between them.
 * Empty items are left out.
 */
export const listOf = (kind: Kind<string>): Kind<string[]> => ({
  wanted: 'a list',
  listOfText: true,
  read(node, reader, path) {
    const items: string[] = [];
    for (const each of itemsOf(node, reader.lines.text)) {
      if (each.kind === 'text' && reader.isAbsent?.(each, path)) continue;
      const item = kind.read(each, reader, `${path}, item ${items.length + 1},`);
      if (!item) continue;
      reader.places[`${path}.${items.length}`] = placeOf(each, reader);
      items.push(item);
    }
    return items;
  },
});

function itemsOf(node: YamlNode, source: string): YamlNode[] {
  if (node.kind === 'list') return node.items;
  const isPlain = node.kind === 'text' && source.slice(node.start, node.end) === node.text;
  return isPlain ? splitAtCommas(node) : [node];
}

function splitAtCommas({ text: typed, start }: YamlText): YamlText[] {
  return [...typed.matchAll(/[^,\s][^,]*/g)].map(({ 0: part, index }) => {
    const item = part.trimEnd();
    return { kind: 'text', text: item, start: start + index, end: start + index + item.length };
  });
}

export const list: Kind<string[]> = listOf(text);

/** Fields below a field. */
export const group = <F extends Fields>(fields: F): Kind<Values<F>> => ({
  wanted: 'a group of fields',
  fields,
  read(node, reader, path) {
    if (node.kind === 'map') return readFields(node, fields, reader, `${path}.`);
    const names = Object.keys(fields);
    const hint = `Write its fields on lines of their own, indented: ${names.join(', ')}`;
    return wrong(node, reader, `${path} needs fields of its own below it`, hint);
  },
});

/** Names of the editor's choosing with a value each. */
export const table = <T>(kind: Kind<T>): Kind<Record<string, T>> => ({
  wanted: 'names with a value each',
  read(node, reader, path) {
    if (node.kind !== 'map') return wrong(node, reader, `${path} needs names with a value each below it`);
    const values = node.entries.map(({ key, value }): [string, T | undefined] => {
      reader.places[`${path}.${key}`] = placeOf(value, reader);
      return [key, kind.read(value, reader, `${path}.${key}`)];
    });
    return Object.fromEntries(values.filter((pair): pair is [string, T] => pair[1] !== undefined));
  },
});

/** A language tag of BCP 47, in its usual letter case. */
export const language: Kind<string> = scalar<string>('a language', (typed) => {
  const isTag = /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(typed);
  if (isTag) return { value: typed.split('-').map(inUsualCase).join('-') };
  return {
    wrong: `is ${shown(typed)}, and a language was wanted`,
    hint: 'Write its tag: en, en-IN, hi, ta, ur, ja',
  };
});

/** RFC 5646 section 2.1.1, without the cost of asking Intl: `ku-Arab-IQ`. */
function inUsualCase(part: string, index: number): string {
  const lower = part.toLowerCase();
  if (index === 0 || /\d/.test(part)) return lower;
  if (part.length === 2) return part.toUpperCase();
  return part.length === 4 ? lower.charAt(0).toUpperCase() + lower.slice(1) : lower;
}
