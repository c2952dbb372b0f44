import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const paragraphs = [
  'The town of Vell has closed its last ferry after the pier was found to be leaning by more than a hand.',
  'Engineers measured the pier twice in May, and both times the posts on the western side had moved further.',
  'The mayor said a bridge would be cheaper over thirty years, although nobody had asked the boatmen about it.',
  'Tickets that were bought for the summer are paid back at the harbour office until the end of the month.',
];

/** A capture with some lines between the masthead and the text. */
const capture = (...head: string[]): string =>
  ['The Vell Courier', 'Menu', 'Town', 'Sea', ...head, '', ...paragraphs.flatMap((line) => [line, ''])].join(
    '\n',
  );

const headline = 'Vell closes its last ferry as the pier leans';

describe('an agency by the headline of a capture', () => {
  const date = 'May 31, 2023 04:11 pm IST';

  it('is the byline right below the date, though a caption follows it', async () => {
    const caption = ['Vell pier leans by more than a hand', '', 'Vell pier leans | Photo Credit: Ola Brandt'];
    const draft = await importText(capture(headline, '', date, '', 'PTI', ...caption));
    expect(draft).toMatchObject({ headline, authors: ['PTI'] });
  });

  it('is the byline rather than the name of the section, which the menu has too', async () => {
    const draft = await importText(
      capture('Island News', 'Sport', headline, 'Island News', 'Press Trust of India', date, 'Share'),
    );
    expect(draft).toMatchObject({ headline, authors: ['Press Trust of India'] });
  });
});

describe('a name by the headline of a capture', () => {
  it.each([
    ['an age', ['Ada Moor', 'a day ago']],
    ['an age behind it', ['Ada Moor - 4 hours ago', '10']],
    ['a time of day', ['Share', 'Tweet', '', 'Ada Moor', '1:18 PM ET', 'Town']],
    ['its handle and the day', ['Ada Moor adamoor', 'June 7, 2021 — 5:00 AM EST']],
    ['what a script left of another byline', ['By', '&', '', 'by Ada Moor |', '', 'Share', 'Latest News']],
  ])('is the byline beside %s', async (_, head) => {
    const draft = await importText(capture(headline, ...head));
    expect(draft).toMatchObject({ headline, authors: ['Ada Moor'] });
  });

  it('may have a noble’s particle', async () => {
    const draft = await importText(capture(headline, 'Otto von Moor 7. Juni 2021', '08:30 Uhr'));
    expect(draft.authors).toEqual(['Otto von Moor']);
  });

  it('stands in the date line above it, whatever a subheading looks like', async () => {
    const draft = await importText(
      [
        '港の日記',
        '│2021年06月07日 Ada Moor│',
        '桟橋 と 渡し船の一年',
        '',
        '渡し船は六月に休みとなった。桟橋が傾いたためで、町は橋を検討している。',
        '',
        'Pier と Boat',
        '',
        '桟橋は西側に傾いており、五月に二度の測定が行われた。次の測定は秋の予定だ。',
      ].join('\n'),
    );
    expect(draft.authors).toEqual(['Ada Moor']);
  });

  it('stands on a line of its own for each of several writers, with buttons between', async () => {
    const draft = await importText(
      capture(
        headline,
        'By Ada Moor',
        'Follow on Twitter',
        'More from Ada',
        'Tom Reed',
        'More from Tom',
        'June 7, 2021, 12:37 PM ET',
      ),
    );
    expect(draft.authors).toEqual(['Ada Moor', 'Tom Reed']);
  });

  it('stands below its label, and the translator’s is another', async () => {
    const text = [
      '桟橋が傾き渡し船が休みに',
      '2021年6月7日',
      '作者：',
      'Ada Moor',
      '翻訳者',
      '中村 花子',
      '',
      '渡し船は六月に休みとなった。桟橋が傾いたためで、町は橋を検討しているという。',
      '',
      '桟橋は西側に傾いており、五月に二度の測定が行われた。次の測定は秋の予定だ。',
    ];
    expect((await importText(text.join('\n'))).authors).toEqual(['Ada Moor']);
  });

  it('stands in capitals below an interview', async () => {
    const talk = [
      'Frau Berg, warum steht die Fähre von Vell seit dem Sommer still, und wann fährt sie wieder?',
      'Berg: Der Steg neigt sich nach Westen, und niemand will dort mit hundert Menschen stehen.',
      'Und was sagen die Leute, die jeden Morgen über den Sund zur Arbeit fahren müssen?',
      'Berg: Sie fahren mit dem Bus um die Bucht, und das dauert eine Stunde länger als bisher.',
      'Könnte denn nicht einfach ein neuer Steg gebaut werden, ein Stück weiter im Osten der Bucht?',
      'Berg: Das haben wir geprüft, aber dort ist das Wasser im Winter zu flach für unser Schiff.',
      'Was geschieht mit den Karten, die viele schon für den ganzen Sommer gekauft haben?',
      'Berg: Die nimmt das Hafenamt bis zum Ende des Monats zurück, und zwar zum vollen Preis.',
    ];
    const end =
      'DIE FRAGEN STELLTEN ADA MOOR UND TOM REED Mehr über den Steg lesen Sie in der nächsten Ausgabe';
    const text = ['Warum steht die Fähre von Vell still, Frau Berg?', ...talk, end].join('\n\n');
    expect((await importText(text)).authors).toEqual(['Ada Moor', 'Tom Reed']);
  });

  it('leaves the date of a post within the text alone', async () => {
    const post = '— Tom Reed (@treed) June 6, 2021';
    const [first = '', ...rest] = paragraphs;
    const text = [
      'The Vell Courier',
      'June 7, 2021',
      headline,
      'Ada Moor',
      '',
      first,
      '',
      post,
      '',
      ...rest,
    ].join('\n');
    expect((await importText(text)).published).toBe('2021-06-07');
  });

  it('is not the paper’s own photographer', async () => {
    const shown = 'The pier of Vell, left, with the mayor, right, after the last boat had gone on June 5.';
    const draft = await importText(
      capture(headline, 'Ina Berg / Vell Evening Times', shown, shown, 'Ada MoorContact Reporter'),
    );
    expect(draft).toMatchObject({ headline, authors: ['Ada Moor'] });
  });
});

describe('the headline of a capture', () => {
  it('is the copy nearest to the text, whatever a site says to its visitors', async () => {
    const menu = [
      'subscribe',
      'Get the',
      'Magazine',
      'Follow Us',
      'On Twitter',
      'Don’t miss our latest ferry and pier news, features and videos.',
      'Follow',
      'See what’s new on the pier.',
      'Follow',
      'Jobs',
      'Shop',
      'Contact',
      'Boats',
      'Advertisement',
    ];
    const text = [
      'Skip to: Start of article',
      headline,
      ...menu,
      'Skip Article Header. Skip to: Start of Article.',
      'Author: Ada Moor. Ada Moor Sea',
      'June 7, 2021',
      headline,
      'VEL/ATG',
      '',
    ].join('\n');
    const draft = await importText(`${text}\n${paragraphs.join('\n\n')}`);
    expect(draft).toMatchObject({ headline, authors: ['Ada Moor'], published: '2021-06-07' });
  });

  it('is not a caption printed above and below its credit', async () => {
    const draft = await importText(
      capture(
        headline,
        'Ada Moor | @adamoor',
        'The pier of Vell.',
        'Tom Reed | Getty Images',
        'The pier of Vell.',
      ),
    );
    expect(draft).toMatchObject({ headline, authors: ['Ada Moor'] });
  });

  it('is not the opening cut short', async () => {
    const draft = await importText(capture(headline, 'June 7, 2021', `${paragraphs[0]?.slice(0, 60)}...`));
    expect(draft.headline).toBe(headline);
  });

  it('is none of a list of stories printed with their pictures’ text', async () => {
    const list = [
      'Old boats of Vell find a new ferry harbour',
      'The mayor’s pier: who paid for the posts',
      'Ferry tickets are paid back at the harbour',
    ];
    const draft = await importText(
      capture(
        ...list.flatMap((story) => [story, story]),
        'Home',
        headline,
        '6/7/2021 11:00 AM PST BY ADA MOOR',
      ),
    );
    expect(draft.headline).toBe(headline);
  });
});
