import { expect, it } from 'vitest';
import { sharedWireForm, wireForm } from '../../src/send/wire-form.ts';

const wire = (text: string) => wireForm(Buffer.from(text, 'latin1')).toString('latin1');

it('doubles dots at the starts of lines and nowhere else', () => {
  expect(wire('.a\r\nb.c\r\n..\r\n.\r\n')).toBe('..a\r\nb.c\r\n...\r\n..\r\n');
});

it('keeps every octet, and ends the last line', () => {
  const all = String.fromCharCode(...Array.from({ length: 256 }, (_, at) => at)).replace(/[\r\n]/g, '');
  expect(wire(all)).toBe(`${all}\r\n`);
  expect(wire('')).toBe('');
});

it.each(['a\nb\r\n', 'a\rb\r\n', 'a\r', 'a\n.\r\n', '\r\r\n', '\n'])(
  'refuses %j, which servers do not read alike',
  (text) => {
    expect(() => wire(text)).toThrow('CRLF');
  },
);

it('is made once for a body that goes to many', () => {
  const body = Buffer.from('.a\r\n');
  expect(sharedWireForm(body)).toBe(sharedWireForm(body));
  expect(sharedWireForm(body).toString()).toBe('..a\r\n');
});
