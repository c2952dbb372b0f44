import { domainToUnicode } from 'node:url';
import { countsOf } from '../findings/count.ts';
import type { Origin, Place, Proof } from '../model.ts';
import { storiesOf } from '../stories.ts';
import type { Desk } from './desk.ts';
import { annotated } from './frame.ts';
import type { Reviewer } from './reviewer.ts';
import type { EditionRow } from './rows.ts';
import type { Sheet } from './sheets.ts';
import { framed, type ShownFinding } from './sources.ts';

/** Where the test inbox is: part of this server, or another one that ran already. */
export type InboxAccess = { token: string } | { url: string } | { problem: string };

/** What the page knows before it has chosen an edition. */
export interface Listing {
  /** Of the publication, or of the theme that is shown. */
  name: string;
  /** Showing a theme against the stress editions. */
  themeDesk: boolean;
  theme?: string;
  /** What is wrong with newsletter.yaml or the theme. */
  problems: ShownFinding[];
  editions: EditionRow[];
  /** Absent until it runs, and for pages on other machines. */
  inbox?: InboxAccess;
}

/** What the page needs of one edition; its other faces are asked for when they are looked at. */
export interface EditionView {
  id: string;
  version: number;
  isStale: boolean;
  hasProof: boolean;
  findings: ShownFinding[];
  /** The full preflight has run on this very version. */
  isChecked: boolean;
  date: string;
  number?: number;
  language: string;
  direction: 'ltr' | 'rtl';
  from: { name: string; address: string };
  subject: string;
  preheader: string;
  /** The frame's document with marks for its origins; the page gives it the look. */
  frame: string;
  origins: Origin[];
  stories: { slug: string; headline: string; draft: boolean; size: number; place: Place }[];
  sizes: { html: number; text: number; message: number; images: { name: string; size: number }[] };
}

/** What the full preflight has found, for a page that shows this very version. */
export type CheckedView = Pick<EditionView, 'id' | 'version' | 'findings' | 'isChecked'>;

/** What a page has from the start, so that it need not ask. */
export interface Opening {
  listing: Listing;
  edition?: EditionView;
}

/** The bar and what is wrong with the project as a whole. */
export const listingOf = (desk: Desk, reviewer: Reviewer, themeDesk: boolean): Listing => ({
  name: (themeDesk ? desk.theme?.name : desk.publication?.name) ?? '',
  themeDesk,
  problems: framed([...desk.problems, ...(desk.blindness ? [desk.blindness] : [])], desk.root),
  editions: desk.ids().map((id) => checkedRow(desk, reviewer, id)),
  ...(desk.theme && { theme: desk.theme.name }),
});

/** A row that counts what the full preflight found, too, once it has run. */
const checkedRow = (desk: Desk, reviewer: Reviewer, id: string): EditionRow => {
  const [row, sheet] = [desk.row(id), desk.seen(id)];
  const more = sheet ? reviewer.findings(sheet).findings : [];
  return sheet && more.length > 0 ? { ...row, counts: countsOf([...sheet.findings, ...more]) } : row;
};

/** A sheet as the page shows it. */
export const viewOf = (sheet: Sheet, desk: Desk, reviewer: Reviewer): EditionView => {
  const { proof } = sheet;
  const from = proof?.publication?.from ?? { address: '' };
  return {
    ...checkedView(sheet, desk, reviewer),
    isStale: sheet.isStale,
    hasProof: Boolean(proof),
    date: sheet.id.slice(0, 10),
    ...(proof?.edition?.number !== undefined && { number: proof.edition.number }),
    language: proof?.edition?.language ?? 'en',
    direction: proof?.edition?.direction ?? 'ltr',
    from: { name: from.name ?? '', address: inUnicode(from.address) },
    subject: proof?.subject ?? '',
    preheader: proof?.preheader ?? '',
    frame: proof ? annotated(proof.html, proof.origins) : '',
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

/** What is wrong with a sheet, as far as it is known. */
export const checkedView = (sheet: Sheet, desk: Desk, reviewer: Reviewer): CheckedView => {
  const { findings, isNewest } = reviewer.findings(sheet);
  return {
    id: sheet.id,
    version: sheet.version,
    findings: framed([...sheet.findings, ...findings], desk.root),
    isChecked: isNewest,
  };
};

const inUnicode = (address: string): string => {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  return at < 0 ? address : `${address.slice(0, at)}@${domainToUnicode(domain) || domain}`;
};

/** A story's size is that of its markup in the HTML, in octets. */
const storyRows = (proof: Proof): EditionView['stories'] =>
  storiesOf(proof.edition).map((story) => {
    const ranges = proof.origins.filter((origin) => origin.kind === 'story' && origin.story === story.slug);
    const size = ranges.reduce(
      (sum, { start, end }) => sum + Buffer.byteLength(proof.html.slice(start, end)),
      0,
    );
    const place = story.places.headline ?? { file: story.file, line: 1, column: 1 };
    return { slug: story.slug, headline: story.headline, draft: story.draft, size, place };
  });
