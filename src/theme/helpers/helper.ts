import type { Shape } from '../names.ts';

/** What a helper may look at besides its arguments. */
export interface Scene {
  /** The data at the top of the template. */
  root: RootData;
  /** `key=value` arguments. */
  named: Record<string, unknown>;
  /** The theme's words, by language and name. */
  labels: Labels;
}

export type Labels = Record<string, Record<string, string>>;

/** The parts of the fill's data that helpers read. Values may be objects whose `toString` gives the text. */
export interface RootData {
  edition?: { language?: unknown };
  publication?: { timeZone?: unknown; language?: unknown };
  /** The numbered links of the text part, made afresh for every fill. */
  galleyRefs?: { ref: (url: string) => string; lines: () => string[] };
}

export interface Helper {
  /** How it is written, for messages: `truncate text n`. */
  usage: string;
  /** How many arguments it takes at least and at most, `key=value` ones not counted. */
  min: number;
  max: number;
  /** Whether it takes `key=value` arguments. */
  named?: boolean;
  returns: Shape['kind'];
  run: (args: readonly unknown[], scene: Scene) => unknown;
}

/** The plain text of a value; absent values give an empty string. */
export const asText = (value: unknown): string =>
  value === undefined || value === null || value === false ? '' : String(value);

export const asNumber = (value: unknown): number => (asText(value).trim() ? Number(value) : Number.NaN);

/** Whether a value counts as there: not absent, empty, false, zero or an empty list, as with `{{#if}}`. */
export const isPresent = (value: unknown): boolean =>
  Array.isArray(value)
    ? value.length > 0
    : value !== undefined && value !== null && value !== false && value !== 0 && String(value) !== '';

export const languageOf = (scene: Scene): string =>
  asText(scene.root.edition?.language) || asText(scene.root.publication?.language) || 'en';
