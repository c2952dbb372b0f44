import type { Finding } from '../model.ts';

export type SourceKind = 'html' | 'text' | 'feed';

/** What an import starts from: the bytes as they came, and what is known of them. */
export interface ImportSource {
  bytes: Uint8Array;
  /** What findings call it: a file's path, an address, `standard input`. */
  name: string;
  /** Left out, the kind is told from the content type and the bytes. */
  kind?: SourceKind;
  /** Where it was fetched from. */
  url?: string;
  /** The Content-Type header it came with. */
  contentType?: string;
}

export interface FeedOptions {
  /** Only items published on this day or later, `YYYY-MM-DD` or ISO 8601. */
  since?: string;
  /** At most this many items, newest first; 5 when absent. */
  take?: number;
}

/** How a value came to be known, so that the editor can be told. */
export type Certainty = 'declared' | 'seen' | 'guessed';

/** A value and where on the page it was found, in words for the editor: `JSON-LD`, `the line below the headline`. */
export interface Claim<T> {
  value: T;
  from: string;
  certainty: Certainty;
}

export interface DraftPicture {
  /** Absent in text captures, which show only what is said of it. */
  url?: string;
  alt?: string;
  caption?: string;
  credit?: string;
}

/** A story as a page tells it. All text is plain text, except `body`, which is Markdown. */
export interface StoryDraft {
  headline?: string;
  dek?: string;
  kicker?: string;
  authors: string[];
  source: { name?: string; url?: string };
  /** ISO 8601: a day, or a time with the zone when it is known. */
  published?: string;
  image?: DraftPicture;
  tags: string[];
  /** BCP 47. */
  language?: string;
  /** The first cut: quoted paragraphs of the source as Markdown. */
  body: string;
  /** The whole article, paragraphs parted by empty lines. */
  fullText: string;
  findings: Finding[];
  /** Where each field came from. */
  evidence: Partial<Record<Field, { from: string; certainty: Certainty }>>;
}

export type Field =
  | 'headline'
  | 'dek'
  | 'kicker'
  | 'authors'
  | 'source'
  | 'url'
  | 'published'
  | 'image'
  | 'tags'
  | 'language';

/** What a reader of pages or captures finds, before the first cut is made of it. */
export interface Found {
  headline?: Claim<string>;
  dek?: Claim<string>;
  kicker?: Claim<string>;
  authors?: Claim<string[]>;
  sourceName?: Claim<string>;
  url?: Claim<string>;
  published?: Claim<string>;
  image?: Claim<DraftPicture>;
  tags?: Claim<string[]>;
  language?: Claim<string>;
  /** The article's blocks in order. */
  blocks: TextBlock[];
  findings: Finding[];
}

export interface TextBlock {
  kind: 'paragraph' | 'heading' | 'item' | 'quote';
  text: string;
}
