import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const head = 'Island ferry goes electric\n\nBy Mara Olsen\n\n12 May 2024';
const paragraphs = [
  'The ferry to the outer islands will run on batteries from next spring, the harbour board said on Tuesday.',
  'Two boats have been rebuilt at the old yard, where forty people worked on them through the winter.',
  'The first crossing in a storm, in March, took no longer than it did with diesel, the captain said.',
  'Tickets will cost the same for at least three years, the board promised the islanders.',
];
const textOf = async (...lines: string[]): Promise<string> =>
  (await importText([head, ...lines].join('\n\n'))).fullText;
const [first = '', second = '', ...rest] = paragraphs;

describe('what points to other pages of the site', () => {
  it('is left out of a paragraph when it stands in brackets between its sentences', async () => {
    const pointed = `${first} (See pictures of the new boats.) The yard is full.`;
    const closed = `${second} (See the world’s top 10 ferries.)`;
    expect(await textOf(pointed, closed, ...rest)).toBe(
      [`${first} The yard is full.`, second, ...rest].join('\n\n'),
    );
  });

  it('is told from the writer’s own words in brackets', async () => {
    const own = `${first} (See the second column of the table.) So does the yard (see photos of 1974).`;
    expect(await textOf(own, second, ...rest)).toBe([own, second, ...rest].join('\n\n'));
  });

  it('is left out when its label in capitals and its headline run into the next sentence', async () => {
    const glued = `${first} ALSO READ Second bridge: the islanders’ long warThe yard is full.`;
    const opening = `ALSO READ Second bridge: the islanders’ long war${second}`;
    expect(await textOf(glued, opening, ...rest)).toBe(
      [`${first} The yard is full.`, second, ...rest].join('\n\n'),
    );
  });

  it('is left out when it is a player with its label, or a button to keep the story', async () => {
    const player = 'Songs of the Crew:\nPlay Track';
    expect(await textOf('Save this story for later.', first, player, second, ...rest)).toBe(
      paragraphs.join('\n\n'),
    );
  });

  it('is left out when it tells in German which issue the story is in', async () => {
    const german = [
      'Die Fähre zu den äußeren Inseln soll im nächsten Frühjahr mit Strom fahren, wie der Hafen mitteilte.',
      'Zwei Schiffe hat die alte Werft umgebaut, und vierzig Leute haben den Winter über daran gearbeitet.',
      'Die erste Überfahrt im Sturm hat nicht länger gedauert als mit Diesel, sagte die Kapitänin im März.',
    ];
    const note = 'Dieser Artikel ist enthalten in Küstenblatt 3/2024 Die Fähren von morgen';
    const head = 'Inselfähre fährt bald mit Strom\n\nVon Mara Olsen\n\n12. Mai 2024';
    const { fullText } = await importText([head, ...german.slice(0, 2), note, german[2]].join('\n\n'));
    expect(fullText).toBe(german.join('\n\n'));
  });
});
