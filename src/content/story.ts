import { error } from '../findings/finding.ts';
import type { Finding, Place, Story } from '../model.ts';
import { bodyOf, type Document, placeholderNote, readDocument } from './document.ts';
import { type StoryValues, storyFields } from './fields.ts';
import { directionOf } from './language.ts';
import { readPicture } from './picture.ts';

/** Where a story is. */
export interface StoryFile {
  /** Absolute. */
  path: string;
  /** From the project's root. */
  file: string;
  slug: string;
  /** The edition's folder, absolute. */
  folder: string;
  language: string;
}

/**
 * Reads one story.
 * @returns no story when it is broken, or of nothing but placeholders (`isUntouched`); findings carry its slug.
 */
export function readStory(at: StoryFile): { story?: Story; isUntouched?: boolean; findings: Finding[] } {
  const { document, findings } = readDocument(at.path, at.file, storyFields, true);
  if (!document) return { findings: ofStory(findings, at) };
  if (isUntouched(document)) {
    const notes = placeholderNote(document.placeholders, '; the story is left out until then');
    return { isUntouched: true, findings: ofStory(notes, at) };
  }
  const story = toStory(document, at, findings);
  return { story, findings: ofStory(findings, at) };
}

const ofStory = (findings: Finding[], { slug }: StoryFile): Finding[] =>
  findings.map((finding) => ({ ...finding, story: slug }));

type StoryDocument = Document<typeof storyFields>;

function isUntouched({ placeholders, values }: StoryDocument): boolean {
  const paths = placeholders.map(({ path }) => path);
  return values.headline === undefined && paths.includes('headline') && paths.includes('body');
}

function toStory(document: StoryDocument, at: StoryFile, findings: Finding[]): Story | undefined {
  const { values, places } = document;
  findings.push(...halfWritten(document));
  const body = bodyOf(document, values.language ?? at.language, findings);
  if (!body && !hasPlaceholder(document, 'body')) findings.push(empty(document));
  const image = values.image && readPicture(values.image, { folder: at.folder, places, findings });
  if (values.headline === undefined || !body) return undefined;
  return {
    slug: at.slug,
    file: at.file,
    ...fieldsOf(values),
    ...(values.language && { direction: directionOf(values.language) }),
    headline: values.headline,
    ...(image && { image }),
    body,
    places,
  };
}

function fieldsOf({ image: _, headline: __, tags = [], draft = false, accept = {}, ...rest }: StoryValues) {
  return { ...rest, tags, draft, accepted: accept };
}

/** A headline or a body that is still a placeholder beside one that is not cannot go out. */
function halfWritten({ placeholders }: StoryDocument): Finding[] {
  const [vital] = placeholders.filter(({ path }) => path === 'headline' || path === 'body');
  if (!vital) return placeholderNote(placeholders, '');
  const message = `the ${vital.path} is still a placeholder, and the rest of the story is written`;
  return [
    error('placeholder-left', message, {
      place: vital.place,
      hint: 'Write over what stands between ‹ and ›',
    }),
  ];
}

const hasPlaceholder = ({ placeholders }: StoryDocument, path: string): boolean =>
  placeholders.some((placeholder) => placeholder.path === path);

function empty({ lines, bodyStart }: StoryDocument): Finding {
  const place: Place = lines.at(Math.min(bodyStart, lines.text.length));
  return error('story-empty', 'the story has no text below its fields', {
    place,
    hint: 'Write two to four short paragraphs',
  });
}
