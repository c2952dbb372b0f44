import { setTimeout as pause } from 'node:timers/promises';
import { readPublication } from '../config.ts';
import type { Finding, Publication, Theme } from '../model.ts';
import { themePathOf } from '../press.ts';
import { loadTheme } from '../theme/load.ts';

/** What came of a theme that was compiled elsewhere: it is in the cache, or these findings stand in its way. */
export interface CompiledElsewhere {
  isInCache: boolean;
  findings: Finding[];
  /** Absolute paths of what was read. */
  sources: string[];
}

export interface SettingsOptions {
  root: string;
  cacheFolder?: string;
  /** A theme to show instead of the publication's own: a folder or a single .mjml file. */
  themePath?: string;
  /** Compiles a theme into the cache on another thread; nothing comes of it while that is not ready. */
  compileTheme?: (path: string) => Promise<CompiledElsewhere | undefined>;
}

/** Milliseconds after which what has errors is read again: an editor may have been half-way through a save. */
export const secondLook = 60;

/** newsletter.yaml and the theme, as they were when they were last right, and what is wrong with them now. */
export class Settings {
  /** Absent while newsletter.yaml has errors and never was without. */
  publication: Publication | undefined;
  /** The last theme that compiled. */
  theme: Theme | undefined;
  /** What is wrong with either, of no edition in particular. */
  problems: Finding[] = [];
  /** What the theme was last read from, also when it has errors. */
  themeSources: string[] = [];
  readonly options: SettingsOptions;

  constructor(options: SettingsOptions) {
    this.options = options;
  }

  get themePath(): string | undefined {
    return this.options.themePath ?? (this.publication && themePathOf(this.publication));
  }

  /** Reads both anew. */
  async read(): Promise<void> {
    const { root } = this.options;
    let read = readPublication(root);
    if (!read.publication && this.publication) {
      await pause(secondLook);
      read = readPublication(root);
    }
    if (read.publication) this.publication = read.publication;
    // Until all is read, what was wrong before stands.
    this.problems = [...read.findings, ...(read.publication ? await this.readTheme() : [])];
  }

  /** What is wrong with it. */
  private async readTheme(): Promise<Finding[]> {
    const path = this.themePath;
    if (!path) return [];
    let loaded = await this.load(path);
    if (!loaded.theme && this.theme) {
      await pause(secondLook);
      loaded = await this.load(path);
    }
    this.themeSources = loaded.sources;
    if (!loaded.theme) return loaded.findings;
    this.theme = loaded.theme;
    return [];
  }

  private async load(path: string): Promise<{ theme?: Theme; findings: Finding[]; sources: string[] }> {
    const { root, cacheFolder, compileTheme, themePath } = this.options;
    const namedAt = themePath ? undefined : this.publication?.places.theme;
    const elsewhere = await compileTheme?.(path);
    if (elsewhere && !elsewhere.isInCache) return elsewhere;
    return loadTheme(path, { root, namedAt, ...(cacheFolder && { cacheFolder }) });
  }
}
