import { expect, it } from 'vitest';
import type { SendError } from '../../src/send/failure.ts';
import { locate, readServer, ServerSettingError } from '../../src/send/server.ts';

const secret = 'p4ss/w0rd';
const login = { user: 'ann', password: secret };

it.each([
  ['smtp://mail.example', { host: 'mail.example', port: 587, secure: false }],
  ['smtps://mail.example', { host: 'mail.example', port: 465, secure: true }],
  ['smtp://mail.example:25?tls=none', { port: 25, tls: 'none' }],
  ['smtp://[::1]:1025', { host: '::1', port: 1025, label: 'smtp://[::1]:1025' }],
  ['smtp://bücher.example', { host: 'xn--bcher-kva.example' }],
  ['smtp://ann:p4ss%2Fw0rd@mail.example', { auth: { user: 'ann', pass: secret } }],
])('reads %s', (text, expected) => {
  expect(readServer(text, {}, '/')).toMatchObject(expected);
});

it('takes the login from the environment, and never shows it', () => {
  const setting = readServer('smtp://mail.example', login, '/');
  expect(setting.auth).toEqual({ user: 'ann', pass: secret });
  expect(setting.label).toBe('smtp://mail.example:587');
});

it.each([
  ['mail.example:587', {}],
  ['http://mail.example', {}],
  ['smtp://', {}],
  ['smtp://mail.example/inbox', {}],
  ['smtp://mail.example:0', {}],
  ['smtp://mail.example?tls=maybe', {}],
  ['smtp://mail.example?starttls=1', {}],
  ['smtps://mail.example?tls=none', {}],
  ['smtp://mail.example?tls=none', login],
  ['smtp://mail.example?ca=/no/such/file.pem', {}],
  ['smtp://mail.example', { user: 'ann' }],
  ['smtp://mail.example', { password: secret }],
  [`smtp://ann:${secret}@mail.example`, {}],
])('refuses %s with %o, in words that hold no password', (text, credentials) => {
  const read = () => readServer(text, credentials, '/');
  expect(read).toThrow(ServerSettingError);
  try {
    read();
  } catch (error) {
    const { message, hint } = error as ServerSettingError;
    expect(message + hint).not.toContain(secret);
  }
});

const located = (text: string, credentials = {}) => locate(readServer(text, credentials, '/'));

it('asks for no TLS on loopback, unless there is a login or it is wanted', async () => {
  expect((await located('smtp://127.0.0.1:1025')).tls).toBe(false);
  expect((await located('smtp://[::1]:1025')).tls).toBe(false);
  expect((await located('smtp://127.0.0.1:1025', login)).tls).toBe(true);
  expect((await located('smtp://127.0.0.1:1025?tls=required')).tls).toBe(true);
});

it('asks for TLS beyond loopback, on a private network too', async () => {
  expect((await located('smtp://192.168.1.4')).tls).toBe(true);
  expect((await located('smtp://198.51.100.7')).tls).toBe(true);
});

it('does without TLS where every address is private, and nowhere else', async () => {
  expect((await located('smtp://192.168.1.4:1025?tls=none')).tls).toBe(false);
  expect((await located('smtp://[fd00::1]:1025?tls=none')).tls).toBe(false);
  const failure = await located('smtp://198.51.100.7:1025?tls=none').catch(
    (error: SendError) => error.failure,
  );
  expect(failure).toMatchObject({ kind: 'not-private' });
  const mapped = await located('smtp://[::ffff:198.51.100.7]:25?tls=none').catch(
    (error: SendError) => error.failure,
  );
  expect(mapped).toMatchObject({ kind: 'not-private' });
});

it('lets the acceptance of a test inbox count only for itself', async () => {
  expect((await located('smtp://127.0.0.1:1025')).scope).toBe('smtp://127.0.0.1:1025');
  expect((await located('smtp://192.168.1.4:1025?tls=none')).scope).toBe('smtp://192.168.1.4:1025');
  expect((await located('smtp://198.51.100.7')).scope).toBe('mail');
});
