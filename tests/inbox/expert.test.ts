import { generateKeyPairSync } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import { describe, expect, it } from 'vitest';
import { type Expert, examine } from '../../src/inbox/expert.ts';
import { parseMessage } from '../../src/inbox/parsed.ts';
import { temporaryFolder } from './support.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const record = `v=DKIM1; k=rsa; p=${publicKey.export({ type: 'spki', format: 'der' }).toString('base64')}`;
const keys = { 'press._domainkey.galley.test': record };

const list = {
  'List-Unsubscribe': '<mailto:out@galley.test>, <https://galley.test/out>',
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
};

async function compose(headers: Record<string, string> = {}, more: object = {}): Promise<Buffer> {
  const mail = new MailComposer({
    from: 'letter@galley.test',
    to: 'reader@galley.test',
    subject: 'Today’s Cache | One; two',
    text: 'Words',
    html: '<p>Words</p>',
    headers,
    newline: 'windows',
    ...more,
  });
  return mail.compile().build();
}

async function signed(headers: Record<string, string> = {}, fields?: string): Promise<Buffer> {
  const { default: DKIM } = await import('nodemailer/lib/dkim/index.js');
  const signer = new DKIM({
    domainName: 'galley.test',
    keySelector: 'press',
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ...(fields !== undefined && { headerFieldNames: fields }),
  });
  const chunks: Buffer[] = [];
  for await (const chunk of signer.sign(await compose(headers))) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

async function examined(
  message: Buffer,
  options: Partial<Parameters<typeof examine>[2]> = {},
): Promise<Expert> {
  return examine(message, await parseMessage(message), { keys: {}, editions: new Map(), ...options });
}

describe('the DKIM verdict', () => {
  it('passes with a key that is known, without DNS', async () => {
    const { dkim } = await examined(await signed(), { keys });
    expect(dkim).toMatchObject([{ status: 'pass', domain: 'galley.test', selector: 'press' }]);
    expect(dkim[0]?.signed).toContain('subject');
  });

  it('says that it was not checked when the key is in DNS', async () => {
    const { dkim } = await examined(await signed());
    expect(dkim).toMatchObject([{ status: 'not-checked', words: expect.stringContaining('no DNS') }]);
  });

  it('fails when the body changed, whether or not the key is known', async () => {
    const changed = Buffer.from(
      (await signed()).toString('latin1').replace('<p>Words', '<p>Wards'),
      'latin1',
    );
    for (const known of [keys, {}])
      expect((await examined(changed, { keys: known })).dkim).toMatchObject([
        { status: 'fail', words: expect.stringContaining('body') },
      ]);
  });

  it('fails when a signed header changed', async () => {
    const changed = Buffer.from((await signed()).toString('latin1').replace('reader@', 'raider@'), 'latin1');
    expect((await examined(changed, { keys })).dkim).toMatchObject([{ status: 'fail' }]);
  });

  it('is empty without a signature', async () => {
    expect((await examined(await compose())).dkim).toEqual([]);
  });
});

describe('leaving with one click', () => {
  const cases: [string, Record<string, string>, Expert['unsubscribe']['status'], RegExp][] = [
    ['both headers', list, 'right', /Both headers are there/],
    ['none', {}, 'missing', /No List-Unsubscribe/],
    ['only mailto', { ...list, 'List-Unsubscribe': '<mailto:x@galley.test>' }, 'wrong', /no https/],
    ['plain http', { ...list, 'List-Unsubscribe': '<http://galley.test/>' }, 'wrong', /no https/],
    ['no -Post', { 'List-Unsubscribe': '<https://galley.test/out>' }, 'wrong', /-Post is missing/],
    ['another -Post', { ...list, 'List-Unsubscribe-Post': 'Yes' }, 'wrong', /has to say/],
    ['only -Post', { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }, 'wrong', /without a List-Uns/],
  ];
  it.each(cases)('with %s', async (_name, headers, status, words) => {
    const { unsubscribe } = await examined(await compose(headers));
    expect(unsubscribe).toEqual({ status, words: expect.stringMatching(words) });
  });

  it('wants both headers signed', async () => {
    const both = 'From:Subject:List-Unsubscribe:List-Unsubscribe-Post';
    expect((await examined(await signed(list, both))).unsubscribe.status).toBe('right');
    const { unsubscribe } = await examined(await signed(list, 'From:Subject:List-Unsubscribe'));
    expect(unsubscribe).toMatchObject({
      status: 'wrong',
      words: expect.stringContaining('sign list-unsubscribe-post'),
    });
  });
});

it('counts the HTML’s bytes, decoded', async () => {
  const html = `<p>${'é'.repeat(60_000)}</p>`;
  const message = await compose({}, { html });
  const { size } = await examined(message);
  expect(size).toEqual({ total: message.length, html: Buffer.byteLength(html), limit: 104_448 });
});

describe('beside the built editions', () => {
  async function built(): Promise<{ out: string; message: Buffer }> {
    const out = await temporaryFolder();
    const message = await compose(list);
    await mkdir(join(out, '2026-05-31'));
    await writeFile(join(out, '2026-05-31', 'message.eml'), message);
    await writeFile(join(out, 'index.html'), 'the shelf');
    return { out, message };
  }

  it('knows its edition by the body, whatever To, Date and Message-ID say', async () => {
    const { out, message } = await built();
    const sent = Buffer.from(
      message
        .toString('latin1')
        .replace(/^To: .*$/m, 'To: other@galley.test')
        .replace(/^Date: .*$/m, 'Date: Thu, 1 Jan 2026 00:00:00 +0000'),
      'latin1',
    );
    const { edition } = await examined(Buffer.concat([Buffer.from('Received: from x\r\n'), sent]), { out });
    expect(edition).toEqual({
      status: 'same',
      id: '2026-05-31',
      words: 'The body is that of the edition 2026-05-31, byte for byte',
      headers: [],
    });
  });

  it('shows headers that changed, went or came', async () => {
    const { out, message } = await built();
    const sent = message
      .toString('latin1')
      .replace(/^List-Unsubscribe-Post: .*\r\n/m, 'X-Added: by a relay\r\n')
      .replace(/^Subject: /m, 'Subject: [Test] ');
    const { edition } = await examined(Buffer.from(sent, 'latin1'), { out });
    expect(edition.status).toBe('same');
    expect(
      edition.headers.map(({ name, built: before, received }) => [name, before !== undefined, received]),
    ).toEqual([
      ['List-Unsubscribe-Post', true, undefined],
      ['Subject', true, expect.stringMatching(/^\[Test\] /)],
      ['X-Added', false, 'by a relay'],
    ]);
  });

  it('finds it by its subject, a test’s prefix aside, when the body changed', async () => {
    const { out, message } = await built();
    const sent = message
      .toString('latin1')
      .replace('<p>Words', '<p>Wards')
      .replace('Subject: ', 'Subject: [Test] ');
    expect((await examined(Buffer.from(sent, 'latin1'), { out })).edition).toMatchObject({
      status: 'different',
      id: '2026-05-31',
    });
  });

  it('says so when there is nothing to compare with', async () => {
    const message = await compose();
    expect((await examined(message)).edition.status).toBe('none');
    expect((await examined(message, { out: '/nowhere' })).edition.words).toContain('nothing is built');
    const { out } = await built();
    const other = await compose({}, { subject: 'Another', text: 'x', html: 'x' });
    expect((await examined(other, { out })).edition.words).toContain('No built edition');
  });
});
