import { distance } from 'fastest-levenshtein';
import { error } from '../findings/finding.ts';
import type { Lines } from '../findings/place.ts';
import type { Finding, Place } from '../model.ts';
import type { IsText } from './mask.ts';
import type { YamlEntry, YamlMap, YamlNode, YamlText } from './nodes.ts';

/** What a field may hold, and how its text becomes a value. */
export interface Kind<T> {
  /** For messages, after "wanted": `a date`. */
  wanted: string;
  /** One line, taken as typed. */
  oneLine?: boolean;
  /** An empty pair of quotes is a value, not an absent one. */
  mayBeEmpty?: boolean;
  /** Items of a list, each on a line of its own or in brackets, taken as typed. */
  listOfText?: boolean;
  /** The fields of a map: what the dotted names below it are. */
  fields?: Fields;
  read: (node: YamlNode, at: Reader, path: string) => T | undefined;
}

/** One field of a table of fields: the table is what reading, did-you-mean and the documents are made from. */
export interface Field<T> {
  kind: Kind<T>;
  about: string;
  required?: boolean;
  /** What other programs call it, for "did you mean". */
  alias?: readonly string[];
}

export type Fields = Record<string, Field<unknown>>;

/** The values a table of fields yields. */
export type Values<F extends Fields> = { [K in keyof F]?: F[K] extends Field<infer T> ? T : never };

/** What reading fields needs and gathers. */
export interface Reader {
  lines: Lines;
  owner: Finding['owner'];
  findings: Finding[];
  /** Places of the values by dotted name. */
  places: Record<string, Place>;
  /** Values that count as absent although something is there: placeholders. */
  isAbsent?: (text: YamlText, path: string) => boolean;
}

/**
 * Reads a map by a table of fields. Unknown keys, wrong types and missing fields become findings in `reader`;
 * fields that are empty count as absent.
 */
export function readFields<F extends Fields>(map: YamlMap, fields: F, reader: Reader, above = ''): Values<F> {
  const values: Record<string, unknown> = {};
  for (const entry of map.entries) {
    const field = Object.hasOwn(fields, entry.key) ? fields[entry.key] : undefined;
    const path = above + entry.key;
    if (!field) unknownKey(entry, fields, reader);
    else if (isThere(entry.value, field) && !isAbsent(entry.value, reader, path)) {
      reader.places[path] = placeOf(entry.value, reader);
      const value = field.kind.read(entry.value, reader, path);
      if (value !== undefined) values[entry.key] = value;
    }
  }
  for (const [key, field] of Object.entries(fields)) {
    if (field.required && !isSet(map, key) && !isMisspelt(key, map, fields))
      missing(above + key, map, reader);
  }
  return values as Values<F>;
}

/** Which dotted paths of a table of fields are one-line texts, for reading YAML. */
export function textFields(fields: Fields): IsText {
  const names = new Set(namesOf(fields, ''));
  return (path) => names.has(path);
}

function namesOf(fields: Fields, above: string): string[] {
  return Object.entries(fields).flatMap(([key, { kind }]) => [
    ...(kind.oneLine ? [above + key] : []),
    ...(kind.listOfText ? [`${above}${key}[]`] : []),
    ...(kind.fields ? namesOf(kind.fields, `${above}${key}.`) : []),
  ]);
}

/** The place of a node's value, first line only. */
export function placeOf(node: { start: number; end: number }, { lines }: Reader): Place {
  const line = lines.text.slice(node.start, node.end).split('\n', 1)[0] ?? '';
  return lines.at(node.start, Math.max(1, line.trimEnd().length));
}

/** Reports a value that is not what its field holds. */
export function wrong(
  node: YamlNode,
  reader: Reader,
  message: string,
  hint?: string,
  code = 'wrong-type',
): undefined {
  const place = placeOf(node, reader);
  reader.findings.push(error(code, message, { owner: reader.owner, place, ...(hint && { hint }) }));
}

/** A text for messages: quoted, on one line, not too long. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return `"${line.length > 60 ? `${line.slice(0, 57)}…` : line}"`;
}

/** The name that was probably meant: at most a third of its letters differ. */
export function nearest(word: string, names: readonly string[]): string | undefined {
  const ranked = names.map((name) => ({ name, far: distance(word.toLowerCase(), name.toLowerCase()) }));
  const best = ranked.sort((a, b) => a.far - b.far)[0];
  return best && best.far <= Math.max(1, Math.floor(best.name.length / 3)) ? best.name : undefined;
}

const isEmpty = (node: YamlNode): boolean => node.kind === 'text' && node.text.trim() === '';

const isThere = (node: YamlNode, { kind }: Field<unknown>): boolean =>
  !isEmpty(node) || (kind.mayBeEmpty === true && node.end > node.start);

const isAbsent = (node: YamlNode, reader: Reader, path: string): boolean =>
  node.kind === 'text' && reader.isAbsent?.(node, path) === true;

const isSet = (map: YamlMap, key: string): boolean =>
  map.entries.some((entry) => entry.key === key && !isEmpty(entry.value));

/** The field stands there under a name that is told as misspelt: one finding mends both. */
const isMisspelt = (key: string, map: YamlMap, fields: Fields): boolean =>
  map.entries.some(
    (entry) =>
      !Object.hasOwn(fields, entry.key) && !isEmpty(entry.value) && nameMeantBy(entry.key, fields) === key,
  );

function unknownKey({ key, keyStart, keyEnd }: YamlEntry, fields: Fields, reader: Reader): void {
  const place = reader.lines.at(keyStart, Math.max(1, keyEnd - keyStart));
  const hint = meantBy(key, fields) ?? `The fields are ${Object.keys(fields).join(', ')}`;
  reader.findings.push(
    error('unknown-key', `there is no field ${shown(key)}`, { owner: reader.owner, place, hint }),
  );
}

/** The field an unknown name probably stands for: misspelt, another program's word, or put outside its group. */
function meantBy(key: string, fields: Fields): string | undefined {
  const meant = nameMeantBy(key, fields);
  if (meant) return `Did you mean ${meant}?`;
  const word = key.toLowerCase();
  const group = Object.entries(fields).find(
    ([, { kind }]) => kind.fields && Object.hasOwn(kind.fields, word),
  )?.[0];
  return group && `Did you mean ${word} of ${group}? Write it below "${group}:", indented by two spaces`;
}

function nameMeantBy(key: string, fields: Fields): string | undefined {
  const word = key.toLowerCase();
  const alias = Object.entries(fields).find(([, field]) => field.alias?.includes(word))?.[0];
  return alias ?? nearest(key, Object.keys(fields));
}

function missing(path: string, map: YamlMap, reader: Reader): void {
  const key = path.split('.').at(-1);
  const entry = map.entries.find((candidate) => candidate.key === key);
  const place = reader.lines.at(entry?.keyStart ?? map.start, entry ? entry.key.length : 1);
  reader.findings.push(
    error(
      'field-missing',
      `the field ${path} is required, and ${entry ? 'it is empty' : 'it is not there'}`,
      {
        owner: reader.owner,
        place,
        hint: `Add a line "${key}: …"`,
      },
    ),
  );
}

/** The text of a node, or a finding when it is a list or a map. */
export function textOf(node: YamlNode, reader: Reader, path: string, wanted: string): YamlText | undefined {
  if (node.kind === 'text') return node;
  return wrong(
    node,
    reader,
    `${path} is a ${node.kind === 'list' ? 'list' : 'group of fields'}, and ${wanted} was wanted`,
  );
}
