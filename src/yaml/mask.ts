import type { Masked } from './nodes.ts';

/** Says whether the field of a dotted path (`source.name`; `tags[]` for items of a list) is a one-line text. */
export type IsText = (path: string) => boolean;

// The dot is to match U+2028 too, which ends no line in YAML.
const keyed = /^ *([^\s#:'"[\]{}&*!|>%@`,?-][^:#]*?)[ \t]*:(?:[ \t]+(.*))?$/s;
const listed = /^ *-[ \t]+(.*)$/s;
const blockScalar = /^[|>][-+0-9]*(?:[ \t]+#.*)?$/;
const doubleQuoted = /^"(?:[^"\\]|\\(?:[0abtnvfre "/\\N_LP\t]|x[\da-fA-F]{2}|u[\da-fA-F]{4}))*"$/;
const singleQuoted = /^'(?:[^']|'')*'$/;

/**
 * Hides one-line text fields from YAML, which must not see what they say: they are taken as typed. Their values are
 * replaced by a filler of the same length, which keeps every offset true. A value stays in sight when it is quoted
 * as a whole, a block scalar, or goes on in the next line: those are YAML's.
 * @param source with LF line ends
 * @param base offset of `source` in its file
 */
export function mask(source: string, isText: IsText, base: number): Masked {
  const lines = source.split('\n');
  const typed = new Map<number, string>();
  const parents: Parent[] = [];
  let offset = 0;
  let insideDeeperThan = Number.POSITIVE_INFINITY;
  for (const [index, line] of lines.entries()) {
    const start = offset;
    offset += line.length + 1;
    const indent = indentOf(line);
    if (isBlank(line, indent) || indent > insideDeeperThan) continue;
    insideDeeperThan = Number.POSITIVE_INFINITY;
    const found = fieldOf(line, indent, parents);
    const value = found?.value.replace(/[ \t\r]+$/, '');
    if (!found || !value) continue;
    if (isText(found.path) && !isQuoted(value) && !goesOn(lines, index, indent)) {
      const at = line.length - found.value.length;
      typed.set(start + at, value);
      lines[index] = line.slice(0, at) + 'x'.repeat(value.length) + line.slice(at + value.length);
    } else insideDeeperThan = indent;
  }
  return { text: lines.join('\n'), typed, base };
}

interface Parent {
  indent: number;
  path: string;
}

/** The field a line sets, and the rest of the line; keeps the chain of parents up to date. */
function fieldOf(line: string, indent: number, parents: Parent[]) {
  const [, key, value = ''] = keyed.exec(line) ?? [];
  if (key === undefined) return itemOf(line, indent, parents);
  while ((parents.at(-1)?.indent ?? -1) >= indent) parents.pop();
  const parent = parents.at(-1);
  const path = parent ? `${parent.path}.${key}` : key;
  if (value.trim() === '') parents.push({ indent, path });
  return { path, value };
}

/** An item of a list in lines of its own; YAML lets it stand below its key without indentation. */
function itemOf(line: string, indent: number, parents: readonly Parent[]) {
  const value = listed.exec(line)?.[1];
  const parent = parents.findLast((candidate) => candidate.indent <= indent);
  return value !== undefined && parent ? { path: `${parent.path}[]`, value } : undefined;
}

const isQuoted = (value: string): boolean =>
  blockScalar.test(value) || doubleQuoted.test(value) || singleQuoted.test(value);

function goesOn(lines: readonly string[], index: number, indent: number): boolean {
  for (let next = index + 1; next < lines.length; next += 1) {
    const line = lines[next] ?? '';
    const nextIndent = indentOf(line);
    if (nextIndent < line.length) return nextIndent > indent && !isBlank(line, nextIndent);
  }
  return false;
}

function indentOf(line: string): number {
  let indent = 0;
  while (line[indent] === ' ') indent += 1;
  return indent;
}

/** Whether nothing or a comment stands on a line. */
const isBlank = (line: string, indent: number): boolean => line[indent] === '#' || line.trim() === '';
