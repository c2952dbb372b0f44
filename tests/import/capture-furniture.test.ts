import { describe, expect, it } from 'vitest';
import { isPromotion, isRow } from '../../src/import/furniture.ts';
import { readByline } from '../../src/import/names.ts';
import { captureLines } from '../../src/import/text/lines.ts';
import { importText } from './fixture.ts';

describe('buttons of a page', () => {
  it.each([
    'Teilen auf Facebook: 0Teilen auf Twitter: 0 WhatsApp Teilen…',
    'auf Twitter folgen',
    'eine E-Mail senden',
    'Slideshow ( 15 images )',
  ])('%s is a row', (line) => expect(isRow(line)).toBe(true));

  it('leaves sentences about networks alone', () => {
    expect(isRow('Auf Twitter folgen ihm tausend Leute')).toBe(false);
    expect(isPromotion('Guter Journalismus kostet Geld. Deshalb gibt es ein Abo.')).toBe(true);
  });
});

describe('a byline', () => {
  it('keeps the surname that a handle is glued to', () => {
    expect(readByline('by Ada Moor@adamoor Dec 15, 2016, 1:55pm EST')).toEqual(['Ada Moor']);
  });

  it('is no greeting of the paper', () => expect(readByline('Ihre RNZ')).toEqual([]));
});

const text = `Kites over the square

By Ada Moor
8 May 2019

Hundreds of kites rose over the square on the first windy day of the year, and the police closed two streets so that nobody would walk into the strings.

The makers, who sell them from a handcart for the price of a coffee, said they had not slept for two nights to have enough of the red ones.

By evening most hung in the plane trees, where the fire brigade will leave them until the leaves come, a spokesman said with a shrug.
`;

it('leaves out the titles that the offer of an issue announces', async () => {
  const draft = await importText(`${text}
This article is from issue 7/2019 of the Kite Review, and a free trial of our newsletter is yours as well. Highlights of the issue:

The Kite Affair
Strings: Much pull, much pain?
High on Wind
`);
  expect(draft.fullText).toContain('with a shrug.');
  expect(draft.fullText).not.toContain('Much pull');
});

it('takes a line below the same words printed twice for a caption', () => {
  const lines = captureLines(`Kites over the square

Kites above the square Kites above the square
Kites above the square

By Ada Moor`);
  expect(lines.find(({ caption }) => caption)?.text).toBe('Kites above the square');
});

it('joins a Japanese number broken from what it counts without a space', () => {
  const line = '港と島を結ぶ橋が来春に開通する見通しとなり、渡し船を動かす会社が'.slice(0, 30);
  const [first] = captureLines(`【6月18日 VELL】${line}17\n日に明らかにした。\n\n渡し船は三月で終わる。`);
  expect(first?.text).toContain('17日に明らかにした。');
});
