import { describe, expect, it } from 'vitest';
import { importText, page } from './fixture.ts';

const paragraphs = [
  'The island of Orm will heat its school with water from the old mine, which stays warm through the winter.',
  'Two pumps were lowered in March, and the teachers opened the windows on the first morning that they ran.',
  'The miners who dug the lowest gallery had always said that nobody needed a coat down there in January.',
  'If the pumps last until spring, the town hall and the swimming bath are to be joined to the same pipe.',
];
const text = paragraphs.map((line) => `${line}\n\n`).join('');
const headline = 'Orm heats its school with the old mine';

describe('the writer a capture names', () => {
  it.each([
    ['behind the date, with the paper before it', 'Orm Daily 3/21/2021 Ada Moor'],
    ['behind the date, the paper twice before it', 'Orm Times Orm Times 3/21/2021 Ada Moor'],
    ['behind the words for the portrait', 'Orm Commentary\nMarch 21, 2021\n\nMoor By Ada Moor'],
    ['before the date, a town behind it', 'Ada Moor March 21, 2021 London'],
    [
      'before who that is, in the byline itself',
      'By Ada Moor, a reporter who covers the islands. She has lived on three of them and writes a column on Fridays.\nMar 21, 2021',
    ],
    ['below a system’s own', 'By NEWSROOM\nMarch 21, 2021\nFacebook\n\nBy Ada Moor'],
    ['below the paper it is taken from', 'March 21, 2021\n\nMoor Insider\nAda Moor 1 day ago'],
  ])('is read %s', async (_, line) => {
    const draft = await importText(`${headline}\n\n${line}\n\n${text}`);
    expect(draft).toMatchObject({ headline, authors: ['Ada Moor'], published: '2021-03-21' });
  });

  it('keeps what it says of the writer out of the text', async () => {
    const line =
      'By Ada Moor, a reporter who covers the islands. She has lived on three of them all her life.';
    const { fullText } = await importText(`${headline}\n\n${line}\nMarch 21, 2021\n\n${text}`);
    expect(fullText).not.toContain('three of them');
    const html = page('', `<p>${line}</p><p>March 21, 2021</p>`);
    expect((await importText(html)).fullText).not.toContain('three of them');
  });

  it('is read below a text, under the day it was written on', async () => {
    const draft = await importText(
      `${headline}\n\n${text}Recommend\nWritten on Mar 21 by\nAda Moor\nFollow\n`,
    );
    expect(draft.authors).toEqual(['Ada Moor']);
  });

  it('is a columnist whom the menu names as well, by the role below the name', async () => {
    const menu = [
      'Home',
      'Islands',
      'Ada Moor',
      'Letters',
      'Boats',
      'Tides',
      'Sport',
      'Food',
      'Jobs',
      'Weather',
      'Shop',
    ];
    const head = `${headline}\n11:57 AM 3/21/2021\n\nShare\n\nAda Moor\nPolitical Commentator\n\n`;
    const draft = await importText(`${menu.join('\n')}\n${head}${text}`);
    expect(draft).toMatchObject({ headline, authors: ['Ada Moor'] });
  });

  it('is read below the headline’s copy further up, when it stands right above the text again', async () => {
    const tags = [
      'mining',
      'heating',
      'schools',
      'winter',
      'pumps',
      'islands',
      'miners',
      'baths',
      'towns',
      'pipes',
    ];
    const list = [...tags, ...tags.map((tag) => `Share to ${tag}`)].map((tag) => `  • ${tag}\n`).join('');
    const draft = await importText(
      `${headline}\n\n36\n\nAda Moor\n\nFiled to: money\n\n3/21/2021 8:00am 3/21/2021 8:00am\n\n${list}\n${headline}\n\n${text}`,
    );
    expect(draft).toMatchObject({ headline, authors: ['Ada Moor'], published: '2021-03-21T08:00:00' });
  });

  it('is no series that the headline names', async () => {
    const title = `EVENING ADDRESS: ${headline}`;
    const draft = await importText(
      `${title}\n\nThe Town Hall\n\nWords as spoken\n\nEvening Address\n\nMarch 22, 2021\n\n${text}`,
    );
    expect(draft).toMatchObject({ headline: title, authors: [] });
  });

  it('is not its site, declared for every page', async () => {
    const draft = await importText(
      page(
        '<meta property="og:site_name" content="Kite &amp; Wind"><meta name="DC.creator" content="Kite &amp; Wind">',
        '<p><a href="/">Kite &amp; Wind</a></p>',
      ),
    );
    expect(draft.authors).toEqual([]);
  });
});

describe('a picture above the dek', () => {
  const dek = 'The council looks for a plumber to run the pumps and keep the pipes warm all the winter';
  const caption =
    'A drawing of the pumps that the island of Orm wants to lower. The mine was closed long ago.';
  const credit = '(Orm Mining Club)';

  it.each([
    ['with a credit in brackets', `${caption}\n${credit}`],
    ['with its words for the blind', `\nDrawing of the Orm pumps\n${caption}\n${credit}\n`],
  ])('is a caption %s', async (_, picture) => {
    const draft = await importText(
      `Growth\n${headline}\n${picture}\n${dek}\nBy Ada Moor\nMarch 21, 2021\n5 PM\nFacebook\nTwitter\n\n${text}Most read\nGrowth\n${headline}\n${dek}\n`,
    );
    expect(draft).toMatchObject({ headline, dek, authors: ['Ada Moor'] });
    expect(draft.fullText).toBe(text.trim());
  });

  it('takes no sentence in brackets along, further down', async () => {
    const aside = '(Orm has two mines.)';
    const draft = await importText(
      `${headline}\n\nBy Ada Moor\n\n${text}${paragraphs[1]}\n${aside}\n\n${text}`,
    );
    expect(draft.fullText).toContain(aside);
  });
});
