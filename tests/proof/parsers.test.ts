import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { describe, expect, it } from 'vitest';
import type { Proof } from '../../src/model.ts';
import { type Case, editionCases, proofOf, publicationOf } from '../setup/editions.ts';

interface Read {
  defects: string[];
  subject: string;
  from: string;
  text: string;
  html: string;
  /** Content-IDs. */
  images: string[];
  octets: number[];
}

const readByPython = (message: Uint8Array): Read => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-eml-'));
  const path = join(folder, 'message.eml');
  writeFileSync(path, message);
  const script = join(import.meta.dirname, 'read-mail.py');
  const { stdout, stderr } = spawnSync('python3', [script, path], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  if (!stdout) throw new Error(stderr);
  return JSON.parse(stdout) as Read;
};

/** The HTML of a message with its image addresses as index.html has them. */
const asBuilt = (html: string, proof: Proof, each: Case): string => {
  const { baseUrl = '' } = publicationOf(each);
  let built = html.replaceAll(`${baseUrl}${each.id}/images/`, 'images/');
  for (const { cid, name } of proof.images) built = built.replaceAll(`cid:${cid}`, `images/${name}`);
  return built;
};

/** A transfer encoding may end the last line of a part, and mail ends lines its own way. */
const lines = (text: string): string => text.replace(/\r\n/g, '\n').trimEnd();

const embedded = (proof: Proof) => (proof.publication?.images === 'embed' ? proof.images : []);

describe.each(editionCases)('the message of the edition $name', (each) => {
  it('is read by Python without a defect, and says what was built', async () => {
    const proof = await proofOf(each);
    const read = readByPython(proof.message);
    expect(read.defects).toEqual([]);
    expect(read.subject).toBe(proof.subject);
    expect(read.from).toContain(publicationOf(each).from.address);
    expect(lines(read.text)).toBe(lines(proof.text));
    expect(lines(asBuilt(read.html, proof, each))).toBe(lines(proof.html));
    expect(read.images).toEqual(
      embedded(proof)
        .map((image) => image.cid)
        .sort(),
    );
    expect(read.octets).toEqual(
      embedded(proof)
        .map((image) => image.bytes.length)
        .sort((a, b) => a - b),
    );
  });

  it('is read by mailparser, and says what was built', async () => {
    const proof = await proofOf(each);
    const read = await simpleParser(Buffer.from(proof.message), { keepCidLinks: true });
    expect(read.subject).toBe(proof.subject);
    expect(lines(read.text ?? '')).toBe(lines(proof.text));
    expect(lines(asBuilt(read.html || '', proof, each))).toBe(lines(proof.html));
    expect(read.attachments.map((part) => part.content.equals(bytesOf(part.cid, proof)))).toEqual(
      embedded(proof).map(() => true),
    );
  });
});

const bytesOf = (cid: string | undefined, proof: Proof): Uint8Array =>
  proof.images.find((image) => image.cid === cid)?.bytes ?? new Uint8Array();

describe('reading by Python', () => {
  it('tells of a boundary that is never closed', () => {
    const broken = [
      'From: a@example.org',
      'Subject: x',
      'MIME-Version: 1.0',
      'Content-Type: multipart/alternative; boundary=b',
      '',
      '--b',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'words',
      '--b',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      'PGI+Y',
      '',
    ];
    const { defects } = readByPython(Buffer.from(broken.join('\r\n')));
    expect(defects.join()).toMatch(/CloseBoundaryNotFound/);
  });
});
