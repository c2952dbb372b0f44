import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const paragraphs = [
  'The ferry to the outer islands will run on batteries from next spring, the harbour board said on Tuesday.',
  'Two boats have been rebuilt at the old yard, where forty people worked on them through the winter.',
  'The first crossing in a storm, in March, took no longer than it did with diesel, the captain said.',
  'Tickets will cost the same for at least three years, the board promised the islanders.',
];
const head = 'Island ferry goes electric\n\nBy Mara Olsen and Tom Reed\n\n12 May 2024';
const caption = 'The old yard has been used for weddings and a choir since the last boat left it.';

/** The text of a capture with some lines between its first paragraph and its second. */
const textWith = async (inserted: string): Promise<string> => {
  const [first, ...rest] = paragraphs;
  return (await importText([head, first, inserted, ...rest].join('\n\n'))).fullText;
};

describe('a caption in a capture', () => {
  it.each([
    [
      'below the button to buy the picture, its credit in capitals',
      `Buy Photo\n${caption}\nADA MOOR/VELL EVENING POST`,
    ],
    [
      'between the label of the picture and the credit',
      `Detailansicht öffnen\n\n${caption}\n\n(Foto: Ada Moor)`,
    ],
  ])('is left out: %s', async (_, inserted) => {
    expect(await textWith(inserted)).toBe(paragraphs.join('\n\n'));
  });
});

it('a caption is left out above the text as well, where its copy has the maker behind it', async () => {
  const capture = `${head}\nShare\nCopy link\n${caption}\n${caption} - Vell TV\n${paragraphs.join('\n\n')}`;
  expect((await importText(capture)).fullText).toBe(paragraphs.join('\n\n'));
});

describe('a last paragraph', () => {
  const last =
    'From now on the bell of the quay will ring on Saturdays at six. And once a year, on the last day of school, it will ring at noon.';

  it('stays when its writers sign it in brackets', async () => {
    const capture = [head, ...paragraphs, `${last} (Mara Olsen, Tom Reed)`].join('\n\n');
    expect((await importText(capture)).fullText).toContain(last);
  });

  it('is a caption when somebody else stands in the brackets', async () => {
    const capture = [head, ...paragraphs, `${last} (Ada Moor, Vell Archive)`].join('\n\n');
    expect((await importText(capture)).fullText).toBe(paragraphs.join('\n\n'));
  });
});
