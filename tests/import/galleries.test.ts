import { describe, expect, it } from 'vitest';
import { importText, ferryParagraphs as paragraphs } from './fixture.ts';

const textWith = async (inserted: string): Promise<string> => {
  const [first, second, third, last] = paragraphs;
  const head = 'Island ferry goes electric\n\nBy Mara Olsen\n\n12 May 2024';
  return (await importText([head, first, second, inserted, third, last].join('\n\n'))).fullText;
};

const slides = [
  'Gannet leaves the yard\n\nThe Gannet left the yard on a wet Monday, with the school’s band on the pier and the mayor late as ever.\n\nIMAGE HOUSE',
  'A crane goes home\n\nThe crane that lifted her engines out went home to the north shore on a barge, the third of that name.',
  'Captain Lorne retires\n\nCaptain Edda Lorne, who never liked the new horn, will keep bees on the hill behind the lighthouse.\n\nReuters',
];

describe('a gallery between the paragraphs of a capture', () => {
  it('is left out with its name, its counters, its paragraphs and its credits', async () => {
    const counted = slides.map((slide, at) => `${at + 1}/3 ${slide}`).join('\n\n');
    expect(
      await textWith(`Harbour life in pictures\n\n3 show all\n\nHarbour life in pictures\n\n${counted}`),
    ).toBe(paragraphs.join('\n\n'));
  });

  it('is none where one line tells of a share', async () => {
    const shares =
      '1/3 of the boats were rebuilt in the yard, and the rest were sold to a museum in the south.';
    expect(await textWith(shares)).toContain(shares);
  });
});

describe('another story between the paragraphs of a capture', () => {
  it('is left out when it is one block of a headline, what it is about and a link', async () => {
    const card = 'A winter on the pier\nWhat do fishermen do in the ice? A visit tells.\nRead now';
    expect(await textWith(card)).toBe(paragraphs.join('\n\n'));
  });

  it('is left out when its headline asks, right above its date', async () => {
    expect(
      await textWith('Why Are Karlsund’s Oldest Wooden Bridges Always Being Painted Red?\nAug. 18, 2016'),
    ).toBe(paragraphs.join('\n\n'));
  });

  it('ends the text where several stand in lines of their own with the link to each', async () => {
    const lines = [
      'Bees on the hill A keeper of the lighthouse has found that the wind does not trouble them. Read now',
      'The last horn The island’s steamers blew it for ninety years, and the museum wants it back. Read now',
      'How ice is made The pier’s old house of ice has opened its door to visitors once again. Read now',
    ];
    const head = 'Island ferry goes electric\n\nBy Mara Olsen\n\n12 May 2024';
    const text = [head, ...paragraphs, `Related coverage\n${lines.join('\n')}`].join('\n\n');
    expect((await importText(text)).fullText).toBe(paragraphs.join('\n\n'));
  });
});

describe('an offer between the paragraphs of a capture', () => {
  it('is left out with its form', async () => {
    const pitch = 'The sea changes fast. Keep up with the Sound Post Daily newsletter.';
    const form = 'The best way to follow the boats you care about.\n Subscribe\nLoading...';
    expect(await textWith(`${pitch}\n${form}`)).toBe(paragraphs.join('\n\n'));
    // A text browser parts the two.
    expect(await textWith(`${pitch}\n\n${form}`)).toBe(paragraphs.join('\n\n'));
  });
});

describe('the countdown of a player', () => {
  it('does not take the opening that is glued to it', async () => {
    const opening =
      'The islands have long been called a place where anyone can buy a boat -- whatever the class of cabin their parents sailed in.';
    const head = 'Island ferry goes electric\nby Mara Olsen @mara May 12, 2024: 12:41 PM ET';
    const player = `The priest of the pier\nYour video will play in 00:25\n${opening}`;
    const { fullText } = await importText([`${head}\n${player}`, ...paragraphs].join('\n\n'));
    expect(fullText).toBe([opening, ...paragraphs].join('\n\n'));
  });
});
