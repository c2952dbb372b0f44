import { note } from '../findings/finding.ts';
import type { Lines } from '../findings/place.ts';
import { readSource } from '../findings/source-file.ts';
import type { Finding, Place, Prose } from '../model.ts';
import { type Fields, type Reader, readFields, textFields, type Values } from '../yaml/fields.ts';
import { readYaml } from '../yaml.ts';
import { splitFrontMatter } from './front-matter.ts';
import { isPlaceholder } from './placeholders.ts';
import { readProse } from './prose.ts';

/** A source file with front matter and a body, read; what depends on other files is not looked at. */
export interface Document<F extends Fields> {
  lines: Lines;
  values: Values<F>;
  places: Record<string, Place>;
  bodyStart: number;
  /** Fields, and `body`, that still hold a placeholder. */
  placeholders: { path: string; place: Place }[];
}

/**
 * Reads the fields and finds the body of a file.
 * @returns no document when its fields cannot be read; findings in any case.
 */
export function readDocument<F extends Fields>(
  path: string,
  file: string,
  fields: F,
  needsFields: boolean,
): { document?: Document<F>; findings: Finding[] } {
  const { lines, findings } = readSource(path, file);
  if (!lines) return { findings };
  const split = splitFrontMatter(lines, needsFields);
  findings.push(...split.findings);
  if (!split.parts) return { findings };
  const { front, bodyStart } = split.parts;
  const { map, findings: problems } = readYaml({ lines, ...(front ?? { start: 0, end: 0 }) }, isText(fields));
  findings.push(...problems.map((problem) => inText(problem, lines, front)));
  if (!map) return { findings };
  const placeholders: { path: string; place: Place }[] = [];
  const reader: Reader = { lines, owner: 'editor', findings, places: {} };
  reader.isAbsent = (node, fieldPath) => {
    if (!isPlaceholder(node.text)) return false;
    return placeholders.push({ path: fieldPath, place: lines.at(node.start, node.end - node.start) }) > 0;
  };
  const values = readFields(map, fields, reader);
  const body = lines.text.slice(bodyStart);
  if (isPlaceholder(body)) {
    placeholders.push({ path: 'body', place: lines.at(bodyStart + body.indexOf('‹'), body.trim().length) });
  }
  return { document: { lines, values, places: reader.places, bodyStart, placeholders }, findings };
}

/** A mistake below a blank line is usually none: the fields have ended, and the line that says so is missing. */
function inText(problem: Finding, lines: Lines, front?: { start: number; end: number }): Finding {
  if (problem.code !== 'yaml-syntax' || !front || !problem.place) return problem;
  const before = lines.text.slice(front.start, lines.offsetOf(problem.place.line));
  if (!/\n[ \t]*\n$/.test(`\n${before}`)) return problem;
  return { ...problem, hint: 'Is the line --- missing that ends the fields?' };
}

const known = new WeakMap<Fields, ReturnType<typeof textFields>>();

function isText(fields: Fields) {
  const found = known.get(fields) ?? textFields(fields);
  known.set(fields, found);
  return found;
}

/** The body of a document; absent when it is blank or a placeholder. */
export function bodyOf(document: Document<Fields>, language: string, findings: Finding[]): Prose | undefined {
  const { lines, bodyStart } = document;
  const body = lines.text.slice(bodyStart);
  if (body.trim() === '' || isPlaceholder(body)) return undefined;
  return readProse({ lines, start: bodyStart, language, findings });
}

/** One note for all the placeholders of a file. */
export function placeholderNote(
  placeholders: { path: string; place: Place }[],
  consequence: string,
): Finding[] {
  const [first] = placeholders;
  if (!first) return [];
  const names = placeholders.map(({ path }) => path).join(', ');
  const message = `still to be filled in: ${names}${consequence}`;
  return [
    note('placeholder', message, {
      place: first.place,
      hint: 'Write over what stands between ‹ and ›, or remove the line',
    }),
  ];
}
