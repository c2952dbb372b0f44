import { describe, expect, it } from 'vitest';
import { firstCut } from '../../src/import/cut.ts';
import { countWords } from '../../src/import/plain.ts';
import type { TextBlock } from '../../src/import/types.ts';
import { importFixture } from './fixture.ts';

const paragraphs = (...texts: string[]): TextBlock[] => texts.map((text) => ({ kind: 'paragraph', text }));
const filler = (words: number, of = 'word'): string =>
  `It ${Array.from({ length: words }, (_, index) => `${of}${index}`).join(' ')}.`;

describe('the first cut', () => {
  it('starts with the opening and keeps the order of the text', async () => {
    const { body } = await importFixture('graph.html');
    expect(body).toMatch(/^> Crews at two harbours/);
    const places = ['Crews at', 'measured the noise', 'A third harbour']
      .map((words) => body.indexOf(words))
      .filter((at) => at >= 0);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('passes over posts and lines without an end while there are sentences', () => {
    const cut = firstCut(
      paragraphs(
        `The ferry runs on batteries. ${filler(20, 'a')}`,
        `The ferry, the ferry, the batteries of the ferry pic.twitter.com/batteries ${filler(20, 'b')}`,
        `The ferry and its batteries at the yard, price ${'thing '.repeat(30).trim()}`,
        `The yard rebuilt the ferry. ${filler(55, 'c')}`,
        `The islanders rode the ferry. ${filler(55, 'd')}`,
      ),
      'Ferry on batteries',
    );
    expect(cut.join(' ')).not.toMatch(/twitter|price/);
  });

  it('takes the items of a text that is a list', () => {
    const items = [
      '+ A quieter horn',
      '+ A second ramp',
      '* Lights that come on by themselves',
      '* A faster door',
    ];
    const cut = firstCut(
      paragraphs(...items, 'The ferry now runs on batteries, and nobody misses the diesel.'),
    );
    expect(cut).toContain('+ A second ramp');
  });

  it('has two to four paragraphs and 60 to 180 words of a long text', () => {
    const blocks = paragraphs(
      ...Array.from(
        { length: 30 },
        (_, index) => `The cranes of harbour ${index} ${filler(45, `w${index}x`)}`,
      ),
    );
    const cut = firstCut(blocks, 'Cranes of the harbour');
    const words = cut.reduce((sum, text) => sum + countWords(text), 0);
    expect(cut.length).toBeGreaterThanOrEqual(2);
    expect(cut.length).toBeLessThanOrEqual(4);
    expect(words).toBeGreaterThanOrEqual(60);
    expect(words).toBeLessThanOrEqual(180);
  });

  it('cuts a long paragraph behind a whole sentence, not behind an abbreviation', () => {
    const [first] = firstCut(
      paragraphs(`Mr. Rao of the U.S. branch said so. ${filler(60)} ${filler(60, 'late')}`),
    );
    expect(first).toMatch(/word59\.$/);
  });

  it('does not cut a quote open, and keeps the sentence that names its speaker', () => {
    const quote = `“${filler(70)} ${filler(20, 'more')}” Latha Menon said on Friday. ${filler(60, 'rest')}`;
    const [first] = firstCut(paragraphs(quote));
    expect(first).toMatch(/Latha Menon said on Friday\.$/);
  });

  it('leaves a quote without a speaker to those that have one', () => {
    const cut = firstCut(
      paragraphs(
        `Crews have begun to work with new cranes. ${filler(30)}`,
        `“Cranes cranes cranes work work. ${filler(20, 'q')}”`,
        `The crews and their cranes work at night. ${filler(30, 'n')}`,
        `Crews and cranes were counted, the trust said. ${filler(55, 'c')}`,
        `New cranes for crews will follow. ${filler(30, 'f')}`,
      ),
      'New cranes for crews',
    );
    expect(cut.join('\n')).not.toContain('q5');
  });

  it('is all of a text that is shorter', () => {
    expect(firstCut(paragraphs('One short notice, no more than this, was put up at the gate.'))).toHaveLength(
      1,
    );
  });
});
