import { describe, expect, it } from 'vitest';
import { compose } from '../../src/message/compose.ts';
import { joinMessage, splitMessage, withHeaders } from '../../src/message/headers.ts';
import { input } from './input.ts';
import { parseWithPython } from './parsers.ts';

const message = compose(
  input({ unsubscribe: { url: 'https://x.example/leave', mailto: 'leave@x.example' } }),
);
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

describe('splitMessage', () => {
  it('gives back every byte when joined', () => {
    expect(joinMessage(splitMessage(message))).toEqual(message);
  });

  it('keeps folded fields together', () => {
    const { headers, body } = splitMessage(Buffer.from('A: 1\r\n 2\r\n\t3\r\nb : x\r\n\r\nbody\r\n\r\nrest'));
    expect(headers).toEqual([
      { name: 'A', raw: 'A: 1\r\n 2\r\n\t3' },
      { name: 'b', raw: 'b : x' },
    ]);
    expect(text(body)).toBe('body\r\n\r\nrest');
  });

  it('refuses bytes that are no message', () => {
    expect(() => splitMessage(Buffer.from('A: 1\r\n'))).toThrow('no empty line');
  });
});

describe('withHeaders', () => {
  const changes = {
    to: { name: 'Zoë, the “reader”', address: 'zoe@bücher.example' },
    date: { instant: new Date('2026-11-22T15:00:00Z'), timeZone: 'Asia/Kolkata' },
    messageId: 'attempt-1@todays-cache.example',
    subject: '[Test] Today’s Cache',
  };

  it('replaces those headers in their places and leaves all else, byte for byte', () => {
    const before = splitMessage(message);
    const after = withHeaders(before, changes);
    const replaced = ['To', 'Subject', 'Date', 'Message-ID'];
    expect(after.headers.map(({ name }) => name)).toEqual(before.headers.map(({ name }) => name));
    const others = (headers: typeof before.headers) => headers.filter(({ name }) => !replaced.includes(name));
    expect(others(after.headers)).toEqual(others(before.headers));
    expect(after.body).toBe(before.body);
    const [parsed] = parseWithPython([joinMessage(after)]);
    const of = (wanted: string) =>
      parsed?.headers.filter(([name]) => name === wanted).map(([, value]) => value);
    expect(of('To')).toEqual(['"Zoë, the “reader”" <zoe@xn--bcher-kva.example>']);
    expect(of('Date')).toEqual(['Sun, 22 Nov 2026 20:30:00 +0530']);
    expect(of('Message-ID')).toEqual(['<attempt-1@todays-cache.example>']);
    expect(of('Subject')).toEqual(['[Test] Today’s Cache']);
    expect(parsed?.defects).toEqual([]);
  });

  it('leaves the message it was given as it was', () => {
    const before = splitMessage(message);
    withHeaders(before, changes);
    expect(joinMessage(before)).toEqual(message);
  });

  it('adds a header the message does not have, and changes nothing when asked for nothing', () => {
    const bare = splitMessage(Buffer.from('From: a@b.example\r\n\r\nbody'));
    expect(text(joinMessage(withHeaders(bare, { to: { address: 'c@d.example' } })))).toBe(
      'From: a@b.example\r\nTo: c@d.example\r\n\r\nbody',
    );
    expect(withHeaders(bare, {})).toEqual(bare);
  });

  it('writes a non-ASCII local part in UTF-8, as RFC 6532 has it', () => {
    const bytes = joinMessage(withHeaders(splitMessage(message), { to: { address: 'zoë@b.example' } }));
    expect(Buffer.from(bytes).toString('utf8')).toContain('\r\nTo: zoë@b.example\r\n');
  });

  it('refuses what would not be one header', () => {
    const split = splitMessage(message);
    for (const messageId of ['', 'a', 'a@b>', 'a@b\r\nX: y', 'a b@c', '<a@b>']) {
      expect(() => withHeaders(split, { messageId })).toThrow('Not a Message-ID');
    }
    expect(() => withHeaders(split, { to: { address: 'a@b\r\nX: y' } })).toThrow('Not a mail address');
    const { headers } = withHeaders(split, { subject: 'a\r\nX: y' });
    expect(headers.find(({ name }) => name === 'Subject')?.raw).toBe('Subject: a X: y');
  });
});
