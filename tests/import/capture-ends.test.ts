import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const paragraphs = [
  'The ferry to the outer islands will run on batteries from next spring, the harbour board said on Tuesday.',
  'Two boats have been rebuilt at the old yard, where forty people worked on them through the winter.',
  'The first crossing in a storm, in March, took no longer than it did with diesel, the captain said.',
  'Tickets will cost the same for at least three years, the board promised the islanders.',
];

const captureEndingIn = async (...lines: string[]): Promise<string> => {
  const head = ['Island ferry goes electric', 'By Mara Olsen', '12 May 2024'];
  return (await importText([...head, ...paragraphs, ...lines].join('\n\n'))).fullText;
};

describe('the end of a captured text', () => {
  it('is a short sentence when one stands alone below the last paragraph', async () => {
    const closing = 'Four years, an age for engines.';
    expect(await captureEndingIn(closing, 'Ferries', 'Islands')).toBe([...paragraphs, closing].join('\n\n'));
  });

  it('is a sentence in the present tense that names a day to come', async () => {
    const closing = "The Courier's book of the islands is on newsstands everywhere Dec. 3.";
    expect(await captureEndingIn(closing)).toBe([...paragraphs, closing].join('\n\n'));
  });

  it('is a sentence that tells of the next one to come, with its day', async () => {
    const closing = 'The next crossing of the ferry is in the dark, to the north island on June 20.';
    expect(await captureEndingIn(closing)).toBe([...paragraphs, closing].join('\n\n'));
  });

  it('stands above a French form for comments', async () => {
    const ask = 'Vous désirez commenter cet article? Ouvrez une session | Inscrivez-vous';
    const filed = 'Publié dans la catégorie Bateaux | 85 commentaires | Permalien';
    const comment = 'The ferry is nine crossings ahead of the old one. That is not enough for the crew.';
    expect(await captureEndingIn(ask, filed, 'craftymila', comment)).toBe(paragraphs.join('\n\n'));
  });

  it('stands above a list of one tag, the writer’s byline and portrait, and what the house says of itself', async () => {
    const house =
      'The yard of the islands builds boats, chargers and piers at its three places on the sound.';
    const draft = await importText(
      `The Yard\n\nIsland ferry goes electric\n\nThe ferry can sense the cold, a new report says, and it can sense the crew as well.\n\nApr 6 2020\n\nA ferry at the pier\nOla Brandt\n\n${paragraphs.join('\n\n')}\n\n  • Yard News\n\nBy Mara Olsen\n\nMara Olsen is a science writer in the office of the yard. Write to her at mara@yard.example.\n\n${house}\n\nRelated News\n`,
    );
    expect(draft.authors).toEqual(['Mara Olsen']);
    expect(draft.fullText.endsWith(paragraphs.join('\n\n'))).toBe(true);
  });

  it('is that of the first where the page holds its article twice, the byline above the second', async () => {
    const menu =
      'BOATS\nPIERS\nHARBOUR MEETINGS\nBoats PointCloud\nby\nMara Olsen\n@harbourpost\n9:58 AM EST\nE-mail\nTweet\nFacebook';
    const text = paragraphs
      .map((paragraph, at) => [paragraph, ...paragraphs.slice(at + 1), ...paragraphs.slice(0, at)].join(' '))
      .join('\n\n');
    const draft = await importText(
      `Main Menu\nSubscribe\n\n© 2016 Harbour Inc. All rights reserved.\n\nIsland ferry goes electric\n\n${text}\n\n${menu}\n\n${text}\n\n← A pier says goodbye\nBOATS\nPIERS`,
    );
    expect(draft.authors).toEqual(['Mara Olsen']);
    expect(draft.fullText).toBe(text);
  });

  it('is the last paragraph when several short sentences of the page follow', async () => {
    const notes = ['Your cart is empty today.', 'Parcels leave the shop daily.'];
    expect(await captureEndingIn(...notes)).toBe(paragraphs.join('\n\n'));
  });

  it('stands above the portrait of the writer and what the paper says of itself', async () => {
    const portrait =
      'Mara Olsen is a staff writer at the Courier, where she follows boats, nets and weather.';
    const paper = 'The Courier is where the islands meet. It brings you what the tide leaves on our shores.';
    expect(await captureEndingIn(portrait, paper)).toBe(paragraphs.join('\n\n'));
  });

  it('stands above the promise to keep an address to itself', async () => {
    const promise = 'The Courier takes your privacy seriously. We never sell your address to a third party.';
    const leave = 'You can unsubscribe from the letter of the Courier at any time.';
    expect(await captureEndingIn(promise, leave)).toBe(paragraphs.join('\n\n'));
  });
});
