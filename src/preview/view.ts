import { readFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { domainToUnicode } from 'node:url';
import type { Finding, Origin, Place, Proof, Story } from '../model.ts';
import type { Desk, Sheet } from './desk.ts';

/** A row of the bar of editions. */
export interface EditionRow {
  id: string;
  date: string;
  number?: number;
  subject?: string;
  /** Absent until the edition has been looked at. */
  counts?: { errors: number; warnings: number };
  drafts: number;
}

/** What the page knows before it has chosen an edition. */
export interface Listing {
  name: string;
  /** Showing a theme against the stress editions. */
  themeDesk: boolean;
  theme?: string;
  /** What is wrong with newsletter.yaml or the theme. */
  problems: ShownFinding[];
  editions: EditionRow[];
}

/** A finding with the lines around its place. */
export interface ShownFinding extends Finding {
  frame?: { first: number; lines: string[] };
}

/** All the page needs of one edition, but for the frame's HTML. */
export interface EditionView {
  id: string;
  version: number;
  isStale: boolean;
  hasProof: boolean;
  findings: ShownFinding[];
  language: string;
  direction: 'ltr' | 'rtl';
  from: { name: string; address: string };
  subject: string;
  preheader: string;
  text: string;
  html: string;
  origins: Origin[];
  stories: { slug: string; headline: string; draft: boolean; size: number; place: Place }[];
  sizes: { html: number; text: number; message: number; images: { name: string; size: number }[] };
}

/** The bar: every edition on disk, with what is known of it. */
const rowsOf = (desk: Desk): EditionRow[] =>
  desk.ids().map((id) => {
    const sheet = desk.seen(id);
    const edition = sheet?.proof?.edition;
    const drafts = edition ? storiesOf(sheet.proof).filter((story) => story.draft).length : 0;
    return {
      id,
      date: id.slice(0, 10),
      drafts,
      ...(edition?.number !== undefined && { number: edition.number }),
      ...(sheet?.proof && { subject: sheet.proof.subject }),
      ...(sheet && { counts: countsOf(sheet.findings) }),
    };
  });

const countsOf = (findings: readonly Finding[]): { errors: number; warnings: number } => ({
  errors: findings.filter((finding) => finding.severity === 'error').length,
  warnings: findings.filter((finding) => finding.severity === 'warning').length,
});

/** The bar and what is wrong with the project as a whole. */
export const listingOf = (desk: Desk, themeDesk: boolean): Listing => ({
  name: desk.publication?.name ?? '',
  themeDesk,
  problems: desk.problems.map((finding) => framed(finding, desk.root)),
  editions: rowsOf(desk),
  ...(desk.theme && { theme: desk.theme.name }),
});

/** Lines of a source around a place; nothing for files that are no sources of an edition or a theme. */
export const sourceLines = (
  desk: Desk,
  file: string,
  line: number,
): { first: number; lines: string[] } | undefined => {
  const path = resolve(desk.root, file);
  const folders = [join(desk.root, 'articles'), desk.themePath ?? ''].filter(Boolean);
  const isSource =
    path === join(desk.root, 'newsletter.yaml') ||
    folders.some((each) => path === each || path.startsWith(each + sep));
  if (!isSource || !/\.(?:md|mjml|yaml|hbs|css|html)$/.test(path)) return undefined;
  const lines = linesOf(path);
  const first = Math.max(1, line - around);
  return lines && { first, lines: lines.slice(first - 1, line + around) };
};

/** A sheet as the page shows it. */
export const viewOf = (sheet: Sheet, desk: Desk, more: readonly Finding[]): EditionView => {
  const { proof } = sheet;
  const from = proof?.publication?.from ?? { address: '' };
  return {
    id: sheet.id,
    version: sheet.version,
    isStale: sheet.isStale,
    hasProof: Boolean(proof),
    findings: [...sheet.findings, ...more].map((finding) => framed(finding, desk.root)),
    language: proof?.edition?.language ?? 'en',
    direction: proof?.edition?.direction ?? 'ltr',
    from: { name: from.name ?? '', address: inUnicode(from.address) },
    subject: proof?.subject ?? '',
    preheader: proof?.preheader ?? '',
    text: proof?.text ?? '',
    html: proof?.html ?? '',
    origins: proof?.origins ?? [],
    stories: proof ? storyRows(proof) : [],
    sizes: {
      html: Buffer.byteLength(proof?.html ?? ''),
      text: Buffer.byteLength(proof?.text ?? ''),
      message: proof?.message.length ?? 0,
      images: (proof?.images ?? []).map(({ name, bytes }) => ({ name, size: bytes.length })),
    },
  };
};

const inUnicode = (address: string): string => {
  const at = address.lastIndexOf('@');
  return at < 0
    ? address
    : `${address.slice(0, at)}@${domainToUnicode(address.slice(at + 1)) || address.slice(at + 1)}`;
};

const storiesOf = (proof: Proof | undefined): Story[] => {
  const edition = proof?.edition;
  return edition ? [...(edition.lead ? [edition.lead] : []), ...edition.stories] : [];
};

/** A story's size is that of its markup in the HTML, in octets. */
const storyRows = (proof: Proof): EditionView['stories'] =>
  storiesOf(proof).map((story) => {
    const ranges = proof.origins.filter((origin) => origin.kind === 'story' && origin.story === story.slug);
    const size = ranges.reduce(
      (sum, { start, end }) => sum + Buffer.byteLength(proof.html.slice(start, end)),
      0,
    );
    const place = story.places.headline ?? { file: story.file, line: 1, column: 1 };
    return { slug: story.slug, headline: story.headline, draft: story.draft, size, place };
  });

const around = 2;

const framed = (finding: Finding, root: string): ShownFinding => {
  const { place } = finding;
  if (!place) return finding;
  const lines = linesOf(resolve(root, place.file));
  if (!lines) return finding;
  const first = Math.max(1, place.line - around);
  return { ...finding, frame: { first, lines: lines.slice(first - 1, place.line + around) } };
};

const linesOf = (path: string): string[] | undefined => {
  try {
    return readFileSync(path, 'utf8').split(/\r\n|\n|\r/);
  } catch {
    return undefined;
  }
};
