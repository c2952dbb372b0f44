import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const paragraphs = [
  'The ferry to the outer islands will run on batteries from next spring, the harbour board said on Tuesday.',
  'Two boats have been rebuilt at the old yard, where forty people worked on them through the winter.',
  'The first crossing in a storm, in March, took no longer than it did with diesel, the captain said, and those aboard heard nothing but the wind and each other.',
  'Tickets will cost the same for at least three years, the board promised the islanders.',
];

/** The text of a capture with some lines between its second paragraph and its third. */
const textWith = async (inserted: string): Promise<string> => {
  const [first, second, third, last] = paragraphs;
  const head = 'Island ferry goes electric\n\nBy Mara Olsen\n\n12 May 2024';
  return (await importText([head, first, second, `${inserted}\n${third}`, last].join('\n\n'))).fullText;
};

describe('what a page says to its readers between the paragraphs of a capture', () => {
  it.each([
    [
      'an appeal for support with its button',
      'The Sound Post has gone out with every boat since 1999. We count on our readers to go on.\nPay now',
    ],
    [
      'an appeal for a contribution',
      'Support The Sound Post by making a contribution this week.\nDonate Now',
    ],
    ['the label of an advertisement', 'Ad Feedback'],
    ['what a form says when it fails', 'Invalid Email\nSomething went wrong, please try again later.'],
    ['where the story was recommended', 'This article was featured in Ebb and Flow, our letter to readers.'],
    ['a link to all the news', 'For the latest news of boats, tides and harbours, click here'],
    ['a French link to the rest', 'Lire la suite'],
    ['what a German site says to the browser', 'Bitte aktivieren Sie Javascript.'],
    ['who made the advertisement', 'Powered by Tidewidgets.com'],
    ['another story behind a bar', 'Profile | Mara Olsen'],
    ['whose opinions they are', 'The opinions in the Sound Post’s letters are those of the author.'],
    ['an offer of an app', 'Unlock full access to our tide tables, only in the Sound app. Download Now!'],
    ['an offer of alerts', 'Get real-time updates on boats, storms and tides, only on Sound Post.'],
    [
      'a channel to join',
      'The Sound Post is now on WhatsApp. Follow our channel for tides, boats and letters from the islands.',
    ],
    [
      'what a subscription brings',
      'Experience the Sound Post like never before\nAdvert-free reading without interruptions.\nVery fast loading pages.\nUnlimited access to all our tide tables.\nStart 30-day\nFREE trial',
    ],
    ['where to ask', 'Do you still have questions? Head over to the harbour’s pages to find answers.'],
    ['a link to learn more by', 'Learn More: Seven Ways to Quiet a Harbour'],
    ['a topic to follow', 'Follow Harbours\nFollow'],
    [
      'what follows who follows a writer',
      'Posts from this author will be added to your page and to the letter we send each evening.',
    ],
    [
      'a summary of the comments by a machine',
      'What readers are saying\nMost are glad of quiet boats, some miss the old horn. This summary is AI-generated.',
    ],
    [
      'the consent a post asks for',
      'This content is provided by Chirp, which may be using cookies and other technologies.\nEnable Cookies\nAllow Cookies Once',
    ],
  ])('is left out: %s', async (_, inserted) => {
    expect(await textWith(inserted)).toBe(paragraphs.join('\n\n'));
  });

  it('is left out when it is a box of links named for the paper', async () => {
    const box =
      'Read more from Sound Post:\nPilot rowed home after a night on a sandbank\nBakery wins a case';
    expect(await textWith(`${box}\n`)).toBe(paragraphs.join('\n\n'));
  });

  it('stays when a person in the story says it', async () => {
    const said =
      '“We count on our readers for each boat we hear of,” said Ana Silva, who prints the timetable.';
    expect(await textWith(`${said}\n`)).toContain(said);
  });
});

it.each([
  [
    'the prices of a subscription',
    'Sign up for Low Tide, our paid letter about the boats of the sound.\n\nMonthly\n\n$7/month\n\nA flexible plan for every reader who likes the boats.\nSubscribe\n\nYearly\n\n$70/year\n\nA discounted plan that keeps you up to date all year.',
  ],
  [
    'the paper’s own series',
    'Night Boats: Stories of those who sail when the town is asleep. Read them here.\n\nHarbour Letters: What our readers write to us from their piers, each week in the Sound Post. Here.\n\nFerries',
  ],
  [
    'a note on the other screen of a reader',
    'Lecture du Phare en cours sur un autre appareil.\n\nVous pouvez lire Le Phare sur un seul appareil à la fois',
  ],
  [
    'who first printed it, right above its sign',
    `Source de l’article\nLogo The Sound Post (Orm)\n\n${'It is the paper of record of the islands, to be read with care: its board owns two of the three boats it writes about.\n\n'.repeat(3)}`,
  ],
  [
    'who first printed it',
    `Source de l’article\n\nThe Sound Post (Orm)\n\n${'It is the paper of record of the islands, to be read with care: its board owns two of the three boats it writes about.\n\n'.repeat(3)}`,
  ],
])('A text ends before %s', async (_, below) => {
  const head = 'Island ferry goes electric\n\nBy Mara Olsen\n\n12 May 2024';
  const { fullText } = await importText(`${[head, ...paragraphs].join('\n\n')}\n\n${below}`);
  expect(fullText).toBe(paragraphs.join('\n\n'));
});

it('Answers below names are no series of the paper’s', async () => {
  const answers = [
    'Mara Olsen: The boats are quiet now, and the gulls have not got used to it.',
    'Tom Reed: What I miss of the old engines I keep in the museum, and children may see it here.',
  ];
  const head = 'Island ferry goes electric\n\nBy Mara Olsen\n\n12 May 2024';
  const asked = ['Mara Olsen: Nobody asked for the old timetable back, and nobody will.', ...answers];
  const { fullText } = await importText(
    [
      head,
      ...paragraphs,
      ...asked.slice(0, 1),
      'Then the boats were silent for a while, and the two of them looked at the sea.',
      ...answers,
    ].join('\n\n'),
  );
  expect(fullText).toContain(answers[1]);
});

it('A picture’s label with its caption opens no report as a place does', async () => {
  const [first, second, third, last] = paragraphs;
  const caption = 'The second boat on its trailer in the yard on Monday. Pic: Tom Reed';
  const head = 'Island ferry goes electric\n\nMara Olsen\n\nTuesday 12 March 2024 17:32';
  const text = [head, first, second, `${caption}\nImage:\n${caption}`, third, last].join('\n\n');
  expect((await importText(text)).fullText).toBe(paragraphs.join('\n\n'));
});

it('A paragraph glued to the name of who provided its picture stays, without the name', async () => {
  const credit = ' © Provided by Sound Post Inc ';
  const own =
    'The yard has asked for a third boat and for two more winters to build it in. Whether the harbour board pays for it will be told in June, when the islanders vote on the price of a ticket and on the name of the boat.';
  expect(await textWith(`${credit}${own}\n`)).toContain(`\n\n${own}\n\n`);
  expect(await textWith(`${credit}The second boat in the yard.\n`)).toBe(paragraphs.join('\n\n'));
});

it('A photographer’s name for a station is a credit', async () => {
  expect(await textWith('Hanna Moor for KBC\n')).toBe(paragraphs.join('\n\n'));
});
