import { Command, CommanderError, InvalidArgumentError } from 'commander';
import pc from 'picocolors';
import { exit, type Io, UsageError } from './commands/io.ts';
import { WriteError } from './files.ts';

declare const GALLEY_VERSION: string;

/** The only file that touches argv and the exit code. Each command is imported when it is run. */
const main = async (argv: string[]): Promise<void> => {
  const io = terminal();
  let code: number = exit.clean;
  const program = commands(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv);
  } catch (cause) {
    code = failure(cause, io);
  }
  process.exitCode = code;
};

const commands = (io: Io, done: (code: number) => void): Command => {
  const program = new Command('galley')
    .description('A press for email newsletters: Markdown in, finished editions out.')
    .version(GALLEY_VERSION)
    .exitOverride()
    .configureOutput({ writeErr: io.err, writeOut: io.out })
    .showHelpAfterError('(galley --help lists the commands)');

  program
    .command('build')
    .description('write editions to out/: HTML, text, message.eml')
    .argument('[edition...]', 'editions by date or path; all of them when none is named')
    .option('-o, --out <folder>', 'write to this folder instead of out/')
    .option('-w, --watch', 'stay, and build again what changes')
    .option('--json', 'print what was built as JSON')
    .option('-q, --quiet', 'print errors only')
    .action(async (names: string[], options) =>
      done(await (await import('./commands/build.ts')).buildCommand(names, options, io)),
    );

  program
    .command('new')
    .description('lay out the next edition, ready to fill in')
    .argument('[date]', 'YYYY-MM-DD or YYYY-MM-DD-slug; the next free day when absent')
    .option('--stories <n>', 'how many stories, the lead among them', wholeNumber, 5)
    .action(async (date: string | undefined, options) =>
      done(await (await import('./commands/new.ts')).newCommand(date, options, io)),
    );

  program
    .command('preview')
    .description('show editions in the browser, and again at every save')
    .argument('[edition]', 'the edition shown first; the newest when absent')
    .option('-p, --port <n>', 'the port; else 3000 or the next free one', wholeNumber)
    .option('--host', 'answer the local network too, so that a phone can look')
    .option('--open', 'open the browser')
    .option('--theme <path>', 'show a theme, a folder or a .mjml file, against stress editions')
    .action(async (edition: string | undefined, options) =>
      done(await (await import('./commands/preview.ts')).previewCommand(edition, options, io)),
    );
  return program;
};

const wholeNumber = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('a whole number is wanted.');
  return number;
};

const failure = (cause: unknown, io: Io): number => {
  const { red, dim } = pc.createColors(io.color);
  if (cause instanceof CommanderError) return cause.exitCode === 0 ? exit.clean : exit.usage;
  if (cause instanceof UsageError) {
    io.err(`${red('galley:')} ${cause.message}\n${cause.hint ? `  ${cause.hint}\n` : ''}`);
    return exit.usage;
  }
  if (io.signal.aborted) return exit.interrupted;
  if (cause instanceof WriteError) {
    io.err(`${red('galley:')} ${cause.message}\n  what was there before is as it was\n`);
    return exit.failure;
  }
  const error = cause instanceof Error ? cause : new Error(String(cause));
  const isSystem = 'syscall' in error;
  io.err(`${red('galley:')} ${error.message}\n`);
  if (!isSystem)
    io.err(`${dim(error.stack ?? '')}\n  This is a bug in Galley: please report it with the lines above.\n`);
  return exit.failure;
};

const terminal = (): Io => {
  const { env, stdout, stderr, stdin } = process;
  const interrupt = new AbortController();
  process.once('SIGINT', () => {
    interrupt.abort();
    // A second Ctrl-C ends it at once.
    process.once('SIGINT', () => process.exit(exit.interrupted));
  });
  process.once('SIGTERM', () => interrupt.abort());
  // `galley build | head` must not end in a stack.
  stdout.on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code === 'EPIPE') process.exit(process.exitCode ?? exit.clean);
    throw cause;
  });
  return {
    cwd: process.cwd(),
    env,
    out: (text) => void stdout.write(text),
    err: (text) => void stderr.write(text),
    ask: async (question) => {
      const { createInterface } = await import('node:readline/promises');
      const prompt = createInterface({ input: stdin, output: stderr });
      try {
        return await prompt.question(question, { signal: interrupt.signal });
      } finally {
        prompt.close();
      }
    },
    stdin: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
    isTTY: Boolean(stdout.isTTY && stdin.isTTY),
    width: Math.min(stdout.columns || 80, 120),
    color: pc.isColorSupported,
    signal: interrupt.signal,
  };
};

void main(process.argv);
