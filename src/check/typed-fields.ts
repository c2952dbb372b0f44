import type { Edition, Place, Story } from '../model.ts';
import { storiesOf } from '../stories.ts';
import { storyPlace } from './rule.ts';

/** One line of text or address that an editor typed into a field. */
export interface Typed {
  text: string;
  /** Dotted name, as in the file: `headline`, `source.url`. */
  field: string;
  place: Place;
  /** Slug of the story it belongs to. */
  story?: string;
}

/** The fields of an edition's stories and briefs that a theme may show anywhere, with where they were typed. */
export const typedFields = (edition: Edition | undefined): Typed[] => [
  ...storiesOf(edition).flatMap(fieldsOf),
  ...(edition?.briefs ?? []).flatMap(({ headline, url, place }) => [
    ...(headline ? [{ text: headline, field: 'brief', place }] : []),
    ...(url ? [{ text: url, field: 'brief', place }] : []),
  ]),
];

const fieldsOf = (story: Story): Typed[] => {
  const { headline, short, kicker, dek, byline, source, image } = story;
  const values = {
    headline,
    short,
    kicker,
    dek,
    byline,
    'source.name': source?.name,
    'source.url': source?.url,
    'image.alt': image?.alt,
    'image.caption': image?.caption,
    'image.credit': image?.credit,
    'image.url': image?.url,
  };
  return Object.entries(values).flatMap(([field, text]) =>
    text ? [{ text, field, place: storyPlace(story, field), story: story.slug }] : [],
  );
};
