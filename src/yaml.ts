import { error } from './findings/finding.ts';
import type { Lines } from './findings/place.ts';
import type { Finding } from './model.ts';
import { readFully } from './yaml/library.ts';
import { type IsText, mask } from './yaml/mask.ts';
import type { YamlMap } from './yaml/nodes.ts';
import { readSimply } from './yaml/simple.ts';

export type { YamlEntry, YamlMap, YamlNode } from './yaml/nodes.ts';

/** A stretch of a file that is YAML. Offsets are UTF-16 units; line ends are LF, as `readSource` gives them. */
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
 * Every value is a text, a list or a map: `yaml/fields.ts` makes values of them by a table of fields.
 * @returns the map, absent when it cannot be read, and one finding a problem.
 */
export function readYaml(source: YamlSource, isText: IsText): { map?: YamlMap; findings: Finding[] } {
  const { lines, start = 0, end = lines.text.length, owner = 'editor' } = source;
  const masked = mask(lines.text.slice(start, end), isText, start);
  const simple = readSimply(masked);
  if (simple) return { map: simple, findings: [] };
  const { map, problems } = readFully(masked);
  const findings = problems.map(({ code, message, hint, at, length }) =>
    error(code, message, { owner, place: lines.at(start + at, length), ...(hint && { hint }) }),
  );
  return { ...(map && { map }), findings };
}
