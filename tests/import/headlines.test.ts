import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const text = `The ferry to the north island will run on batteries from May, and the harbour has bought a second charger for the quay.

Crews tested the batteries through the winter, and the ferry lost no more than an hour of charge on the coldest of the days.

Passengers on the north island had asked for quieter crossings since the old ferry woke the whole harbour at five.

The harbour will sell the old ferry in the autumn, and its crews will move to the quay where the chargers stand.`;

describe('the headline of a text copied from a browser', () => {
  it('is not the dek, which the text says again with a full stop, and the credit is that of the caption’s copy', async () => {
    const said = 'Skippers of both islands met the harbour master, Enid Crane, on Tuesday about the plan';
    const caption = 'Ferry harbour plans quiet\u00a0 crossings with';
    const draft = await importText(
      `Today's paper\n  1. Data\n  2. Health\n\n${caption} batteries in winter\u00a0 \n\n${said}\n\nMay 31, 2023 04:11 pm | Updated 04:11 pm IST\n\nThe Harbour Bureau\n${caption}\u00a0 batteries\n\n${caption}\u00a0 batteries | Photo Credit: Ola Brandt\n\n${text.replace('\n\n', `\n\n${said}.\n\n`)}`,
    );
    expect(draft.headline).toBe('Ferry harbour plans quiet crossings with batteries in winter');
    expect(draft.dek).toBe(said);
    expect(draft.image).toMatchObject({ credit: 'Ola Brandt' });
    expect(draft.published).toBe('2023-05-31T16:11:00+05:30');
    expect(draft.evidence.published?.certainty).toBe('seen');
  });

  it('stands above the dek, though the age of the story stands between them', async () => {
    const draft = await importText(
      `Sign in\nSport\n\nQuiet crossings for the north island ferry\nThis article is more than 2 months old\n\nPlan worth £42m to replace the old ferry that woke the whole harbour\n\nAda Moor Transport correspondent\nWed 31 May 2023 18.24 BST\nShare\n37\n\n${text.replace('\n\n', '\n\nafter newsletter promotion\n\nPrivacy Notice: Newsletters may contain info about charities and content funded by others.\n\n')}`,
    );
    expect(draft).toMatchObject({
      headline: 'Quiet crossings for the north island ferry',
      dek: 'Plan worth £42m to replace the old ferry that woke the whole harbour',
      authors: ['Ada Moor'],
      fullText: text,
    });
  });

  it('stands above its dek, below a menu whose entries open in the same words', async () => {
    const menu = ['Mail', 'Film', 'Feed'].map((name) => `External link, opens the ${name} of the paper`);
    const headline = 'Ferry to the north island runs on batteries from May';
    const caption = 'Crews of the ferry at the second charger in the harbour - Ola Brandt/Harbour Museum';
    const draft = await importText(
      `Sport\n${menu.join('\n')}\n${headline}\nOn the quay, the harbour has bought a second charger for the crews\n${caption}\n31 May 2023\n\n${text}`,
    );
    expect(draft.headline).toBe(headline);
  });

  it('goes on in the line below a colon', async () => {
    const draft = await importText(
      `Sign in\nSport\nHome > Boats > Quiet crossings to the north island: Power for every boat\n\nQuiet crossings to the north island:\nPower for every boat\n\nBy Ada Moor, 31 May 2023\n\n${text}`,
    );
    expect(draft.headline).toBe('Quiet crossings to the north island: Power for every boat');
    expect(draft.dek).toBeUndefined();
  });

  it('may say less in the words of the text than the dek below it', async () => {
    const draft = await importText(
      `Sign in\nSport\n\nBoats\n\nIsland ferry crews end five sleepless decades of silent dawns\n\nCrews tested batteries through the winter on a ferry that woke the whole harbour, and a second charger stands on the quay\n\nBy\nAda Moor, TRANSPORT CORRESPONDENT\n31 May 2023 • 6:00am\n\n${text}`,
    );
    expect(draft.headline).toBe('Island ferry crews end five sleepless decades of silent dawns');
  });

  it('is of two sentences, and not the paper’s name above the writer’s', async () => {
    const title = 'Quiet ferry to the north island may wake the harbour again. Here is what we know';
    const draft = await importText(
      `Sign in\nNorth Island Harbour News\nShare with North Island Harbour News readers\nLocal\n\n${title}\n\nNorth Island Harbour News\nAda Moor\n\nPublished 5:02 a.m. May 31, 2023\n\n${text}`,
    );
    expect(draft).toMatchObject({ headline: title, authors: ['Ada Moor'] });
  });

  it('stands above two writers, each in a line, and the paper', async () => {
    const draft = await importText(
      `Sign in\nLocal\n\nQuiet crossings for the north island ferry\n\nAda Moor\nTom Reed\nHarbour Evening News\n\nPublished 5:02 a.m. May 31, 2023\n\n${text}`,
    );
    expect(draft.authors).toEqual(['Ada Moor', 'Tom Reed']);
  });

  it.each([
    [
      'set apart by a stroke',
      'The old ferry of the north island at the quay in the harbour, in May | THE COURIER\nView full size',
    ],
    [
      'in square brackets',
      'Crews of the north island ferry tested batteries at the harbour quay on June 1 [Ola Brandt/Harbour TV]',
    ],
    ['behind a dash', 'Drawing of a ferry, here at the quay. - O. Brandt / Harbour Daily'],
    [
      'below a label',
      'Skipper of the north island ferry at the harbour quay: »The batteries woke us«\nFoto:\nOla Brandt / THE COURIER',
    ],
    [
      'printed twice with a label between',
      'Passengers wait at the quay after their ferry turned back. Pic: Ola Brandt\nImage:\nPassengers wait at the quay after their ferry turned back. Pic: Ola Brandt',
    ],
  ])('is no caption with its credit %s', async (_, caption) => {
    const title = 'Why nobody wakes up any longer';
    const draft = await importText(
      `Sign in\nSport\n${title}\nA bell has fallen silent. Here is how it came about.\n\n${caption}\n\nPublished on 3 Jun 2025\nShare\n\n${text}`,
    );
    expect(draft).toMatchObject({ headline: title, fullText: text });
  });

  it('is no writer’s name, printed for the portrait as well', async () => {
    const draft = await importText(
      `Sign in\nDonate\nSport\nIn a Small Town, a Last Bell Now Rings Twice as Little\nlabour\nA bell has fallen silent. Now they sleep.\nAda Moor\nAda Moor\n22/Apr/2025\n6 min read\nDonate Now\n${text}`,
    );
    expect(draft).toMatchObject({
      headline: 'In a Small Town, a Last Bell Now Rings Twice as Little',
      authors: ['Ada Moor'],
    });
  });

  it('may be a question, with the dek and the byline below it', async () => {
    const title = 'One of the harbour’s oldest boats is a quiet ferry now, but is it any good?';
    const draft = await importText(
      `Search for\n\nQuiet ferry batteries\n Best daily boats\n\n${title}\n\nThe harbour's quiet ferry is pleasing to the ear, but that's only half of it.\nBy Ada Moor\n•\n\n${text}`,
    );
    expect(draft.headline).toBe(title);
  });

  it('is no reader’s comment cut short in a list of the last ones', async () => {
    const comment = 'The ferry of the north island woke the harbour.';
    const draft = await importText(
      `Last comments\n12:43\n@olsen 11:35 ...\n12:33\n${comment} The...\nAda Moor\n\nTuesday, 24 January 2017 | Online at 12:02\n\nSome dream of a crossing without diesel\n\n${text}\n\nComments\n\nmila\n\n${comment} The old one had no batteries and no crews to sleep through the winter on the quay.`,
    );
    expect(draft.headline).toBe('Some dream of a crossing without diesel');
  });

  it('is no product’s box of prices', async () => {
    const draft = await importText(
      `Test: a quiet crossing with the ferry to the north island\n\nFerries • 2024\n\nThe ferry to the north island at the best price\n\nThere are no offers\n\n12 May 2024\n\n${text}`,
    );
    expect(draft.headline).toBe('Test: a quiet crossing with the ferry to the north island');
  });

  it('is no button that each of the comments has', async () => {
    const comment = (name: string): string =>
      `${name}\nSave to Harbour\nReply\n\nI take the ferry twice a week and I cannot wait to sleep on it.\n`;
    const draft = await importText(
      `Quiet Crossings for the North Island Ferry\n\nAnita Rao\nSave to Harbour\n\n${text}\n\nComments\n\n${[
        'tomr',
        'mila',
        'oskar',
        'june',
        'pip',
      ]
        .map(comment)
        .join('\n')}`,
    );
    expect(draft.headline).toBe('Quiet Crossings for the North Island Ferry');
  });

  it('is no subheading right above the text when the date is glued to a headline above it', async () => {
    const draft = await importText(
      `The Sound Post\nHarbours\nWhat batteries change: a summer of quiet crossings on the sound\nLast Updated: March 3, 2021\n\nThe harbour sells its old ferry\n\n${text}`,
    );
    expect(draft.headline).toBe('What batteries change: a summer of quiet crossings on the sound');
  });

  it('is no menu in one line', async () => {
    const menu =
      'Harbours Island Ferries The North The Bay Ferries and boats Harbours of wool Batteries Letters';
    const draft = await importText(
      `The Sound Post\n${menu}\nHarbours\nQuiet at last, say those who live there\n\nPublished 3 March 2021, 10:15\n\n${text}`,
    );
    expect(draft.headline).toBe('Quiet at last, say those who live there');
  });

  it('is no paper’s name that stands above the date', async () => {
    const draft = await importText(
      `The Ferry Harbour\nNews\n\nThe Ferry Harbour\nDecember 3, 2021\nThe north island harbour sells its old ferry for a quieter one\n\n${text}\n\nThe Ferry Harbour`,
    );
    expect(draft.headline).toBe('The north island harbour sells its old ferry for a quieter one');
  });

  it('stands above a box that points to another story and names its writer', async () => {
    const draft = await importText(
      `The north island ferry turns to batteries\n\nMarch 3, 2021\n\nThe ferry at the quay, March 2, 2021.\nThe ferry at the quay, March 2, 2021. (Photo M. Pereira. AFP)\n\nRelated\n\nOn the quay, crews wait for a charger\n\nBy Tom Reed\n\nThe harbour that sold its last old ferry\n\nBy June Moor\n\n${text}`,
    );
    expect(draft.headline).toBe('The north island ferry turns to batteries');
  });

  it('is none of the teasers above it, whose links run into their sections', async () => {
    const teaser = (topic: string): string =>
      `${topic} shares fall for the third day in a row\n\nShares in ${topic} fell on Monday after the company told its owners that the summer had been poor and long.\n\n${topic}read more`;
    const draft = await importText(
      `${['Copper', 'Wool', 'Timber', 'Salt', 'Grain', 'Cotton'].map(teaser).join('\n')}\nThe north island ferry turns to batteries\nPublished Wednesday, March 3, 2021\nAnita Rao\n\n${text}`,
    );
    expect(draft).toMatchObject({
      headline: 'The north island ferry turns to batteries',
      authors: ['Anita Rao'],
      published: '2021-03-03',
    });
    expect(draft.fullText).not.toContain('Shares');
  });

  it('has no address in it, as a post has that a list shows again', async () => {
    const post = 'The ferry on the north island sleeps in the harbour: pic.harbour.com/a1';
    const draft = await importText(
      `${post}\n\nNorth island crews wait for batteries\n\n${text}\n\n${post}\n\n${post}`,
    );
    expect(draft.headline).toBe('North island crews wait for batteries');
  });
});

describe('the writer of a text copied from a browser', () => {
  it('is no link to what a person wrote', async () => {
    const draft = await importText(
      `The north island ferry turns to batteries\n\nMarch 3, 2021\n\n${text}\n\nAnita Rao’s Discussions`,
    );
    expect(draft.authors).toEqual([]);
  });
});
