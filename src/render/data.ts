import type { Brief, Edition, Origin, Picture, ProofImage, Prose, Publication, Story } from '../model.ts';
import { storiesOf } from '../stories.ts';
import { escapeHtml } from './escape.ts';
import type { Marks } from './marks.ts';

/** How values reach a template: marked and escaped in the HTML part, as they are in the text part. */
export interface Face {
  text(value: string, origin: Omit<Origin, 'start' | 'end'>): unknown;
  prose(prose: Prose, story?: Story): string;
  image(image: ProofImage): unknown;
  /** Marks around a whole story or brief; absent in the text part. */
  around?(origin: Omit<Origin, 'start' | 'end'>): { galleyOpen: string; galleyClose: string };
}

/** A value that a template prints between marks; `toString` is the bare text, for helpers. */
class Marked {
  private readonly plain: string;
  private readonly html: string;

  constructor(plain: string, html: string) {
    this.plain = plain;
    this.html = html;
  }

  toHTML(): string {
    return this.html;
  }

  toString(): string {
    return this.plain;
  }
}

/**
 * Prose that is made when a template prints it, so that the links of a text part are numbered in the order in which they are
 * printed. Not a getter: V8 gives each object with one a shape of its own, which slows the fill.
 */
class Later {
  private readonly make: () => string;
  private made?: string;

  constructor(make: () => string) {
    this.make = make;
  }

  toString(): string {
    this.made ??= this.make();
    return this.made;
  }
}

/** Empty prose is the empty text, so that `{{#if rest}}` works. */
const later = (prose: Prose, face: Face, story?: Story): unknown =>
  prose.blocks.length === 0 ? '' : new Later(() => face.prose(prose, story));

/** The face of the HTML part. */
export const htmlFace = (marks: Marks, prose: Face['prose']): Face => ({
  text: (value, origin) => new Marked(value, marks.around(escapeHtml(value), origin)),
  prose,
  image: (image) => new Marked(`images/${image.name}`, marks.image(image)),
  around: (origin) => ({ galleyOpen: marks.open(origin), galleyClose: marks.close() }),
});

/** The face of the text part. */
export const textFace = (prose: Face['prose'], address: (image: ProofImage) => string): Face => ({
  text: (value) => value,
  prose,
  image: address,
});

export interface Headings {
  subject: string;
  preheader: string;
}

/** What a template sees: `publication`, `edition`, `lead`, `stories`, `briefs`. docs/themes.md lists every name. */
export const templateData = (
  edition: Edition,
  publication: Publication,
  headings: Headings,
  images: Map<Picture, ProofImage>,
  face: Face,
): Record<string, unknown> => {
  const stories = storiesOf(edition);
  const filled = stories.map((story, at) => storyData(story, at + 1, images, face));
  const [lead, ...others] = edition.lead ? filled : [undefined, ...filled];
  return {
    publication: publicationData(publication),
    edition: editionData(edition, publication, headings, stories, face),
    lead,
    stories: others,
    briefs: edition.briefs.map((brief) => briefData(brief, face)),
  };
};

const publicationData = (publication: Publication): Record<string, unknown> => {
  const { name, tagline, from, replyTo, language, timeZone, baseUrl, site, address, unsubscribe } =
    publication;
  return { name, tagline, from, replyTo, language, timeZone, baseUrl, site, address, unsubscribe };
};

const editionData = (
  edition: Edition,
  publication: Publication,
  headings: Headings,
  stories: Story[],
  face: Face,
): Record<string, unknown> => {
  const { id, date, number, language, direction, places } = edition;
  const field = (name: 'title' | 'editor') => {
    const value = edition[name];
    const place = places[name];
    return value && place ? face.text(value, { place, kind: 'field', field: name }) : value;
  };
  return {
    id,
    date,
    number,
    language,
    direction,
    title: field('title'),
    editor: field('editor'),
    ...headings,
    greeting: edition.greeting && later(edition.greeting, face),
    url: publication.baseUrl && `${publication.baseUrl}${id}/`,
    contents: stories.map(({ headline, short, slug }, at) => ({
      number: at + 1,
      headline,
      short: short ?? headline,
      slug,
    })),
  };
};

const storyData = (
  story: Story,
  number: number,
  images: Map<Picture, ProofImage>,
  face: Face,
): Record<string, unknown> => {
  const { slug, published, tags, places } = story;
  const filePlace = { file: story.file, line: 1, column: 1 };
  const text = (field: string, value: string | undefined) =>
    value === undefined
      ? undefined
      : face.text(value, { place: places[field] ?? filePlace, kind: 'field', story: slug, field });
  const { image } = story;
  const around = face.around?.({ place: places.headline ?? filePlace, kind: 'story', story: slug });
  const picture = image && pictureData(image, images.get(image), text, face);
  return {
    number,
    slug,
    published,
    tags,
    kicker: text('kicker', story.kicker),
    headline: text('headline', story.headline),
    short: text(story.short === undefined ? 'headline' : 'short', story.short ?? story.headline),
    dek: text('dek', story.dek),
    byline: text('byline', story.byline),
    source: story.source && { name: text('source.name', story.source.name), url: story.source.url },
    image: picture,
    body: later(story.body, face, story),
    galleyOpen: around?.galleyOpen,
    galleyClose: around?.galleyClose,
  };
};

type Text = (field: string, value: string | undefined) => unknown;

const pictureData = (
  picture: Picture,
  image: ProofImage | undefined,
  text: Text,
  face: Face,
): Record<string, unknown> | undefined => {
  if (!image && !picture.url) return undefined;
  return {
    src: image ? face.image(image) : text('image.url', picture.url),
    alt: text('image.alt', picture.alt),
    caption: text('image.caption', picture.caption),
    credit: text('image.credit', picture.credit),
    width: image?.width ?? picture.width,
    height: image?.height ?? picture.height,
  };
};

const briefData = (brief: Brief, face: Face): Record<string, unknown> => ({
  headline:
    brief.headline && face.text(brief.headline, { place: brief.place, kind: 'field', field: 'brief' }),
  url: brief.url,
  body: later(brief.body, face),
  rest: later(brief.rest, face),
  ...face.around?.({ place: brief.place, kind: 'brief' }),
});
