import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const paragraphs = [
  'The ferry to the outer islands will run on batteries from next spring, the harbour board said on Tuesday.',
  'Two boats have been rebuilt at the old yard, where forty people worked on them through the winter.',
];

const head = ['Island ferry goes electric', 'By Mara Olsen', '12 May 2024'];

const textOf = async (...lines: string[]): Promise<string> =>
  (await importText([...head, ...lines].join('\n\n'))).fullText;

describe('a captured text with a list', () => {
  it('ends with the last number of the list it announces', async () => {
    const list = [
      'What to take on board:',
      '1. Oilskin jacket, Sailmaker, $80',
      '2. Woollen socks, Harbour Store, $9',
      '3. Tin cup, Chandler, $4',
    ];
    expect(await textOf(...paragraphs, ...list, 'Crew Picks', 'Ferries')).toBe(
      [...paragraphs, ...list].join('\n\n'),
    );
  });

  it('opens with the line that announces the list', async () => {
    const list = [
      'From a letter that went to every household:',
      '1. The boats run on batteries that were built for lorries, which the yard has put into their hulls.',
      '2. The crossing takes no longer than it did with diesel, in any weather the board could find.',
      '3. The tickets cost what they cost, for three years at least, and nothing at all for the islanders.',
    ];
    expect(await textOf(...list)).toBe(list.join('\n\n'));
  });

  it('takes no label with a colon for the announcement of one', async () => {
    const list = [
      '1. The boats run on batteries that were built for lorries, which the yard has put into their hulls.',
      '2. The crossing takes no longer than it did with diesel, in any weather the board could find.',
      '3. The tickets cost what they cost, for three years at least, and nothing at all for the islanders.',
    ];
    expect(await textOf('Filed under:', ...list)).toBe(list.join('\n\n'));
  });

  it('goes on through numbered steps of one sentence each', async () => {
    const opening =
      'A boat in a bottle brings the harbour into the house. It takes an evening, a steady hand and some glue, and no tool that you could not find in a kitchen.';
    const needed = "What You'll Need:\nBottle\nA sheet of stiff paper or thin wood\nGlue\nThread";
    const steps = [
      'Cut the hull out of the paper and fold it along the middle.',
      'Tie the thread to the mast.',
      'Push the boat through the neck with its mast lying down.',
      'Pull the thread until the mast stands.',
    ].flatMap((step, index) => [`Step ${index + 1}`, step]);
    const text = await textOf(opening, needed, ...steps, 'More Boats', 'Knots', 'Nets');
    expect(text).toBe([opening, ...needed.split('\n'), ...steps].join('\n\n'));
  });
});
