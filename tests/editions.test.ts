import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { editionRecord } from '../src/commands/edition-record.ts';
import type { Proof } from '../src/model.ts';
import { editionCases, proofOf } from './setup/editions.ts';

/** The picture in a message as a line that names its bytes: the golden files stay small, and a change still shows. */
const withoutPictures = (message: string): string =>
  message.replace(
    /(^Content-Type: image\/(?:[^\r\n]|\r\n[ \t])*\r\n(?:[^\r\n]+\r\n)*\r\n)([A-Za-z0-9+/=\r\n]+?)(?=\r\n--)/gm,
    (_all, headers: string, base64: string) => {
      const bytes = Buffer.from(base64, 'base64');
      return `${headers}[${bytes.length} octets, sha256 ${createHash('sha256').update(bytes).digest('hex')}]`;
    },
  );

const filesOf = (proof: Proof): Record<string, string> => ({
  'index.html': proof.html,
  'index.txt': proof.text,
  'message.eml': withoutPictures(Buffer.from(proof.message).toString('latin1')),
  'edition.json': `${JSON.stringify(editionRecord(proof), null, 2)}\n`,
});

const encoding = (name: string): BufferEncoding => (name === 'message.eml' ? 'latin1' : 'utf8');

describe.each(editionCases)('the edition $name', (each) => {
  // npm run test:golden renews the files; what changed is then reviewed like any other change.
  it('becomes what its golden files hold, byte for byte', async () => {
    const files = filesOf(await proofOf(each));
    if (process.env.UPDATE_GOLDEN) {
      rmSync(each.expected, { recursive: true, force: true });
      mkdirSync(each.expected, { recursive: true });
      for (const [name, text] of Object.entries(files))
        writeFileSync(join(each.expected, name), text, encoding(name));
    }
    for (const [name, text] of Object.entries(files))
      expect(text, name).toBe(readFileSync(join(each.expected, name), encoding(name)));
  });

  it('has no errors, and no private mark in anything it becomes', async () => {
    const proof = await proofOf(each);
    expect(proof.findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    for (const [name, text] of Object.entries(filesOf(proof)))
      expect(text, name).not.toMatch(/[\x00-\x08\x0b\x0c\x0e-\x1f]/);
  });
});
