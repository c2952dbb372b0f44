import { existsSync } from 'node:fs';
import { basename, dirname, join, sep } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type FSWatcher, watch } from 'chokidar';
import { stampOf } from './files/stamps.ts';

/** What of a project is watched; it may be made, removed and made again. */
const ownParts = ['articles', 'newsletter.yaml', '.env'];
/** Chokidar drops a save that follows another within 50 ms: by then a file that differs was saved once more. */
const echo = 80;
/** Milliseconds between two looks whether what was added is watched, and until no more is expected of it. */
const glance = 20;
const patience = 5000;

/**
 * Watches what an edition can come from: articles, newsletter.yaml and whatever theme files are followed. It watches the
 * root's own entries, so that a folder that is not there yet, or is replaced as a whole, is seen when it comes.
 */
export class ProjectWatcher {
  private readonly root: string;
  private readonly wanted: Set<string>;
  private readonly watcher: FSWatcher;
  private closed = false;
  private readonly saved: (path: string) => void;
  private readonly echoes = new Map<string, NodeJS.Timeout>();
  /** Resolves when every change from now on is seen. */
  readonly ready: Promise<void>;

  /** `saved` gets the absolute path of each file or folder saved, made or removed. */
  constructor(root: string, saved: (path: string) => void, failed: (cause: unknown) => void) {
    this.root = root;
    this.saved = saved;
    this.wanted = new Set(ownParts.map((part) => join(root, part)));
    this.watcher = watch(root, { ignoreInitial: true, ignored: (path) => !this.isWanted(path) });
    this.ready = new Promise((resolve) => this.watcher.once('ready', () => resolve()));
    this.watcher.on('all', (_event, path) => path !== root && this.tell(path));
    this.watcher.on('error', failed);
  }

  /**
   * Watches further files and folders as well, wherever they are; those it knows already cost nothing.
   * @returns once they are watched, whether any of them was new: then it may have been saved since it was read
   */
  async follow(paths: readonly string[]): Promise<boolean> {
    // Chokidar would begin again, and the process not end.
    if (this.closed) return false;
    const added = paths.filter((path) => !this.covers(path));
    for (const path of added) {
      this.wanted.add(path);
      // What is not there yet is seen when its folder gets it.
      this.watcher.add(existsSync(path) ? path : dirname(path));
    }
    if (added.length === 0) return false;
    const deadline = performance.now() + patience;
    while (!this.closed && performance.now() < deadline && !paths.every((path) => this.sees(path)))
      await pause(glance, undefined, { ref: false });
    return !this.closed;
  }

  close(): Promise<void> {
    this.closed = true;
    for (const timer of this.echoes.values()) clearTimeout(timer);
    this.echoes.clear();
    return this.watcher.close();
  }

  private tell(path: string): void {
    const stamp = stampOf(path);
    clearTimeout(this.echoes.get(path));
    const timer = setTimeout(() => {
      this.echoes.delete(path);
      if (stampOf(path) !== stamp) this.tell(path);
    }, echo);
    this.echoes.set(path, timer);
    this.saved(path);
  }

  /** It is watched, or not there to be. */
  private sees(path: string): boolean {
    const known = this.watcher.getWatched()[dirname(path)];
    return Boolean(known?.includes(basename(path))) || !existsSync(path);
  }

  private covers(path: string): boolean {
    for (const each of this.wanted) if (path === each || path.startsWith(each + sep)) return true;
    return false;
  }

  /** Wanted itself, within something wanted, or on the way to it. */
  private isWanted(path: string): boolean {
    if (path === this.root) return true;
    if (/[/\\](?:node_modules|\.git)(?:[/\\]|$)/.test(path.slice(this.root.length))) return false;
    if (this.covers(path)) return true;
    for (const each of this.wanted) if (each.startsWith(path + sep)) return true;
    return false;
  }
}
