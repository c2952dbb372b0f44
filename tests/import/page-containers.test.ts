import { describe, expect, it } from 'vitest';
import { parsePage } from '../../src/import/html/document.ts';
import { endingBelow, placed } from '../../src/import/html/ending.ts';
import { visibleLines } from '../../src/import/html/lines.ts';
import { importText } from './fixture.ts';

const more =
  'The harbour board said so on Tuesday, and the islanders, who had waited for years, were glad of it.';
const openings = [
  'The ferry to the outer islands will run on batteries from next spring.',
  'Two boats have been rebuilt at the old yard, where forty people worked.',
  'The first crossing in a storm took no longer than it did with diesel.',
  'Tickets will cost the same for at least three years, the board promised.',
  'Nobody on the north shore has heard an engine since the first of May.',
  'A third boat is being built, and will carry lorries as well as cars.',
];
const paragraphs = openings.map((opening) => `<p>${opening} ${more} ${more}</p>`);

const page = (html: string): string =>
  `<html><body><article><h1>Island ferry goes electric</h1><p>By Mara Olsen</p>${html}</article></body></html>`;

const textOf = async (html: string): Promise<string> => (await importText(html, { kind: 'html' })).fullText;

describe('a story in a container that says what it is not', () => {
  it.each(['non-paywall', 'no-ads', 'not-sponsored'])('is not taken for that: %s', async (name) => {
    const [first, ...rest] = paragraphs;
    const others = `<aside class="list">${rest.join('')}</aside>`;
    const html = `<html><body><section class="row ${name}"><h1>Island ferry goes electric</h1>${first}</section>${others}</body></html>`;
    expect(await textOf(html)).toContain(openings[0]);
  });
});

describe('a story in several containers', () => {
  const chunk = (html: string): string =>
    `<div class="story-chunk"><div class="grid"><div class="column">${html}</div></div></div>`;

  it('goes on in the next one that is called the same', async () => {
    const last = '<p>Nobody is sad about the smell of diesel, said the captain of the old boat.</p>';
    const html = page(
      `<div class="a">${chunk(paragraphs.join(''))}</div><div class="b">${chunk(last)}</div>`,
    );
    expect(await textOf(html)).toContain('Nobody is sad about the smell of diesel');
  });

  const below = async (html: string): Promise<string[]> => {
    const own = `<article>${chunk(paragraphs.join(''))}</article>`;
    const document = await parsePage(`<html><body>${own}${html}</body></html>`);
    const lines = placed(visibleLines(document));
    return endingBelow(lines.slice(0, paragraphs.length), lines, lines.length, () => false).map(
      ({ text }) => text,
    );
  };

  it.each([
    [
      '<div class="story-teaser"><div><div><p>A bridge opens next year, the council said on Monday evening.</p></div></div></div>',
    ],
    [`<article>${chunk('<p>A bridge opens next year, the council said on Monday evening.</p>')}</article>`],
  ])('does not go on in another story: %s', async (other) => {
    expect(await below(other)).toEqual([]);
  });
});

describe('a page of tables whose headline is shown in other words', () => {
  it('begins where its text does, though its longest table comes later', async () => {
    const cell = (html: string): string => `<table><tr><td>${html}</td></tr></table>`;
    const long = paragraphs.concat(paragraphs.map((text) => text.replace('<p>', '<p>Again: '))).join('');
    const opening = `<p>${['The yard has', 'The board has', 'The town has', 'The crew has'].map((who) => `${who} waited for this day since the last steamer was sold to the museum.`).join('<br>')}</p>`;
    const html = `<html><head><title>[Press] Electric ferries of the yard</title></head><body>${cell(opening)}${cell(`<div class="text">${long}</div>`)}</body></html>`;
    const text = await textOf(html);
    expect(text).toContain('The yard has waited');
    expect(text).toContain('Nobody on the north shore');
  });
});
