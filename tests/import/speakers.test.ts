import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const head = 'Should the ferry run at night?\n\nBy Mara Olsen\n\n12 May 2024';
const answers = [
  'The ferry is the only road the islands have, and a road that closes at eight in the evening is no road at all.',
  'Our boats are built for long days, and the crews would need two more people on every shift to sail at night.',
  'I would rather see a later bus to the harbour, because nobody on the north shore can reach the last boat today.',
  'The guests ask for it every summer, and every summer we tell them that the board is going to look into it.',
];
const speakers = [
  'Nora Feld, president, Feld Boats',
  'Tom Reed, captain and union secretary, Island Ferries of the North',
  'Ana Silva, head teacher, North Shore School',
  'Jon Vik, owner, Hotel Harbour',
];

describe('who speaks in a survey', () => {
  it('is kept below the words, the last one too', async () => {
    const lines = answers.flatMap((answer, index) => [answer, speakers[index] ?? '']);
    const { fullText } = await importText([head, ...lines, 'Related stories', 'More news'].join('\n\n'));
    expect(fullText).toBe(lines.join('\n\n'));
  });

  it('is kept above the words', async () => {
    const opening =
      'The harbour board asks the islanders once more, and these are the answers of four of them.';
    const lines = [opening, ...answers.flatMap((answer, index) => [speakers[index] ?? '', answer])];
    const { fullText } = await importText([head, ...lines].join('\n\n'));
    expect(fullText).toBe(lines.join('\n\n'));
  });

  it('is told from a single headline that opens with a name and a comma', async () => {
    const lines = [answers[0], answers[1], 'Ana Silva, head teacher of the north shore, leaves', answers[2]];
    const { fullText } = await importText([head, ...lines].join('\n\n'));
    expect(fullText).toBe(answers.slice(0, 3).join('\n\n'));
  });
});
