import { beforeAll, describe, expect, it } from 'vitest';
import type { Theme } from '../../src/model.ts';
import { defaultLabels } from '../../src/theme/default-settings.ts';
import { column, load, refs, sample } from './kit.ts';

let theme: Theme;
beforeAll(async () => {
  const loaded = await load(column(''));
  if (!loaded.theme) throw new Error(JSON.stringify(loaded.findings));
  theme = loaded.theme;
});

const text = (extra: object = {}): string => {
  const data = sample();
  const prose = { body: 'Body text.' };
  return theme.fillText({
    ...data,
    edition: { ...data.edition, greeting: 'Good morning.' },
    lead: { ...data.lead, ...prose },
    stories: [
      { ...data.stories[0], ...prose },
      { number: 3, headline: 'Bare', body: 'No more.' },
    ],
    briefs: [
      { headline: 'A brief', url: 'https://daily.example/b1', body: '', rest: 'And more.' },
      { body: 'No headline here.', rest: '' },
    ],
    galleyRefs: refs(),
    ...extra,
  });
};

describe('the default text part', () => {
  it('reads as a person would have written it', () => {
    expect(text()).toBe(`Morning Wire
No. 7 · Saturday, 2 March 2024
What happened overnight

Good morning.

– Meera

In this edition

1. Short 1
2. Short 2
3. Short 3


1. Headline 1 <with> "signs"
Policy & rules

A standfirst of story 1

Picture: A caption (A. Nother)

Body text.

Asha Rao

Read the full story at The Daily [1]


2. Headline 2 <with> "signs"
Policy & rules

A standfirst of story 2

Body text.

Asha Rao

Read the full story at The Daily [2]


3. Bare

No more.


Briefly

- A brief [3]
  And more.
- No headline here.


You get this because you asked for Morning Wire
View in a browser [4]
On the web [5]
Manage or leave [6]
1 Press Road, Chennai


Links

[1] https://daily.example/1?a=1&b=2
[2] https://daily.example/2?a=1&b=2
[3] https://daily.example/b1
[4] https://wire.example/2024-03-02/
[5] https://wire.example/
[6] https://wire.example/leave
`);
  });

  it('leaves no gaps for what is absent', () => {
    const publication = { name: 'Morning Wire', language: 'en', timeZone: 'UTC' };
    const edition = { date: '2024-03-02', language: 'en', contents: [] };
    const lead = { number: 1, headline: 'Only this', body: 'And that.' };
    expect(text({ publication, edition, lead, stories: [], briefs: [] })).toBe(
      'Morning Wire\nSaturday, March 2, 2024\n\n\n1. Only this\n\nAnd that.\n\n\nYou get this because you asked for Morning Wire\n',
    );
  });

  it.each(Object.keys(defaultLabels))('has all its words in %s', (language) => {
    expect(Object.keys(defaultLabels[language] ?? {})).toEqual(Object.keys(defaultLabels.en ?? {}));
    const filled = text({ edition: { ...sample().edition, language } });
    expect(filled).not.toMatch(/\{\w+\}/);
    expect(filled).toContain(defaultLabels[language]?.contents);
  });
});
