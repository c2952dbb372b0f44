import { expect, it } from 'vitest';
import { MessageStream } from '../../src/inbox/message-stream.ts';

/** Adds dots as a sender does: to each line, lines ending in CRLF (RFC 5321 section 4.5.2). */
function stuffed(message: Buffer): Buffer {
  const text = message.toString('latin1').replace(/(^|\r\n)\./g, '$1..');
  return Buffer.from(`${text}.\r\n`, 'latin1');
}

/** What the data mode makes of the chunks, and what it takes for commands after them. */
async function receive(chunks: Buffer[]): Promise<{ message: Buffer; commands: string[] }> {
  const parser = new MessageStream({});
  const commands: string[] = [];
  parser.oncommand = (command, next) => {
    commands.push(command.toString('latin1'));
    next?.();
  };
  const stream = parser.startDataMode();
  const message = (async () => {
    const parts: Buffer[] = [];
    for await (const part of stream) parts.push(part);
    parser.continue();
    return Buffer.concat(parts);
  })();
  for (const chunk of chunks) await new Promise((resolve) => parser.write(chunk, resolve));
  return { message: await message, commands };
}

function cut(bytes: Buffer, sizes: () => number): Buffer[] {
  const chunks: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const size = sizes();
    chunks.push(bytes.subarray(at, at + size));
    at += size;
  }
  return chunks;
}

const messages: [string, string][] = [
  ['an empty one', ''],
  ['a single line', 'x\r\n'],
  ['a dot alone', '.\r\n'],
  ['dots at line starts', '.\r\n..\r\n...\r\n.a\r\n'],
  ['bare line feeds before dots', 'a\n.b\n..c\n.\nd\r\n'],
  ['bare carriage returns', 'a\r.b\r\r\n.\r\r\n'],
  ['NUL and 8-bit octets', '\x00\x80\xff\r\n\x00.\r\n'],
  ['a line of 5,000 octets', `${'y'.repeat(5000)}\r\n`],
  ['what looks like the end, with a bare line feed', 'a\n.\r\nb\r\n.\nc\r\n'],
];

it.each(messages)('keeps %s byte for byte, however it is cut', async (_name, text) => {
  const message = Buffer.from(text, 'latin1');
  const wire = Buffer.concat([stuffed(message), Buffer.from('QUIT\r\n')]);
  for (const size of [1, 2, 3, 4, 5, 7, 64_000]) {
    const received = await receive(cut(wire, () => size));
    expect(received.message.equals(message)).toBe(true);
    expect(received.commands).toEqual(['QUIT']);
  }
});

it('keeps 300 messages made to mislead it', async () => {
  const random = randomNumbers(20260531);
  const alphabet = ['\r', '\n', '\r\n', '.', '\r\n.', 'a', '\x00', '\xe9'];
  for (let round = 0; round < 300; round += 1) {
    const length = Math.floor(random() * 40);
    const text = Array.from({ length }, () => alphabet[Math.floor(random() * alphabet.length)]).join('');
    const message = Buffer.from(`${text}\r\n`, 'latin1');
    const wire = Buffer.concat([stuffed(message), Buffer.from('NOOP\r\n')]);
    const received = await receive(cut(wire, () => 1 + Math.floor(random() * 9)));
    expect(received.message.toString('latin1')).toBe(message.toString('latin1'));
    expect(received.commands).toEqual(['NOOP']);
  }
});

/** Mulberry32: the same numbers each run. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
