import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import pc from 'picocolors';
import { exit, type Io, UsageError } from './commands/io.ts';
import { isAllWritten, isTerminal, writeTo } from './commands/standard-streams.ts';
import { wantsColour } from './config.ts';
import { WriteError } from './files/write-error.ts';

declare const GALLEY_VERSION: string;

/** The only file that touches argv and the exit code. Each command is imported when it is run. */
const main = async (argv: string[]): Promise<void> => {
  const io = terminal();
  let code: number = exit.clean;
  process.on('uncaughtException', (cause: NodeJS.ErrnoException) => {
    // Nobody reads what bin.cjs said of the bundle: no reason to end.
    if (cause.code !== 'EPIPE') process.exit(failure(cause, io));
  });
  const program = commands(io, (result) => {
    code = result;
  });
  try {
    await program.parseAsync(argv);
  } catch (cause) {
    code = failure(cause, io);
  }
  process.exitCode = code;
  // A build that has ended has all on disk. Node would now wait for code that V8 still compiles, 5 to 10 ms of it.
  if (argv[2] === 'build' && isAllWritten()) process.exit();
};

const commands = (io: Io, done: Done): Command => {
  const program = new Command('galley')
    .description('A press for email newsletters: Markdown in, finished editions out.')
    .version(GALLEY_VERSION)
    .exitOverride()
    .configureOutput({ writeErr: io.err, writeOut: io.out })
    .showHelpAfterError('(npx galley --help lists the commands)');

  addPressCommands(program, io, done);
  addImportCommand(program, io, done);
  addPreviewCommand(program, io, done);
  addMailCommands(program, io, done);
  return program;
};

type Done = (code: number) => void;

const addPressCommands = (program: Command, io: Io, done: Done): void => {
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
    .option('--stories <n>', 'how many stories, the lead among them', storyCount, 5)
    .action(async (date: string | undefined, options) =>
      done(await (await import('./commands/new.ts')).newCommand(date, options, io)),
    );

  program
    .command('check')
    .description('find what would go wrong before it is sent')
    .argument('[edition...]', 'editions by date or path; all of them when none is named')
    .option('--html <file...>', 'check HTML files, also ones Galley did not build')
    .option('--eml <file...>', 'check messages, also ones Galley did not build')
    .option('--theme <path>', 'check a theme, a folder or a .mjml file, and show its rewrite')
    .option('--browser', 'measure contrast, targets and overflow in Chromium')
    .option('--online', 'ask the links and DNS')
    .option('--spam', 'run SpamAssassin’s own command when its daemon does not answer')
    .option('--strict', 'exit with 1 on warnings too')
    .option('--verbose', 'every detail, every rule, the table of clients')
    .option('--json', 'print findings as JSON')
    .option('--format <name>', 'github: annotations for a pull request')
    .action(async (names: string[], options) =>
      done(await (await import('./commands/check.ts')).checkCommand(names, options, io)),
    );
};

const addImportCommand = (program: Command, io: Io, done: Done): void => {
  program
    .command('import')
    .description('turn a page, a capture or a feed into story drafts')
    .argument('<source...>', 'files, addresses, or - for standard input')
    .option(
      '-e, --edition <date>',
      'the edition they go to; when absent, the newest that is not past, else a new one of today',
    )
    .option('--as <kind>', 'html, text or feed, where it is not told by itself')
    .option('--lead', 'put the first before all other stories')
    .option('--keep-source', 'write the full text beside the story')
    .option('--since <date>', 'feeds: only items of this day or later')
    .option('--take <n>', 'feeds: at most so many items; 5 when absent', wholeNumber)
    .option('--follow', 'feeds: fetch each item’s page and read that')
    .option('--dry-run', 'write nothing')
    .option('--json', 'print what was found as JSON')
    .addOption(new Option('--allow-private', 'for tests: also addresses of this machine').hideHelp())
    .action(async (sources: string[], options) =>
      done(await (await import('./commands/import.ts')).importCommand(sources, options, io)),
    );
};

const addPreviewCommand = (program: Command, io: Io, done: Done): void => {
  program
    .command('preview')
    .description('show editions in the browser, and again at every save')
    .argument('[edition]', 'the edition shown first; the newest when absent')
    .option('-p, --port <n>', 'the port; else 3000 or the next free one', portNumber)
    .option('--host', 'answer the local network too, so that a phone can look')
    .option('--open', 'open the browser')
    .option('--theme <path>', 'show a theme, a folder or a .mjml file, against stress editions')
    .action(async (edition: string | undefined, options) =>
      done(await (await import('./commands/preview.ts')).previewCommand(edition, options, io)),
    );
};

const addMailCommands = (program: Command, io: Io, done: Done): void => {
  program
    .command('send')
    .description('mail an edition to a test inbox, and know what became of it')
    .argument('[edition]', 'by date or path; the newest when absent')
    .option('--to <address...>', 'recipients; testRecipients of newsletter.yaml when absent')
    .option(
      '--smtp <url>',
      'the server: smtp://host:port or smtps://host; Galley’s own inbox when none is set',
    )
    .option('--dry-run', 'say what would be sent, and send nothing')
    .option('--again', 'send also what the server has accepted before')
    .option('--yes', 'do not ask about recipients outside testRecipients')
    .option('--force', 'send in spite of errors and drafts')
    .option('--verify', 'fetch the message back and compare it')
    .option('--imap <url>', 'where to fetch it back from: imaps://host')
    .option('--json', 'print the outcome as JSON')
    .action(async (edition: string | undefined, options) =>
      done(await (await import('./commands/send.ts')).sendCommand(edition, options, io)),
    );

  program
    .command('inbox')
    .description('a mail server for tests, with a page that shows what arrives')
    .option('--smtp-port <n>', 'the port for mail; else 1025 or the next free one', portNumber)
    .option('-p, --port <n>', 'the port of the page; else 1080 or the next free one', portNumber)
    .option('--keep <folder>', 'keep the mail here instead of .galley/inbox')
    .action(async (options) => done(await (await import('./commands/inbox.ts')).inboxCommand(options, io)));

  program
    .command('dkim')
    .description('make a key that signs messages, and print its DNS record')
    .option('--selector <name>', 'the part of the DNS name that tells keys apart')
    .option('--domain <name>', 'the domain that signs; that of from when absent')
    .option('--file <path>', 'where the key goes')
    .action(async (options) => done(await (await import('./commands/dkim.ts')).dkimCommand(options, io)));

  program
    .command('demo')
    .description('build the newest edition, send it to the inbox, fetch it back and compare')
    .action(async () => done(await (await import('./commands/demo.ts')).demoCommand(io)));
};

const wholeNumber = (text: string): number => {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 0) throw new InvalidArgumentError('a whole number is wanted.');
  return number;
};

/** An edition without a story is none. */
const storyCount = (text: string): number => {
  const number = wholeNumber(text);
  if (number < 1 || number > 99) throw new InvalidArgumentError('1 to 99 stories are wanted.');
  return number;
};

const portNumber = (text: string): number => {
  const number = wholeNumber(text);
  if (number > 65_535) throw new InvalidArgumentError('a port is at most 65535.');
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
  const system: NodeJS.ErrnoException | undefined =
    'syscall' in error ? (error as NodeJS.ErrnoException) : undefined;
  io.err(`${red('galley:')} ${system ? systemWords(system) : error.message}\n`);
  if (!system)
    io.err(`${dim(error.stack ?? '')}\n  This is a bug in Galley: please report it with the lines above.\n`);
  return exit.failure;
};

/** What the system refused, in words; its own where there are none. */
const systemWords = (error: NodeJS.ErrnoException): string => {
  const { code = '', path } = error;
  const [said, hint] = systemReasons[code] ?? [];
  return said ? `${path ? `${path}: ` : ''}${said}\n  ${hint}` : error.message;
};

const systemReasons: Record<string, [said: string, hint: string]> = {
  EACCES: ['no permission', 'give your user the right to it: ls -l shows who has it'],
  EPERM: ['no permission', 'give your user the right to it: ls -l shows who has it'],
  EROFS: ['the disk can only be read', 'work on a copy elsewhere'],
  ENOTDIR: ['a file is where a folder has to be', 'move the file away, and run it again'],
  ENOSPC: ['the disk is full', 'make room, and run it again'],
  EMFILE: ['too many files are open', 'end other programs, or allow more: ulimit -n'],
};

const terminal = (): Io => {
  const { env } = process;
  const interrupt = new AbortController();
  process.once('SIGINT', () => {
    interrupt.abort();
    // A second Ctrl-C ends it at once.
    process.once('SIGINT', () => process.exit(exit.interrupted));
  });
  process.once('SIGTERM', () => interrupt.abort());
  // `galley build | head` must not end in the middle, nor in a stack: what nobody reads any more is not written.
  const closed = () => undefined;
  const isOnTerminal = isTerminal('stdout');
  return {
    cwd: process.cwd(),
    env,
    out: (text) => writeTo('stdout', text, closed),
    err: (text) => writeTo('stderr', text, closed),
    ask: async (question) => {
      const { askAt } = await import('./commands/ask.ts');
      return askAt(question, { input: process.stdin, output: process.stderr, interrupt });
    },
    stdin: async () => {
      const chunks: Uint8Array[] = [];
      for await (const chunk of process.stdin) chunks.push(chunk as Uint8Array);
      return Buffer.concat(chunks);
    },
    isTTY: isOnTerminal && isTerminal('stdin'),
    width: isOnTerminal ? Math.min(process.stdout.columns || 80, 120) : 80,
    color: wantsColour(isOnTerminal, env),
    signal: interrupt.signal,
  };
};

void main(process.argv);
