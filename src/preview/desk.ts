import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setImmediate as afterThis, setTimeout as pause } from 'node:timers/promises';
import { readPublication } from '../config.ts';
import { hasErrors } from '../findings/finding.ts';
import type { Finding, Proof, Publication, Theme } from '../model.ts';
import { type Produced, produce, themePathOf } from '../press.ts';
import { loadTheme } from '../theme/load.ts';
import { touchedBy } from '../touched.ts';
import { type EditionRow, rowOf } from './rows.ts';

/** What lies on the desk of one edition: the last good proof, and what is wrong now. */
export interface Sheet {
  id: string;
  /** Goes up whenever proof or findings change. */
  version: number;
  /** The last proof that could be made; it stays while a save has broken something. */
  proof?: Proof;
  /** Of the sources as they are now. */
  findings: Finding[];
  /** The proof is older than the sources, which have errors. */
  isStale: boolean;
}

export type DeskEvent =
  | { kind: 'sheet'; id: string; version: number }
  /** Editions came, went or changed their row in the bar. */
  | { kind: 'list' };

export interface DeskOptions {
  root: string;
  cacheFolder?: string;
  /** A theme to show instead of the publication's own: a folder or a single .mjml file. */
  themePath?: string;
}

/** Sheets kept whole, the last looked at; of the others only their rows are. */
const mostSheets = 8;
/** Milliseconds after which a production with errors is tried again: an editor may have been half-way through a save. */
const secondLook = 60;
/** Between two editions that nobody waits for. */
const breath = 25;
/** Milliseconds between two times the bar is told of them. */
const tellEvery = 300;

/**
 * The editions of a project, each produced when it is first looked at and again whenever a save touches it. Saves are
 * taken one after the other; an error in one never ends the desk.
 */
export class Desk {
  /** Absent while newsletter.yaml has errors and never was without. */
  publication?: Publication;
  /** The last theme that compiled. */
  theme?: Theme;
  /** What is wrong with newsletter.yaml or the theme, of no edition in particular. */
  problems: Finding[] = [];
  /** Why saves are not seen, when they are not. */
  blindness?: Finding;
  /** What the theme was last read from, also when it has errors. */
  themeSources: string[] = [];
  private readonly options: DeskOptions;
  private readonly tell: (event: DeskEvent) => void;
  /** By id; last looked at, last in the map. */
  private readonly sheets = new Map<string, Sheet>();
  private readonly rows = new Map<string, EditionRow>();
  /** Whose rows were made with another theme or newsletter.yaml. */
  private outdated = new Set<string>();
  private queue: Promise<void> = Promise.resolve();
  private readonly waiting = new Set<string>();
  private version = 0;
  private counting: Promise<void> | undefined;
  private closed = false;

  constructor(options: DeskOptions, tell: (event: DeskEvent) => void) {
    this.options = options;
    this.tell = tell;
  }

  get root(): string {
    return this.options.root;
  }

  get themePath(): string | undefined {
    return this.options.themePath ?? (this.publication && themePathOf(this.publication));
  }

  /** Ids of the editions on disk, newest first. */
  ids(): string[] {
    try {
      return readdirSync(join(this.root, 'articles'), { withFileTypes: true })
        .filter((entry) => (entry.isDirectory() || entry.isSymbolicLink()) && !/^[._]/.test(entry.name))
        .map((entry) => entry.name)
        .sort()
        .reverse();
    } catch {
      return [];
    }
  }

  /** What the bar shows of an edition; no more than its date until it has been produced once. */
  row(id: string): EditionRow {
    return this.rows.get(id) ?? rowOf(id);
  }

  /** The sheet of an edition, produced now if it is not on the desk. */
  async sheet(id: string): Promise<Sheet | undefined> {
    if (!this.ids().includes(id)) {
      this.forgetGone();
      return undefined;
    }
    if (!this.sheets.has(id)) {
      await this.inTurn(async () => {
        if (!this.sheets.has(id)) await this.produceSheet(id);
      });
    }
    const sheet = this.sheets.get(id);
    if (sheet) this.keep(sheet);
    return sheet;
  }

  /** The sheet if it has been produced. */
  seen(id: string): Sheet | undefined {
    return this.sheets.get(id);
  }

  /** Reads newsletter.yaml and the theme; all else waits for it. The caller's own work goes first: saying where to look. */
  open(): Promise<void> {
    return this.inTurn(async () => {
      await afterThis();
      await this.readAll();
    });
  }

  /** A path was saved, made or removed. */
  saved(path: string): void {
    const touched = touchedBy(path, this.root, this.themePath ?? '', this.themeSources);
    if (touched.kind !== 'nothing') this.refresh(touched.kind === 'everything' ? '*' : touched.id);
  }

  /** Takes in what was saved while nobody watched. */
  catchUp(): void {
    this.refresh('*');
  }

  /** Resolves when all that was saved so far has been taken in. */
  idle(): Promise<void> {
    return this.queue;
  }

  /** Produces, one by one and with pauses, every edition that has no row yet, for the bar. */
  countOthers(): Promise<void> {
    this.counting ??= this.countAll().finally(() => {
      this.counting = undefined;
    });
    return this.counting;
  }

  private async countAll(): Promise<void> {
    let told = 0;
    for (let id = this.uncounted(); id && !this.closed; id = this.uncounted()) {
      const next = id;
      await pause(breath, undefined, { ref: false });
      await this.inTurn(() => this.countRow(next));
      if (Date.now() - told < tellEvery) continue;
      told = Date.now();
      this.tell({ kind: 'list' });
    }
    if (told > 0) this.tell({ kind: 'list' });
  }

  private uncounted(): string | undefined {
    if (!this.theme) return undefined;
    return this.ids().find((id) => !this.rows.has(id) || this.outdated.has(id));
  }

  close(): void {
    this.closed = true;
  }

  private refresh(job: string): void {
    // A hundred saves of one file while it is being produced are one more production after it.
    if (this.waiting.has(job)) return;
    this.waiting.add(job);
    void this.inTurn(async () => {
      this.waiting.delete(job);
      if (job === '*') await this.refreshAll();
      else await this.refreshOne(job);
    });
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(work).then(
      () => this.recovered(),
      (cause: unknown) => {
        // The disk full, a permission gone: said on the page; the next save is taken as if nothing had been.
        this.problems = [...this.problems.filter((each) => each.code !== 'preview-failed'), failed(cause)];
        this.tell({ kind: 'list' });
      },
    );
    return this.queue;
  }

  /** Saves cannot be watched: the system's limit, mostly. What is there is still shown. */
  goBlind(cause: unknown): void {
    this.blindness = {
      ...failed(cause),
      message: `Saves are not seen: ${cause instanceof Error ? cause.message : String(cause)}`,
      hint: 'Start the preview again; where the system’s limit is reached, raise fs.inotify.max_user_watches',
    };
    this.tell({ kind: 'list' });
  }

  private recovered(): void {
    if (!this.problems.some((each) => each.code === 'preview-failed')) return;
    this.problems = this.problems.filter((each) => each.code !== 'preview-failed');
    this.tell({ kind: 'list' });
  }

  private async readAll(): Promise<void> {
    let read = readPublication(this.root);
    if (!read.publication && this.publication) {
      await pause(secondLook);
      read = readPublication(this.root);
    }
    this.problems = read.findings;
    if (!read.publication) return;
    this.publication = read.publication;
    await this.readTheme();
  }

  private async readTheme(): Promise<void> {
    const path = this.themePath;
    if (!path) return;
    const load = () => loadTheme(path, { root: this.root, ...this.cache() });
    let loaded = await load();
    if (!loaded.theme && this.theme) {
      await pause(secondLook);
      loaded = await load();
    }
    this.themeSources = loaded.sources;
    if (loaded.theme) this.theme = loaded.theme;
    else this.problems = [...this.problems, ...loaded.findings];
  }

  private async refreshAll(): Promise<void> {
    await this.readAll();
    this.forgetGone();
    this.outdated = new Set(this.rows.keys());
    // What was looked at last is what somebody waits for.
    for (const id of [...this.sheets.keys()].reverse()) await this.produceSheet(id);
    this.tell({ kind: 'list' });
    if (!this.closed) void this.countOthers();
  }

  private async refreshOne(id: string): Promise<void> {
    const before = JSON.stringify(this.rows.get(id));
    this.forgetGone();
    if (!this.ids().includes(id)) return;
    if (this.sheets.has(id)) await this.produceSheet(id);
    else await this.countRow(id);
    if (JSON.stringify(this.rows.get(id)) !== before) this.tell({ kind: 'list' });
  }

  /** Also those whose going was not told: a folder renamed before the watcher knew it. */
  private forgetGone(): void {
    const ids = new Set(this.ids());
    const gone = [...this.sheets.keys(), ...this.rows.keys()].filter((id) => !ids.has(id));
    for (const id of gone) {
      this.sheets.delete(id);
      this.rows.delete(id);
    }
    if (gone.length > 0) this.tell({ kind: 'list' });
  }

  private async countRow(id: string): Promise<void> {
    const made = this.ids().includes(id) ? await this.produce(id) : undefined;
    this.outdated.delete(id);
    if (made) this.rows.set(id, rowOf(id, made.proof, made.findings));
  }

  private async produceSheet(id: string): Promise<void> {
    let made = await this.produce(id);
    const before = this.sheets.get(id);
    if (made && !made.proof && before?.proof && !before.isStale) {
      await pause(secondLook);
      made = await this.produce(id);
    }
    if (!made) return;
    const { findings } = made;
    const proof = made.proof ?? before?.proof;
    const isStale = !made.proof || hasErrors(this.problems);
    this.rows.set(id, rowOf(id, proof, findings));
    this.outdated.delete(id);
    const sheet = { id, version: this.version + 1, findings, isStale, ...(proof && { proof }) };
    if (before && isSame(before, sheet)) return;
    this.version++;
    if (before) this.sheets.set(id, sheet);
    else this.keep(sheet);
    this.tell({ kind: 'sheet', id, version: sheet.version });
  }

  private async produce(id: string): Promise<Produced | undefined> {
    const { theme, publication } = this;
    if (!theme || !publication) return undefined;
    return produce(join(this.root, 'articles', basename(id)), theme, publication, this.cache());
  }

  private keep(sheet: Sheet): void {
    this.sheets.delete(sheet.id);
    this.sheets.set(sheet.id, sheet);
    for (const id of [...this.sheets.keys()].slice(0, -mostSheets)) this.sheets.delete(id);
  }

  private cache(): { cacheFolder?: string } {
    const { cacheFolder } = this.options;
    return cacheFolder ? { cacheFolder } : {};
  }
}

/** A save that changed nothing anyone can see. */
const isSame = (a: Sheet, b: Sheet): boolean =>
  a.isStale === b.isStale &&
  a.proof?.html === b.proof?.html &&
  JSON.stringify([a.findings, a.proof?.origins]) === JSON.stringify([b.findings, b.proof?.origins]) &&
  Buffer.from(a.proof?.message ?? []).equals(b.proof?.message ?? new Uint8Array());

const failed = (cause: unknown): Finding => ({
  severity: 'error',
  code: 'preview-failed',
  message: cause instanceof Error ? cause.message : String(cause),
  owner: 'publication',
  hint: 'Mend what it names and save again; the preview goes on by itself',
});
