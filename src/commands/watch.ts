import { readPublication } from '../config.ts';
import { countFindings } from '../findings/count.ts';
import { formatFindings } from '../findings/report.ts';
import type { Finding } from '../model.ts';
import { themePathOf } from '../press.ts';
import { touchedBy } from '../touched.ts';
import { ProjectWatcher } from '../watcher.ts';
import { type BuildOptions, buildOnce } from './build.ts';
import { exit, type Io } from './io.ts';
import type { Built, PressRoom } from './press-room.ts';
import { chosenEditions, openProject } from './project.ts';

/** `galley build --watch`: builds, then builds again whatever a save touches, until interrupted. */
export const watchCommand = async (names: string[], options: BuildOptions, io: Io): Promise<number> => {
  const { root } = openProject(io.cwd);
  const watched = new Set(chosenEditions(root, names, io.cwd));
  const session = new Session(root, names, { ...options, watch: false }, io, watched);
  await session.buildAll();

  const watcher = new ProjectWatcher(
    root,
    (path) => void session.saved(path).then(() => watcher.follow(session.themePaths())),
    (cause) => io.err(`galley: cannot watch: ${cause instanceof Error ? cause.message : cause}\n`),
  );
  watcher.follow(session.themePaths());
  io.err('Watching articles/, the theme and newsletter.yaml. Ctrl-C ends it.\n');
  await untilAborted(io.signal);
  await watcher.close();
  return exit.clean;
};

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** Saves arrive at any time; they are collected while a build runs and built after it, one build at a time. */
class Session {
  private readonly root: string;
  private readonly names: string[];
  private readonly options: BuildOptions;
  private readonly io: Io;
  private readonly only: Set<string>;
  private room: PressRoom | undefined;
  private readonly waiting = new Set<string>();
  private readonly said = new Map<string, Set<string>>();
  private everything = false;
  private running = false;

  constructor(root: string, names: string[], options: BuildOptions, io: Io, only: Set<string>) {
    this.root = root;
    this.names = names;
    this.options = options;
    this.io = io;
    this.only = only;
  }

  /** What the theme is made of, also while it has errors. */
  themePaths(): string[] {
    if (this.room) return [this.room.theme.path, ...this.room.theme.sources];
    const { publication } = readPublication(this.root);
    return publication ? [themePathOf(publication)] : [];
  }

  async saved(path: string): Promise<void> {
    const theme = this.room?.theme;
    const touched = theme
      ? touchedBy(path, this.root, theme.path, theme.sources)
      : ({ kind: 'everything' } as const);
    if (touched.kind === 'everything') this.everything = true;
    if (touched.kind === 'edition' && this.wants(touched.id)) this.waiting.add(touched.id);
    await this.run();
  }

  async buildAll(): Promise<void> {
    this.everything = true;
    await this.run();
  }

  private wants(id: string): boolean {
    return this.names.length === 0 || this.only.has(id);
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    try {
      while (this.everything || this.waiting.size > 0) await this.runOnce();
    } catch (cause) {
      // A watcher outlives what goes wrong in one build: a full disk is emptied, a permission given back.
      this.io.err(`galley: ${cause instanceof Error ? cause.message : cause}\n`);
    } finally {
      this.running = false;
    }
  }

  private async runOnce(): Promise<void> {
    const ids = [...this.waiting];
    this.waiting.clear();
    if (this.everything || !this.room) {
      this.everything = false;
      const { room, built = [] } = await buildOnce(this.names, this.options, this.io);
      this.room = room;
      for (const { id, findings } of built) this.unsaid(id, findings);
      return;
    }
    for (const id of ids) this.tell(await this.room.build(id));
    this.room.finish();
  }

  private tell({ id, row, findings, unchanged, milliseconds }: Built): void {
    if (unchanged) return;
    const { color, width } = this.io;
    const wanted = this.unsaid(id, findings).filter(
      (finding) => !this.options.quiet || finding.severity === 'error',
    );
    if (wanted.length > 0)
      this.io.err(`${formatFindings(wanted, { root: this.root, color, width, owner: 'editor' })}\n`);
    const outcome = row
      ? `built in ${Math.max(1, Math.round(milliseconds))} ms`
      : 'not built; the last good files stay';
    const standing = countFindings(findings);
    const time = new Date().toTimeString().slice(0, 8);
    this.io.out(`${time}  ${id}  ${outcome}${standing && `, ${standing}`}\n`);
  }

  /** Errors always; of the rest what the last save did not already tell. */
  private unsaid(id: string, findings: Finding[]): Finding[] {
    const before = this.said.get(id) ?? new Set();
    const keys = findings.map((finding) =>
      JSON.stringify([finding.code, finding.message, finding.place?.file]),
    );
    this.said.set(id, new Set(keys));
    return findings.filter((finding, at) => finding.severity === 'error' || !before.has(keys[at] ?? ''));
  }
}
