import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EarlierEdition } from '../check/check.ts';
import { countWords } from '../check/measure.ts';
import { readEdition } from '../content/edition.ts';
import type { Publication } from '../model.ts';
import { storiesOf } from '../stories.ts';
import { proseText } from '../words.ts';
import { editionIds } from './project.ts';

const most = 30;

/**
 * The editions before one, newest last and at most thirty: from their sources, with the size they had when they were
 * built. Read once, whichever editions are asked for.
 */
export const earlierEditions = (publication: Publication): ((id: string) => EarlierEdition[]) => {
  const ids = editionIds(publication.root);
  const known = new Map<string, EarlierEdition | undefined>();
  const read = (id: string): EarlierEdition | undefined => {
    if (!known.has(id)) known.set(id, readEarlier(id, publication));
    return known.get(id);
  };
  return (id) =>
    ids
      .filter((other) => other < id)
      .slice(-most)
      .flatMap((other) => read(other) ?? []);
};

const readEarlier = (id: string, publication: Publication): EarlierEdition | undefined => {
  const { edition } = readEdition(join(publication.root, 'articles', id), publication);
  if (!edition) return undefined;
  const stories = storiesOf(edition);
  const size = builtSize(id, publication.root);
  return {
    id,
    date: edition.date,
    ...(size !== undefined && { size }),
    words: stories.reduce((sum, story) => sum + countWords(proseText(story.body)), 0),
    stories: [
      ...stories.map(({ headline, source }) => ({ headline, ...(source?.url && { url: source.url }) })),
      ...edition.briefs.map(({ headline = '', url }) => ({ headline, ...(url && { url }) })),
    ],
  };
};

const builtSize = (id: string, root: string): number | undefined => {
  try {
    const record: { sizes?: { html?: unknown } } = JSON.parse(
      readFileSync(join(root, 'out', id, 'edition.json'), 'utf8'),
    );
    return typeof record.sizes?.html === 'number' ? record.sizes.html : undefined;
  } catch {
    return undefined;
  }
};
