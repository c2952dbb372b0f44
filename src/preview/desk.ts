import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setImmediate as afterThis, setTimeout as pause } from 'node:timers/promises';
import { hasErrors } from '../findings/finding.ts';
import type { Finding, Publication, Theme } from '../model.ts';
import { type Produced, produce } from '../press.ts';
import { touchedBy } from '../touched.ts';
import { Counter } from './counter.ts';
import { blindness, failure } from './failures.ts';
import { type EditionRow, rowOf } from './rows.ts';
import { Settings, type SettingsOptions, secondLook } from './settings.ts';
import { isSame, type Sheet, Sheets } from './sheets.ts';

export type DeskEvent =
  | { kind: 'sheet'; id: string; version: number }
  /** Editions came, went or changed their row in the bar. */
  | { kind: 'list' };

/**
 * The editions of a project, each produced when it is first looked at and again whenever a save touches it. Saves are
 * taken one after the other; an error in one never ends the desk.
 */
export class Desk {
  /** Why saves are not seen, when they are not. */
  blindness?: Finding;
  private readonly settings: Settings;
  private readonly tell: (event: DeskEvent) => void;
  private readonly sheets = new Sheets();
  private readonly rows = new Map<string, EditionRow>();
  /** Whose rows were made with another theme or newsletter.yaml. */
  private outdated = new Set<string>();
  private queue: Promise<void> = Promise.resolve();
  private readonly waiting = new Set<string>();
  private version = 0;
  private readonly counter: Counter;

  constructor(options: SettingsOptions, tell: (event: DeskEvent) => void) {
    this.settings = new Settings(options);
    this.tell = tell;
    this.counter = new Counter({
      next: () => this.uncounted(),
      count: (id) => this.inTurn(() => this.countRow(id)),
      told: () => this.tell({ kind: 'list' }),
    });
  }

  get root(): string {
    return this.settings.options.root;
  }

  get themePath(): string | undefined {
    return this.settings.themePath;
  }

  get publication(): Publication | undefined {
    return this.settings.publication;
  }

  get theme(): Theme | undefined {
    return this.settings.theme;
  }

  /** What is wrong with newsletter.yaml or the theme, of no edition in particular. */
  get problems(): Finding[] {
    return this.settings.problems;
  }

  /** What the theme was last read from, also when it has errors. */
  get themeSources(): string[] {
    return this.settings.themeSources;
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
    if (sheet) this.sheets.lookAt(sheet);
    return sheet;
  }

  /** The sheet if it has been produced. */
  seen(id: string): Sheet | undefined {
    return this.sheets.get(id);
  }

  /** Every sheet that has been produced and kept. */
  allSeen(): Sheet[] {
    return this.sheets.ids().flatMap((id) => this.sheets.get(id) ?? []);
  }

  /** Reads newsletter.yaml and the theme; all else waits for it. The caller's own work goes first: saying where to look. */
  open(): Promise<void> {
    return this.inTurn(async () => {
      await afterThis();
      await this.settings.read();
    });
  }

  /** A path was saved, made or removed. */
  saved(path: string): void {
    const touched = touchedBy(path, this.root, this.themePath ?? '', this.themeSources);
    if (touched.kind === 'nothing') return;
    this.counter.stepAside();
    this.refresh(touched.kind === 'everything' ? '*' : touched.id);
  }

  /** Takes in what was saved while nobody watched. */
  catchUp(): void {
    this.refresh('*');
  }

  /** Resolves when all that was saved so far has been taken in. */
  idle(): Promise<void> {
    return this.queue;
  }

  /** Produces every edition that has no row yet, for the bar, while nothing is saved. */
  countOthers(): Promise<void> {
    return this.counter.run();
  }

  close(): void {
    this.counter.close();
  }

  /** Saves cannot be watched: the system's limit, mostly. What is there is still shown. */
  goBlind(cause: unknown): void {
    this.blindness = blindness(cause);
    this.tell({ kind: 'list' });
  }

  private uncounted(): string | undefined {
    if (!this.theme) return undefined;
    return this.ids().find((id) => !this.rows.has(id) || this.outdated.has(id));
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
      () => this.setFailure(undefined),
      // The disk full, a permission gone: said on the page; the next save is taken as if nothing had been.
      (cause: unknown) => this.setFailure(failure(cause)),
    );
    return this.queue;
  }

  private setFailure(failed: Finding | undefined): void {
    const { problems } = this.settings;
    const others = problems.filter((each) => each.code !== 'preview-failed');
    if (!failed && others.length === problems.length) return;
    this.settings.problems = failed ? [...others, failed] : others;
    this.tell({ kind: 'list' });
  }

  private async refreshAll(): Promise<void> {
    await this.settings.read();
    this.forgetGone();
    this.outdated = new Set(this.rows.keys());
    for (const id of this.sheets.ids()) await this.produceSheet(id);
    this.tell({ kind: 'list' });
    void this.countOthers();
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
    const gone = [...this.sheets.ids(), ...this.rows.keys()].filter((id) => !ids.has(id));
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
    this.sheets.replace(sheet);
    this.tell({ kind: 'sheet', id, version: sheet.version });
  }

  private async produce(id: string): Promise<Produced | undefined> {
    const { theme, publication } = this;
    const { cacheFolder } = this.settings.options;
    if (!theme || !publication) return undefined;
    const folder = join(this.root, 'articles', basename(id));
    return produce(folder, theme, publication, cacheFolder ? { cacheFolder } : {});
  }
}
