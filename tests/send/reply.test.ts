import { expect, it } from 'vitest';
import { readReply } from '../../src/send/reply.ts';
import { failureWithoutSecrets, withoutSecrets } from '../../src/send/secrets.ts';

it('reads one line and many', () => {
  expect(readReply('250 2.0.0 Kept')).toMatchObject({ code: 250, text: '250 2.0.0 Kept' });
  expect(readReply('250')).toMatchObject({ code: 250 });
  expect(readReply('550-5.1.1 Unknown\n550 5.1.1 Really')).toMatchObject({
    code: 550,
    text: '550-5.1.1 Unknown 5.1.1 Really',
    lines: ['5.1.1 Unknown', '5.1.1 Really'],
  });
});

it.each(['', '25 ok', '2500 ok', '650 ok', '299 ok', 'ok', '250-a\n550 b', '250_ok'])(
  'takes %j for none',
  (raw) => {
    expect(readReply(raw)).toBeUndefined();
  },
);

it('takes a password out of what a server repeats, plain or encoded', () => {
  const auth = { user: 'press', pass: 'open sesame' };
  const plain = Buffer.from('\0press\0open sesame').toString('base64');
  const alone = Buffer.from('open sesame').toString('base64');
  expect(withoutSecrets(`no: open sesame, ${plain}, ${alone}`, auth)).toBe('no: ***, ***, ***');
  expect(
    failureWithoutSecrets({ kind: 'reply', phase: 'mail', reply: 'open sesame', detail: alone }, auth),
  ).toEqual({ kind: 'reply', phase: 'mail', reply: '***', detail: '***' });
});
