import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { basename, join, sep } from 'node:path';

export interface Spot {
  /** From the project's root. */
  file: string;
  line: number;
  column: number;
}

/** What became of a wish to open a file. */
export type Opened = { opened: true } | { opened: false; reason: string };

/**
 * Opens a file of the project in the user's editor, at a line. No shell is involved, and no path outside the project
 * is opened.
 * @param command as in VISUAL or EDITOR: a program and its own options
 */
export const openInEditor = (root: string, spot: Spot, command: string | undefined): Opened => {
  const path = pathWithin(root, spot.file);
  if (!path) return { opened: false, reason: `${spot.file} is not a file of this project` };
  if (!command)
    return { opened: false, reason: 'no editor is set: export VISUAL, for example VISUAL="code"' };
  const [program = '', ...own] = command.split(/\s+/);
  if (needsTerminal.has(nameOf(program))) {
    return {
      opened: false,
      reason: `${program} needs a terminal of its own; set VISUAL to an editor with a window`,
    };
  }
  try {
    const child = spawn(program, [...own, ...argumentsFor(nameOf(program), path, spot)], {
      stdio: 'ignore',
      detached: true,
    });
    child.on('error', () => undefined);
    child.unref();
    return { opened: true };
  } catch (cause) {
    return { opened: false, reason: cause instanceof Error ? cause.message : String(cause) };
  }
};

const nameOf = (program: string): string => basename(program).replace(/\.(?:exe|cmd)$/i, '');

const needsTerminal = new Set([
  'vi',
  'vim',
  'nvim',
  'nano',
  'emacs-nox',
  'helix',
  'hx',
  'joe',
  'micro',
  'ed',
]);

/** Each editor has its own way of naming a line. */
const argumentsFor = (editor: string, path: string, { line, column }: Spot): string[] => {
  switch (editor) {
    case 'code':
    case 'code-insiders':
    case 'codium':
    case 'cursor':
    case 'windsurf':
      return ['--goto', `${path}:${line}:${column}`];
    case 'subl':
    case 'zed':
    case 'mate':
      return [`${path}:${line}:${column}`];
    case 'idea':
    case 'webstorm':
    case 'phpstorm':
      return ['--line', String(line), '--column', String(column), path];
    case 'emacs':
    case 'emacsclient':
    case 'gvim':
    case 'gedit':
    case 'kate':
      return [`+${line}`, path];
    default:
      return [path];
  }
};

/** The real path, if it lies within the root and is there. */
const pathWithin = (root: string, file: string): string | undefined => {
  const path = join(root, file);
  if (!existsSync(path)) return undefined;
  const real = realpathSync(path);
  return real.startsWith(realpathSync(root) + sep) ? real : undefined;
};
