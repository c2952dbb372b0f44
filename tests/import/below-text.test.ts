import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const paragraphs = [
  'The ferry to the outer islands will run on batteries from next spring, the harbour board said on Tuesday.',
  'Two boats have been rebuilt at the old yard, where forty people worked on them through the winter.',
  'The first crossing in a storm, in March, took no longer than it did with diesel, the captain said.',
  'Tickets will cost the same for at least three years, the board promised the islanders.',
  'The old engines go to the museum, where children may turn the crank on the first Sunday of the month.',
  'Whether the sound of the boats will be missed is another matter, said a keeper of the lighthouse.',
];

const textAbove = async (below: string, byline = 'By Mara J. Olsen\n\n12 May 2024'): Promise<string> => {
  const head = ['Island ferry goes electric', byline];
  return (await importText([...head, ...paragraphs, below].join('\n\n'))).fullText;
};

describe('what a page sets below the text of a capture', () => {
  it('is left out when it is a list of tags, with the film below them', async () => {
    const more = [
      'The board wants the third boat rebuilt by the autumn, and has asked the yard what the batteries would cost this time.',
      'On the outer islands the school has drawn the boats on its longest wall, the quiet ones in blue and the old ones in red.',
      'Nobody on the islands has asked for the old timetable back, although the first boat now leaves ten minutes earlier.',
    ].join('\n\n');
    const film =
      'A film shows how the harbour looked before the war, when sixty boats left it each morning. The grandchildren of the fishermen tell how they lived, what they ate in winter, and why so few of them stayed on the islands.';
    const tags = 'More:\nFerries\nIslands\nVideo\n\nThe Harbour, Then and Now';
    expect(await textAbove(`${more}\n\n${tags}\n\n${film}`)).toBe(`${paragraphs.join('\n\n')}\n\n${more}`);
  });

  it('is left out when it is a line of tags, with the writer’s byline and portrait below it', async () => {
    const more = paragraphs.map((text) => `${text} So it was told again at the pier.`).join('\n\n');
    const tags = 'In this article: boats, ferries, islands, batteries, Karlsund';
    const bio =
      'Mara has been on every boat of the sound -- the first of them a raft of her own. She kept a lighthouse for some years before she began to write about those who sail past it.';
    const below = `${tags}\nBy Mara Olsen @maraolsen\n${bio}`;
    expect(await textAbove(`${more}\n\n${below}`)).toBe(`${paragraphs.join('\n\n')}\n\n${more}`);
  });

  it('is left out when it is a publication to follow', async () => {
    const card =
      'Letters from the Pier\nHow nets, boats and people change. A conversation that grew out of the book by the keeper of the lighthouse, and of the meetings held at the pier by those who sail each spring.\nFollow';
    expect(await textAbove(`${card}\n\n12`)).toBe(paragraphs.join('\n\n'));
  });

  it('is left out when a dump parts the lines of a publication to follow and prints its name again', async () => {
    const card = [
      'Letters from the Pier',
      'How nets, boats and people change, told by those who sail.',
      'Follow',
    ];
    expect(await textAbove([...card, 'Islands', 'Letters from the Pier'].join('\n\n'))).toBe(
      paragraphs.join('\n\n'),
    );
  });

  it('is left out when it is the post of another writer, which opens as the first did', async () => {
    const post = 'Tom Reed\n2 hours ago\n\nWho still mends nets?';
    const rest = [
      'In the sheds behind the cannery three old men still do, and a girl of sixteen who learned it from them.',
      'A net takes her a week, she told us, and the skippers pay her in cod, which her mother sells again.',
    ];
    const text = await textAbove([post, ...rest].join('\n\n'), 'Mara Olsen\n1 hour ago');
    expect(text).toBe(paragraphs.join('\n\n'));
  });

  it('is left out when it tells of the writer without the middle name', async () => {
    expect(await textAbove('Mara Olsen is a reporter at the Courier and lives in the old harbour.')).toBe(
      paragraphs.join('\n\n'),
    );
  });
});
