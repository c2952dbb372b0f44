import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const paragraphs = [
  'The ferry to the outer islands will run on batteries from next spring, the harbour board said on Tuesday.',
  'Two boats have been rebuilt at the old yard, where forty people worked on them through the winter.',
  'The first crossing in a storm, in March, took no longer than it did with diesel, the captain said to the board.',
  'Tickets will cost the same for at least three years, the board promised the islanders in a letter of June.',
];
const head = 'Island ferry goes electric\n\nBy Mara Olsen\n\n12 May 2024';
const links = [
  'Second bridge opens late',
  'Mayor leaves the harbour board',
  'Why herring is dear this spring',
];

const bodyWith = async (...inserted: string[]): Promise<string> => {
  const [first, second, ...rest] = paragraphs;
  return (await importText([head, first, second, ...inserted, ...rest].join('\n\n'))).fullText;
};

describe('a box of links in the middle of a capture', () => {
  it.each([
    ['with bullets', `Trending Stories\n\n${links.map((link) => `  • ${link}`).join('\n')}`],
    ['of lines', `Related Stories\n${links.join('\n')}`],
    ['glued to the text below', `Further reading\nA lamp that learns? A winter with it`],
  ])('goes, and the text goes on: %s', async (_, box) => {
    expect(await bodyWith(box)).toBe(paragraphs.join('\n\n'));
  });

  it('ends the text when the next story begins below it', async () => {
    const [first, second, ...rest] = paragraphs;
    const capture = [head, first, second, 'Related Stories\nSecond bridge opens late\nBy Tom Reed', ...rest];
    const text = (await importText(capture.join('\n\n'))).fullText;
    expect(text.startsWith(`${first}\n\n${second}`)).toBe(true);
    expect(text).not.toContain('By Tom Reed');
  });
});

describe('what a text browser prints for pictures', () => {
  it.each([
    'old-harbour-with-two-boats',
    'IMG_2765_harbour',
    'Screen Shot 2024-05-12 at 10.33.38 AM',
    'Ferry model Ferry model',
    'The first rebuilt boat lies in the harbour of Karlsund.\nThe first rebuilt boat lies in the harbour of Karlsund on Monday with Tom Reed.',
    'The many lives of a lighthouse keeper The many lives of a lighthouse keeper The many lives',
  ])('is no text: %s', async (line) => {
    expect(await bodyWith(line)).toBe(paragraphs.join('\n\n'));
  });
});
