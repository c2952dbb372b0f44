import { afterAll, describe, expect, it } from 'vitest';
import type { Finding } from '../../src/model.ts';
import { checkCase, forgetCache } from './corpus.ts';

afterAll(forgetCache);

const check = async (headline: string, url: string): Promise<Finding[]> => {
  const story = `---
headline: "${headline}"
source:
  name: The Pier Post
  url: "${url}"
published: 2023-05-31T10:00:00+01:00
---
The harbour office put out the times of the summer ferries on Tuesday, and asked the villages to answer within a month. Boats leave at nine and are back by six.

Two crews have moved to the south pier for the season, where the water is deeper. The fares stay as they were last year, and tickets are sold on board.
`;
  const sections = new Map([['01-ferries.md', story]]);
  const { report } = await checkCase({ name: 'typed', kind: 'edition', about: '', expected: [], sections });
  return report.findings.filter(({ code }) => code === 'unresolved-tag');
};

describe('a tag an editor typed into a field', () => {
  it('is a warning once, at the headline’s line, and none of the theme’s', async () => {
    expect(await check('Ferries {{lead.headline}} this summer', 'https://post.example/a')).toEqual([
      expect.objectContaining({
        severity: 'warning',
        owner: 'editor',
        message: 'The headline holds “{{lead.headline}}”',
        place: expect.objectContaining({ file: 'articles/2023-05-31/01-ferries.md', line: 2 }),
        story: 'ferries',
      }),
    ]);
  });

  it('is a warning once, at the line of the link it stands in', async () => {
    expect(await check('Ferries this summer', 'https://post.example/?a={{x}}')).toEqual([
      expect.objectContaining({
        severity: 'warning',
        owner: 'editor',
        message: 'The source.url holds “{{x}}”',
        place: expect.objectContaining({ file: 'articles/2023-05-31/01-ferries.md', line: 5 }),
      }),
    ]);
  });

  it('is told at each place it was typed at', async () => {
    const findings = await check('Ferries {{x}} this summer', 'https://post.example/?a={{x}}');
    expect(findings.map(({ place }) => place?.line)).toEqual([2, 5]);
  });
});
