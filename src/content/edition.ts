import { existsSync, statSync } from 'node:fs';
import { basename, join, relative, resolve, sep } from 'node:path';
import { error, warning } from '../findings/finding.ts';
import type { Edition, Finding, Place, Prose, Publication, Story } from '../model.ts';
import { isDay } from '../yaml/kinds.ts';
import { readBriefs } from './briefs.ts';
import { bodyOf, placeholderNote, readDocument } from './document.ts';
import { type EditionValues, editionFields } from './fields.ts';
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

/**
 * Reads an edition's folder (absolute, or relative to the working folder). Synchronous; throws only when the disk
 * does. An edition may come back together with errors, such as a link that cannot stand: what could be read of it is
 * whole, but it is not to go out.
 */
export function readEdition(folder: string, publication: Publication): EditionReading {
  const at = whereIs(folder, publication);
  if (at.problem) return { findings: [at.problem], sources: [] };
  const content = readFolder(at.path, at.file);
  const head = readHead(at, content);
  const inLanguage = { ...at, language: head.values?.language ?? at.language };
  const stories = readStories(inLanguage, content, head);
  const briefs = content.briefs ? readBriefs(...inFolder(at, content.briefs), inLanguage.language) : noBriefs;
  const findings = [content, head, stories, briefs].flatMap((part) => part.findings);
  if (content.stories.length === 0) findings.push(noStories(at.place));
  const sources = sourcesOf(at.path, content, stories.stories);
  if (stories.isBroken || !head.values) return { findings, sources };
  const { order: _, ...values } = head.values;
  const [lead, ...others] = stories.stories;
  const edition: Edition = {
    id: at.id,
    date: at.date,
    folder: at.file,
    ...values,
    language: inLanguage.language,
    direction: directionOf(inLanguage.language),
    ...(head.greeting && { greeting: head.greeting }),
    ...(lead && { lead }),
    stories: others,
    briefs: briefs.briefs,
    sources,
    places: { ...head.places, file: head.place },
  };
  return { edition, findings, sources };
}

interface Where {
  /** Absolute. */
  path: string;
  /** From the project's root. */
  file: string;
  id: string;
  date: string;
  language: string;
  place: Place;
  problem?: Finding;
}

const noBriefs: ReturnType<typeof readBriefs> = { briefs: [], findings: [] };

function whereIs(folder: string, { root, language }: Publication): Where {
  const path = resolve(folder);
  const file = relative(root, path).split(sep).join('/');
  const place: Place = { file, line: 1, column: 1 };
  const id = basename(path);
  const date = dateOf(id) ?? '';
  const where = { path, file, id, date, language, place };
  if (!date) return { ...where, problem: badName(id, place) };
  const isThere = statSync(path, { throwIfNoEntry: false })?.isDirectory();
  return isThere ? where : { ...where, problem: noFolder(file, place) };
}

const inFolder = ({ path, file }: Where, name: string): [path: string, file: string] => [
  join(path, name),
  `${file}/${name}`,
];

const folderName = /^(\d{4}-\d{2}-\d{2})(?:-(.+))?$/;
const simpleName = /^[a-z\d]+(-[a-z\d]+)*$/;
const anyName = /^[\p{Ll}\p{Lo}\p{M}\p{N}]+(-[\p{Ll}\p{Lo}\p{M}\p{N}]+)*$/u;

/** The date in the name of an edition's folder, `YYYY-MM-DD` or `YYYY-MM-DD-slug`; nothing when it is not one. */
export function dateOf(id: string): string | undefined {
  const [, date, name] = folderName.exec(id) ?? [];
  const isName = name === undefined || simpleName.test(name) || anyName.test(name);
  return date && isName && isDay(date) ? date : undefined;
}

/** Everything a change of the edition can come from. */
function sourcesOf(path: string, { edition, briefs, stories }: FolderContent, read: Story[]): string[] {
  const names = [edition, briefs, ...stories.map(({ name }) => name)].filter((name) => name !== undefined);
  const images = join(path, 'images');
  const pictures = read.map(({ image }) => image?.file).filter((file) => file !== undefined);
  const files = [
    ...names.map((name) => join(path, name)),
    ...(existsSync(images) ? [images] : []),
    ...pictures,
  ];
  return [path, ...new Set(files)];
}

interface Head {
  /** Absent when edition.md cannot be read. */
  values?: EditionValues;
  places: Record<string, Place>;
  /** Of edition.md, or of the folder when there is none. */
  place: Place;
  greeting?: Prose;
  findings: Finding[];
}

function readHead(at: Where, { edition }: FolderContent): Head {
  if (!edition) return { values: {}, places: {}, place: at.place, findings: [] };
  const [path, file] = inFolder(at, edition);
  const place = { file, line: 1, column: 1 };
  const { document, findings } = readDocument(path, file, editionFields, false);
  if (!document) return { places: {}, place, findings };
  const { values, places } = document;
  const greeting = bodyOf(document, values.language ?? at.language, findings);
  findings.push(...placeholderNote(document.placeholders, ''));
  return { values, places, place, findings, ...(greeting && { greeting }) };
}

/** The stories in the order they are to stand in. */
function readStories(at: Where, content: FolderContent, { values, places }: Head) {
  const findings: Finding[] = [];
  const stories: Story[] = [];
  let isBroken = false;
  for (const { name, slug } of content.stories) {
    const [path, file] = inFolder(at, name);
    const read = readStory({ path, file, slug, folder: at.path, language: at.language });
    findings.push(...read.findings);
    if (!read.story && !read.isUntouched) isBroken = true;
    if (!read.story) continue;
    const twin = stories.find((other) => other.slug === slug);
    if (twin) findings.push(duplicate(read.story, twin));
    stories.push(read.story);
  }
  if (!values?.order) return { stories, isBroken, findings };
  const slugs = content.stories.map(({ slug }) => slug);
  const ordered = inWantedOrder(stories, slugs, values.order, places);
  return { stories: ordered.stories, isBroken, findings: [...findings, ...ordered.findings] };
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
  error('edition-missing', `there is no edition ${file}`, { place, hint: 'npx galley new lays one out' });

const noStories = (place: Place): Finding =>
  warning('edition-empty', 'the edition has no stories', {
    place,
    hint: 'Stories are numbered files: 01-reddit.md',
  });
