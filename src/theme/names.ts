/**
 * Every name a template can use, as a tree: what the checks on a theme know about the data it will be filled with.
 * The data itself is built by the render module; docs/themes.md lists the same names for template authors.
 */

export type Shape =
  | { kind: 'text' | 'number' | 'date' | 'prose' | 'flag'; owned?: boolean }
  /** An address out of the content (`url`), or one Galley or the publication answers for (`location`). */
  | { kind: 'url' | 'location'; owned?: boolean }
  | { kind: 'object'; fields: Record<string, Shape> }
  | { kind: 'list'; item: Shape }
  /** A helper's result of which nothing is known. */
  | { kind: 'any' };

const text: Shape = { kind: 'text' };
/** Written by the publication or by Galley, not by an editor or a source: safe in CSS and addresses. */
const owned: Shape = { kind: 'text', owned: true };
const number: Shape = { kind: 'number' };
const date: Shape = { kind: 'date' };
const prose: Shape = { kind: 'prose' };
const url: Shape = { kind: 'url' };
const location: Shape = { kind: 'location', owned: true };
const object = (fields: Record<string, Shape>): Shape => ({ kind: 'object', fields });
const list = (item: Shape): Shape => ({ kind: 'list', item });

const mailbox = object({ name: owned, address: owned });

const image = object({
  src: location,
  alt: text,
  caption: text,
  credit: text,
  width: number,
  height: number,
});

const story = object({
  number,
  slug: owned,
  kicker: text,
  headline: text,
  short: text,
  dek: text,
  byline: text,
  source: object({ name: text, url }),
  published: date,
  image,
  tags: list(text),
  body: prose,
});

const brief = object({ headline: text, url, body: prose, rest: prose });

const content = object({ number, headline: text, short: text, slug: owned });

/** The data at the top of a template. */
export const rootShape: Shape = object({
  publication: object({
    name: owned,
    tagline: owned,
    from: mailbox,
    replyTo: mailbox,
    language: owned,
    timeZone: owned,
    baseUrl: location,
    site: location,
    address: owned,
    unsubscribe: object({ url: location, mailto: owned }),
  }),
  edition: object({
    id: owned,
    date,
    number,
    title: text,
    subject: text,
    preheader: text,
    editor: text,
    language: owned,
    direction: owned,
    greeting: prose,
    url: location,
    contents: list(content),
  }),
  lead: story,
  stories: list(story),
  briefs: list(brief),
});

/** `@index` and the like, which `{{#each}}` sets. */
export const dataNames: Record<string, Shape> = {
  index: number,
  key: owned,
  first: { kind: 'flag' },
  last: { kind: 'flag' },
};

/** The names a shape offers, for "did you mean". */
export const fieldsOf = (shape: Shape): string[] =>
  shape.kind === 'object' ? Object.keys(shape.fields) : shape.kind === 'list' ? ['length'] : [];

export const fieldOf = (shape: Shape, name: string): Shape | undefined => {
  if (shape.kind === 'any') return shape;
  if (shape.kind === 'list') return name === 'length' ? number : /^\d+$/.test(name) ? shape.item : undefined;
  if (shape.kind !== 'object' || !Object.hasOwn(shape.fields, name)) return undefined;
  return shape.fields[name];
};

/** Data with a value for every name, so that a fill runs through every branch that needs one. */
export const sampleData = (): object => sampleOf(rootShape) as object;

const sampleOf = (shape: Shape): unknown => {
  if (shape.kind === 'list') return [sampleOf(shape.item), sampleOf(shape.item)];
  if (shape.kind === 'number') return 1;
  if (shape.kind !== 'object') return 'x';
  return Object.fromEntries(Object.entries(shape.fields).map(([name, field]) => [name, sampleOf(field)]));
};
