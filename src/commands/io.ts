/** What a command may touch of the world: made in cli.ts, faked in tests. */
export interface Io {
  /** Absolute path of the working folder. */
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Writes to standard output and error; the text carries its own newlines. */
  out: (text: string) => void;
  err: (text: string) => void;
  /** Asks at the terminal and gives the answer without its newline; the empty one when there is none. */
  ask: (question: string) => Promise<string>;
  /** All of standard input. */
  stdin: () => Promise<Uint8Array>;
  /** Standard output (and, for prompts, standard input) is a terminal. */
  isTTY: boolean;
  /** Columns of the terminal. */
  width: number;
  color: boolean;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

/** Exit codes of every command. */
export const exit = {
  clean: 0,
  findings: 1,
  usage: 2,
  undelivered: 3,
  failure: 70,
  interrupted: 130,
} as const;

/** The command was called wrongly; ends with exit code 2 and without a stack. */
export class UsageError extends Error {
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.name = 'UsageError';
    this.hint = hint;
  }
}
