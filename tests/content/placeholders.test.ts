import { expect, it } from 'vitest';
import { placeholder } from '../../src/content/placeholders.ts';
import { brief, readFiles } from './fixture.ts';

const untouched = `---
kicker: ${placeholder('Label')}
headline: ${placeholder('Headline: as you like')}
source:
  name: ${placeholder('Who published it')}
  url: ${placeholder('https://…')}
published: ${placeholder('2023-05-31')}
tags: [${placeholder('topic')}]
---
${placeholder('Two to four\nshort paragraphs.')}
`;

it('an untouched story is left out with one note', () => {
  const reading = readFiles({ '01-rain.md': '---\nheadline: Rain\n---\nText\n', '02-two.md': untouched });
  expect(brief(reading)).toEqual(['note placeholder 02-two.md:2:9']);
  expect(reading.findings[0]).toMatchObject({ story: 'two' });
  expect(reading.edition).toMatchObject({ lead: { slug: 'rain' }, stories: [] });
});

it('an edition of nothing but placeholders is empty, and nothing is wrong with it', () => {
  const head = `---\ntitle: ${placeholder('Title')}\npreheader: ${placeholder('A line')}\nnumber: 3\n---\n${placeholder('Greeting')}\n`;
  const reading = readFiles({
    'edition.md': head,
    '01-one.md': untouched,
    'briefs.md': `- ${placeholder('A brief')}\n`,
  });
  expect(brief(reading)).toEqual([
    'note placeholder edition.md:2:8',
    'note placeholder 01-one.md:2:9',
    'note placeholder briefs.md:1:3',
  ]);
  expect(reading.findings[0]?.message).toBe('still to be filled in: title, preheader, body');
  expect(reading.edition).toMatchObject({ number: 3, stories: [], briefs: [] });
  expect(reading.edition).not.toHaveProperty('title');
  expect(reading.edition).not.toHaveProperty('greeting');
});

it('a field that is still to be filled in counts as not set', () => {
  const reading = readFiles({
    '01-rain.md': untouched.replace(/headline: .*/, 'headline: Rain').replace(/‹Two[^›]*›/, 'It rained.'),
  });
  expect(brief(reading)).toEqual(['note placeholder 01-rain.md:2:9']);
  expect(reading.edition?.lead).toMatchObject({ headline: 'Rain', tags: [] });
  expect(reading.edition?.lead).not.toHaveProperty('kicker');
  expect(JSON.stringify(reading.edition)).not.toContain('‹');
});

it('a story that is written but for its headline, or its text, is an error', () => {
  const noHeadline = readFiles({ '01-rain.md': untouched.replace(/‹Two[^›]*›/, 'It rained.') });
  expect(brief(noHeadline)).toEqual(['error placeholder-left 01-rain.md:3:11']);
  const noText = readFiles({ '01-rain.md': untouched.replace(/headline: .*/, 'headline: Rain') });
  expect(brief(noText)).toEqual(['error placeholder-left 01-rain.md:10:1']);
});

it('angle quotation marks in a text are no placeholder', () => {
  const reading = readFiles({ '01-rain.md': '---\nheadline: ‹Rain› and ‹sun›\n---\n‹Text› it is\n' });
  expect(reading.findings).toEqual([]);
  expect(reading.edition?.lead?.headline).toBe('‹Rain› and ‹sun›');
});
