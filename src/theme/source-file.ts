import { Lines } from '../findings/place.ts';
import type { Place } from '../model.ts';

/** One file of a theme, as read. */
export interface SourceFile {
  /** Absolute. */
  path: string;
  /** From the theme's folder, with forward slashes: `parts/lead.mjml`. */
  name: string;
  text: string;
  lines: Lines;
}

export const sourceFile = (path: string, name: string, text: string): SourceFile => ({
  path,
  name,
  text,
  lines: new Lines(name, text),
});

/** The place of a stretch of a file; the caret underlines at most the first line of it. */
export const placeIn = (file: SourceFile, start: number, end = start + 1): Place => {
  const stretch = file.text.slice(start, end).split(/\r|\n/)[0] ?? '';
  return file.lines.at(start, Math.max(1, stretch.length));
};
