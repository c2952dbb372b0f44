import { existsSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { error, warning } from '../findings/finding.ts';
import type { Edition, Finding, Place, Publication, Story } from '../model.ts';
import { isDay } from '../yaml/kinds.ts';
import { readBriefs } from './briefs.ts';
import { bodyOf, placeholderNote, readDocument } from './document.ts';
import { editionFields } from './fields.ts';
import { type FolderContent, readFolder } from './folder.ts';
import { directionOf } from './language.ts';
import { inWantedOrder } from './order.ts';
import { readStory } from './story.ts';

/** An edition, as far as it could be read, with everything found and every file and folder it was read from. */
export interface EditionReading {
  /** Absent when a part of it is broken. */
  edition?: Edition;
  findings: Finding[];
  sources: string[];
}

/** Reads an edition's folder (absolute, or relative to the working folder). Synchronous; throws only when the disk does. */
export function readEdition(folder: string, publication: Publication): EditionReading {
  const path = resolve(folder);
  const file = relative(publication.root, path).split(sep).join('/');
  const at: Place = { file, line: 1, column: 1 };
  const id = basename(path);
  const date = dateOf(id);
  if (!date) return { findings: [badName(id, at)], sources: [] };
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory())
    return { findings: [noFolder(file, at)], sources: [] };
  const content = readFolder(path, file);
  const sources = sourcesOf(path, content);
  const head = readHead(path, file, content, publication.language);
  const language = head.values?.language ?? publication.language;
  const { stories, isBroken, findings } = readStories({ path, file, language }, content);
  const order = head.values?.order;
  const ordered = order ? inWantedOrder(stories, order, head.places) : { stories, findings: [] };
  const read = content.briefs
    ? readBriefs(join(path, content.briefs), `${file}/${content.briefs}`, language)
    : undefined;
  const { briefs = [] } = read ?? {};
  const all = [
    ...content.findings,
    ...head.findings,
    ...findings,
    ...ordered.findings,
    ...(read?.findings ?? []),
  ];
  if (content.stories.length === 0) all.push(noStories(at));
  if (isBroken || !head.values) return { findings: all, sources };
  const [lead, ...rest] = ordered.stories.map(({ story }) => story);
  const { order: _, language: __, ...values } = head.values;
  const edition: Edition = {
    id,
    date,
    folder: file,
    ...values,
    language,
    direction: directionOf(language),
    ...(head.greeting && { greeting: head.greeting }),
    ...(lead && { lead }),
    stories: rest,
    briefs,
    sources,
    places: { ...head.places, file: head.place },
  };
  return { edition, findings: all, sources };
}

const folderName = /^(\d{4}-\d{2}-\d{2})(?:-[\p{Ll}\p{Lo}\p{M}\p{N}]+(?:-[\p{Ll}\p{Lo}\p{M}\p{N}]+)*)?$/u;

/** The date in the name of an edition's folder, `YYYY-MM-DD` or `YYYY-MM-DD-slug`; nothing when it is not one. */
export function dateOf(id: string): string | undefined {
  const date = folderName.exec(id)?.[1];
  return date && isDay(date) ? date : undefined;
}

/** Everything a change of the edition can come from. */
function sourcesOf(path: string, { edition, briefs, stories }: FolderContent): string[] {
  const names = [edition, briefs, ...stories.map(({ name }) => name)].filter((name) => name !== undefined);
  const images = join(path, 'images');
  return [path, ...names.map((name) => join(path, name)), ...(existsSync(images) ? [images] : [])];
}

function readHead(path: string, file: string, content: FolderContent, defaultLanguage: string) {
  if (!content.edition) {
    return { values: {}, places: {}, place: { file, line: 1, column: 1 }, findings: [], greeting: undefined };
  }
  const name = `${file}/${content.edition}`;
  const { document, findings } = readDocument(join(path, content.edition), name, editionFields, false);
  const greeting = document && bodyOf(document, document.values.language ?? defaultLanguage, findings);
  if (document) findings.push(...placeholderNote(document.placeholders, ''));
  return {
    values: document?.values,
    places: document?.places ?? {},
    place: { file: name, line: 1, column: 1 },
    findings,
    greeting,
  };
}

function readStories(
  { path, file, language }: { path: string; file: string; language: string },
  content: FolderContent,
) {
  const findings: Finding[] = [];
  const stories: { slug: string; story: Story }[] = [];
  let isBroken = false;
  for (const { name, slug } of content.stories) {
    const at = { path: join(path, name), file: `${file}/${name}`, slug, folder: path, language };
    const read = readStory(at);
    findings.push(...read.findings);
    if (!read.story && !read.isUntouched) isBroken = true;
    if (!read.story) continue;
    const twin = stories.find((other) => other.slug === slug)?.story;
    if (twin) findings.push(duplicate(read.story, twin));
    stories.push({ slug, story: read.story });
  }
  return { stories, isBroken, findings };
}

const duplicate = (story: Story, twin: Story): Finding =>
  error('slug-duplicate', `two stories are called ${story.slug}`, {
    place: { file: story.file, line: 1, column: 1 },
    story: story.slug,
    hint: 'Rename one of the files: the part after the number is the name',
    related: [{ message: 'the other one', place: { file: twin.file, line: 1, column: 1 } }],
  });

const badName = (id: string, place: Place): Finding =>
  error('folder-name', `the folder is called ${id}, and a date was wanted`, {
    place,
    hint: 'Call it 2023-05-31, or 2023-05-31-evening when a day has several editions',
  });

const noFolder = (file: string, place: Place): Finding =>
  error('edition-missing', `there is no edition ${file}`, { place, hint: 'galley new lays one out' });

const noStories = (place: Place): Finding =>
  warning('edition-empty', 'the edition has no stories', {
    place,
    hint: 'Stories are numbered files: 01-reddit.md',
  });
