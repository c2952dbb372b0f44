import { describe, expect, it } from 'vitest';
import { importText, gladOfIt as more, ferryParagraphs as paragraphs } from './fixture.ts';

const bodyWith = async (inserted: string): Promise<string> => {
  const [first, second, third, last] = paragraphs.map((text) => `<p>${text}</p>`);
  const html = `<body><article><h1>Island ferry goes electric</h1><p>By Mara Olsen</p><div class="article-body">${first}${second}${inserted}${third}${last}</div></article></body>`;
  return (await importText(html, { kind: 'html' })).fullText;
};

const text = paragraphs.join('\n\n');

describe('what a page sets between the paragraphs of its article', () => {
  it('is left out when it is a card, a link as a whole', async () => {
    const card =
      '<article><a href="/bridge"><div><h3>Second Bridge Opens Late After a “Dispute”</h3></div></a></article>';
    expect(await bodyWith(card)).toBe(text);
  });

  it('is left out when it is a link with its label within a paragraph', async () => {
    const link = '<span>ALSO READ <strong><a href="/bridge">Second bridge opens late</a></strong></span>';
    const inserted = `<p>The old boats are sold.${link}${more}</p>`;
    expect(await bodyWith(inserted)).toContain(`The old boats are sold. ${more}`);
  });

  it('stays when it is a link in a sentence', async () => {
    const own =
      '<p>The board says <b>also read <a href="/b">the second bridge’s book</a></b>, which nobody did.</p>';
    expect(await bodyWith(own)).toContain('also read the second bridge’s book');
  });

  it('stays when it is a heading that links to itself', async () => {
    const heading = '<a href="#yard"><h3>The yard of the north</h3></a>';
    expect(await bodyWith(heading)).toContain('The yard of the north');
  });

  it.each([
    ['<figure><img src="a.jpg"><span class="meta"><cite>Harbour Museum</cite></span></figure>'],
    [
      '<table class="img"><tr><td><img src="a.jpg"></td></tr><tr><td>The old yard in winter</td></tr></table>',
    ],
    ['<div class="inline image"><img src="a.jpg"><div class="credit body-credit">Ana Silva</div></div>'],
    ['<div class="body-credit">Ana Silva of the north shore</div>'],
  ])('is left out when it is said of a picture: %s', async (picture) => {
    expect(await bodyWith(picture)).toBe(text);
  });

  it('stays when a figure holds a table', async () => {
    const figure =
      '<figure><table><tr><td>A crossing with diesel took an hour and two minutes, said the captain.</td></tr></table></figure>';
    expect(await bodyWith(figure)).toContain('an hour and two minutes');
  });

  it('stays when the heads of a table’s columns are words that end other texts', async () => {
    const table =
      '<table><tr><th><p>Does she sail?</p></th><th><p>Comment</p></th></tr><tr><td><p>The Gannet sails.</p></td><td><p>Waits for her batteries, which come in June.</p></td></tr></table>';
    expect(await bodyWith(`${`<p>${paragraphs[0]} Again.</p>`.repeat(3)}${table}`)).toContain(paragraphs[3]);
  });

  it('is left out when it is the title of a film in its player', async () => {
    const player =
      '<div class="article-video mobile-player"><span>This captain looked at the storm and did what nobody thought of:</span></div>';
    expect(await bodyWith(player)).toBe(text);
  });

  it('is left out when it calls for something', async () => {
    expect(
      await bodyWith('<section class="letters-cta"><p>Tell us what you think of ferries.</p></section>'),
    ).toBe(text);
  });

  it('is left out when its heading is called one of related stories, and all else in it is a link', async () => {
    const box =
      '<p><article class="u-border"><h4 class="u-size related__title">Related Story</h4><a href="/bridge"><h3>Will the Second Bridge Open Late on a Thursday?</h3></a></article></p>';
    expect(await bodyWith(box)).toBe(text);
  });

  it('is left out when it tells which editor wrote the story, between the dek and the text', async () => {
    const html = `<body><article><h1>Island ferry goes electric</h1><p>By <a rel="author" href="/mara">Mara Olsen</a></p><div class="article-body"><div><div><a href="/mara">Mara Olsen</a> <span>is editor-in-chief of The Harbour Post, host of its weekly talk, and co-host of the one on Sundays.</span></div></div>${paragraphs.map((own) => `<p>${own}</p>`).join('')}</div></article></body>`;
    expect((await importText(html, { kind: 'html' })).fullText).toBe(text);
  });

  it('stays when a page builder calls every paragraph a widget', async () => {
    const widget = `<div class="elementor-element elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container"><p>The third boat is a gift of the yard. ${more}</p></div></div>`;
    expect(await bodyWith(widget)).toContain('The third boat is a gift of the yard.');
  });

  it('is left out when it is a note that unfolds from a word of a sentence', async () => {
    const noted =
      '<p>The captain is fond of <span class="note-link">the Gannet.<span class="footnote"><img src="a.jpg">Built in 1956, the Gannet was the last of the steamers.</span></span> He kept her bell, and rings it when there is fog on the sound.</p>';
    const draft = await bodyWith(noted);
    expect(draft).toContain('The captain is fond of the Gannet. He kept her bell');
    expect(draft).not.toContain('last of the steamers');
  });

  it('is left out without the words it explains, whatever holds both', async () => {
    const noted =
      '<p><b>Your first boat was one most have forgotten, <span class="footnoteLink"><i>the Plover</i><span class="footnote">A steamer of the yard, the <i>Plover</i> sank in 1931.</span></span> of the north shore. What did you learn?</b></p>';
    expect(await bodyWith(noted)).toContain('have forgotten, the Plover of the north shore.');
  });

  it('stays when it is the sentence itself, called what its note is called', async () => {
    const noted =
      '<p>The captain kept her bell, <span class="tooltip" title="fog">and rings it at night when there is fog</span> on the sound.</p>';
    expect(await bodyWith(noted)).toContain('and rings it at night when there is fog on the sound.');
  });

  it('stays when it is the number of a note', async () => {
    const noted =
      '<p>The captain kept her bell<span class="footnote">2</span> and rings it when there is fog on the sound.</p>';
    expect(await bodyWith(noted)).toContain('kept her bell2 and');
  });

  it('is left out when it is said of a picture that loads late', async () => {
    const late =
      '<div class="cmp-image"><noscript><img src="a.jpg"></noscript><span class="cmp-title">Figure 4: the way of the third boat</span></div>';
    expect(await bodyWith(late)).toBe(text);
  });

  it('stays when it offers nothing but an address', async () => {
    const address =
      '<p>Islanders who are asleep when the first boat leaves can join the list of the waiting at https://ferry.example/newsletter/alerts/ from Monday.</p>';
    expect(await bodyWith(address)).toContain('can join the list of the waiting');
  });
});

describe('what closes and opens a page', () => {
  it('is part of the text when a sentence is marked as a heading', async () => {
    const draft = await bodyWith('');
    expect(draft.endsWith(paragraphs[3] ?? '-')).toBe(true);
    const html = `<body><article><h1>Island ferry goes electric</h1><p>By Mara Olsen</p><div class="article-body">${paragraphs.map((text) => `<p>${text}</p>`).join('')}<h2>See you on the first boat!</h2></div></article></body>`;
    expect((await importText(html, { kind: 'html' })).fullText).toContain('See you on the first boat!');
  });

  it('is a headline without the square before it', async () => {
    const html = `<body><article><h1>■ Island ferry goes electric</h1><div>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div></article></body>`;
    expect((await importText(html, { kind: 'html' })).headline).toBe('Island ferry goes electric');
  });

  it('is a byline that unfolds, though it stands in a button', async () => {
    const html = `<head><meta name="author" content="Mara Olsen"></head><body><article><h1>Island ferry goes electric</h1><button><p>By <a href="/mara">Mara Olsen</a></p></button><div>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div></article></body>`;
    expect((await importText(html, { kind: 'html' })).authors).toEqual(['Mara Olsen']);
  });
});
