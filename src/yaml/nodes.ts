/**
 * What a YAML text is to Galley: maps, lists and texts with their places. Numbers, dates and booleans are texts
 * too; the field that wants one says so (fields.ts). Offsets are UTF-16 units into the whole file.
 */
export type YamlNode = YamlText | YamlList | YamlMap;

export interface YamlText {
  kind: 'text';
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
