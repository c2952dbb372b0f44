import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dkimSign } from 'mailauth/lib/dkim/sign.js';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { checkProof } from '../../src/check/check.ts';
import type { Finding } from '../../src/model.ts';
import { proof, publication } from './edition.ts';

let root: string;

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'galley-check-dkim-'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

const fields = 'from:to:subject:date:message-id:list-unsubscribe:list-unsubscribe-post';

const letter = [
  'From: The Morning Wire <wire@morning.example>',
  'To: reader@example.org',
  'Subject: Phone makers answer',
  'Date: Wed, 31 May 2023 17:00:00 +0530',
  'Message-ID: <31@morning.example>',
  'List-Unsubscribe: <https://morning.example/leave>, <mailto:leave@morning.example>',
  'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
  'MIME-Version: 1.0',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Phone makers answer the new rules.',
  '',
].join('\r\n');

const check = async (options: {
  bits?: number;
  covered?: string;
  change?: (message: string) => string;
}): Promise<Finding[]> => {
  const { bits = 2048, covered = fields, change = (message: string) => message } = options;
  const keyFile = join(root, `${bits}.pem`);
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: bits });
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  writeFileSync(keyFile, pem);
  const signer = { signingDomain: 'morning.example', selector: 'wire', privateKey: pem };
  const { signatures } = await dkimSign(letter, {
    canonicalization: 'relaxed/relaxed',
    algorithm: 'rsa-sha256',
    signTime: new Date('2023-05-31T11:30:00Z'),
    // It takes a text, whatever its types say.
    headerList: covered as unknown as string[],
    ...signer,
    ...{ signatureData: [signer] },
  });
  const message = Buffer.from(change(`${signatures}${letter}`));
  const own = publication({
    root,
    audience: 'list',
    dkim: { domain: 'morning.example', selector: 'wire', keyFile },
  });
  const report = await checkProof(proof({ message, publication: own }), { skip: { spam: 'not here' } });
  return report.findings.filter(({ code }) => code === 'dkim');
};

it('verifies a signature with the publication’s own key', async () => {
  expect(await check({})).toEqual([]);
});

it('finds a body and a field that were changed after signing', async () => {
  const body = await check({ change: (message) => message.replace('new rules', 'old rules') });
  expect(body.map(({ severity, message }) => [severity, message])).toEqual([
    ['error', 'The DKIM signature of morning.example does not fit the body: it was changed after signing'],
  ]);
  const field = await check({
    change: (message) => message.replace('Phone makers answer\r\nDate', 'Buy phones\r\nDate'),
  });
  expect(field.map(({ message }) => message)).toEqual([
    expect.stringContaining('does not verify: bad signature'),
  ]);
});

it('finds fields that are not covered, and keys that are too short', async () => {
  const thin = await check({ covered: 'from:to:subject:date' });
  expect(thin.map(({ severity, message }) => [severity, message])).toEqual([
    ['warning', 'The DKIM signature does not cover list-unsubscribe, list-unsubscribe-post'],
  ]);
  const short = await check({ bits: 1024 });
  expect(short.map(({ severity, message }) => [severity, message])).toEqual([
    ['warning', 'The DKIM signature of morning.example has a key of 1024 bits, and 2048 are wanted'],
  ]);
});

it('says that its own mail is signed when it is sent', async () => {
  const own = publication({
    root,
    audience: 'list',
    dkim: { domain: 'morning.example', selector: 'wire', keyFile: 'none.pem' },
  });
  const report = await checkProof(proof({ message: Buffer.from(letter), publication: own }), {
    skip: { spam: 'not here' },
  });
  expect(report.ran.find(({ code }) => code === 'dkim')).toMatchObject({
    outcome: 'not run',
    reason: 'the message is signed when it is sent',
  });
});
