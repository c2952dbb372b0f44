import { existsSync, renameSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readEdition } from '../content/edition.ts';
import { placeholder } from '../content/placeholders.ts';
import { writeAtomic } from '../files/write.ts';
import { formatFindings } from '../findings/report.ts';
import type { Publication } from '../model.ts';
import { exit, type Io, UsageError } from './io.ts';
import { editionIds, openProject } from './project.ts';

export interface NewOptions {
  /** How many stories, the lead among them. */
  stories?: number;
}

/** `galley new [date]`: lays out an edition whose placeholders wait for words. Never overwrites. */
export const newCommand = async (date: string | undefined, options: NewOptions, io: Io): Promise<number> => {
  const { root, publication, findings } = openProject(io.cwd);
  if (!publication) {
    io.err(`${formatFindings(findings, { root, color: io.color, width: io.width })}\n`);
    return exit.usage;
  }
  const ids = editionIds(root);
  const id = date ?? nextDay(ids, publication);
  refuseWrong(id, root);
  const files = layout(nextNumber(ids, publication), options.stories ?? 5);
  layOut(join(root, 'articles'), id, files);
  const folder = relative(io.cwd, join(root, 'articles', id)) || '.';
  io.out(`${folder}/ is laid out:\n${[...files.keys()].map((name) => `  ${name}`).join('\n')}\n`);
  io.out('Fill in what stands between ‹ and ›; a story left untouched is left out. Then: npx galley build\n');
  return exit.clean;
};

/** All of it or nothing: half an edition would stand in the way of the next attempt. */
const layOut = (articles: string, id: string, files: Map<string, string>): void => {
  const draft = join(articles, `.new-${id}-${process.pid}`);
  try {
    for (const [name, text] of files) writeAtomic(join(draft, name), text);
    renameSync(draft, join(articles, id));
  } catch (cause) {
    rmSync(draft, { recursive: true, force: true });
    throw cause;
  }
};

const refuseWrong = (id: string, root: string): void => {
  const date = /^(\d{4}-\d{2}-\d{2})(?:-[a-z0-9]+)*$/.exec(id)?.[1];
  if (!date || Number.isNaN(Date.parse(date)) || new Date(date).toISOString().slice(0, 10) !== date) {
    throw new UsageError(
      `${id} is no date`,
      'an edition is named by its day: 2023-05-31, or 2023-05-31-extra',
    );
  }
  if (existsSync(join(root, 'articles', id))) {
    throw new UsageError(
      `articles/${id} is there already`,
      `name another day, or add a word: npx galley new ${id}-extra`,
    );
  }
};

/** Today where the publication is; the day after the newest edition when today is taken or past. */
const nextDay = (ids: string[], { timeZone }: Publication): string => {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date());
  const newest = ids
    .map((id) => id.slice(0, 10))
    .filter((day) => !Number.isNaN(Date.parse(day)))
    .at(-1);
  if (!newest || newest < today) return today;
  return new Date(Date.parse(newest) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10);
};

/** One more than the highest number so far. */
const nextNumber = (ids: string[], publication: Publication): number | undefined => {
  const numbers = ids.flatMap(
    (id) => readEdition(join(publication.root, 'articles', id), publication).edition?.number ?? [],
  );
  return numbers.length > 0 ? Math.max(...numbers) + 1 : ids.length === 0 ? 1 : undefined;
};

const layout = (number: number | undefined, stories: number): Map<string, string> => {
  const files = new Map([['edition.md', editionFile(number)]]);
  for (let at = 1; at <= stories; at++) {
    const name = at === 1 ? 'lead' : `story-${at}`;
    files.set(`${String(at).padStart(2, '0')}-${name}.md`, storyFile(at === 1));
  }
  return files.set('briefs.md', `- ${placeholder('A linked headline, then one line')}\n`);
};

const editionFile = (number: number | undefined): string => `---
${number === undefined ? '' : `number: ${number}\n`}preheader: ${placeholder('the line an inbox shows after the subject, 40 to 110 characters')}
editor: ${placeholder('who signs the greeting')}
---
${placeholder('The greeting, a sentence or two')}
`;

const storyFile = (isLead: boolean): string => `---
kicker: ${placeholder('the label above the headline')}
headline: ${placeholder('Headline')}
short: ${placeholder('a short headline for the subject and the list')}
${isLead ? `dek: ${placeholder('the standfirst below the headline')}\n` : ''}byline: ${placeholder('who wrote it')}
source:
  name: ${placeholder('where it appeared')}
  url: ${placeholder('https://…')}
published: ${placeholder('2023-05-31T16:11:00+05:30')}
# A picture lies in images/ beside this file:
# image:
#   file: images/name.jpg
#   alt: what it shows
---
${placeholder('Two to four short paragraphs')}
`;
