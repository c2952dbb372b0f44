import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readPublication } from '../../src/config.ts';
import { readEdition } from '../../src/content/edition.ts';
import { importSource } from '../../src/import/import.ts';
import { storyFile } from '../../src/import/story-file.ts';
import type { SourceKind, StoryDraft } from '../../src/import/types.ts';

const folder = join(dirname(fileURLToPath(import.meta.url)), '../import/fixtures');
const fixtures = readdirSync(folder).map((name) => ({ name, bytes: readFileSync(join(folder, name)) }));

/** The same numbers every time: a failure can be had again by its number. */
const dice = (seed: number): (() => number) => {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x6d2b79f5) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 4_294_967_296;
  };
};

type Mutation = (bytes: Buffer, roll: () => number) => Buffer;

const at = (bytes: Buffer, roll: () => number): number => Math.floor(roll() * bytes.length);

const tags = [
  '<div>',
  '</div>',
  '<p>',
  '<table><tr>',
  '<!--',
  '<script>',
  '</body>',
  '<svg>',
  '<title>',
  '<a href="',
  '"',
  '>',
  '{{x}}',
  '---\n',
  '\u0000',
  '‹x›',
  '<h1>',
  '&#0;',
  ']]>',
  '<time datetime="',
];

const mutations: Record<string, Mutation> = {
  cut: (bytes, roll) => bytes.subarray(0, at(bytes, roll)),
  beheaded: (bytes, roll) => bytes.subarray(at(bytes, roll)),
  shuffled: (bytes, roll) => {
    const lines = bytes.toString('latin1').split('\n');
    return Buffer.from(
      lines
        .map((line) => ({ line, rank: roll() }))
        .sort((a, b) => a.rank - b.rank)
        .map(({ line }) => line)
        .join('\n'),
      'latin1',
    );
  },
  unclosed: (bytes, roll) => {
    let text = bytes.toString('latin1');
    for (let count = 0; count < 8; count += 1) {
      const place = Math.floor(roll() * text.length);
      const end = text.indexOf('>', place);
      text = end < 0 ? text : text.slice(0, place) + text.slice(end + 1);
    }
    return Buffer.from(text, 'latin1');
  },
  littered: (bytes, roll) => {
    let text = bytes.toString('latin1');
    for (let count = 0; count < 12; count += 1) {
      const place = Math.floor(roll() * text.length);
      text = text.slice(0, place) + tags[Math.floor(roll() * tags.length)] + text.slice(place);
    }
    return Buffer.from(text, 'latin1');
  },
  miscoded: (bytes, roll) => {
    const charset = ['utf-16', 'shift_jis', 'gb18030', 'windows-1251', 'martian'][Math.floor(roll() * 5)];
    return Buffer.concat([Buffer.from(`<meta charset="${charset}">`), bytes]);
  },
  flipped: (bytes, roll) => {
    const copy = Buffer.from(bytes);
    for (let count = 0; count < 60; count += 1) copy[at(copy, roll)] = Math.floor(roll() * 256);
    return copy;
  },
  doubled: (bytes, roll) => Buffer.concat([bytes, bytes.subarray(at(bytes, roll)), bytes]),
  'joined to one line': (bytes) => Buffer.from(bytes.toString('latin1').replace(/\s+/g, ' '), 'latin1'),
};

const reader = () => {
  const root = mkdtempSync(join(tmpdir(), 'galley-mutants-'));
  writeFileSync(join(root, 'newsletter.yaml'), 'name: Letter\nfrom: L <l@example.org>\n');
  const edition = join(root, 'articles/2023-05-31');
  mkdirSync(edition, { recursive: true });
  const { publication } = readPublication(root);
  if (!publication) throw new Error('the publication does not read');
  const read = (draft: StoryDraft): void => {
    const text = storyFile(draft, 'en');
    writeFileSync(join(edition, '01-draft.md'), text);
    const { edition: made, findings } = readEdition(edition, publication);
    const errors = findings.filter(({ severity }) => severity === 'error');
    expect(errors, text).toEqual([]);
    expect(made?.lead?.draft, text).toBe(true);
  };
  return { read, done: () => rmSync(root, { recursive: true }) };
};

const kinds: (SourceKind | undefined)[] = [undefined, 'html', 'text', 'feed'];

const importAll = async (bytes: Uint8Array, name: string, kind?: SourceKind): Promise<StoryDraft[]> => {
  const began = performance.now();
  const drafts = await importSource({
    bytes,
    name,
    url: 'https://paper.example/2020/01/02/x',
    ...(kind && { kind }),
  });
  expect(performance.now() - began, `${name} took too long`).toBeLessThan(5000);
  return drafts;
};

describe('1,000 mutated pages and captures', () => {
  it('never crash, never hang, and never make a story that build cannot read', async () => {
    const { read, done } = reader();
    const names = Object.keys(mutations);
    let stories = 0;
    for (let number = 0; number < 1000; number += 1) {
      const roll = dice(number);
      const { name, bytes } = fixtures[number % fixtures.length] ?? { name: '', bytes: Buffer.alloc(0) };
      const kind = names[Math.floor(roll() * names.length)] ?? '';
      const mutant = mutations[kind]?.(bytes, roll) ?? bytes;
      const label = `${name}, ${kind}, number ${number}`;
      const as = roll() < 0.8 ? undefined : kinds[Math.floor(roll() * kinds.length)];
      for (const draft of await importAll(mutant, label, as)) {
        if (draft.headline === undefined) continue;
        read(draft);
        stories += 1;
      }
    }
    done();
    // Mutants still hold most of their article: far fewer stories would mean that nothing was tested.
    expect(stories).toBeGreaterThan(800);
  });
});

describe('a huge source', () => {
  const sentence = 'Hundreds of kites rose over the square on the first windy day of the year. ';
  const huge: [string, string][] = [
    ['a text of one line', sentence.repeat(133_000)],
    ['a text of one word', 'x'.repeat(10_000_000)],
    ['a text of short lines', 'kites rise\n'.repeat(900_000)],
    ['a text of blanks', ' '.repeat(10_000_000)],
    ['a text of digits', '2023-05-31 '.repeat(900_000)],
    ['a page of one paragraph', `<html><body><h1>Kites</h1><p>${sentence.repeat(130_000)}</p></body></html>`],
    ['a page of open elements', `<html><body>${'<div>'.repeat(600_000)}`],
    ['a page of attributes', `<html><body><p ${'a=b '.repeat(2_000_000)}>x</p></body></html>`],
    [
      'a page of small paragraphs',
      `<html><body><h1>Kites</h1>${`<p>${sentence}</p>`.repeat(110_000)}</body></html>`,
    ],
    ['a page of open comments', `<html><body>${'<!--'.repeat(2_000_000)}`],
    [
      'JSON-LD without end',
      `<html><script type="application/ld+json">${'['.repeat(3_000_000)}</script><body><h1>Kites</h1><p>${sentence}</p></body></html>`,
    ],
    ['a feed of open elements', `<rss><channel>${'<item><title>'.repeat(500_000)}`],
  ];

  it.each(huge)('%s is read, or refused, within five seconds', async (name, text) => {
    const { read, done } = reader();
    for (const draft of await importAll(new TextEncoder().encode(text), name))
      if (draft.headline !== undefined) read(draft);
    done();
  });
});
