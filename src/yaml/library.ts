import { createRequire } from 'node:module';
import type { Node, YAMLMap, YAMLSeq } from 'yaml';
import { type Diagnosis, diagnose } from './errors.ts';
import {
  type Masked,
  textNode,
  type YamlEntry,
  type YamlList,
  type YamlMap,
  type YamlNode,
} from './nodes.ts';

/** Something in a text that is refused. `at` is an offset in the masked text. */
export interface Problem extends Diagnosis {
  code: 'yaml-syntax' | 'yaml-feature' | 'duplicate-key';
  length: number;
}

/** Reads any YAML mapping with the yaml package. No map comes back when there are problems. */
export function readFully(source: Masked): { map?: YamlMap; problems: Problem[] } {
  const reading: Reading = { source, library: load(), problems: [] };
  const document = parse(reading);
  if (!document) return { problems: [syntax({ message: 'this is nested too deeply to be read', at: 0 })] };
  const { errors, contents } = document;
  const twice = errors.filter(({ code }) => code === 'DUPLICATE_KEY');
  const diagnosis = diagnose(
    errors.filter((problem) => !twice.includes(problem)),
    source.text,
  );
  const problems = twice.map(({ pos }) => setTwice(source.text, pos[0]));
  if (diagnosis) problems.push(syntax(diagnosis));
  if (problems.length > 0) return { problems };
  if (contents === null)
    return { map: { kind: 'map', entries: [], start: source.base, end: source.base }, problems };
  if (!reading.library.isMap(contents)) return { problems: [noField(contents.range?.[0] ?? 0)] };
  const map = toMap(contents, reading);
  return reading.problems.length > 0 ? { problems: reading.problems } : { map, problems: [] };
}

interface Reading {
  source: Masked;
  library: typeof import('yaml');
  problems: Problem[];
}

/**
 * Loaded at the first text that is not simple, since loading it takes a fifth of the time of a whole build. Reading
 * is synchronous, so it cannot be imported then; the bundler puts a plain `require` into the bundle.
 */
const load = (): typeof import('yaml') =>
  typeof __filename === 'string' ? require('yaml') : createRequire(import.meta.url)('yaml');

/** The parser is recursive: a text of nothing but brackets must not take the process with it. */
function parse({ library, source }: Reading) {
  try {
    return library.parseDocument(source.text, { schema: 'failsafe', prettyErrors: false, logLevel: 'error' });
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

function toNode(node: unknown, reading: Reading, fallback: number): YamlNode {
  const { library, source } = reading;
  const [start, end] = rangeOf(node, fallback);
  if (library.isAlias(node)) refuse(reading, 'an alias (*name)', start, end);
  if (library.isNode(node) && 'anchor' in node && node.anchor)
    refuse(reading, 'an anchor (&name)', start, end);
  if (library.isNode(node) && node.tag) refuse(reading, 'a tag (!name)', start, end);
  if (library.isMap(node)) return toMap(node, reading);
  if (library.isSeq(node)) return toList(node, reading);
  return textNode(source, start, end, library.isScalar(node) ? String(node.value ?? '') : '');
}

function toMap(node: YAMLMap, reading: Reading): YamlMap {
  const { base } = reading.source;
  const [start, end] = rangeOf(node, 0);
  const entries = node.items.map(({ key, value }): YamlEntry => {
    const [keyStart, keyEnd] = rangeOf(key, start);
    const name = reading.library.isScalar(key) ? String(key.value ?? '') : undefined;
    if (name === undefined) reading.problems.push(noField(keyStart));
    if (name === '<<') refuse(reading, 'a merge key (<<)', keyStart, keyEnd);
    const read = toNode(value, reading, keyEnd + 1);
    return { key: name ?? '', keyStart: base + keyStart, keyEnd: base + keyEnd, value: read };
  });
  const lastEnd = entries.at(-1)?.value.end;
  return { kind: 'map', entries, start: base + start, end: node.flow ? base + end : (lastEnd ?? base + end) };
}

function toList(node: YAMLSeq, reading: Reading): YamlList {
  const { base } = reading.source;
  const [start, end] = rangeOf(node, 0);
  const items = node.items.map((item) => toNode(item, reading, start));
  const lastEnd = items.at(-1)?.end;
  return { kind: 'list', items, start: base + start, end: node.flow ? base + end : (lastEnd ?? base + end) };
}

function rangeOf(node: unknown, fallback: number): [start: number, end: number] {
  const range = (node as Node | null)?.range;
  // A value that is not there has a place anyhow: where it would have been.
  return range && range[1] > range[0] ? [range[0], range[1]] : [fallback, fallback];
}

const syntax = (diagnosis: Diagnosis): Problem => ({ ...diagnosis, code: 'yaml-syntax', length: 1 });

const noField = (at: number): Problem =>
  syntax({
    message: 'a field was wanted here, a name and a colon',
    hint: 'Each line is a name, a colon, a space and a value: headline: Rain at last',
    at,
  });

function setTwice(text: string, at: number): Problem {
  const key = /^[^\s:]+/.exec(text.slice(at))?.[0] ?? '';
  const message = `the field ${key} is set twice`;
  return { code: 'duplicate-key', message, hint: 'Keep one of the two', at, length: key.length || 1 };
}

function refuse({ problems }: Reading, what: string, at: number, end: number): void {
  const hint = 'Write the value out; if it is meant as it stands, put it in quotes';
  problems.push({
    code: 'yaml-feature',
    message: `${what} is not allowed here`,
    hint,
    at,
    length: Math.max(1, end - at),
  });
}
