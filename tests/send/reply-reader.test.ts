import { expect, it } from 'vitest';
import { ReplyReader } from '../../src/send/reply-reader.ts';

const said = '250-one\r\n250-two\r\n250 three\r\n354 go\n\r\n550 5.1.1 n\u00f6\r\nHTTP/1.1 400\r\n';
const replies = ['250-one\r\n250-two\r\n250 three', '354 go', '550 5.1.1 n\u00f6', 'HTTP/1.1 400'];

it('cuts what comes into whole replies, whatever the pieces', () => {
  const bytes = Buffer.from(said);
  for (let size = 1; size <= bytes.length; size += 1) {
    const reader = new ReplyReader();
    const got: string[] = [];
    for (let at = 0; at < bytes.length; at += size) {
      got.push(...(reader.read(bytes.subarray(at, at + size)) ?? ['too long']));
    }
    expect(got).toEqual(replies);
  }
});

it('takes what is not UTF-8 for latin1', () => {
  expect(new ReplyReader().read(Buffer.from('550 n\u00f6\r\n', 'latin1'))).toEqual(['550 n\u00f6']);
});

it('gives up on a reply that never ends', () => {
  const reader = new ReplyReader();
  const line = Buffer.from(`250-${'x'.repeat(1000)}\r\n`);
  const ends = Array.from({ length: 100 }, () => reader.read(line));
  expect(ends[0]).toEqual([]);
  expect(ends.at(-1)).toBeUndefined();
});
