import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const paragraphs = [
  'The ferry to the outer islands will run on batteries from next spring, the harbour board said on Tuesday.',
  'Two boats have been rebuilt at the old yard, where forty people worked on them through the winter.',
  'The first crossing in a storm, in March, took no longer than it did with diesel, the captain said.',
  'Tickets will cost the same for at least three years, the board promised the islanders.',
  'The last of the diesel boats will be kept for the museum at the head of the quay, the board said.',
];
const caption = 'The rebuilt boat leaves the old yard for the first time, with the harbour board aboard.';
const head = 'Island ferry goes electric\n\nBy Mara Olsen\n\n12 May 2024';

const bodyOf = async (capture: string): Promise<string> => (await importText(capture)).fullText;

describe('a sentence that no paragraph is, in a capture', () => {
  it('is left out when it is glued to the label above it and the paragraphs stand alone', async () => {
    const [first, ...rest] = paragraphs;
    const capture = [head, first, `Harbour board\n${caption}`, ...rest].join('\n\n');
    expect(await bodyOf(capture)).not.toContain('leaves the old yard');
  });

  it('does not open the text', async () => {
    expect(await bodyOf(`${head}\nShare\n${caption}\n\n${paragraphs.join('\n\n')}`)).toBe(
      paragraphs.join('\n\n'),
    );
  });

  it('stays where no paragraph stands alone', async () => {
    const text = `${head}\n\nFrom the north\n${paragraphs.join('\n')}`;
    expect(await bodyOf(text)).toContain('batteries from next spring');
  });

  it('is left out below the blank of a picture', async () => {
    const [first, ...rest] = paragraphs;
    expect(await bodyOf([head, first, ` \n${caption}`, ...rest].join('\n\n'))).toBe(paragraphs.join('\n\n'));
  });

  it('is left out when it is printed twice in a row, as alternative text and caption', async () => {
    const [first, ...rest] = paragraphs;
    expect(await bodyOf([head, first, caption, caption, ...rest].join('\n\n'))).toBe(paragraphs.join('\n\n'));
  });
});

describe('a capture with only one broken line', () => {
  it('is put together again, since no line is wider', async () => {
    const long = `${paragraphs[0]} ${paragraphs[1]?.slice(0, 78)}`;
    const wide = `${long} `.padEnd(197, 'x');
    const text = await bodyOf(
      [head, ...paragraphs.slice(2), `${wide}\nafterwards they all went home.`].join('\n\n'),
    );
    expect(text).toContain('x afterwards they all went home.');
  });
});
