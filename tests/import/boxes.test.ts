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
    [
      'with a day below each',
      `More about the harbour\n${links.map((link) => `${link}\nMay 2, 2024`).join('\n')}`,
    ],
    [
      'below a heading with three points',
      `Don't miss...\n${links.map((link) => `${link} [REVEAL]`).join('\n')}`,
    ],
    ['of lines', `Related Stories\n${links.join('\n')}`],
    ['glued to the text below', `Further reading\nA lamp that learns? A winter with it`],
  ])('goes, and the text goes on: %s', async (_, box) => {
    expect(await bodyWith(box)).toBe(paragraphs.join('\n\n'));
  });

  it('goes with a post and the buttons to answer it', async () => {
    const post =
      'Ana S @ana_of_the_quay\nThe quiet boat woke nobody on our street this morning and I miss it';
    const buttons = '8:47 PM · May 11, 2024\n1.2K\nReply\nCopy link\nRead 41 replies';
    expect(await bodyWith(`${post}\n${buttons}`)).toBe(paragraphs.join('\n\n'));
  });

  it('with a day below each link leaves the subheading glued to it', async () => {
    const box = `More about the harbour\n${links.map((link) => `${link}\nMay 2, 2024`).join('\n')}\nWhat it will cost`;
    const text = await bodyWith(box);
    expect(text).toContain('What it will cost');
    expect(text).not.toContain(links[2]);
  });

  it('goes with a reader’s words and a button', async () => {
    const comment = 'I have sailed with them for years, and nobody ever asked me what I think of batteries.';
    expect(await bodyWith('Top comment', comment, 'Join in')).toBe(paragraphs.join('\n\n'));
  });

  it('goes when a subheading follows the next paragraph', async () => {
    const more = ['Same price', ...paragraphs.map((text) => text.replace('The', 'Each'))];
    const text = await bodyWith('Further reading', links[0] ?? '', paragraphs[3] ?? '', ...more);
    expect(text).toContain('\n\nSame price\n\n');
    expect(text).not.toContain(links[0]);
  });

  it('ends the text when the next story begins below it', async () => {
    const [first, second, ...rest] = paragraphs;
    const capture = [head, first, second, 'Related Stories\nSecond bridge opens late\nBy Tom Reed', ...rest];
    const text = (await importText(capture.join('\n\n'))).fullText;
    expect(text.startsWith(`${first}\n\n${second}`)).toBe(true);
    expect(text).not.toContain('By Tom Reed');
  });
});

describe('a player in the middle of a capture', () => {
  it('goes with its buttons and its list of films', async () => {
    const player = [
      'share link',
      'Storm over Karlsund: islanders remember the winter of the great ice',
      'Play Video - 2:46',
      'More video',
      '3:14 Sponsored Content Now Playing',
      'The captain looks back at thirty years on the old diesel boats of the sound',
    ];
    expect(await bodyWith(player.join('\n'))).toBe(paragraphs.join('\n\n'));
  });
});

describe('a sentence that shows people doing something', () => {
  it('is a caption above a credit', async () => {
    expect(await bodyWith('A welder shows off the new hull of the boat.', '(Credit: Ines Holm)')).toBe(
      paragraphs.join('\n\n'),
    );
  });

  it('is a caption right below the byline', async () => {
    const capture = [head, 'The captain waves to islanders from the deck of the ferry.', ...paragraphs];
    expect((await importText(capture.join('\n\n'))).fullText).toBe(paragraphs.join('\n\n'));
  });
});

describe('a list whose items are glued', () => {
  it('stays, numbers on lines of their own or not', async () => {
    const list = '1.\nTell who owned the ferry before the war, and why it was sold to the islanders.';
    expect(await bodyWith(list)).toContain('Tell who owned the ferry');
    const rules =
      'Never sail alone.\nKeep the lamp lit when the fog comes in from the north, even in the day.';
    expect(await bodyWith(rules)).toContain('Keep the lamp lit');
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

describe('a box printed for two sizes of screen', () => {
  it('is left out both times', async () => {
    const box =
      'Best of the pier\n\nThis cook looked at the herring and did something nobody had seen before:\n\n';
    const first = 'The ferry to the outer islands sailed again on Monday after nine days in dock.';
    const last = 'Captain Edda Lorne said the new propeller made less noise than the old one had.';
    const { fullText } = await importText(
      `Ferry sails again\n\nBy Ina Holt\n\n${first}\n\n${last}\n\n${box}${box}${first.replace('Monday', 'Friday')}\n\n${last.replace('Captain', 'Her mate')}\n`,
    );
    expect(fullText).not.toContain('herring');
    expect(fullText).toMatch(/Her mate Edda Lorne/);
  });

  it('takes along what is glued to it', async () => {
    const box = 'Pier\nThe last posts of the old pier are to be sold to the islanders\n';
    const last = 'Captain Edda Lorne said the new propeller made less noise than the old one had.';
    const { fullText } = await importText(
      `Ferry sails again\n\nBy Ina Holt\n\n${paragraphs.join('\n\n')}\n\n${box}${box}Who buys one may carve a name in it, as the fishermen did\n\n${last}\n`,
    );
    expect(fullText).not.toMatch(/posts|carve/);
    expect(fullText).toMatch(/old one had\.$/);
  });
});
