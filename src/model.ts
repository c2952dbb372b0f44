/**
 * The core types, in the words everything here uses: publication, edition, story, theme, proof, finding.
 * This file imports nothing, so that every module may import it.
 */

/** Where something stands in a source file. Lines and columns are 1-based; columns count UTF-16 units. */
export interface Place {
  /** Path from the project's root, with forward slashes; absolute when outside it. */
  file: string;
  line: number;
  column: number;
  /** How many characters the caret underlines; 1 when absent. */
  length?: number;
}

export type Severity = 'error' | 'warning' | 'note';

/** Who can mend a finding. */
export type Owner = 'editor' | 'theme' | 'publication';

/** One diagnostic. An editor's mistake is a value like this, never an exception. */
export interface Finding {
  severity: Severity;
  /** Kebab-case; each has a page in docs/checks/. */
  code: string;
  /** What was found and what was wanted, one sentence without a full stop at the end. */
  message: string;
  owner: Owner;
  place?: Place;
  /** How to mend it. */
  hint?: string;
  related?: { message: string; place: Place }[];
  /** Slug of the story it belongs to, where there is one. */
  story?: string;
  /** Further lines to read out: clients touched, rules that fired. */
  details?: string[];
}

/** A name and an address, as in a From header. */
export interface Mailbox {
  name?: string;
  address: string;
}

/** `newsletter.yaml`, read and with its defaults. */
export interface Publication {
  /** Absolute path of the project's root, the folder of newsletter.yaml. */
  root: string;
  /** Path of newsletter.yaml from the root. */
  file: string;
  name: string;
  tagline?: string;
  from: Mailbox;
  replyTo?: Mailbox;
  /** BCP 47, e.g. `en-IN`. */
  language: string;
  /** IANA name, e.g. `Asia/Kolkata`. */
  timeZone: string;
  /** When an edition goes out, `HH:MM` in `timeZone`. */
  time: string;
  /** A folder under templates/, or a path to a folder or a single .mjml file. */
  theme: string;
  /** Absolute http(s) address the editions are published below, ending in a slash. */
  baseUrl?: string;
  images: 'embed' | 'link';
  audience: 'test' | 'list';
  unsubscribe?: { url?: string; mailto?: string };
  /** List-Id of RFC 2919, without the angle brackets. */
  listId?: string;
  /** Postal address for the footer. */
  address?: string;
  /** Where the publication lives on the web, for the footer. */
  site?: string;
  testRecipients: string[];
  /** Put before the subject of test mails, e.g. `[Test] `. */
  testSubjectPrefix?: string;
  smtp?: string;
  dkim?: { domain: string; selector: string; keyFile: string };
  checks: CheckSettings;
  /** Places of the top-level fields, for findings. */
  places: Record<string, Place>;
}

/** The `checks:` table of newsletter.yaml. */
export interface CheckSettings {
  /** Severity by code; `off` silences a rule. */
  severity: Record<string, Severity | 'off'>;
  /** Mail client families to judge for, by caniemail's names; empty means the default list. */
  clients: string[];
  /** Share of readers by client family in per cent, with the date and origin of the numbers. */
  shares?: { source: string; date: string; values: Record<string, number> };
  /** Values a rule lets pass, by code, e.g. `link-text: [more]`. */
  allow: Record<string, string[]>;
}

/** One dated number of the publication. */
export interface Edition {
  /** Its folder's name: `YYYY-MM-DD` or `YYYY-MM-DD-slug`. */
  id: string;
  /** `YYYY-MM-DD`. */
  date: string;
  /** The folder, from the project's root. */
  folder: string;
  number?: number;
  title?: string;
  /** As the editor set it; `Proof.subject` is the one that is sent. */
  subject?: string;
  preheader?: string;
  editor?: string;
  language: string;
  direction: 'ltr' | 'rtl';
  greeting?: Prose;
  lead?: Story;
  /** The lead is not among them. */
  stories: Story[];
  briefs: Brief[];
  /** Every file and folder read, absolute: what a change of the edition can come from. */
  sources: string[];
  /** Places of edition.md's fields; `file` stands for the file itself. */
  places: Record<string, Place>;
}

export interface Story {
  /** The file's name without number and ending: `xiaomi-dixon`. */
  slug: string;
  /** Path from the project's root. */
  file: string;
  kicker?: string;
  headline: string;
  short?: string;
  dek?: string;
  byline?: string;
  source?: { name?: string; url?: string };
  /** ISO 8601 as the editor wrote it, with its zone when there is one. */
  published?: string;
  image?: Picture;
  tags: string[];
  /** BCP 47; the edition's when absent. */
  language?: string;
  /** The way `language` is written; absent with it. */
  direction?: 'ltr' | 'rtl';
  draft: boolean;
  body: Prose;
  /** Findings the editor accepts, with a reason: `accept: { story-length: "a photo essay" }`. */
  accepted: Record<string, string>;
  /** Places of the fields by dotted name (`headline`, `image.alt`, `source.url`, …) of their values. */
  places: Record<string, Place>;
}

export interface Picture {
  /** Absolute path of a local picture; exactly one of file and url is set. */
  file?: string;
  url?: string;
  alt?: string;
  caption?: string;
  credit?: string;
  /** Pixels after orientation, when the file could be read. */
  width?: number;
  height?: number;
}

export interface Brief {
  headline?: string;
  url?: string;
  /** The whole item, the bold or linked headline included. */
  body: Prose;
  /** What follows the headline. */
  rest: Prose;
  place: Place;
}

/** Markdown, parsed. Neutral between HTML and text. */
export interface Prose {
  blocks: Block[];
}

export type Block =
  | { type: 'paragraph'; place: Place; children: Inline[] }
  | { type: 'heading'; place: Place; level: 1 | 2 | 3 | 4 | 5 | 6; children: Inline[] }
  | { type: 'quote'; place: Place; blocks: Block[] }
  | { type: 'list'; place: Place; ordered: boolean; start: number; tight: boolean; items: Block[][] }
  | { type: 'table'; place: Place; head: Cell[]; rows: Cell[][] }
  | { type: 'code'; place: Place; text: string }
  | { type: 'rule'; place: Place };

export interface Cell {
  align?: 'left' | 'center' | 'right';
  children: Inline[];
}

export type Inline =
  | { type: 'text'; text: string }
  | { type: 'strong' | 'emphasis' | 'strike'; children: Inline[] }
  | { type: 'link'; href: string; title?: string; place: Place; children: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'break' };

/** A theme, compiled: data in, HTML and text out. */
export interface Theme {
  name: string;
  /** Where it is: a folder or a .mjml file, absolute. */
  path: string;
  /** Changes whenever anything it was made from does. */
  key: string;
  /** Every file read, absolute. */
  sources: string[];
  /** Warnings and notes; a theme with errors is not one. */
  findings: Finding[];
  /** Inline CSS of prose tags: `p`, `a`, `h3`, `blockquote`, `ul`, `ol`, `li`, `code`, `table`, `th`, `td`, … */
  prose: Record<string, string>;
  /** CSS width in px at which the theme shows pictures. */
  widths: { lead: number; story: number };
  /** Words of the theme by language, then by label name. */
  labels: Record<string, Record<string, string>>;
  fillHtml: (data: object) => string;
  fillText: (data: object) => string;
}

/** A stretch of `Proof.html` and the source it came from. */
export interface Origin {
  /** UTF-16 offsets into Proof.html, end exclusive. */
  start: number;
  end: number;
  place: Place;
  /** `story`: a whole story's markup; `block`: one block of prose; `field`: one field's text. */
  kind: 'story' | 'brief' | 'block' | 'field';
  /** Slug of the story it belongs to. */
  story?: string;
  /** Dotted name for fields: `headline`, `image.alt`. */
  field?: string;
}

/** A picture as it is sent. */
export interface ProofImage {
  /** File name below `images/`. */
  name: string;
  /** Content-ID without angle brackets. */
  cid: string;
  type: 'image/jpeg' | 'image/png' | 'image/gif';
  bytes: Uint8Array;
  /** Pixels of `bytes`, as a rule twice the shown width; the HTML needs their ratio. */
  width: number;
  height: number;
}

/** What is inspected before the run: everything an edition becomes. */
export interface Proof {
  /** Absent for mail Galley did not build. */
  edition?: Edition;
  publication?: Publication;
  theme?: { name: string; path: string; sources: string[] };
  subject: string;
  preheader: string;
  /** As written to index.html: image addresses are `images/…`. */
  html: string;
  text: string;
  /** The complete message, CRLF throughout. */
  message: Uint8Array;
  images: ProofImage[];
  /** Sorted by start, outer before inner. */
  origins: Origin[];
  findings: Finding[];
}
