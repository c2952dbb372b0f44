import { describe, expect, it } from 'vitest';
import { withoutDates } from '../../src/import/date-line.ts';
import { readByline } from '../../src/import/names.ts';
import { importText } from './fixture.ts';

describe('a line with a date', () => {
  it.each([
    ['Von Ida Holm Sonntag, 3. Mai 2020', 'Von Ida Holm |'],
    ['Ida Holm Letzte Aktualisierung: 3. Mai 2020, 12:31 Uhr', 'Ida Holm |'],
    ['Ida Holm Stand: 03.05.2020, 12:31 Uhr', 'Ida Holm |'],
    ['PAR IDA HOLM Dimanche 3 mai 2020', 'PAR IDA HOLM |'],
    ['Ida Holm Créé le 3 mai 2020', 'Ida Holm |'],
    ['By Ida Holm Sun 3 May 2020 12.31 BST', 'By Ida Holm |'],
    ['大森健太 - 公開日：2020年5月3日', '大森健太 |'],
    ['大森健太 2020年5月3日朝刊', '大森健太 |'],
  ])('has none of the words that go with the date behind a name: %s', (line, rest) => {
    expect(withoutDates(line, 'de').trim()).toBe(rest);
  });

  it('keeps what is no such word, though it looks like one', () => {
    expect(withoutDates('By Ida Holm, The Sun May 3, 2020').trim()).toBe('By Ida Holm, The Sun |');
    expect(withoutDates('By Ida Holm / Vell Post May 3, 2020').trim()).toBe('By Ida Holm / Vell Post |');
  });
});

describe('a byline', () => {
  it.each([
    ['De notre correspondante Ida Holm', ['Ida Holm']],
    ['De notre envoyé spécial à Vell, Jan Roth', ['Jan Roth']],
    ['Ida Holm Journaliste', ['Ida Holm']],
    ['Ida Holm Redakteurin', ['Ida Holm']],
    ['Veröffentlicht von Ida Holm', ['Ida Holm']],
    ['By Vell Post Reporter', ['Vell Post Reporter']],
    ['（大森健太）', ['大森健太']],
    ['[大森健太, 港新聞]', ['大森健太']],
    ['港新聞 大森健太', ['大森健太']],
    ['大森健太 山本花子', ['大森健太', '山本花子']],
    ['長谷川 健太郎', ['長谷川 健太郎']],
    ['聞き手・大森健太', ['大森健太']],
  ])('%s names its writers', (line, names) => {
    expect(readByline(line)).toEqual(names);
  });
});

describe('the writer of a capture', () => {
  const headline = 'Die Fähre von Vell fährt wieder';
  const text = [
    'Die Fähre von Vell fährt nach drei Jahren wieder, und der Hafen hat dafür eine neue Mole bekommen.',
    'Der Bürgermeister sagte, eine Brücke wäre billiger gewesen, aber niemand habe die Schiffer gefragt.',
    'Die Karten für den Sommer sind im Büro des Hafens zu haben, und sie kosten so viel wie vor drei Jahren.',
  ];
  it.each([
    'Ida Holm, Redakteurin',
    'Von Ida Holm/dpa',
    'Ida Holm (dpa)',
    'Ida Holm, Korrespondentin in Vell',
  ])('is found in %s below the headline', async (byline) => {
    const draft = await importText([headline, byline, '3. Mai 2020', '', text.join('\n\n')].join('\n'));
    expect(draft).toMatchObject({ headline, authors: ['Ida Holm'] });
  });
});

it('the writer of an agency stands below the dek and above the date', async () => {
  const dek =
    'Eine neue Mole hat der Hafen dafür gebaut, und sie steht so schief wie die alte vor drei Jahren.';
  const text = `${dek.replace('Eine', 'Noch eine')}\n\nDer Bürgermeister sagte, eine Brücke wäre billiger gewesen, aber niemand habe gefragt.`;
  const head = `Die Fähre von Vell fährt wieder\n${dek}\nIda Holm (dpa)\n3. Mai 2020`;
  expect(await importText(`${head}\n\n${text}`)).toMatchObject({ authors: ['Ida Holm'] });
});

describe('around the headline of a capture', () => {
  const headline = 'Vell closes its last ferry as the pier leans';
  const text = [
    'The town of Vell has closed its last ferry after the pier was found to be leaning by more than a hand.',
    'Engineers measured the pier twice in May, and both times the posts on the western side had moved further.',
    'The mayor said a bridge would be cheaper over thirty years, although nobody had asked the boatmen about it.',
  ].join('\n\n');

  it('stand two dates above it, each below its label', async () => {
    const dates = 'Published\nMay 3, 2020\nUpdated\nMay 4, 2020';
    const draft = await importText(`Sport\n\n${dates}\n${headline}\nBy Ida Holm\n\n${text}`);
    expect(draft).toMatchObject({ headline, published: '2020-05-03' });
  });

  it('stands the date above, and below it two names', async () => {
    const byline = 'Ida Holm and Jan Roth';
    const draft = await importText(`Sport\n\nSunday, May 3, 2020\n${headline}\n${byline}\n\n${text}`);
    expect(draft).toMatchObject({ headline, authors: ['Ida Holm', 'Jan Roth'] });
  });

  it('stands an agency, which between it and the date is no credit', async () => {
    const byline = 'The Associated Press';
    const draft = await importText(`Sport\n\n${headline}\n${byline}\nSunday, May 3, 2020\n\n${text}`);
    expect(draft).toMatchObject({ headline, authors: [byline] });
  });
});
