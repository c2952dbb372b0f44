import { describe, expect, it } from 'vitest';
import { codesOf, importFixture, importText } from './fixture.ts';

describe('a text copied from a browser', () => {
  it('gives headline, dek, byline, caption, credit and the date with its zone', async () => {
    const draft = await importFixture('capture-browser.txt');
    expect(draft).toMatchObject({
      headline: 'Port crews test quiet cranes',
      dek: 'Two harbours swap diesel motors for electric ones, and the neighbours sleep',
      authors: ['Anita Rao'],
      published: '2024-02-29T16:00:00+05:30',
      image: { caption: 'A crane at the north quay', credit: 'M. Pereira' },
      language: 'en',
    });
  });

  it('leaves menus, promotions, related links and comment rules out, and keeps the rest', async () => {
    const { fullText } = await importFixture('capture-browser.txt');
    expect(fullText.split('\n\n').map((paragraph) => paragraph.slice(0, 20))).toEqual([
      'Crews at two harbour',
      '“We used to shout al',
      'The trust measured t',
      'A third harbour will',
    ]);
  });

  it('says what was guessed', async () => {
    const draft = await importFixture('capture-browser.txt');
    const guessed = draft.findings.find(({ code }) => code === 'import-guessed');
    expect(guessed?.message).toContain('headline');
  });

  it('is read in French', async () => {
    const draft = await importFixture('capture-french.txt');
    expect(draft).toMatchObject({
      headline: 'Le vieux moulin reprend du service',
      authors: ['Élodie Garnier'],
      published: '2019-11-04T18:05:00',
      language: 'fr',
    });
    expect(draft.fullText).not.toMatch(/Lire aussi|Réactions|voisin$/);
    expect(draft.fullText).toMatch(/boulangers du canton\.$/);
  });

  it('is read in Japanese', async () => {
    const draft = await importFixture('capture-japanese.txt');
    expect(draft).toMatchObject({
      headline: '駅前の時計、三年ぶりに動く',
      authors: ['山田花子'],
      published: '2019-04-13T09:00:00',
      language: 'ja',
    });
    expect(draft.fullText.split('\n\n')).toHaveLength(3);
  });

  it('has no date when it shows none, whatever its copyright line says', async () => {
    const draft = await importFixture('capture-undated.txt');
    expect(draft.published).toBeUndefined();
    expect(draft).toMatchObject({ headline: 'Kites over the square', authors: ['Noor Haddad'] });
    expect(codesOf(draft)).toContain('import-no-date');
  });
});

describe('a text dumped by a text browser', () => {
  it('has its line breaks taken back and its list items kept whole', async () => {
    const { fullText } = await importFixture('capture-w3m.txt');
    expect(fullText).toContain('unload ships with cranes whose diesel motors');
    expect(fullText).toContain(
      'a curfew for trucks between eleven at night and five in the morning, on all three roads',
    );
  });

  it('gives headline, authors and date, and ends before the comments', async () => {
    const draft = await importFixture('capture-w3m.txt');
    expect(draft).toMatchObject({
      headline: 'Port crews test quiet cranes',
      authors: ['Anita Rao', 'Joel Dsouza'],
      published: '2024-02-29',
    });
    expect(draft.fullText).toMatch(/due before the monsoon\.$/);
    expect(draft.fullText).not.toMatch(/\[crane|More from|shore road and can confirm/);
  });
});

describe('a poor text', () => {
  it('without a headline gets its first words as one, and says so', async () => {
    const draft = await importText(
      'Hundreds of kites rose over the square on the first windy day of the year, and the police closed two streets.\n',
    );
    expect(draft.headline).toMatch(/^Hundreds of kites rose/);
    expect(codesOf(draft)).toContain('import-no-headline');
  });

  it.each(['', ' \n\n', '\u0000\u0001'])('of nothing gives a draft without a headline', async (text) => {
    expect((await importText(text, { kind: 'text' })).headline).toBeUndefined();
  });
});

describe('what stands between the byline and the text, or behind it', () => {
  const paragraphs = [
    'Hundreds of kites rose over the square on the first windy day of the year, and the police closed two streets so that nobody would walk into the strings.',
    'The makers, who sell them from a handcart for the price of a coffee, said they had not slept for two nights to have enough of the red ones.',
    'By evening most hung in the plane trees, where the fire brigade will leave them until the leaves come, a spokesman said with a shrug.',
    'The council wants to give the makers a place of their own near the river before the next windy day, and has asked them what they would pay for it.',
    'They have until the end of the month to answer, and so far they have sent a kite with a question mark on it to the mayor, who hung it up in her office.',
  ];

  it('may be other stories with bylines of their own', async () => {
    const lines = [
      'Kites over the square',
      'AFP 30 April 2015 07:19',
      'Related',
      'Rain on Friday',
      'By Other Person',
      ...paragraphs,
    ];
    const draft = await importText(lines.join('\n\n'), { kind: 'text' });
    expect(draft).toMatchObject({
      headline: 'Kites over the square',
      authors: ['AFP'],
      published: '2015-04-30T07:19:00',
    });
    expect(draft.fullText).toBe(paragraphs.join('\n\n'));
  });

  it('may be readers’ comments, each with a name and a date', async () => {
    const comments = [
      'Visitor comments',
      'I saw the red ones and they were the best of all, I think.',
      'Posted by: A. Person, 27 Sep 2011 | 15:22',
      'And I could not cross the street for an hour because of this nonsense, thank you.',
      'Posted by: B. Person, 27 Sep 2011 | 18:53',
    ];
    const draft = await importText(
      ['Kites over the square', 'By Noor Haddad', '26 Sep 2011', ...paragraphs, ...comments].join('\n\n'),
      { kind: 'text' },
    );
    expect(draft.fullText).toBe(paragraphs.join('\n\n'));
  });

  it('may be a Japanese writer and the hour, run together', async () => {
    const lines = [
      '時計と歯車の両立なるか',
      '山田花太郎2019年04月13日 09時00分',
      '印刷',
      'メール',
      '　港町に立つ時計が十三日の朝、三年ぶりに動き始めた。部品が手に入らず止まっていたが、時計店が歯車を自作し、修理を終えた。',
      '　時計店の店主は「図面がなく、古い写真を頼りに寸法を割り出した」と話す。費用のほとんどは住民の寄付でまかなわれたという。',
    ];
    const draft = await importText(lines.join('\n'), { kind: 'text' });
    expect(draft).toMatchObject({
      headline: '時計と歯車の両立なるか',
      authors: ['山田花太郎'],
      published: '2019-04-13T09:00:00',
    });
  });
});

it('the day of the visit in a masthead is no date of publication', async () => {
  const text =
    'Kites rose over the square on the first windy day of the year, and the police closed two streets for them.';
  const lines = [
    'Thursday, May 14, 2015',
    'Home',
    'World',
    'Square',
    'Weather',
    'Kites over the square',
    'By Noor Haddad',
    text,
    text.replace('Kites', 'Red kites'),
  ];
  const draft = await importText(lines.join('\n\n'), { kind: 'text' });
  expect(draft).toMatchObject({ headline: 'Kites over the square', authors: ['Noor Haddad'] });
  expect(draft.published).toBeUndefined();
});
