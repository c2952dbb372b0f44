/**
 * One-line text fields are taken as typed, so YAML must not see what they say. Their values are replaced by a
 * filler of the same length, which keeps every offset true, and put back by offset after parsing.
 */
export interface Masked {
  text: string;
  /** The values as typed, by the offset at which they start. */
  typed: Map<number, string>;
}

/** Says whether the field of a dotted path (`source.name`; `tags[]` for items of a list) is a one-line text. */
export type IsText = (path: string) => boolean;

const keyed = /^( *)([^\s#:'"[\]{}&*!|>%@`,?-][^:#]*?)[ \t]*:(?:[ \t]+(.*))?$/;
const listed = /^( *)-[ \t]+(.*)$/;
const blockScalar = /^[|>][-+0-9]*(?:[ \t]+#.*)?$/;
const doubleQuoted =
  /^"(?:[^"\\]|\\(?:[0abtnvfre "/\\N_LP\t]|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}))*"$/;
const singleQuoted = /^'(?:[^']|'')*'$/;

/** Hides the values of one-line text fields from YAML. `source` has LF line ends. */
export function mask(source: string, isText: IsText): Masked {
  const lines = source.split('\n');
  const typed = new Map<number, string>();
  const parents: { indent: number; path: string }[] = [];
  let offset = 0;
  let insideDeeperThan = Number.POSITIVE_INFINITY;
  const masked = lines.map((line, index) => {
    const start = offset;
    offset += line.length + 1;
    const indent = indentOf(line);
    if (isBlank(line) || indent > insideDeeperThan) return line;
    insideDeeperThan = Number.POSITIVE_INFINITY;
    const found = fieldOf(line, indent, parents);
    if (!found?.value) return line;
    if (isText(found.path) && standsAlone(found.value, lines, index, indent)) {
      const at = line.length - found.untrimmed;
      typed.set(start + at, found.value);
      return line.slice(0, at) + 'x'.repeat(found.value.length) + line.slice(at + found.value.length);
    }
    insideDeeperThan = indent;
    return line;
  });
  return { text: masked.join('\n'), typed };
}

/** The field a line sets and its value; keeps the chain of parents up to date. */
function fieldOf(line: string, indent: number, parents: { indent: number; path: string }[]) {
  const [, , key, rest = ''] = keyed.exec(line) ?? [];
  if (key === undefined) return itemOf(line, indent, parents);
  while ((parents.at(-1)?.indent ?? -1) >= indent) parents.pop();
  const parent = parents.at(-1);
  const path = parent ? `${parent.path}.${key}` : key;
  if (rest.trim() === '') parents.push({ indent, path });
  return { path, value: rest.trim(), untrimmed: rest.length };
}

/** An item of a list that stands on lines of its own; YAML lets it stand below its key without indentation. */
function itemOf(line: string, indent: number, parents: { indent: number; path: string }[]) {
  const rest = listed.exec(line)?.[2];
  const parent = parents.findLast((candidate) => candidate.indent <= indent);
  if (rest === undefined || !parent) return undefined;
  return { path: `${parent.path}[]`, value: rest.trim(), untrimmed: rest.length };
}

/** Neither quoted as a whole, nor a block scalar, nor continued on the next line: those are YAML's. */
function standsAlone(value: string, lines: string[], index: number, indent: number): boolean {
  if (blockScalar.test(value) || doubleQuoted.test(value) || singleQuoted.test(value)) return false;
  const next = lines.slice(index + 1).find((line) => line.trim() !== '');
  return next === undefined || isBlank(next) || indentOf(next) <= indent;
}

const indentOf = (line: string): number => line.length - line.replace(/^ +/, '').length;

const isBlank = (line: string): boolean => /^\s*(#|$)/.test(line);
