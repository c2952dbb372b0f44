import { generateKeyPairSync } from 'node:crypto';
import { dkimVerify } from 'mailauth/lib/dkim/verify.js';
import { describe, expect, it } from 'vitest';
import { compose } from '../../src/message/compose.ts';
import { hashBody, signMessage } from '../../src/message/dkim.ts';
import { dkimRecord, loadDkimKey } from '../../src/message/dkim-key.ts';
import { joinMessage, type Message, splitMessage, withHeaders } from '../../src/message/headers.ts';
import { input } from './input.ts';

const pem = (bits: number): string =>
  generateKeyPairSync('rsa', { modulusLength: bits })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

const keyFrom = (text: string) => {
  const { key } = loadDkimKey(text, 'dkim.pem');
  if (!key) throw new Error('no key');
  return key;
};

const key = keyFrom(pem(2048));

/** What mailauth says, with the record served from here instead of the DNS. */
async function verdict(message: Message | Uint8Array) {
  const bytes = 'headers' in message ? joinMessage(message) : message;
  const resolver = async (name: string, type: string): Promise<string[][]> => {
    expect([name, type]).toEqual(['news._domainkey.todays-cache.example', 'TXT']);
    return [[dkimRecord(key)]];
  };
  const { results } = await dkimVerify(Buffer.from(bytes), { resolver });
  return results.map(({ status }) => ({ result: status.result, aligned: status.aligned }));
}

async function signed(message: Message): Promise<Message> {
  const bodyHash = await hashBody(message.body);
  const time = new Date('2023-05-31T11:30:00Z');
  return signMessage(message, { domain: 'todays-cache.example', selector: 'news', key, bodyHash, time });
}

const unsubscribe = { url: 'https://todays-cache.example/leave' };

describe('signMessage', () => {
  it('signs so that mailauth, which knows nothing of us, verifies it', async () => {
    const message = await signed(splitMessage(compose(input({ unsubscribe }))));
    expect(await verdict(message)).toEqual([{ result: 'pass', aligned: 'todays-cache.example' }]);
  });

  it('verifies for every recipient with one hash of the body', async () => {
    const message = splitMessage(compose(input()));
    const bodyHash = await hashBody(message.body);
    for (const address of ['a@one.example', 'üser@two.example']) {
      const own = withHeaders(message, { to: { name: 'Zoë', address } });
      const result = await signMessage(own, {
        domain: 'todays-cache.example',
        selector: 'news',
        key,
        bodyHash,
      });
      expect((await verdict(result))[0]?.result).toBe('pass');
    }
  });

  it('signs both List-Unsubscribe headers, and every header that matters', async () => {
    const { headers } = await signed(splitMessage(compose(input({ unsubscribe }))));
    const list =
      /h=([^;]*);/
        .exec(headers[0]?.raw ?? '')?.[1]
        ?.replace(/\s/g, '')
        .split(':') ?? [];
    for (const name of [
      'from',
      'to',
      'subject',
      'date',
      'message-id',
      'mime-version',
      'content-type',
      'list-id',
    ]) {
      expect(list.filter((item) => item === name)).toHaveLength(2);
    }
    expect(list.filter((item) => item.startsWith('list-unsubscribe'))).toHaveLength(4);
    expect(list.filter((item) => item === 'cc')).toHaveLength(1);
  });

  it.each(['From', 'Subject', 'Cc', 'Reply-To', 'List-Unsubscribe'])(
    'fails when someone adds another %s',
    async (name) => {
      const message = await signed(splitMessage(compose(input({ unsubscribe }))));
      const forged = {
        ...message,
        headers: [{ name, raw: `${name}: forged@evil.example` }, ...message.headers],
      };
      expect((await verdict(forged))[0]?.result).toBe('fail');
    },
  );

  it('fails when a word of the body changes, and passes when only white space at line ends does', async () => {
    const message = await signed(splitMessage(compose(input())));
    const body = Buffer.from(message.body).toString('latin1');
    const changed = { ...message, body: Buffer.from(body.replace('Dixon', 'Nixon'), 'latin1') };
    const padded = { ...message, body: Buffer.from(`${body.replace(/\r\n/g, ' \r\n')}\r\n\r\n`, 'latin1') };
    expect(body).toContain('Dixon');
    expect((await verdict(changed))[0]?.result).toBe('neutral');
    expect((await verdict(padded))[0]?.result).toBe('pass');
  });

  it('survives refolding of headers on the way', async () => {
    const message = await signed(splitMessage(compose(input({ unsubscribe }))));
    const refold = (raw: string): string => raw.replace(/\r\n[ \t]+/g, '\r\n\t  ');
    const headers = message.headers.map(({ name, raw }) => ({ name, raw: refold(raw) }));
    expect((await verdict({ ...message, headers }))[0]?.result).toBe('pass');
  });

  it('refuses a message with two headers of a name it signs', async () => {
    const message = splitMessage(compose(input()));
    const doubled = { ...message, headers: [...message.headers, { name: 'SUBJECT', raw: 'SUBJECT: two' }] };
    await expect(signed(doubled)).rejects.toThrow('more than one Subject');
  });

  it('keeps every line of the signature within 78 columns', async () => {
    const { headers } = await signed(splitMessage(compose(input({ unsubscribe }))));
    for (const line of headers[0]?.raw.split('\r\n') ?? []) expect(line.length).toBeLessThanOrEqual(78);
  });
});

describe('loadDkimKey', () => {
  const codes = (text: string) => loadDkimKey(text, 'keys/dkim.pem').findings.map(({ code }) => code);

  it('takes RSA keys of 2048 bits in both PEM forms without a word', () => {
    const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
    expect(codes(pair.privateKey.export({ type: 'pkcs1', format: 'pem' }).toString())).toEqual([]);
    expect(codes(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())).toEqual([]);
  });

  it('warns of keys under 2048 bits and takes them', () => {
    const { key, findings } = loadDkimKey(pem(1024), 'keys/dkim.pem');
    expect(key).toBeDefined();
    expect(findings).toMatchObject([{ code: 'dkim-key-short', severity: 'warning', owner: 'publication' }]);
  });

  it('refuses what cannot sign or would be ignored, saying why', () => {
    const ed = generateKeyPairSync('ed25519');
    const pss = generateKeyPairSync('rsa-pss', { modulusLength: 2048 });
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const refused: [string, RegExp][] = [
      [ed.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), /ed25519/],
      [pss.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), /rsa-pss/],
      [rsa.publicKey.export({ type: 'spki', format: 'pem' }).toString(), /public key/],
      [
        rsa.privateKey
          .export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' })
          .toString(),
        /passphrase/,
      ],
      [pem(512), /512 bits/],
      ['', /not a private key/],
      ['-----BEGIN PRIVATE KEY-----\nnonsense\n-----END PRIVATE KEY-----\n', /not a private key/],
    ];
    for (const [text, reason] of refused) {
      const { key, findings } = loadDkimKey(text, 'keys/dkim.pem');
      expect(key).toBeUndefined();
      expect(findings).toMatchObject([
        { code: 'dkim-key', severity: 'error', message: expect.stringMatching(reason) },
      ]);
    }
  });
});
