import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type EditionReading, readEdition } from '../../src/content/edition.ts';
import type { Publication, Story } from '../../src/model.ts';

export type Files = Record<string, string | Uint8Array>;

/** Lays files out in a new folder of the system's temporary folder, and gives it. */
export function layOut(files: Files): string {
  const root = mkdtempSync(join(tmpdir(), 'galley-content-'));
  for (const [name, content] of Object.entries(files)) {
    const path = join(root, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
  return root;
}

/** A publication that needs no newsletter.yaml. */
export const publicationAt = (root: string, more: Partial<Publication> = {}): Publication => ({
  root,
  file: 'newsletter.yaml',
  name: 'The Evening Wire',
  from: { name: 'The Evening Wire', address: 'wire@letters.example' },
  language: 'en',
  timeZone: 'UTC',
  time: '17:00',
  theme: 'plain',
  images: 'embed',
  audience: 'test',
  testRecipients: [],
  checks: { severity: {}, clients: [], allow: {} },
  places: {},
  ...more,
});

const folder = 'articles/2023-05-31';

/** Reads an edition of these files (names from its folder). */
export function readFiles(files: Files, more: Partial<Publication> = {}): EditionReading & { root: string } {
  const inFolder = Object.fromEntries(
    Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]),
  );
  const root = layOut({ [`${folder}/.keep`]: '', ...inFolder });
  return { root, ...readEdition(join(root, folder), publicationAt(root, more)) };
}

/** The one story of a file with this front matter and body. */
export function readOne(front: string, body = 'It rained.\n', more: Partial<Publication> = {}) {
  const reading = readFiles({ '01-rain.md': `---\n${front}\n---\n${body}` }, more);
  const story: Story | undefined = reading.edition?.lead;
  return { ...reading, story };
}

/** Findings as short lines: `error code file:line:column`, the file's name only. */
export const brief = ({ findings }: Pick<EditionReading, 'findings'>): string[] =>
  findings.map(({ severity, code, place }) => {
    const name = place?.file.split('/').at(-1);
    return `${severity} ${code} ${name}:${place?.line}:${place?.column}`;
  });
