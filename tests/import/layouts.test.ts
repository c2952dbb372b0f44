import { describe, expect, it } from 'vitest';
import { importSource } from '../../src/import/import.ts';
import type { StoryDraft } from '../../src/import/types.ts';

/** Small captures in our own words, each with one thing that newspapers do. */
const read = async (text: string): Promise<StoryDraft> => {
  const [draft] = await importSource({ bytes: new TextEncoder().encode(text), name: 'pasted', kind: 'text' });
  if (!draft) throw new Error('no draft');
  return draft;
};

const body = `The ferry to the outer islands will run every hour from May, the harbour board decided on Tuesday after two years of talks with the ship owners.

“People here have waited long enough,” said Ines Holm, who chairs the board. “They want to be home for dinner, and now they will be.”

The new timetable needs a third ship, which is being rebuilt in a yard in the north and should arrive before the first of the summer guests do.

Fares stay as they are until the end of the year. After that the board will look at what the fuel has cost and decide again.`;

const head = `Harbour Gazette
News
Sport
Weather
Hourly ferry to the islands from May`;

const page = (
  between: string,
  after = 'Related stories\nA walk around the lighthouse',
  text = body,
): Promise<StoryDraft> => read(`${head}\n${between}\n\n${text}\n\n${after}\n`);

describe('the date of a capture', () => {
  it.each([
    ['By Ola Berg\nMarch 5, 202110:22 AM UTCUpdated 2 years ago', '2021-03-05'],
    ['Von Ola Berg, Hamburg\n-Aktualisiert am 25.03.2021-10:22', '2021-03-25'],
    ['OLA BERG - 3/5/2021, 7:00 AM', '2021-03-05'],
    ['By OLA BERG and INES LUNDSEPT. 5, 2021', '2021-09-05'],
    ['By Ola Berg\nPublished March 5, 2021Updated March 6, 2021', '2021-03-05'],
    ['By Ola Berg\nPublished On 5 Mar 20215 Mar 2021', '2021-03-05'],
    ['Erstellt: 05.03.2021Aktualisiert: 06.03.2021, 11:00 Uhr\nVon: Ola Berg', '2021-03-05'],
    ['OLA BERG\n05/MAR/2021', '2021-03-05'],
    ['5. 3. 2021\nOLA BERG', '2021-03-05'],
    ['By Ola Berg5 September 2021', '2021-09-05'],
    ['March 5\n3:35 PM 2021\nBy Ola Berg', '2021-03-05'],
    ['Fri Mar 5 15:35:00 EST 2021', '2021-03-05'],
    ['By Ola Berg\n03.15.12\n7:00 AM', '2012-03-15'],
    ['Ola Berg\n25/03/2021', '2021-03-25'],
    ['By Ola Berg\nUpdated: 5 March 2021\nShare\nTweet', '2021-03-05'],
  ])('is read from %j', async (between, day) => {
    expect((await page(between)).published?.slice(0, 10)).toBe(day);
  });

  it('may be told below the text, when nothing contradicts it', async () => {
    const below = 'Share\nTweet\nMore from the islands\nA walk around the lighthouse\nPublished 03/15/21';
    expect((await page('Ola Berg', below)).published).toBe('2021-03-15');
    expect((await page('Ola Berg', `${below.replace('Published ', '')}`)).published).toBeUndefined();
  });

  it('is not the day a product comes out', async () => {
    const draft = await page('By Ola Berg\nRelease Date 2019-06-26\nPublisher Boat Games');
    expect(draft.published).toBeUndefined();
    expect(draft.headline).toBe('Hourly ferry to the islands from May');
  });
});

describe('the byline of a capture', () => {
  it.each([
    ['Ola Berg / TNN / Updated: Mar 5, 2021, 10:22 IST', ['Ola Berg']],
    ['Von Ola Berg, Hamburg\n05.03.2021', ['Ola Berg']],
    ['Ola Berg Transport correspondent\nFri 5 Mar 2021 10.22 GMT', ['Ola Berg']],
    ['Par OLA BERG, INES HOLM Envoyés spéciaux à Brest\n5 mars 2021', ['Ola Berg', 'Ines Holm']],
    ['María R. Holm / Ola de Berg Madrid 5 MAR 2021 - 12:14 CET', ['María R. Holm', 'Ola de Berg']],
    ['Posted on March 5, 2021 by ola berg', ['ola berg']],
    ['Ola Berg.\nPublié le 05/03/2021 à 10h22', ['Ola Berg']],
    [
      'March 05, 2021 10:22 am | Updated 11:03 am IST - MUMBAI\nSpecial Correspondent',
      ['Special Correspondent'],
    ],
    ['5 March 2021\n12 comments\nPrint\nBy Ola Berg', ['Ola Berg']],
    ['Wednesday, Mar 4, 2015 10:22 AM\nOla Berg, River Notes', ['Ola Berg']],
    [
      'Ola Berg and Ines LundContact Reporters Harbour Gazette\nMarch 5, 2016, 7:00 AM',
      ['Ola Berg', 'Ines Lund'],
    ],
    ['Ola Berg\noberg@gazette.example | Gazette Reporting\nMarch 5, 2021', ['Ola Berg']],
    ['By Ola Berg\nand\nInes Lund\nMarch 5, 2021', ['Ola Berg', 'Ines Lund']],
    ['APBy Ola Berg\nMarch 5, 2021', ['Ola Berg']],
    ['👤by Ola Berg\nMarch 5, 2021', ['Ola Berg']],
    [
      'Ola Berg in Bergen and Ines Lund in Oslo\nFriday 5 March 2021 10.22 GMT\nShares\n125',
      ['Ola Berg', 'Ines Lund'],
    ],
    ['Ola Berg @olaberg Friday 5 March 2021 10:22', ['Ola Berg']],
    ['Ola Berg@olaberg / 10:22 AM GMT+1•March 5, 2021', ['Ola Berg']],
    ['Ola Berg olaberg\nMarch 5, 2021 — 10:22 AM EST', ['Ola Berg']],
    ['Ola Berg · Gazette News · Posted: Mar 05, 2021 | Last Updated: March 6, 2021', ['Ola Berg']],
    ['Ola Berg avec agences\nPublié le 5 mars 2021', ['Ola Berg']],
    ['dpa\n05.03.2021, 10:22', ['dpa']],
    ['VON OLA BERG AM 5. MÄRZ 2021', ['Ola Berg']],
    ['Kommentar von Ola Berg\n05.03.21 | 10:22 Uhr', ['Ola Berg']],
    ['Analysis by Ola Berg\nMarch 5, 2021', ['Ola Berg']],
    ['Medically reviewed by Ines Lund, MD — Written by Ola Berg on March 5, 2021', ['Ola Berg']],
    ['Ola Berg | Edited by Ines Lund | Updated: Mar 5, 2021 10:22 am', ['Ola Berg']],
    ['March 5, 2021  by Ola Berg  Leave a Comment', ['Ola Berg']],
    ['A ferry\nKit Poe / AP\nOla BergThe Harbour Post', ['Ola Berg']],
    ['Ola BergBlockFollowFollowing\nMarch 5, 2021', ['Ola Berg']],
    ['Ola Berg Senior Harbour Affairs Editor, The Gazette\nMarch 5, 2021', ['Ola Berg']],
    ['By OLA BERG and INES LUNDSEPT. 5, 2021', ['Ola Berg', 'Ines Lund']],
    ['Social Sharing\nFacebook\nOla Berg · Gazette News · Posted: Mar 05, 2021 7:00 AM EST', ['Ola Berg']],
    ['Artikel veröffentlicht am 5. März 2021, 10:22 Uhr, Ola Berg', ['Ola Berg']],
    ['Posted Mar 5, 2021 by Ola Berg (@olaberg)', ['Ola Berg']],
    ['NEWS18 DESK\nLAST UPDATED: MARCH 05, 2021, 10:22 IST', ['NEWS18 DESK']],
    ['DHNS\nMARCH 05, 2021, 10:22 IST', ['DHNS']],
    ['The board has a third ship rebuilt for it\nOla Berg\n12 comments', ['Ola Berg']],
  ])('is read from %j', async (between, authors) => {
    expect((await page(between)).authors).toEqual(authors);
  });

  it('may stand in brackets with the paper, as Japanese sites print it', async () => {
    const text =
      '島への連絡船が五月から一時間ごとに運航されることになった。港湾委員会が火曜日に決めたもので、船主との協議は二年に及んだ。';
    const draft = await read(
      `ニュース\n速報\n島への連絡船、五月から毎時運航へ\n\n2021年03月05日 10時22分 公開\n[山田太郎，ITmedia]\n印刷\n\n${text}\n\n${text.replace('五月', '夏')}\n\n関連記事\n灯台めぐりの旅`,
    );
    expect(draft.authors).toEqual(['山田太郎']);
    expect(draft.published).toBe('2021-03-05T10:22:00');
  });

  it('may stand in brackets behind the last sentence, as Japanese papers print it', async () => {
    const text =
      '島への連絡船が五月から一時間ごとに運航されることになった。港湾委員会が火曜日に決めたもので、船主との協議は二年に及んだ。';
    const draft = await read(
      `ニュース\n速報\n島への連絡船、五月から毎時運航へ\n社会\n速報\n2021/3/5 10:22\n\n${text}\n\n${text.replace('五月', '夏')}【山田太郎】\n\nあわせて読みたい\n灯台めぐりの旅`,
    );
    expect(draft.authors).toEqual(['山田太郎']);
    expect(draft.headline).toBe('島への連絡船、五月から毎時運航へ');
  });

  it.each(['山田太郎', '山田ひろみ'])(
    'may be %s alone below the headline, with the date above it',
    async (name) => {
      const text =
        '島への連絡船が五月から一時間ごとに運航されることになった。港湾委員会が火曜日に決めたもので、船主との協議は二年に及んだ。';
      const draft = await read(
        `ニュース\n印刷\n2021/03/05 10:22:44\n\n島への連絡船、五月から毎時運航へ\n${name}\n\n${text}\n\n${text.replace('五月', '夏')}\n\n関連記事\n灯台めぐりの旅`,
      );
      expect(draft.authors).toEqual([name]);
    },
  );

  it('may stand beside the place the text opens with, as Japanese papers print it', async () => {
    const text =
      '【ロンドン＝山田太郎】島への連絡船が五月から一時間ごとに運航されることになった。港湾委員会が火曜日に決めたもので、船主との協議は二年に及んだ。';
    const draft = await read(
      `ニュース\n島への連絡船、五月から毎時運航へ\n2021/3/5 10:22\n\n${text}\n\n${text.slice(11).replace('五月', '夏')}\n\n関連記事\n灯台めぐりの旅`,
    );
    expect(draft.authors).toEqual(['山田太郎']);
  });

  it('may be a signature below the text', async () => {
    const draft = await page('5 March 2021', 'Ola Berg (with agencies)');
    expect(draft.authors).toEqual(['Ola Berg']);
  });

  it('may be a signature that other news follows', async () => {
    const ticker =
      'Ola Berg\n\nTicker\n2 hours ago\nThe lighthouse has been painted white again, as the islanders had asked for, and its lamp was mended too.\n5 hours ago\nThe fish market will open an hour earlier in summer, the town said, because of the heat in its old hall.';
    expect((await page('5 March 2021', ticker)).authors).toEqual(['Ola Berg']);
  });

  it('may be a first name in a box about the author', async () => {
    expect((await page('March 5, 2021', 'About the author\nOla\nRelated posts')).authors).toEqual(['Ola']);
  });

  it('may be told by a portrait with the date below it', async () => {
    const box =
      'Ola Berg is the worst sailor of the coast, and proud of every ferry missed.\nPublished 03/15/21';
    expect(await page('', box)).toMatchObject({ authors: ['Ola Berg'], published: '2021-03-15' });
  });

  it('is no label in capitals above the headline', async () => {
    const draft = await read(`Harbour Gazette\nSummer Islands\n${head.split('\n').at(-1)}\n\n${body}`);
    expect(draft.authors).toEqual([]);
  });

  it.each([
    'Ola Berg is the Gazette’s harbour correspondent.',
    'Ola Berg is professor emeritus and the director of the Institute of Boats in Bergen.',
    'Ola Berg est professeure d’histoire maritime.',
  ])('may be told by %j below the text and its share row', async (portrait) => {
    expect((await page('5 March 2021', `Share\nTweet\n${portrait}`)).authors).toEqual(['Ola Berg']);
  });

  it('may be told by the portrait that closes a column, which is no part of it', async () => {
    const draft = await page('5 March 2021', 'Ola Berg lives in Bergen and writes about boats.');
    expect(draft.authors).toEqual(['Ola Berg']);
    expect(draft.fullText).not.toContain('lives in Bergen');
  });

  it('may stand in a list of facts below the text, with the date', async () => {
    const draft = await page('', 'Date 25.03.2021\nAuthor Ola Berg\nKeywords ferry, islands');
    expect(draft.authors).toEqual(['Ola Berg']);
    expect(draft.published).toBe('2021-03-25');
  });

  it('is not a tag that names who the story is about', async () => {
    expect((await page('5 March 2021', 'Ines Holm')).authors).toEqual([]);
  });
});

describe('the headline of a capture', () => {
  it('is put together again when the design breaks it in two', async () => {
    const draft = await read(
      `Harbour Gazette\nNews\nSport\nThe islands:\nwhat an hourly ferry will change\n\nBy Ola Berg\nMarch 5, 2021\n\n${body}`,
    );
    expect(draft.headline).toBe('The islands: what an hourly ferry will change');
  });

  it('is the whole one where a breadcrumb cuts it short', async () => {
    const draft = await read(
      `Harbour Gazette\nNews\nHourly ferry to the islands ...\nHourly ferry to the islands from May\nBy Ola Berg\nMarch 5, 2021\n\n${body}`,
    );
    expect(draft.headline).toBe('Hourly ferry to the islands from May');
  });

  it('is the one whose byline stands nearest to the text, below a list of other stories', async () => {
    const list =
      'The board, the ferry and the islands in May\nby Tom Reed\nOwners decided on a third ship\nby Ann Poe';
    const draft = await read(`Harbour Gazette\n${list}\nHourly ferry from May\nBy Ola Berg\n\n${body}`);
    expect(draft).toMatchObject({ headline: 'Hourly ferry from May', authors: ['Ola Berg'] });
  });

  it.each([
    [
      'below a list of stories with their days',
      'Harbour board sells its old cranes\nMarch 4, 2021\nShip owners in talks about fuel\nMarch 3, 2021\n',
    ],
    ['below its tags', 'Ferries, Islands, Harbour board\n'],
  ])('is found %s', async (_, above) => {
    const title = 'Hourly ferry to the islands from May';
    const draft = await read(`Harbour Gazette\n${above}${title}\nBy Ola Berg\nMarch 5, 2021\n\n${body}`);
    expect(draft).toMatchObject({ headline: title, published: '2021-03-05' });
  });

  it('may be in none of the words of the text, above a dek that is a sentence', async () => {
    const dek = 'The harbour board brings the ferry to the islands every hour.';
    const draft = await read(
      `Harbour Gazette\nA bird in the fog\n${dek}\nBy Ola Berg\nMarch 5, 2021\n\n${body}`,
    );
    expect(draft).toMatchObject({ headline: 'A bird in the fog', dek });
  });

  it('is the whole one where a breadcrumb shows its end', async () => {
    const draft = await read(
      `Harbour Gazette\nNow reading\nHourly ferry to the islands from May\nThe board decides: hourly ferry to the islands from May\nOla Berg\nMarch 5, 2021\n\n${body}`,
    );
    expect(draft.headline).toBe('The board decides: hourly ferry to the islands from May');
  });

  it('is neither an address, nor a file’s name, nor a menu’s words printed twice', async () => {
    const draft = await read(
      `The Harbour Board\nNews\nThe Harbour Board\nhttps://gazette.example/hourly-ferry-islands-may\nHourly ferry to the islands from May\nferry-islands-board-may.jpg\n\n${body}`,
    );
    expect(draft.headline).toBe('Hourly ferry to the islands from May');
  });

  it('is not how to reach the writer', async () => {
    const draft = await read(
      `Hourly ferry to the islands from May\nPrint\nBy Ola Berg\nEmail the author | Follow on Chirp\non March 5, 2021 at 3:41 PM\n\n${body}`,
    );
    expect(draft.headline).toBe('Hourly ferry to the islands from May');
  });

  it('does not take up the kicker above it', async () => {
    const draft = await read(
      `Harbour Gazette\nNews\nTransport :\nHourly ferry to the islands from May\nBy Ola Berg\nMarch 5, 2021\n\n${body}`,
    );
    expect(draft.headline).toBe('Hourly ferry to the islands from May');
  });

  it('stands above a dek that has no full stop', async () => {
    const draft = await read(
      `Harbour Gazette\nNews\nHourly ferry to the islands from May\nThird ship is being rebuilt in the north\nBy Ola Berg\nMarch 5, 2021\n\n${body}`,
    );
    expect(draft.headline).toBe('Hourly ferry to the islands from May');
    expect(draft.dek).toBe('Third ship is being rebuilt in the north');
  });

  it('is no breadcrumb that ends with it', async () => {
    const draft = await read(
      `Home/News/Norway/Hourly ferry to the islands from May\nHourly ferry to the islands from May\nBy Ola Berg\nMarch 5, 2021\n\n${body}`,
    );
    expect(draft.headline).toBe('Hourly ferry to the islands from May');
  });

  it('stands below the author and the date in some magazines', async () => {
    const draft = await read(
      `Harbour Gazette\nOla Berg\nBusiness\nMar 5, 2021 7:00 AM\nHourly ferry to the islands from May\nThe board has a third ship rebuilt for it.\n\n${body}`,
    );
    expect(draft.headline).toBe('Hourly ferry to the islands from May');
    expect(draft.authors).toEqual(['Ola Berg']);
  });
});

describe('what a capture leaves out', () => {
  const without = async (line: string): Promise<string> => {
    const [first, ...rest] = body.split('\n\n');
    return (await page('By Ola Berg\nMarch 5, 2021', undefined, [first, line, ...rest].join('\n\n')))
      .fullText;
  };

  it.each([
    'Lire aussi Les phares de la côte sont à vendre',
    'IN BERGEN: Harbour wall to be rebuilt',
    '(Sign up to our free weekly newsletter)',
    'In this March 2, 2021 file photo, the old ferry leaves the harbour.',
    '[+] Enlarge\nThe old ferry leaves the harbour on a day of snow.',
    'The old ferry leaves the harbour.Credit...Ines Holm for The Harbour Gazette',
    'Best of Gazette\nPolitics\nThe many lives of a lighthouse\nExplained\nWhy herring is dear this spring',
    'See more pictures of the old ferry.',
    'WATCH | The old ferry in a storm:\nFerry in a storm\n2 days ago',
    'Popular in Transport\nMetro line extended to the airport\nNew toll plan for trucks',
    'Jobs at sea\nShip’s carpenter\nNorthern Yards, Bergen\nAll jobs',
    'An old ferry leaves the harbour on Tuesday. (Ines Holm/Harbour Gazette)',
    'Newsletter\nJeden Morgen das Wichtigste von der Küste in unserem täglichen Newsletter.',
    'À lire aussiLes phares de la côte sont à vendre',
    'Passer la publicité',
    'Read More: Ferries, The Outer Islands, Harbour Board, Ship Owners, Timetables, Summer Guests, Third Ships, Yards in the North, Fares, Fuel Costs, Homes and Dinners, The Second Winter of Talks, Boats',
    'Le vieux bac au port, mardi 3 mars. LP/Ines Holm',
    'dpa/Ines Holm Die alte Fähre am Dienstag.',
    'The old ferry on Tuesday. Picture: Ines Holm',
    'Le vieux bac quitte le port. Photo Ines Holm. AFP',
  ])('is %j', async (line) => {
    const text = await without(line);
    for (const part of line.split('\n')) expect(text).not.toContain(part);
    for (const paragraph of body.split('\n\n')) expect(text).toContain(paragraph);
  });

  it('is a caption that only the credit below it gives away', async () => {
    const caption = 'The ferry Solveig lies in the harbour with her ramp down';
    const draft = await page(`By Ola Berg\nMarch 5, 2021\n\n${caption}.\n\nInes Holm / Getty Images`);
    expect(draft.fullText).not.toContain(caption);
    expect(draft.image?.credit ?? draft.image?.caption).toBeDefined();
  });

  it('is a dek only when it is not a paragraph: text above a bare credit stays when it is no caption', async () => {
    const text = await without(
      'Nobody on the board voted against it, although two members of it did not come.\n\nPhoto: Ines Holm',
    );
    expect(text).toContain('Nobody on the board');
    expect(text).not.toContain('Photo:');
  });

  it.each([
    '(Except for the headline, this story has not been edited by our staff and is published from a syndicated feed.)',
    'A version of this article appears in print on March 6, 2021, Section A, Page 12.',
    'Reporting by Ola Berg; Editing by Ines Holm',
    'Ola Berg: 206-555-0100 or oberg@gazette.example; on Twitter: @oberg.',
    'Our free and fast briefing on the coast, delivered every weekday morning.',
    'Berg covers the coast for the Harbour Gazette.',
    'Download the Harbour Gazette News App to get daily updates.',
    '※この記事は掲載時の情報です。予めご了承ください。',
    'If you have a question about the ferry, you can submit it here.',
    'Save this story for later.',
    'ご登録・解除はいつでも無料です。お気軽にお申し込みください。',
  ])('is %j below the text', async (line) => {
    expect((await page('By Ola Berg\nMarch 5, 2021', line)).fullText).not.toContain(line);
  });

  it('is what readers write, also when they write more than the paper does', async () => {
    const comment = (name: string, minute: number): string =>
      `${name} on Mar 5, 3:${minute} PM said:\nI have taken that boat since I was a child and nobody ever asked us what we thought of the fares or of the hours it ran, so this is late but welcome all the same, and I will be on the first one.\nReply\n2\nFlag as Offensive`;
    const names = ['gull', 'sailor', 'mooring', 'kelp', 'tern', 'skerry', 'anchor', 'halyard'];
    const draft = await page(
      'Ola Berg | Mar. 5, 2021, 3:17 PM | 1,209 | 5',
      names.map((name, at) => comment(name, at + 10)).join('\n'),
    );
    expect(draft.headline).toBe('Hourly ferry to the islands from May');
    expect(draft.fullText).toContain('The ferry to the outer islands');
    expect(draft.fullText).not.toContain('since I was a child');
  });
});
