import { describe, expect, it } from 'vitest';
import { publishedIn } from '../../src/import/dates/label.ts';
import { isAside, isCaption, isEnd, isPromotion } from '../../src/import/furniture.ts';
import { readByline } from '../../src/import/names.ts';
import { importText } from './fixture.ts';

describe('a byline of a French, German or Indian paper', () => {
  it.each([
    ['Par Lise Morand Publié le 12 mars 2020', ['Lise Morand']],
    ['Par Lise Morand avec AFP', ['Lise Morand']],
    ['Par Lise Morand, Le Messager', ['Lise Morand']],
    ['Propos recueillis par Lise Morand et Hugo Petit', ['Lise Morand', 'Hugo Petit']],
    ['Par notre correspondante, Lise Morand', ['Lise Morand']],
    ['Von Ines Holm, New York', ['Ines Holm']],
    ['Von Ines Holm, Redakteurin Wirtschaft', ['Ines Holm']],
    ['Par Lise MORAND', ['Lise Morand']],
    ['Eine Analyse von Ines Holm', ['Ines Holm']],
    ['Von unserem Korrespondenten Jan Beck', ['Jan Beck']],
    ['Von Ines Holm, ARD-Studio Kairo', ['Ines Holm']],
    ['By Our Special Correspondent', ['Our Special Correspondent']],
    ['By Asha Raman, ET Bureau', ['Asha Raman']],
    ['By Asha Raman, Vikram Iyer, New Delhi/Mumbai', ['Asha Raman', 'Vikram Iyer']],
    ['Curated By: Asha Raman', ['Asha Raman']],
    ['By Asha Raman Associated Press', ['Asha Raman']],
    ['By Asha Raman asha.raman@mills.example', ['Asha Raman']],
    ['By Asha Raman Date:', ['Asha Raman']],
    ['By Asha Raman, Political Commentator', ['Asha Raman']],
  ])('%s names %j', (line, names) => {
    expect(readByline(line)).toEqual(names);
  });
});

describe('a date line of a French or German paper', () => {
  it.each([
    ['Mis en ligne le 12 mars 2020', 'published'],
    ['Création : 12/03/2020', 'published'],
    ['Publiziert: 13.04.2019, 09:00', 'published'],
    ['Stand: 13.04.2019 09:00 Uhr', 'updated'],
    ['Letzte Änderung: 14.04.2019', 'updated'],
  ])('%s is %s', (line, label) => {
    expect(publishedIn(line, 'de')?.label).toBe(label);
  });
});

describe('furniture of French, German and Indian papers', () => {
  it.each([
    'À lire : Les moulins du canton ferment',
    'VIDÉO - Les moulins vus du ciel',
    'Lesen Sie hier: Wie die Mühlen schließen',
    'Auch interessant: Wie die Mühlen schließen',
    'Notre dossier « Moulins »',
    'ALSO READ - Mills shut across the district',
  ])('%s is a link to another story', (line) => expect(isAside(line)).toBe(true));

  it.each([
    'Cet article vous a plu ? Soutenez une presse libre',
    'Votre avis nous intéresse',
    'Je réponds au sondage',
    'Hat Ihnen dieser Artikel gefallen? Dann spenden Sie',
    'An dieser Stelle finden Sie einen externen Inhalt, der den Text ergänzt.',
    'You are now subscribed to our newsletters.',
  ])('%s is a promotion', (line) => expect(isPromotion(line)).toBe(true));

  it.each([
    'Die Mühle am Fluss (Archivbild).',
    'Die Mühle am Fluss. Quelle: imago images / Holm',
    'Karte: Der Fluss mit den drei Mühlen',
    'Photo d’illustration',
    'Le moulin - Lise Morand / SIPA',
    'Representational image',
    'The mill in Kochi. (HT Photo)',
  ])('%s is a caption', (line) => expect(isCaption(line)).toBe(true));

  it('takes no byline or date line with an agency for a caption', () => {
    expect(isCaption('Von Ines Holm, dpa')).toBe(false);
    expect(isCaption('13. April 2019, 9:00 Uhr / Quelle: Der Bote, dpa')).toBe(false);
  });

  it.each(['Contribuer', 'Am meisten gelesen...', 'Ähnliche Artikel', 'Also in this section'])(
    '%s ends the article',
    (line) => expect(isEnd(line)).toBe(true),
  );
});

describe('a capture of a German paper', () => {
  const paragraph = (opening: string): string =>
    `${opening} Der Rat der Stadt stimmte am Dienstag dafür, und die Anwohner am Fluss waren darüber froh, wie viele von ihnen sagten.`;

  it('keeps paragraphs glued to their subheading', async () => {
    const text = `Alte Mühle wird Museum\nVon Ines Holm\n13.04.2019, 09:00 Uhr\n\n${['Die Mühle steht leer.', 'Das Dach ist dicht.', 'Der Bach ist sauber.', 'Die Räder drehen sich.'].map(paragraph).join('\n\n')}\n\nNeue Räder\n${paragraph('Die Räder kommen im Mai.')}\n\n${paragraph('Die Feier ist im Juni.')}\n`;
    const { fullText } = await importText(text);
    expect(fullText).toContain('Die Räder kommen im Mai.');
  });

  it('leaves out the caption below the label of a picture', async () => {
    const text = `Stand: 13.04.2019 09:00 Uhr\nDie Mühle am Fluss: Anwohner und Rat der Stadt sind froh\nBild vergrößern\nBunte Räder: So feierten die Leute im letzten Jahr das Fest am Wehr.\n\n${['Die Mühle steht leer.', 'Das Dach ist dicht.', 'Der Bach ist sauber.'].map(paragraph).join('\n\n')}\n`;
    const draft = await importText(text);
    expect(draft).toMatchObject({
      headline: 'Die Mühle am Fluss: Anwohner und Rat der Stadt sind froh',
      published: '2019-04-13T09:00:00',
    });
    expect(draft.fullText).not.toContain('Bunte Räder');
  });

  it('takes a line that ends with a quoted word for no paragraph', async () => {
    const text = `Der Bote\nMüller und Bäcker am Fluss: "Das alte Wehr war unser ganzes Leben"\n\nDie alte Mühle am Fluss steht seit Jahren leer, und nun soll ein Museum aus ihr werden, so will es der Rat.\n\nDonnerstag, 13. Juni 2019\n\n${['Die Müller am Fluss sind alt.', 'Das Wehr ist dicht.', 'Der Bäcker kommt.'].map(paragraph).join('\n\n')}\n`;
    expect((await importText(text)).headline).toMatch(/^Müller und Bäcker/);
  });
});

describe('a German capture with a label above its headline', () => {
  it('takes the longer line for the headline', async () => {
    const text = `Politik\nRisse in zwei Pfeilern\n\nAlte Hafenbrücke in Husum wird für achtzehn Monate gesperrt\n\nStand: 05.03.2021 10:22 Uhr\n\n${['Der Rat hat die alte Hafenbrücke für achtzehn Monate gesperrt, weil in zwei Pfeilern Risse sind.', 'Die Fahrzeuge fahren nun über den Ring.', 'Die Händler am Ufer fürchten um ihr Geschäft.', 'Die Pläne liegen in der Bücherei aus.'].map((opening) => `${opening} So steht es in dem Beschluss, den der Rat am Donnerstag nach langer Beratung gefasst hat.`).join('\n\n')}\n`;
    expect((await importText(text)).headline).toMatch(/^Alte Hafenbrücke/);
  });
});

describe('a page whose headline is broken into lines', () => {
  it('has its words parted, and the date line below', async () => {
    const text = Array.from(
      { length: 4 },
      () =>
        '<p>Der Rat hat die alte Brücke gesperrt, weil in zwei Pfeilern Risse sind, und die Händler am Ufer sind darüber sehr betrübt.</p>',
    ).join('');
    const draft = await importText(
      `<title>Alte Brücke wird gesperrt</title><body><h1>Alte Brücke<br>wird gesperrt</h1><div>Von dpa</div><div>Aktualisiert am 05.03.2021 - 10:22 Uhr</div>${text}</body>`,
      { kind: 'html' },
    );
    expect(draft).toMatchObject({
      headline: 'Alte Brücke wird gesperrt',
      authors: ['dpa'],
      published: '2021-03-05T10:22:00',
    });
  });
});

describe('a box in the middle of a text', () => {
  it('does not end it, whatever its heading says elsewhere', async () => {
    const paragraph = (about: string): string =>
      `The ${about} was looked at by two engineers on Tuesday, and both of them found it sound, though its paint has gone and the wood is wet.`;
    const text = `The mill on the river is sound, engineers find\n\nBy Asha Raman\n\nMar 05, 2021, 10:22 AM IST\n\n${['wheel of the mill', 'roof of the mill', 'river wall'].map(paragraph).join('\n\n')}\n\nYou may also like:\n\nHow to keep a mill for a century\n\n${['door', 'floor of the mill', 'bridge by the river'].map(paragraph).join('\n\n')}\n`;
    const { fullText } = await importText(text);
    expect(fullText).toContain('The bridge by the river');
    expect(fullText).not.toContain('century');
  });
});

describe('a line that opens with the word source', () => {
  it('is a caption only where a colon follows', () => {
    expect(isCaption('Sources told the Herald that the mill would be sold before the monsoon.')).toBe(false);
    expect(isCaption('Source: Harbour Museum')).toBe(true);
  });
});

describe('a page with readers’ comments below their number', () => {
  it('ends at the number', async () => {
    const paragraph = (about: string): string =>
      `<p>${about} wurde am Dienstag von zwei Ingenieuren geprüft, und beide fanden, dass alles in gutem Zustand sei, nur die Farbe nicht.</p>`;
    const text = [
      'Das Rad',
      'Das Dach',
      'Die Mauer',
      'Die Tür',
      'Der Boden',
      'Das Tor',
      'Der Keller',
      'Die Brücke',
    ];
    const draft = await importText(
      `<title>Die Mühle steht</title><body><h1>Die Mühle steht</h1><div>${text.map(paragraph).join('')}<p>2 Kommentare</p>${paragraph('Mein Fahrrad')}</div></body>`,
      { kind: 'html' },
    );
    expect(draft.fullText).toContain('Die Brücke');
    expect(draft.fullText).not.toContain('Fahrrad');
  });
});
