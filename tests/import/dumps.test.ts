import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const opening =
  'The ferry to the outer islands sailed again on Monday after nine days in dock, and the first passengers brought flowers for the crew.';
const closing =
  'Captain Edda Lorne said the new propeller made less noise than the old one, and that the seals had noticed.';

/** Breaks a paragraph as a text browser of that many columns does. */
const wrapped = (text: string, width: number): string => {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1) ?? '';
    if (line && line.length + 1 + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = line ? `${line} ${word}` : word;
  }
  return lines.join('\n');
};

describe('a text dumped by a text browser of a wide screen', () => {
  it('has even the one broken line of a short story taken back', async () => {
    const long = `${opening} ${closing} The harbour office asks to be told of delays.`;
    const dump = wrapped(long, 240);
    expect(dump.split('\n')).toHaveLength(2);
    const { fullText } = await importText(`Ferry sails again\n\nBy Ina Holt\n\n${dump}\n`);
    expect(fullText).toBe(long);
  });

  it('keeps a link below a broken paragraph apart from its last line', async () => {
    const dump = wrapped(`${opening} ${closing} ${opening}`, 120);
    const last = `The harbour office asks to be told of delays, which it prints on the board by the pier, and asks for patience in fog.`;
    const { fullText } = await importText(
      `Ferry sails again\n\nBy Ina Holt\n\n${dump}\n\n${last}\nRead this story in Norwegian\n`,
    );
    expect(fullText).toContain(last);
    expect(fullText).not.toContain('Norwegian');
  });

  it('keeps the paragraph below a form, whose field and button are no picture', async () => {
    for (const form of ['  • [                    ]\n\n[Submit]', '[         ] [Subscribe]']) {
      const short = 'Captain Edda Lorne asked the passengers whether they had missed the ferry.';
      const { fullText } = await importText(
        `Ferry sails again\n\nBy Ina Holt\n\n${form}\n${short}\n\n${opening}\n\n${closing}\n`,
      );
      expect(fullText).toContain(short);
    }
  });

  it('keeps what stands below a rule out of the rule', async () => {
    const rule = '━'.repeat(239);
    const { fullText } = await importText(
      `Ferry sails again\n\nBy Ina Holt\n\n${wrapped(`${opening} ${closing} ${opening}`, 240)}\n\n${closing}\n\n${rule}\nPeople are talking about this story\n`,
    );
    expect(fullText).not.toMatch(/━|talking/);
  });

  it('sets a foreign word against Japanese letters where the line has no spaces', async () => {
    const left = `　港の案内所は${'新しい船の時刻表を毎朝掲示板に貼り出している。'.repeat(4)}船長も夜ごとこれを読んでいるという。当該`;
    const dump = `${left}\nUSBメモリは案内所で借りられる。`;
    const { fullText } = await importText(`島の船が再開\n\n2024年3月1日\n\n${dump}\n`);
    expect(fullText).toContain('当該USBメモリ');
  });
});

describe('the lists of a text browser', () => {
  it('keep what a menu opens below its item, however much it says', async () => {
    const menu = [
      '  • Islands',
      '      □ Ferries',
      '      □ Seals',
      '    Ferry sails again after nine days in dock: passengers bring flowers Seals hear the propeller of the ferry',
      '  • Weather',
    ];
    const draft = await importText(
      `The Pier Post\n\n${menu.join('\n')}\n\nFlowers for the crew of the island ferry\n\nBy Ina Holt\n\n${opening}\n\n${closing}\n`,
    );
    expect(draft.headline).toBe('Flowers for the crew of the island ferry');
    expect(draft.fullText).toBe(`${opening}\n\n${closing}`);
  });

  it('may be numbered, which puts no picture before their items', async () => {
    const steps = [
      ' 1. Cut the rope into nine pieces as long as your arm, and burn their ends.',
      ' 2. Lay the pieces side by side on the deck and knot the first to the last.',
      ' 3. Turn the mat over when it is as wide as the door of the wheelhouse.',
    ];
    const { fullText } = await importText(
      `A mat made of old rope\n\nBy Ina Holt\n\n${opening}\n\n${closing}\n\n${steps.join('\n')}\n\n${opening.replace('Monday', 'Friday')}\n`,
    );
    expect(fullText).toContain('Lay the pieces side by side');
  });
});
