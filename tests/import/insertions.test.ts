import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const paragraphs = [
  'The ferry to the outer islands will run on batteries from next spring, the harbour board said on Tuesday.',
  'Two boats have been rebuilt at the old yard, where forty people worked on them through the winter.',
  'The first crossing in a storm, in March, took no longer than it did with diesel, the captain said.',
  'Tickets will cost the same for at least three years, the board promised the islanders.',
];

const captureWith = async (inserted: string): Promise<string> => {
  const [first, second, third, last] = paragraphs;
  const head = 'Island ferry goes electric\n\nBy Mara Olsen\n\n12 May 2024';
  const text = [head, first, second, inserted, third, last].join('\n\n');
  return (await importText(text)).fullText;
};

describe('what a page sets between the paragraphs of a capture', () => {
  it('is left out when it is the headline of another story', async () => {
    expect(await captureWith('Mayor of the north shore opens a second bridge after years of delay')).toBe(
      paragraphs.join('\n\n'),
    );
  });

  it('is left out when it is a date, a headline and the link to that story, and the text above it stays', async () => {
    const own =
      'A yard of its own\n\nThe yard by the quay was to close last year, until the board bought it for the two boats.';
    const body = await captureWith(`${own}\n\n07.03.2025\nSecond bridge over the sound opens late\nmore`);
    expect(body).toContain('A yard of its own');
    expect(body).not.toContain('Second bridge');
  });

  it('is left out with its label below it', async () => {
    expect(await captureWith('Second bridge opens late\nRead more')).toBe(paragraphs.join('\n\n'));
  });

  it('is left out when it is a card: headline, names, opening, the names again', async () => {
    const card =
      'Second bridge opens late after a dispute\nTom Reed, Ana Silva\n\nThe bridge over the north sound was opened on Monday, two years late, said the mayor.\n\n(Tom Reed, Ana Silva)';
    expect(await captureWith(card)).toBe(paragraphs.join('\n\n'));
  });

  it('is left out when it is a headline in capitals, even with a mark at its end', async () => {
    expect(await captureWith('Could This Be the End of the Last Diesel Boat in the North?')).toBe(
      paragraphs.join('\n\n'),
    );
  });

  it('is left out when a headline, an opening and a date tell of another story', async () => {
    const card = [
      'You’re In! You’re Out! The Turnover of the Harbour Board Is “Unprecedented.”',
      'Since the new mayor took office, members of the board have left it one after the other.',
      'March 16, 2018',
    ];
    expect(await captureWith(card.join('\n\n'))).toBe(paragraphs.join('\n\n'));
  });

  it('is left out when it tells what things cost and where', async () => {
    expect(
      await captureWith(
        'Olsen rain coat, $130, available at Karlsund Sails; Silva boots, $90, available online.',
      ),
    ).toBe(paragraphs.join('\n\n'));
  });

  it('is left out when it is several headlines in capitals that a dump set in one line', async () => {
    const headlines = [
      'Old Crane Falls Into the Sea After a Night of Storms',
      'Seals Find a New Home Near the Town of Karlsund',
      'Nine Boats Nobody in the North Wants to Buy, and One That Everybody Does',
      'All Stories',
    ];
    expect(await captureWith(headlines.join(' '))).toBe(paragraphs.join('\n\n'));
  });

  it('is left out when it is a list of headlines in capitals, with the heading of the list', async () => {
    const list = [
      'Recent Harbour Notes',
      '• Old Crane Falls Into the Sea\n• Seals Find a New Home Near Town\n• Nine Boats Nobody Wants to Buy',
    ];
    expect(await captureWith(list.join('\n\n'))).toBe(paragraphs.join('\n\n'));
  });

  it('is kept when it is a list of titles that a colon announces', async () => {
    const list =
      'The library of the school ship has these books of the sea for the crew to read at night:\n\n• The Old Crane and the Sea\n• A Seal Comes Home to Town';
    expect(await captureWith(list)).toContain('A Seal Comes Home to Town');
  });

  it('is left out when it stands in one block with the buttons to share it', async () => {
    expect(await captureWith('“I never heard a boat this quiet.”\nShare\nTweet\nBuy a print')).toBe(
      paragraphs.join('\n\n'),
    );
  });

  it('is left out when the publishing system was to put something in its place', async () => {
    const sentence = 'A third boat waits in the yard for its batteries and for a coat of paint.';
    expect(await captureWith(`${sentence} [gallery id="12" size="large"]`)).toContain(`${sentence}\n\n`);
  });

  it('is left out when it offers a newsletter below its name', async () => {
    const offer = 'Morning Tide Newsletter\n\nSubscribe for updates on boats, delivered to your inbox.';
    expect(await captureWith(offer)).toBe(paragraphs.join('\n\n'));
  });

  it('is left out when it opens an interactive graphic', async () => {
    const graphic = 'OPEN Interactive Feature\nInteractive Feature: Where Do the Boats Go?';
    expect(await captureWith(graphic)).toBe(paragraphs.join('\n\n'));
  });

  it('stays when it is a sentence with many names', async () => {
    const sentence = 'Mara Olsen is the Tom Reed of the Outer Islands, Ana Silva said in Karlsund.';
    expect(await captureWith(sentence)).toContain(sentence);
  });

  it('is left out when it is a headline behind a bullet, alone', async () => {
    expect(await captureWith('• Bridge toll: What the north shore pays from June on')).toBe(
      paragraphs.join('\n\n'),
    );
  });

  it('stays when it is a numbered subheading', async () => {
    const heading = '2. What the Islanders Will Pay for Their Tickets';
    expect(await captureWith(heading)).toContain('What the Islanders Will Pay');
  });

  it('stays when it is a short heading', async () => {
    expect(await captureWith('Same price')).toContain('\n\nSame price\n\n');
  });

  it('stays when a colon announces it or it is a sentence', async () => {
    expect(await captureWith('What the board promised the islanders in its letter of June:')).toContain(
      'letter of June:',
    );
  });
});

describe('a line that asks the reader for something', () => {
  it.each([
    'Would you sail on it? Tell us in the comments below!',
    'The journal depends on the support of readers like you.',
    'We want to hear what you think about this story. Submit a letter to the editor or write to the harbour desk.',
    'Morning tide: two boats on the slip, one to come | Sign up',
    'View Images',
    'Graphic: Where the ferries go',
    'The second bridge over the north sound was opened on Monday, two years late, and … Read more Read more',
    'Find out what you need to know about the ferries, and get timetable alerts via Facebook or by e-mail.',
    'The journal takes your privacy seriously. We promise never to sell your address to any third party.',
    'When you register, we’ll also send you our free guide to the islands, with all crossings of the summer.',
    'Read More: Ferries, Batteries, Harbours, Islands, Tickets, Shipyards, Captains',
  ])('is left out: %s', async (line) => {
    expect(await captureWith(line)).toBe(paragraphs.join('\n\n'));
  });
});

describe('brackets at the start of a line', () => {
  it('stay when they hold an editor’s letter or the number of a note', async () => {
    const text = await captureWith(
      '“[S]ome of us doubted it would ever sail,” one of the welders wrote in the log.\n\n[2] The log is kept at the yard and may be read there on weekdays.',
    );
    expect(text).toContain('[S]ome of us');
    expect(text).toContain('[2] The log');
  });
});

describe('what a capture shows of pictures', () => {
  it('is left out when it tells in the present tense what was seen on a day', async () => {
    const caption = 'Passengers board the first electric ferry at the north quay on Tuesday.';
    expect(await captureWith(caption)).not.toContain(caption);
  });

  it('is left out when it is no more than a file’s name or one text twice', async () => {
    const text = await captureWith(
      'IMG_2765_cropped\n\nelectric-ferry-at-night\n\nThe ferry at night The ferry at night',
    );
    expect(text).toBe(paragraphs.join('\n\n'));
  });

  it('is left out below a credit alone', async () => {
    const text = await captureWith(
      'ASSOCIATED PRESS\nThe mayor has had several talks with the islanders. How far did they come?',
    );
    expect(text).toBe(paragraphs.join('\n\n'));
  });
});

describe('offers of newsletters between paragraphs', () => {
  it('are left out with the names and words that stand in one block with them', async () => {
    const offers =
      'Harbours\nThe sea and those who live from it, every week.\nYou will now receive the Harbours newsletter\nSky\nWhat flies over the islands, every day.\nYou will now receive the Sky newsletter';
    expect(await captureWith(offers)).toBe(paragraphs.join('\n\n'));
  });
});

describe('the opening of a capture', () => {
  it('keeps its short sentences', async () => {
    const text = `Island ferry goes electric\n\nBy Mara Olsen\n\n12 May 2024\n\nThe diesel is gone.\n\n${paragraphs.join('\n\n')}`;
    expect((await importText(text)).fullText).toMatch(/^The diesel is gone\.\n\n/);
  });

  it('is found above the menu of a player', async () => {
    const player =
      'Captions\nON OFF\nText\nBackground\nFont\nArial\nComic\nSize\nT\nT\nColour\nShare link\nLater\nFaster\nSlower';
    const [, ...rest] = paragraphs;
    const first =
      'Ferries to the Outer Islands will run on batteries from next spring, it was said on Tuesday.';
    const text = `Island ferry goes electric\n\nBy Mara Olsen\n\n12 May 2024\n\n${first}\n\n${player}\n\n${rest.join('\n\n')}\n\nThe board of the Outer Islands thanked the yard.`;
    expect((await importText(text)).fullText).toContain(first);
  });
});

describe('a story told in numbers', () => {
  it('goes on where the next number stands', async () => {
    const item = (number: number, what: string): string =>
      `${number}. The ${what} was rebuilt in the old yard by forty people who had built diesel boats before.`;
    const clutter =
      'View this image ›\n\nisland_press / Pictures\n\nShared by many\n\nthe yard\n\nseen from above\n\na boat';
    const text = [
      'Three boats, three lives',
      'By Mara Olsen',
      '12 May 2024',
      item(1, 'first boat'),
      clutter,
      item(2, 'second boat'),
      clutter,
      item(3, 'third boat'),
    ].join('\n\n');
    const { fullText } = await importText(text);
    for (const boat of ['first boat', 'second boat', 'third boat']) expect(fullText).toContain(boat);
  });
});

describe('a capture’s labels and teasers', () => {
  it('loses the name of a section with the headline right below it', async () => {
    expect(await captureWith('SHIPS\nThe last of the steamers goes to a museum in the north')).toBe(
      paragraphs.join('\n\n'),
    );
  });

  it('ends before the openings of other stories', async () => {
    const teaser = (what: string): string =>
      `${what} was once the pride of the outer islands, and nobody thought that it would ever go. Then came the winter in which the ice took the old pier with it, and the boats lay idle for months.\n\nContinue Reading`;
    const text = await captureWith('The board meets again in June.');
    const whole = `Island ferry goes electric\n\nBy Mara Olsen\n\n12 May 2024\n\n${paragraphs.join('\n\n')}\n\n${teaser('The steamer')}\n\n${teaser('The pier')}`;
    expect(text).toContain('June.');
    expect((await importText(whole)).fullText).toBe(paragraphs.join('\n\n'));
  });
});

describe('the other stories around a capture’s text', () => {
  const head = 'Island ferry goes electric\n\nBy Mara Olsen\n\n12 May 2024';
  const teasers = [
    'The second bridge over the north sound was opened on Monday, two years late and for twice the money that the council had first agreed to.',
    'A museum on the mainland has bought the old engines of the boats and runs one of them for visitors on the first Sunday of each month.',
    'The price of herring rose for the third year in a row, the fishers of the outer islands said, because the boats have to go further out.',
    'Passengers of the night train can take their bicycles along again from June, the railway has promised after a long quarrel with them.',
  ];
  const headlines = ['A second bridge', 'Engines for a museum', 'Herring costs more', 'Bicycles by night'];

  it('are left out below their heading, where each shows its opening alone', async () => {
    const list = teasers.map((text, index) => `${headlines[index]}\n\n${text}`);
    const capture = [head, ...paragraphs, 'Next in Harbour News', ...list].join('\n\n');
    expect((await importText(capture)).fullText).toBe(paragraphs.join('\n\n'));
  });

  it('are left out above it, where each ends in its section and a button', async () => {
    const list = teasers.map((text, index) => `${headlines[index]}\n\n${text}\n\nHarboursread more`);
    const draft = await importText([...list, head, ...paragraphs].join('\n\n'));
    expect(draft).toMatchObject({
      headline: 'Island ferry goes electric',
      fullText: paragraphs.join('\n\n'),
    });
  });
});

describe('a credit behind the last sentence of a line', () => {
  it('is told by its letters or by its word', async () => {
    for (const line of [
      'No, they are not for sale. REUTERS',
      'The way to the old yard as the islanders knew it. Source: the harbour’s own map',
    ])
      expect(await captureWith(line)).toBe(paragraphs.join('\n\n'));
  });

  it('makes the line a caption', async () => {
    for (const credit of ['Harbour Museum/EPA', 'Tom Reed', '(Public domain)'])
      expect(
        await captureWith(`The old yard is barely to be seen between the new cranes of the port. ${credit}`),
      ).toBe(paragraphs.join('\n\n'));
  });

  it('is none behind an abbreviation', async () => {
    const line =
      'Of the three masters of the yard the islanders liked best the second, the taciturn Mr. Olsen';
    expect(await captureWith(`${line}, they said.`)).toContain(line);
  });
});

describe('a date glued to the end of the dek', () => {
  it('is the date of the story', async () => {
    const text = `Ferry to the outer islands goes electric\n\nThe diesel is gone. What comes after it?Monday, 6 January 2020\n\nBy Mara Olsen\n\n${paragraphs.join('\n\n')}`;
    expect(await importText(text)).toMatchObject({
      published: '2020-01-06',
      headline: 'Ferry to the outer islands goes electric',
    });
  });
});

describe('credits below their captions', () => {
  it('are told when they say photograph, for a paper, or stand in capitals', async () => {
    for (const credit of [
      'Photograph by Tom Reed, Island Trust',
      'Tom Reed/for Island News',
      'HARBOUR POLICE/CONTRIBUTED IMAGE',
    ])
      expect(await captureWith(`The old ferry before she was brought to the yard.\n${credit}`)).toBe(
        paragraphs.join('\n\n'),
      );
  });
});

describe('a capture whose paragraphs no empty line parts', () => {
  const more = [
    'A third boat is on the slip, and the yard has taken on six apprentices to have it in the water by autumn.',
    'The islanders have asked for a later crossing on Saturdays, when the last bus comes in after the last boat.',
    'The board will decide on it in June, once the batteries have been tried in the cold of two nights at sea.',
    'The old engines were sold to a museum on the mainland, which runs one of them on the first Sunday of the month.',
    'Nobody misses the smell, said the captain, though some of the older passengers say that they do.',
  ];
  const read = async (inserted: string): Promise<string> => {
    const text = [...paragraphs.slice(0, 2), inserted, ...paragraphs.slice(2), ...more].join('\n');
    return (await importText(`Island ferry goes electric\n\nBy Mara Olsen\n\n12 May 2024\n\n${text}`))
      .fullText;
  };

  it('loses the headlines of other stories', async () => {
    const headline = 'Mayor of the north shore opens a second bridge after years of delay';
    expect(await read(headline)).toBe([...paragraphs, ...more].join('\n\n'));
  });

  it('keeps its subheadings and what a colon announces', async () => {
    for (const line of ['Not a bridge', 'The board gave three reasons for the later boat in May:'])
      expect(await read(line)).toContain(line);
  });
});

describe('a short sentence below the last paragraph', () => {
  const textEnding = async (...ending: string[]): Promise<string> => {
    const head = 'Island ferry goes electric\n\nBy Mara Olsen\n\n12 May 2024';
    return (await importText([head, ...paragraphs, ...ending].join('\n\n'))).fullText;
  };

  it('closes the text right above an end heading', async () => {
    expect(await textEnding('The sea will be quiet again.', 'Related articles', 'Bridge opens')).toBe(
      [...paragraphs, 'The sea will be quiet again.'].join('\n\n'),
    );
  });

  it('is no part of it when it tells who helped', async () => {
    expect(await textEnding('Tom Reed contributed to this report.', 'Related articles', 'Bridge opens')).toBe(
      paragraphs.join('\n\n'),
    );
  });
});
