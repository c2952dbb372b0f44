import { describe, expect, it } from 'vitest';
import { nearlyYaml, pick, randomNumbers, times } from '../yaml/random.ts';
import { readOne } from './fixture.ts';

const typed = [
  'Budget 2023: what it means',
  "5G's #1 problem",
  '"Ecstatic": Dixon\'s chief',
  '[Update] Reddit strikes',
  '*star* of the show',
  '@handle speaks',
  '1984',
  '5.10',
  'Rain # not a comment',
  '# not a comment either',
  '100% of it',
  '%20 more',
  '`code` and more',
  '- a dash first',
  '? a question first',
  '! a shout first',
  '& an and first',
  '| a bar first',
  '> an arrow first',
  'null',
  '~',
  'yes',
  'no',
  '1e3',
  '0x1F',
  '2023-05-31',
  '{braces}: too',
  'a\tTab in it',
  'back\\slash \\n',
  "'Tis the season",
  '"Half a quote',
  "rock 'n' roll",
  'trailing colon:',
  ': leading colon',
  '--- and then',
  '<<: *merge',
  'emoji 🎉 and ünïcode',
  'हिन्दी में समाचार: नया',
  'تازہ خبر: آج',
  '日本語の見出し:新しい',
  '{{handlebars}} and </mj-text>',
  '"C:\\games" is a folder',
] as const;

describe('a headline', () => {
  it.each(typed)('is taken as typed: %s', (headline) => {
    const { story, findings } = readOne(`headline: ${headline}\nbyline: ${headline}`);
    expect(findings).toEqual([]);
    expect(story?.headline).toBe(headline);
    expect(story?.byline).toBe(headline);
  });

  it('loses the spaces around it', () => {
    expect(readOne('headline:    Rain at last   ').story?.headline).toBe('Rain at last');
    expect(readOne('headline:\tRain at last \t').story?.headline).toBe('Rain at last');
  });

  it.each([
    ['"Budget: a \\"surprise\\""', 'Budget: a "surprise"'],
    ["'It''s here'", "It's here"],
    ['"caf\\u00e9"', 'café'],
    ['""', undefined],
  ])('is unquoted when it is quoted as a whole: %s', (written, headline) => {
    expect(readOne(`headline: ${written}`).story?.headline).toBe(headline);
  });

  it('may be a block or go on in the next line, as YAML has it', () => {
    expect(readOne('headline: >\n  Rain:\n  at last\nbyline: A').story).toMatchObject({
      headline: 'Rain: at last',
      byline: 'A',
    });
    expect(readOne('headline: |\n  byline: B\nbyline: A').story).toMatchObject({
      headline: 'byline: B',
      byline: 'A',
    });
    expect(readOne('headline: Rain\n  at last').story?.headline).toBe('Rain at last');
  });

  it('is as free in the fields of a group and in lists', () => {
    const { story, findings } = readOne(
      'headline: Rain\nsource:\n  name: The Wire: #1\nimage:\n  url: https://a.example/b.png\n  alt: "Rain": a picture\ntags:\n- 5G: new\n- "#1"\n- @home',
    );
    expect(findings).toEqual([]);
    expect(story).toMatchObject({
      source: { name: 'The Wire: #1' },
      image: { alt: '"Rain": a picture' },
      tags: ['5G: new', '#1', '@home'],
    });
  });

  it('survives byte for byte, whatever it is', () => {
    const random = randomNumbers(7);
    for (let round = 0; round < 300; round += 1) {
      const headline = `x${times(8, () => nearlyYaml(random).replaceAll('\n', pick(random, ['', ' ']))).join('')}x`;
      expect(readOne(`kicker: a\nheadline: ${headline}\nshort: b`).story).toMatchObject({
        kicker: 'a',
        headline,
        short: 'b',
      });
    }
  });

  it('has its place', () => {
    const { story } = readOne('kicker: a\nheadline:   Rain: "at" last\n');
    expect(story?.places.headline).toEqual({
      file: 'articles/2023-05-31/01-rain.md',
      line: 3,
      column: 13,
      length: 15,
    });
  });
});
