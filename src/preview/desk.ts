import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readPublication } from '../config.ts';
import { hasErrors } from '../findings/finding.ts';
import type { Finding, Proof, Publication, Theme } from '../model.ts';
import { produce, themePathOf } from '../press.ts';
import { loadTheme } from '../theme/load.ts';
import { touchedBy } from '../touched.ts';

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

/**
 * Every edition of a project, produced when it is first looked at and again whenever a save touches it. Saves are
 * taken one after the other; an error in one never ends the desk.
 */
export class Desk {
  /** Absent while newsletter.yaml has errors. */
  publication?: Publication;
  /** The last theme that compiled. */
  theme?: Theme;
  /** What is wrong with newsletter.yaml or the theme, of no edition in particular. */
  problems: Finding[] = [];
  private readonly options: DeskOptions;
  private readonly tell: (event: DeskEvent) => void;
  private readonly sheets = new Map<string, Sheet>();
  private queue: Promise<void> = Promise.resolve();
  private readonly waiting = new Set<string>();
  private version = 0;

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

  /** The sheet of an edition, produced now if nobody has looked at it yet. */
  async sheet(id: string): Promise<Sheet | undefined> {
    const known = this.sheets.get(id);
    if (known) return known;
    if (!this.ids().includes(id)) return undefined;
    await this.inTurn(() => this.produceSheet(id));
    return this.sheets.get(id);
  }

  /** The sheet if it has been produced. */
  seen(id: string): Sheet | undefined {
    return this.sheets.get(id);
  }

  /** Reads newsletter.yaml and the theme. */
  async open(): Promise<void> {
    await this.inTurn(() => this.readAll());
  }

  /** A path was saved, made or removed. */
  saved(path: string): void {
    const touched = touchedBy(path, this.root, this.themePath ?? '', this.theme?.sources ?? []);
    if (touched.kind === 'nothing') return;
    const job = touched.kind === 'everything' ? '*' : touched.id;
    // A hundred saves of one file while it is being produced are one more production after it.
    if (this.waiting.has(job)) return;
    this.waiting.add(job);
    void this.inTurn(async () => {
      this.waiting.delete(job);
      if (job === '*') await this.refreshAll();
      else await this.refresh(job);
    });
  }

  /** Resolves when all that was saved so far has been taken in. */
  idle(): Promise<void> {
    return this.queue;
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(work).catch((cause: unknown) => {
      // The disk full, a permission gone: said on the page; the next save is taken as if nothing had been.
      this.problems = [...this.problems.filter((each) => each.code !== 'preview-failed'), failed(cause)];
      this.tell({ kind: 'list' });
    });
    return this.queue;
  }

  private async readAll(): Promise<void> {
    const { publication, findings } = readPublication(this.root);
    this.problems = findings;
    if (!publication) return;
    this.publication = publication;
    const path = this.themePath;
    if (!path) return;
    const { cacheFolder } = this.options;
    const loaded = await loadTheme(path, cacheFolder ? { cacheFolder } : {});
    if (loaded.theme) this.theme = loaded.theme;
    else this.problems = [...this.problems, ...loaded.findings];
  }

  private async refreshAll(): Promise<void> {
    await this.readAll();
    for (const id of this.sheets.keys()) await this.produceSheet(id);
    this.tell({ kind: 'list' });
  }

  private async refresh(id: string): Promise<void> {
    if (this.ids().includes(id)) await this.produceSheet(id);
    else this.sheets.delete(id);
    this.tell({ kind: 'list' });
  }

  private async produceSheet(id: string): Promise<void> {
    if (!this.theme || !this.publication) return;
    const folder = join(this.root, 'articles', basename(id));
    const { cacheFolder } = this.options;
    const { proof, findings } = await produce(
      folder,
      this.theme,
      this.publication,
      cacheFolder ? { cacheFolder } : {},
    );
    const last = proof ?? this.sheets.get(id)?.proof;
    const version = ++this.version;
    const isStale = !proof || (hasErrors(this.problems) && last !== undefined);
    this.sheets.set(id, { id, version, findings, isStale, ...(last && { proof: last }) });
    this.tell({ kind: 'sheet', id, version });
  }
}

const failed = (cause: unknown): Finding => ({
  severity: 'error',
  code: 'preview-failed',
  message: cause instanceof Error ? cause.message : String(cause),
  owner: 'publication',
  hint: 'Mend what it names and save again; the preview goes on by itself',
});
