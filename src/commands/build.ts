import { join, resolve } from 'node:path';
import { cacheFolder } from '../config.ts';
import { OutFolder } from '../files/out-folder.ts';
import { themePathOf } from '../press.ts';
import { openMemory } from '../remember.ts';
import { loadTheme } from '../theme/load.ts';
import { Report } from './build-report.ts';
import { exit, type Io } from './io.ts';
import { type Built, cacheOption, PressRoom } from './press-room.ts';
import { chosenEditions, openProject } from './project.ts';

export interface BuildOptions {
  /** The out folder; `out` in the project's root when absent. */
  out?: string;
  watch?: boolean;
  json?: boolean;
  quiet?: boolean;
}

/** `galley build`: writes the editions named, or all of them, to the out folder. */
export const buildCommand = async (names: string[], options: BuildOptions, io: Io): Promise<number> => {
  if (options.watch) return (await import('./watch.ts')).watchCommand(names, options, io);
  return (await buildOnce(names, options, io)).code;
};

/** One build, reported. The press room is given back so that a watcher can go on with it. */
export const buildOnce = async (
  names: string[],
  options: BuildOptions,
  io: Io,
): Promise<{ code: number; room?: PressRoom; built?: Built[] }> => {
  openMemory(cacheFolder(io.env));
  const { root, publication, findings } = openProject(io.cwd);
  const ids = chosenEditions(root, names, io.cwd);
  const report = new Report(root, publication?.name ?? '', options, io);
  if (!publication) return { code: report.refuse(findings) };

  const { theme, findings: themeFindings } = await loadTheme(themePathOf(publication), {
    root,
    namedAt: publication.places.theme,
    ...cacheOption(io),
  });
  if (!theme) return { code: report.refuse([...findings, ...themeFindings]) };

  const room = new PressRoom(
    publication,
    theme,
    new OutFolder(resolve(io.cwd, options.out ?? join(root, 'out'))),
    io,
  );
  const built: Built[] = [];
  let gone: string[] = [];
  try {
    for (const id of ids) {
      await turn(built.length);
      if (io.signal.aborted) break;
      built.push(await room.build(id));
      report.progress(built.length, ids.length);
    }
    if (names.length === 0) gone = room.out.forget(new Set(ids));
  } catch (cause) {
    room.giveUp();
    throw cause;
  }
  room.finish();
  if (io.signal.aborted) return { code: exit.interrupted, room };
  return { code: report.finish(built, [...findings, ...theme.findings], gone, room.out.path), room, built };
};

/** Lets Ctrl-C be heard: where everything is cached, nothing else in a build waits for the outside. */
const turn = (count: number): Promise<void> | undefined =>
  count % 8 === 7 ? new Promise((resolve) => setImmediate(resolve)) : undefined;
