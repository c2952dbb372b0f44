import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const more = 'The harbour board said so on Tuesday, and the islanders were glad of it.';
const paragraphs = [
  `The ferry to the outer islands will run on batteries from next spring. ${more}`,
  `Two boats have been rebuilt at the old yard, where forty people worked. ${more}`,
  `The first crossing in a storm took no longer than it did with diesel. ${more}`,
  `Tickets will cost the same for at least three years, the board promised. ${more}`,
];

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

  it('stays when a page builder calls every paragraph a widget', async () => {
    const widget = `<div class="elementor-element elementor-widget elementor-widget-text-editor"><div class="elementor-widget-container"><p>The third boat is a gift of the yard. ${more}</p></div></div>`;
    expect(await bodyWith(widget)).toContain('The third boat is a gift of the yard.');
  });
});
