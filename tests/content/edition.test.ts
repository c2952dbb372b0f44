import { describe, expect, it } from 'vitest';
import { brief, readFiles, readOne } from './fixture.ts';

const story = (headline: string, more = ''): string =>
  `---\nheadline: ${headline}\n${more}---\nA paragraph.\n`;

describe('an edition', () => {
  it('needs nothing but its date and a story', () => {
    const { edition, findings } = readFiles({ '01-rain.md': story('Rain at last') });
    expect(findings).toEqual([]);
    expect(edition).toMatchObject({
      id: '2023-05-31',
      date: '2023-05-31',
      folder: 'articles/2023-05-31',
      language: 'en',
      direction: 'ltr',
      lead: {
        slug: 'rain',
        headline: 'Rain at last',
        file: 'articles/2023-05-31/01-rain.md',
        draft: false,
        tags: [],
      },
      stories: [],
      briefs: [],
    });
  });

  it('takes every field', () => {
    const {
      edition,
      story: lead,
      findings,
    } = readOne(
      [
        'kicker: Weather',
        'headline: Rain at last',
        'short: Rain',
        'dek: The monsoon is early',
        'byline: A. Reporter',
        'source:',
        '  name: The Daily: Wire',
        '  url: https://wire.example/rain',
        'published: 2023-05-31T16:11:00+05:30',
        'image:',
        '  url: https://wire.example/rain.jpg',
        '  alt: Umbrellas',
        '  credit: A. Photographer',
        'tags: [rain, 5.10]',
        'draft: true',
        'accept:',
        '  story-length: it is a photo essay',
      ].join('\n'),
    );
    expect(findings).toEqual([]);
    expect(edition?.stories).toEqual([]);
    expect(lead).toMatchObject({
      kicker: 'Weather',
      short: 'Rain',
      dek: 'The monsoon is early',
      byline: 'A. Reporter',
      source: { name: 'The Daily: Wire', url: 'https://wire.example/rain' },
      published: '2023-05-31T16:11:00+05:30',
      image: { url: 'https://wire.example/rain.jpg', alt: 'Umbrellas', credit: 'A. Photographer' },
      tags: ['rain', '5.10'],
      draft: true,
      accepted: { 'story-length': 'it is a photo essay' },
    });
    expect(lead?.places['source.url']).toEqual({
      file: 'articles/2023-05-31/01-rain.md',
      line: 9,
      column: 8,
      length: 25,
    });
  });

  it('puts stories in the order of their numbers, and of edition.md where it has one', () => {
    const files = {
      '10-late.md': story('Late'),
      '2-early.md': story('Early'),
      '03-middle.md': story('Middle'),
    };
    const slugs = (reading: ReturnType<typeof readFiles>) =>
      [reading.edition?.lead, ...(reading.edition?.stories ?? [])].map((each) => each?.slug);
    expect(slugs(readFiles(files))).toEqual(['early', 'middle', 'late']);
    const ordered = readFiles({ ...files, 'edition.md': '---\norder: [late, midle]\n---\n' });
    expect(slugs(ordered)).toEqual(['late', 'early', 'middle']);
    expect(brief(ordered)).toEqual([
      'error order-unknown edition.md:2:15',
      'warning order-incomplete edition.md:2:8',
    ]);
    expect(ordered.findings[0]?.hint).toBe('Did you mean middle?');
  });

  it('shows the findings of all stories when one is broken', () => {
    const reading = readFiles({
      '01-a.md': '---\nheadline: [x\ntags: [open\n---\nText\n',
      '02-b.md': '---\nheadlin: Rain\n---\nText\n',
      '03-c.md': 'No fields\n',
      '04-d.md': '---\nheadline: Rain\n---\n\n',
    });
    expect(reading.edition).toBeUndefined();
    expect(brief(reading)).toEqual([
      'error yaml-syntax 01-a.md:3:7',
      'error unknown-key 02-b.md:2:1',
      'error front-matter-missing 03-c.md:1:1',
      'error story-empty 04-d.md:4:1',
    ]);
  });
});
