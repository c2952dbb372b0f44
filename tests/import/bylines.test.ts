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
});
