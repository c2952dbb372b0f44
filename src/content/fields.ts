import type { Values } from '../yaml/fields.ts';
import {
  boolean,
  dateTime,
  field,
  group,
  integer,
  language,
  list,
  required,
  table,
  text,
  textOrNothing,
  url,
} from '../yaml/kinds.ts';

/** The fields of a story's front matter. */
export const storyFields = {
  headline: required(text, 'The headline, as typed to the end of its line', 'title'),
  kicker: field(text, 'The label above the headline', 'category', 'section', 'label'),
  short: field(text, 'A shorter headline, for the subject and the list of headlines'),
  dek: field(
    text,
    'The standfirst below the headline',
    'summary',
    'subtitle',
    'description',
    'standfirst',
    'deck',
  ),
  byline: field(text, 'Who wrote it', 'author', 'authors'),
  source: field(
    group({
      name: field(text, 'Who published the article'),
      url: field(url, 'Where the full article is'),
    }),
    'The article this is a summary of',
    'link',
    'publisher',
  ),
  published: field(dateTime, 'When the article was published', 'date'),
  image: field(
    group({
      file: field(text, 'A picture in the edition’s folder: images/phones.jpg'),
      url: field(url, 'Or a picture on the web'),
      alt: field(
        textOrNothing,
        'What the picture shows, for those who cannot see it; "" when it is mere decoration',
      ),
      caption: field(text, 'The line below the picture'),
      credit: field(text, 'Who made the picture'),
    }),
    'The picture of the story',
    'picture',
    'photo',
  ),
  tags: field(list, 'Topics: [smartphones, exports]', 'keywords', 'topics'),
  language: field(language, 'The language of the story when it is not the edition’s: hi'),
  draft: field(boolean, 'true keeps the edition from being sent'),
  accept: field(table(text), 'Findings that are fine as they are: code and reason'),
};

/** The fields of edition.md. */
export const editionFields = {
  number: field(integer, 'The number of the edition'),
  title: field(text, 'The title of the edition', 'headline'),
  subject: field(text, 'The subject of the mail; made from the headlines when it is not set'),
  preheader: field(text, 'The line an inbox shows after the subject', 'preview', 'description', 'summary'),
  editor: field(text, 'Who signs the greeting', 'author'),
  language: field(language, 'The language of the edition when it is not the publication’s: hi'),
  order: field(list, 'The order of the stories by slug: [reddit, xiaomi-dixon]'),
};

export type StoryValues = Values<typeof storyFields>;
export type EditionValues = Values<typeof editionFields>;
