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
