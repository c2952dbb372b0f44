import type { Edition, Place, Proof, Prose, Publication, Story } from '../../src/model.ts';

/** Editions made by hand for the rules' tests; the text is our own. */

const place = (file: string, line = 1): Place => ({ file, line, column: 1 });

export const sentence =
  'The ministry published the rules on Tuesday and asked makers of phones to answer within a month.';

/** Prose of plain paragraphs; `[words](address)` becomes a link. */
export const prose = (file: string, ...paragraphs: string[]): Prose => ({
  blocks: paragraphs.map((text, index) => ({
    type: 'paragraph',
    place: place(file, 10 + index * 2),
    children: text.split(/(\[[^\]]*\]\([^)]*\))/).map((part) => {
      const link = /^\[([^\]]*)\]\(([^)]*)\)$/.exec(part);
      if (!link) return { type: 'text', text: part };
      return {
        type: 'link',
        href: link[2] ?? '',
        place: place(file, 10 + index * 2),
        children: [{ type: 'text', text: link[1] ?? '' }],
      };
    }),
  })),
});

export const goodBody = [
  `${sentence} The industry’s association welcomed the consultation and said that it would reply in time.`,
  `Two makers have already moved lines to the south of the country. ${sentence}`,
];

export const story = (slug: string, fields: Partial<Story> = {}): Story => {
  const file = `articles/2023-05-31/${slug}.md`;
  return {
    slug,
    file,
    headline: `Phone makers answer the new rules on ${slug}`,
    source: { name: 'The Daily', url: `https://daily.example/${slug}` },
    published: '2023-05-31T10:00:00+05:30',
    tags: [],
    draft: false,
    accepted: {},
    body: prose(file, ...goodBody),
    places: {
      file: place(file),
      headline: place(file, 2),
      published: place(file, 5),
      'source.url': place(file, 4),
    },
    ...fields,
  };
};

export const edition = (fields: Partial<Edition> = {}): Edition => ({
  id: '2023-05-31',
  date: '2023-05-31',
  folder: 'articles/2023-05-31',
  language: 'en-IN',
  direction: 'ltr',
  lead: story('exports'),
  stories: [story('chips'), story('search')],
  briefs: [],
  sources: [],
  places: { file: place('articles/2023-05-31/edition.md') },
  ...fields,
});

export const publication = (fields: Partial<Publication> = {}): Publication => ({
  root: '/press',
  file: 'newsletter.yaml',
  name: 'The Morning Wire',
  from: { name: 'The Morning Wire', address: 'wire@morning.example' },
  language: 'en-IN',
  timeZone: 'Asia/Kolkata',
  time: '17:00',
  theme: 'wire',
  images: 'embed',
  audience: 'test',
  address: '1 Press Lane, Chennai 600001, India',
  testRecipients: [],
  checks: { severity: {}, clients: [], allow: {} },
  places: {},
  ...fields,
});

export const proof = (fields: Partial<Proof> = {}): Proof => ({
  edition: edition(),
  publication: publication(),
  subject: 'The Morning Wire | Phone makers answer; chips move south',
  preheader: 'Search gets a second look, and two makers move their lines to the south',
  html: '<!doctype html><html lang="en"><body><p>News</p></body></html>',
  text: 'News',
  message: Buffer.from('Subject: News\r\n\r\nNews\r\n'),
  images: [],
  origins: [],
  findings: [],
  ...fields,
});
