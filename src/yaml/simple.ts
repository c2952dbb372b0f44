import {
  type Masked,
  textNode,
  type YamlEntry,
  type YamlList,
  type YamlMap,
  type YamlNode,
} from './nodes.ts';

/**
 * Reads the YAML nearly all front matter is made of, without the library: lines of a name and a plain or quoted
 * value, groups and lists below a name, lists in brackets, comments on lines of their own. Whatever is not plainly
 * one of these is left to the library; a test reads generated texts with both and compares.
 * @returns nothing when the text is not that simple.
 */
export function readSimply(source: Masked): YamlMap | undefined {
  if (/[\t\r]/.test(source.text)) return undefined;
  const reader: Reader = { source, lines: linesOf(source.text), at: 0 };
  if (reader.lines.length === 0) return { kind: 'map', entries: [], start: source.base, end: source.base };
  const map = mapAt(reader, 0);
  return reader.at === reader.lines.length ? map : undefined;
}

interface Line {
  indent: number;
  /** Without indentation and trailing spaces. */
  text: string;
  /** Offset at which `text` starts. */
  start: number;
}

interface Reader {
  source: Masked;
  lines: Line[];
  at: number;
}

/** Deeper than any front matter, shallower than the stack. */
const deepest = 40;

const field = /^([A-Za-z][\w-]{0,60}):(?: +(.+))?$/;
// Ranges are spelt out: a class like \p{L} takes half a millisecond to compile. What they leave out goes to the library.
const letter = 'A-Za-z0-9\\u00c0-\\u024f\\u0370-\\u167f\\u1681-\\u1fff\\u3041-\\ud7fb';
const visible =
  '!-~\\u00a1-\\u167f\\u1681-\\u1fff\\u2010-\\u2027\\u2030-\\u205e\\u2070-\\u2fff\\u3001-\\ud7fb';
const plain = new RegExp(`^[${letter}‹/][${visible}]*(?: +[${visible}]+)*$`);
const quoted = new RegExp(
  `^(?:"([ ${visible.replace('!-~', '!#-[\\]-~')}]*)"|'([ ${visible.replace('!-~', '!-&(-~')}]*)')$`,
);
const item = new RegExp(`^[${letter}][${letter}._@/+-]*(?: [${letter}][${letter}._@/+-]*)*$`);

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const content = line.replace(/^ +/, '');
    const indent = line.length - content.length;
    if (content !== '' && content[0] !== '#')
      lines.push({ indent, text: content.replace(/ +$/, ''), start: offset + indent });
    offset += line.length + 1;
  }
  return lines;
}

function mapAt(reader: Reader, indent: number): YamlMap | undefined {
  const entries: YamlEntry[] = [];
  const names = new Set<string>();
  const { base } = reader.source;
  const start = reader.lines[reader.at]?.start ?? 0;
  for (let line = reader.lines[reader.at]; line?.indent === indent; line = reader.lines[reader.at]) {
    const [, key, value] = field.exec(line.text) ?? [];
    if (key === undefined || names.has(key)) return undefined;
    names.add(key);
    reader.at += 1;
    const keyEnd = line.start + key.length;
    const node = value === undefined ? below(reader, indent, keyEnd + 1) : scalar(reader, line, value);
    if (!node) return undefined;
    entries.push({ key, keyStart: base + line.start, keyEnd: base + keyEnd, value: node });
  }
  const end = entries.at(-1)?.value.end;
  return end === undefined ? undefined : { kind: 'map', entries, start: base + start, end };
}

/** What stands below a name: a group, a list, or nothing. */
function below(reader: Reader, indent: number, at: number): YamlNode | undefined {
  const next = reader.lines[reader.at];
  const isList = next?.text.startsWith('- ');
  if (next && isList && next.indent >= indent && next.indent < deepest) return listAt(reader, next.indent);
  if (next && next.indent > indent) return next.indent < deepest ? mapAt(reader, next.indent) : undefined;
  return textNode(reader.source, at, at, '');
}

function listAt(reader: Reader, indent: number): YamlList | undefined {
  const items: YamlNode[] = [];
  const start = reader.source.base + (reader.lines[reader.at]?.start ?? 0);
  for (let line = reader.lines[reader.at]; line?.indent === indent; line = reader.lines[reader.at]) {
    const value = /^- +(.+)$/.exec(line.text)?.[1];
    if (value === undefined) break;
    reader.at += 1;
    const node = scalar(reader, line, value);
    if (!node) return undefined;
    items.push(node);
  }
  const end = items.at(-1)?.end;
  return end === undefined ? undefined : { kind: 'list', items, start, end };
}

/** A value that ends its line; nothing when it is not simple, or goes on in the next line. */
function scalar(reader: Reader, line: Line, value: string): YamlNode | undefined {
  const next = reader.lines[reader.at];
  if (next && next.indent > line.indent) return undefined;
  const end = line.start + line.text.length;
  const start = end - value.length;
  if (plain.test(value) && !/:(?: |$)| #/.test(value)) return textNode(reader.source, start, end, value);
  const [, double, single] = quoted.exec(value) ?? [];
  const inner = double ?? single;
  return inner === undefined
    ? inBrackets(reader.source, start, value)
    : textNode(reader.source, start, end, inner);
}

/** `[one, two]` */
function inBrackets(source: Masked, start: number, value: string): YamlList | undefined {
  if (!value.startsWith('[') || !value.endsWith(']')) return undefined;
  const items: YamlNode[] = [];
  let offset = start + 1;
  for (const part of value.slice(1, -1).split(',')) {
    const text = part.trim();
    if (!item.test(text)) return undefined;
    const at = offset + part.indexOf(text);
    items.push(textNode(source, at, at + text.length, text));
    offset += part.length + 1;
  }
  return { kind: 'list', items, start: source.base + start, end: source.base + start + value.length };
}
