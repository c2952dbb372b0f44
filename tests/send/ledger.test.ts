import { appendFileSync, mkdtempSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { Ledger } from '../../src/send/ledger.ts';

const newFolder = () => join(mkdtempSync(join(tmpdir(), 'galley-ledger-')), '2026-11-20');
const record = (attempt: string) => ({
  attempt,
  content: 'c0ffee',
  to: 'ann@galley.test',
  scope: 'mail',
  server: 'smtp://mail.example:587',
  messageId: `<${attempt}@galley.test>`,
});
const standing = (ledger: Ledger) => ledger.standing('c0ffee', 'ann@galley.test', 'mail')?.state;

it('knows after reopening what was accepted, with the reply', async () => {
  const folder = newFolder();
  const ledger = Ledger.open(folder);
  await ledger.intend({ ...record('1'), head: 'To: ann@galley.test\r\n\r\n' });
  ledger.settle({ ...record('1'), state: 'accepted', reply: '250 2.0.0 queued' });
  await ledger.close();
  const again = Ledger.open(folder);
  expect(again.standing('c0ffee', 'ann@galley.test', 'mail')).toMatchObject({
    state: 'accepted',
    reply: '250 2.0.0 queued',
    messageId: '<1@galley.test>',
  });
  await again.close();
});

it('takes an intent without an outcome for uncertain', async () => {
  const folder = newFolder();
  const ledger = Ledger.open(folder);
  await ledger.intend({ ...record('1'), head: '' });
  await ledger.close();
  const again = Ledger.open(folder);
  expect(standing(again)).toBe('uncertain');
  await again.close();
});

it('keeps other content, other recipients and other scopes apart', async () => {
  const ledger = Ledger.open(newFolder());
  ledger.settle({ ...record('1'), state: 'accepted' });
  expect(ledger.standing('other', 'ann@galley.test', 'mail')).toBeUndefined();
  expect(ledger.standing('c0ffee', 'bob@galley.test', 'mail')).toBeUndefined();
  expect(ledger.standing('c0ffee', 'ann@galley.test', 'smtp://127.0.0.1:1025')).toBeUndefined();
  await ledger.close();
});

it('lets acceptance outweigh everything, and doubt outweigh a later refusal', async () => {
  const ledger = Ledger.open(newFolder());
  await ledger.intend({ ...record('1'), head: '' });
  ledger.settle({ ...record('2'), state: 'rejected' });
  expect(standing(ledger)).toBe('uncertain');
  ledger.settle({ ...record('3'), state: 'accepted' });
  ledger.settle({ ...record('4'), state: 'deferred' });
  expect(standing(ledger)).toBe('accepted');
  await ledger.close();
});

it('lets the outcome of one attempt replace its intent', async () => {
  const ledger = Ledger.open(newFolder());
  await ledger.intend({ ...record('1'), head: '' });
  ledger.settle({ ...record('1'), state: 'deferred' });
  expect(standing(ledger)).toBe('deferred');
  await ledger.close();
});

it('reads a ledger torn at any byte of its last line, and goes on writing whole lines', async () => {
  const folder = newFolder();
  const file = join(folder, 'ledger.jsonl');
  const ledger = Ledger.open(folder);
  await ledger.intend({ ...record('1'), head: 'To: ann@galley.test\r\n\r\n' });
  const afterIntent = statSync(file).size;
  ledger.settle({ ...record('1'), state: 'accepted' });
  await ledger.close();
  const whole = readFileSync(file);
  for (let size = afterIntent; size < whole.length - 1; size += 7) {
    truncateSync(file, afterIntent);
    appendFileSync(file, whole.subarray(afterIntent, size));
    const torn = Ledger.open(folder);
    expect(standing(torn)).toBe('uncertain');
    torn.settle({ ...record('2'), to: 'bob@galley.test', state: 'accepted' });
    await torn.close();
    const again = Ledger.open(folder);
    expect(again.standing('c0ffee', 'bob@galley.test', 'mail')?.state).toBe('accepted');
    await again.close();
  }
});

it('is readable by nobody else', async () => {
  const folder = newFolder();
  const ledger = Ledger.open(folder);
  ledger.keepContent('c0ffee', Buffer.from('Subject: x\r\n\r\nbody\r\n'));
  for (const name of ['', 'ledger.jsonl', 'c0ffee.eml'])
    expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
  await ledger.close();
});

it('keeps the content beside it, byte for byte', async () => {
  const folder = newFolder();
  const ledger = Ledger.open(folder);
  const message = Buffer.from('Subject: x\r\n\r\nbody\r\n');
  ledger.keepContent('c0ffee', message);
  expect(readFileSync(join(folder, 'c0ffee.eml'))).toEqual(message);
  await ledger.close();
});
