import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const paragraphs = [
  'The ferry to the outer islands will run on batteries from next spring, the harbour board said on Tuesday.',
  'Two boats have been rebuilt at the old yard, where forty people worked on them through the winter.',
  'The first crossing in a storm, in March, took no longer than it did with diesel, the captain said.',
  'Tickets will cost the same for at least three years, the board promised the islanders.',
];

const captureWith = async (inserted: string): Promise<string> => {
  const [first, second, third, last] = paragraphs;
  const head = 'Island ferry goes electric\n\nBy Mara Olsen\n\n12 May 2024';
  const text = [head, first, second, inserted, third, last].join('\n\n');
  return (await importText(text)).fullText;
};

describe('what a page sets between the paragraphs of a capture', () => {
  it('is left out when it is the headline of another story', async () => {
    expect(await captureWith('Mayor of the north shore opens a second bridge after years of delay')).toBe(
      paragraphs.join('\n\n'),
    );
  });

  it('is left out with its label below it', async () => {
    expect(await captureWith('Second bridge opens late\nRead more')).toBe(paragraphs.join('\n\n'));
  });

  it('is left out when it is a card: headline, names, opening, the names again', async () => {
    const card =
      'Second bridge opens late after a dispute\nTom Reed, Ana Silva\n\nThe bridge over the north sound was opened on Monday, two years late, said the mayor.\n\n(Tom Reed, Ana Silva)';
    expect(await captureWith(card)).toBe(paragraphs.join('\n\n'));
  });

  it('stays when it is a short heading', async () => {
    expect(await captureWith('Same price')).toContain('\n\nSame price\n\n');
  });

  it('stays when a colon announces it or it is a sentence', async () => {
    expect(await captureWith('What the board promised the islanders in its letter of June:')).toContain(
      'letter of June:',
    );
  });
});

describe('brackets at the start of a line', () => {
  it('stay when they hold an editor’s letter or the number of a note', async () => {
    const text = await captureWith(
      '“[S]ome of us doubted it would ever sail,” one of the welders wrote in the log.\n\n[2] The log is kept at the yard and may be read there on weekdays.',
    );
    expect(text).toContain('[S]ome of us');
    expect(text).toContain('[2] The log');
  });
});
