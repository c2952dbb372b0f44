import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';

/** What three independent parsers agree to call a message. Line ends are LF, names without quotes. */
export interface Parsed {
  subject: string;
  from: { name: string; address: string };
  text: string;
  html: string;
  images: { name: string; cid: string; bytes: Buffer }[];
}

interface PythonMessage {
  headers: [string, string][];
  from: [string, string][];
  date: string;
  tree: string[];
  text: string | null;
  html: string | null;
  images: { name: string; cid: string; disposition: string; bytes: string }[];
  defects: string[];
}

const lines = (text: string | null | undefined): string => (text ?? '').replace(/\r\n/g, '\n');
const bare = (id: string | undefined): string => (id ?? '').replace(/^<|>$/g, '');

/** By mailparser and postal-mime, from the Node world, and Python's email package, from another one. */
export async function parseEverywhere(message: Uint8Array): Promise<Record<string, Parsed>> {
  const [python] = parseWithPython([message]);
  return {
    mailparser: await withMailparser(message),
    'postal-mime': await withPostalMime(message),
    python: fromPython(python),
  };
}

async function withMailparser(message: Uint8Array): Promise<Parsed> {
  const parsed = await simpleParser(Buffer.from(message), { skipTextToHtml: true, skipImageLinks: true });
  const sender = parsed.from?.value[0];
  return {
    subject: parsed.subject ?? '',
    from: { name: sender?.name ?? '', address: sender?.address ?? '' },
    text: lines(parsed.text),
    html: lines(parsed.html || ''),
    images: parsed.attachments.map((image) => ({
      name: image.filename ?? '',
      cid: bare(image.contentId),
      bytes: image.content,
    })),
  };
}

/** postal-mime gives quoted-printable parts the line end that belongs to the boundary after them (RFC 2046). */
const delimitersOwn = /(?<=\n)\n$/;

async function withPostalMime(message: Uint8Array): Promise<Parsed> {
  const parsed = await PostalMime.parse(message);
  return {
    subject: parsed.subject ?? '',
    from: { name: parsed.from?.name ?? '', address: parsed.from?.address ?? '' },
    text: lines(parsed.text),
    html: lines(parsed.html).replace(delimitersOwn, ''),
    images: parsed.attachments.map((image) => ({
      name: image.filename ?? '',
      cid: bare(image.contentId),
      bytes: Buffer.from(image.content as ArrayBuffer),
    })),
  };
}

function fromPython(parsed: PythonMessage | undefined): Parsed {
  const [name = '', address = ''] = parsed?.from[0] ?? [];
  return {
    subject: parsed?.headers.find(([key]) => key === 'Subject')?.[1] ?? '',
    from: { name, address },
    text: lines(parsed?.text),
    html: lines(parsed?.html),
    images: (parsed?.images ?? []).map((image) => ({
      name: image.name,
      cid: bare(image.cid),
      bytes: Buffer.from(image.bytes, 'base64'),
    })),
  };
}

/** Several messages in one start of Python, which takes longer than the parsing. */
export function parseWithPython(messages: readonly Uint8Array[]): PythonMessage[] {
  const script = fileURLToPath(new URL('parse_mail.py', import.meta.url));
  const stdin = JSON.stringify(messages.map((message) => Buffer.from(message).toString('base64')));
  const run = spawnSync('python3', [script], { input: stdin, encoding: 'utf8', maxBuffer: 1e9 });
  if (run.error) {
    throw new Error(
      'This test needs python3 as a second opinion on mail: install it, on Debian with `apt-get install python3`',
      {
        cause: run.error,
      },
    );
  }
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}
