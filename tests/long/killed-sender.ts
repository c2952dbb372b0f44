/** The process that tests/long/kill.test.ts kills: `galley send` with its limit of recipients lifted. */
import { sendCommand } from '../../src/commands/send.ts';

const [root = '', smtp = '', count = '0', cache = ''] = process.argv.slice(2);

process.exitCode = await sendCommand(
  undefined,
  { smtp, yes: true, to: Array.from({ length: Number(count) }, (_, at) => `reader${at}@galley.test`) },
  {
    cwd: root,
    env: { GALLEY_CACHE: cache },
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    ask: async () => '',
    stdin: async () => new Uint8Array(),
    isTTY: false,
    width: 80,
    color: false,
    signal: new AbortController().signal,
  },
  { recipientLimit: Number(count) },
);
