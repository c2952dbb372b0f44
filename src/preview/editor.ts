import { spawn } from 'node:child_process';
import { basename } from 'node:path';

/** What became of a wish to open a file. */
export type Opened = { opened: true } | { opened: false; reason: string };

/**
 * Opens a file in the user's editor, at a line; no shell is involved. The caller has made sure that it may be opened.
 * @param path absolute
 * @param command as in VISUAL or EDITOR: a program and its own options
 */
export const openInEditor = async (
  path: string,
  spot: { line: number; column: number },
  command: string | undefined,
): Promise<Opened> => {
  if (!command)
    return { opened: false, reason: 'no editor is set: export VISUAL, for example VISUAL="code"' };
  const [program = '', ...own] = command.split(/\s+/);
  if (needsTerminal.has(nameOf(program))) {
    return {
      opened: false,
      reason: `${program} needs a terminal of its own; set VISUAL to an editor with a window`,
    };
  }
  return start(program, [...own, ...argumentsFor(nameOf(program), path, spot)]);
};

/** Whether it started; how it ends is the user's business. */
const start = (program: string, parameters: string[]): Promise<Opened> =>
  new Promise((resolve) => {
    const child = spawn(program, parameters, { stdio: 'ignore', detached: true, shell: false });
    child.once('spawn', () => resolve({ opened: true }));
    child.once('error', (cause) =>
      resolve({ opened: false, reason: `${program} did not start: ${cause.message}` }),
    );
    child.unref();
  });

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
const argumentsFor = (
  editor: string,
  path: string,
  { line, column }: { line: number; column: number },
): string[] => {
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
