import { createPublicKey } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { type DkimOptions, dkimCommand } from '../../src/commands/dkim.ts';
import { UsageError } from '../../src/commands/io.ts';
import { sendCommand } from '../../src/commands/send.ts';
import { fakeIo, makeProject, newsletter, story, writeProjectFile } from '../setup/project.ts';

const dkim = async (root: string, options: DkimOptions = {}) => {
  const io = fakeIo(root);
  const code = await dkimCommand(options, io);
  return { code, out: io.printed() };
};

it('makes a 2,048-bit RSA key for its owner alone, and prints the record to publish', async () => {
  const root = makeProject();
  const { code, out } = await dkim(root);
  expect(code).toBe(0);
  const file = join(root, '.galley/dkim/galley.example.org.pem');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  const key = createPublicKey(readFileSync(file));
  expect(key.asymmetricKeyDetails?.modulusLength).toBe(2048);
  const der = key.export({ type: 'spki', format: 'der' }).toString('base64');
  expect(out).toContain(`v=DKIM1; k=rsa; p=${der}`);
  expect(out).toContain('galley._domainkey.example.org');
});

it('prints a zone line whose strings are at most 255 octets and join to the record', async () => {
  const { out } = await dkim(makeProject());
  const line = out.split('\n').find((text) => text.includes(' IN TXT ')) ?? '';
  const strings = [...line.matchAll(/"([^"]*)"/g)].map(([, text = '']) => text);
  expect(strings.length).toBeGreaterThan(1);
  expect(Math.max(...strings.map((text) => text.length))).toBeLessThanOrEqual(255);
  expect(out.split('\n').some((text) => text.trim() === strings.join(''))).toBe(true);
});

it('never overwrites a key, and prints the record of the one that is there', async () => {
  const root = makeProject();
  const first = await dkim(root);
  const second = await dkim(root);
  const record = (out: string) => /v=DKIM1.*/.exec(out)?.[0];
  expect(record(second.out)).toBe(record(first.out));
});

it('refuses a place in out/ and names that are none', async () => {
  const root = makeProject();
  await expect(dkim(root, { file: 'out/key.pem' })).rejects.toThrow(UsageError);
  await expect(dkim(root, { selector: '../s' })).rejects.toThrow(UsageError);
  await expect(dkim(root, { domain: 'example..org' })).rejects.toThrow(UsageError);
});

it('makes a key and settings with which send signs', async () => {
  const root = makeProject({ 'articles/2026-11-20/01-phones.md': story('Phones for export') });
  const { out } = await dkim(root);
  const settings = /dkim:\n(?: {4}.*\n)+/.exec(out)?.[0] ?? '';
  writeProjectFile(root, 'newsletter.yaml', `${newsletter}${settings}`);
  const io = fakeIo(root);
  expect(await sendCommand(undefined, { verify: true }, io)).toBe(0);
  expect(io.printed()).toContain('The signature is good');
});
