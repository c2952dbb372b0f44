/**
 * What a YAML text is to Galley: maps, lists and texts with their places. Numbers, dates and booleans are texts
 * too; the field that wants one says so (kinds.ts). Offsets are UTF-16 units into the whole file; a map or list
 * in lines of its own ends where its last value does.
 */
export type YamlNode = YamlText | YamlList | YamlMap;

export interface YamlText {
  kind: 'text';
  /** Empty when nothing, or an empty pair of quotes, was written. */
  text: string;
  start: number;
  end: number;
}

export interface YamlList {
  kind: 'list';
  items: YamlNode[];
  start: number;
  end: number;
}

export interface YamlMap {
  kind: 'map';
  entries: YamlEntry[];
  start: number;
  end: number;
}

export interface YamlEntry {
  key: string;
  keyStart: number;
  keyEnd: number;
  value: YamlNode;
}

/** What parsers read: a text whose one-line values are hidden, and where it stands in its file. */
export interface Masked {
  text: string;
  /** The hidden values as typed, by the offset in `text` at which they start. */
  typed: ReadonlyMap<number, string>;
  /** Offset of `text` in its file. */
  base: number;
}

/** A text node from offsets in the masked text: what was typed where that was hidden, what was parsed elsewhere. */
export const textNode = ({ typed, base }: Masked, start: number, end: number, parsed: string): YamlText => ({
  kind: 'text',
  text: typed.get(start) ?? parsed,
  start: base + start,
  end: base + end,
});
