import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { error } from './findings/finding.ts';
import type { Lines } from './findings/place.ts';
import type { Finding } from './model.ts';
import { type Diagnosis, diagnose } from './yaml/errors.ts';
import { type IsText, mask } from './yaml/mask.ts';
import type { YamlEntry, YamlMap, YamlNode } from './yaml/nodes.ts';

export type { YamlEntry, YamlList, YamlMap, YamlNode, YamlText } from './yaml/nodes.ts';

/** A stretch of a file that is YAML. Offsets are UTF-16 units; the text has LF line ends. */
export interface YamlSource {
  lines: Lines;
  start?: number;
  end?: number;
  /** Who can mend what is wrong in it. */
  owner?: Finding['owner'];
}

/**
 * Reads a YAML mapping with positions. Values of the one-line text fields that `isText` names are taken as typed
 * to the end of their line, whatever YAML would make of them. Anchors, aliases, tags and merge keys are refused.
 * Every value is a text, a list or a map; an empty text is a map without entries to the reader of fields.
 * @returns the map, absent when it cannot be read, and one finding a problem.
 */
export function readYaml(source: YamlSource, isText: IsText): { map?: YamlMap; findings: Finding[] } {
  const { lines, start = 0, end = lines.text.length, owner = 'editor' } = source;
  const { text, typed } = mask(lines.text.slice(start, end), isText);
  const reading: Reading = { lines, base: start, owner, typed, findings: [] };
  const map = parse(text, reading);
  return { map, findings: reading.findings };
}

interface Reading {
  lines: Lines;
  base: number;
  owner: Finding['owner'];
  typed: Map<number, string>;
  findings: Finding[];
}

function parse(text: string, reading: Reading): YamlMap | undefined {
  const document = parseOrNothing(text);
  if (!document) return refuse(reading, 'yaml-syntax', 'this is nested too deeply to be read', 0, 1);
  for (const { pos } of document.errors.filter(({ code }) => code === 'DUPLICATE_KEY'))
    duplicateKey(reading, text, pos[0]);
  const others = document.errors.filter(({ code }) => code !== 'DUPLICATE_KEY');
  syntax(reading, diagnose(others, text));
  if (reading.findings.length > 0) return undefined;
  const root = document.contents;
  if (root === null) return { kind: 'map', entries: [], start: reading.base, end: reading.base };
  if (!isMap(root)) return syntax(reading, notFields(root.range?.[0] ?? 0));
  const map = toMap(root, reading);
  return reading.findings.length > 0 ? undefined : map;
}

/** The parser is recursive: a text of nothing but brackets must not take the process with it. */
function parseOrNothing(text: string) {
  try {
    return parseDocument(text, {
      schema: 'failsafe',
      prettyErrors: false,
      logLevel: 'error',
      uniqueKeys: true,
    });
  } catch (cause) {
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

function toNode(node: unknown, reading: Reading, fallback: number): YamlNode {
  if (isAlias(node)) refused(reading, 'An alias (*name)', node.range);
  if (isScalar(node) || isMap(node) || isSeq(node)) {
    if (node.anchor) refused(reading, 'An anchor (&name)', node.range);
    if (node.tag) refused(reading, 'A tag (!name)', node.range);
  }
  if (isMap(node)) return toMap(node, reading);
  if (isSeq(node)) return toList(node, reading);
  const [start, end] = rangeOf(node, fallback);
  const text = reading.typed.get(start) ?? (isScalar(node) ? String(node.value ?? '') : '');
  return { kind: 'text', text, start: reading.base + start, end: reading.base + end };
}

function toMap(node: YAMLMap, reading: Reading): YamlMap {
  const [start, end] = rangeOf(node, 0);
  const entries: YamlEntry[] = [];
  for (const pair of node.items) {
    if (!isPair(pair)) continue;
    const [keyStart, keyEnd] = rangeOf(pair.key, start);
    const key = isScalar(pair.key) ? String(pair.key.value ?? '') : '';
    if (!isScalar(pair.key)) syntax(reading, notFields(keyStart));
    if (key === '<<') refused(reading, 'A merge key (<<)', [keyStart, keyEnd]);
    const value = toNode(pair.value, reading, keyEnd);
    entries.push({ key, keyStart: reading.base + keyStart, keyEnd: reading.base + keyEnd, value });
  }
  return { kind: 'map', entries, start: reading.base + start, end: reading.base + end };
}

function toList(node: YAMLSeq, reading: Reading): YamlNode {
  const [start, end] = rangeOf(node, 0);
  const items = node.items.map((item) => toNode(item, reading, start));
  return { kind: 'list', items, start: reading.base + start, end: reading.base + end };
}

function rangeOf(node: unknown, fallback: number): [number, number] {
  const range = (node as Node | null)?.range;
  return range ? [range[0], range[1]] : [fallback, fallback];
}

function syntax(reading: Reading, diagnosis: Diagnosis | undefined): undefined {
  if (diagnosis) refuse(reading, 'yaml-syntax', diagnosis.message, diagnosis.at, 1, diagnosis.hint);
}

const notFields = (at: number): Diagnosis => ({
  message: 'a field was wanted here, a name and a colon',
  hint: 'Each line is a name, a colon, a space and a value: headline: Rain at last',
  at,
});

function refused(reading: Reading, what: string, range: readonly number[] | null | undefined): void {
  const [start = 0, end = start + 1] = range ?? [];
  const hint = 'Write the value out; if it is meant as it stands, put it in quotes';
  refuse(reading, 'yaml-feature', `${what} is not allowed here`, start, Math.max(1, end - start), hint);
}

function duplicateKey(reading: Reading, text: string, at: number): void {
  const key = /^[^\s:]+/.exec(text.slice(at))?.[0] ?? '';
  refuse(
    reading,
    'duplicate-key',
    `the field ${key} is set twice`,
    at,
    key.length || 1,
    'Keep one of the two',
  );
}

function refuse(
  { findings, lines, base, owner }: Reading,
  code: string,
  message: string,
  at: number,
  length: number,
  hint?: string,
): undefined {
  findings.push(error(code, message, { owner, place: lines.at(base + at, length), ...(hint && { hint }) }));
}
