import { readFileSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { Lines } from '../findings/place.ts';
import type { Finding, Origin, Place, Proof } from '../model.ts';

/** Whose a stretch of HTML is, and where to mend it. */
export type Where = Pick<Finding, 'owner' | 'place' | 'story' | 'details'>;

/** A file Galley did not build. */
export interface ForeignFile {
  kind: 'html' | 'eml';
  /** Absolute. */
  file: string;
  /** As findings name it; `file` when absent. */
  shown?: string;
}

/** Finds the source of what stands in the HTML: the story's Markdown, the theme's MJML or the foreign file itself. */
export class Sources {
  private readonly proof: Proof;
  private readonly foreign: ForeignFile | undefined;
  private lines?: Lines;
  private theme?: { file: string; text: string; lines: Lines }[];

  constructor(proof: Proof, foreign?: ForeignFile) {
    this.proof = proof;
    this.foreign = foreign;
  }

  /** What the editor wrote at an offset, or the theme's markup around it. */
  content(offset: number, length = 1, needles: readonly string[] = []): Where {
    const origin = this.innermost(offset);
    if (origin && (origin.kind === 'block' || origin.kind === 'field'))
      return {
        owner: 'editor',
        place: this.sharpen(origin.place, needles),
        ...(origin.story === undefined ? {} : { story: origin.story }),
      };
    return this.design(offset, length, needles);
  }

  /** The theme's markup at an offset; `needles` are texts to look for in its sources, the best first. */
  design(offset: number, length = 1, needles: readonly string[] = []): Where {
    if (!this.proof.theme) return this.foreignPlace(offset, length);
    const place = this.inTheme(needles);
    const story = this.innermost(offset)?.story;
    return { owner: 'theme', ...(place ? { place } : {}), ...(story === undefined ? {} : { story }) };
  }

  /** The innermost origin around an offset. */
  innermost(offset: number): Origin | undefined {
    let found: Origin | undefined;
    for (const origin of this.proof.origins) {
      if (origin.start > offset) break;
      if (offset < origin.end) found = origin;
    }
    return found;
  }

  private foreignPlace(offset: number, length: number): Where {
    const { html } = this.proof;
    if (this.foreign?.kind === 'html') {
      this.lines ??= new Lines(this.foreign.shown ?? this.foreign.file, html);
      return { owner: 'theme', place: this.lines.at(Math.min(offset, html.length), Math.min(length, 80)) };
    }
    const start = html.slice(offset, offset + 100).replace(/\s+/g, ' ');
    return {
      owner: 'theme',
      details: start ? [`in the HTML: ${start}${html.length > offset + 100 ? '…' : ''}`] : [],
    };
  }

  /** The place of one of the needles in the few lines from `place` on, or `place` itself. */
  private sharpen(place: Place, needles: readonly string[]): Place {
    const root = this.proof.publication?.root;
    const text = root === undefined ? undefined : readQuietly(resolve(root, place.file));
    if (text === undefined) return place;
    const lines = new Lines(place.file, text);
    const from = lines.offsetOf(place.line);
    const to = lines.offsetOf(place.line + blockLines);
    for (const needle of needles) {
      const at = needle.length < 3 ? -1 : text.indexOf(needle, from);
      if (at >= 0 && at < to) return lines.at(at, needle.length);
    }
    return place;
  }

  private inTheme(needles: readonly string[]): Place | undefined {
    const sources = this.themeSources();
    for (const needle of needles) {
      if (needle.length < 3) continue;
      for (const source of sources) {
        const at = source.text.indexOf(needle);
        if (at >= 0) return source.lines.at(at, needle.length);
      }
    }
    const entry =
      sources.find((source) => source.file.endsWith('edition.mjml')) ??
      sources.find((one) => one.file.endsWith('.mjml'));
    return entry ? { file: entry.file, line: 1, column: 1 } : undefined;
  }

  private themeSources(): { file: string; text: string; lines: Lines }[] {
    this.theme ??= (this.proof.theme?.sources ?? [])
      .filter((path) => /\.(mjml|css|html|ya?ml)$/.test(path))
      .flatMap((path) => {
        const text = readQuietly(path);
        if (text === undefined) return [];
        const file = this.shown(path);
        return [{ file, text, lines: new Lines(file, text) }];
      });
    return this.theme;
  }

  private shown(path: string): string {
    const root = this.proof.publication?.root;
    if (!root || !isAbsolute(path)) return path;
    const inside = relative(root, path);
    return inside.startsWith('..') ? path : inside.split(sep).join('/');
  }
}

/** How far below its first line a block of prose is searched. */
const blockLines = 30;

// A theme's file may be gone since the proof was made; then its findings merely name no line.
const readQuietly = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
};
