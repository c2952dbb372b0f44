import type { Edition, Origin, Picture, ProofImage, Publication, Story, Theme } from '../model.ts';
import { htmlFace, templateData, textFace } from './data.ts';
import { Marks } from './marks.ts';
import { type Language, proseToHtml } from './prose-html.ts';
import { proseToText } from './prose-text.ts';
import { References } from './refs.ts';
import { preheaderOf, subjectOf } from './subject.ts';
import { wrapText } from './wrap.ts';

/** An edition, filled into its theme. */
export interface Rendered {
  subject: string;
  preheader: string;
  /** With `images/…` addresses, as written to index.html. */
  html: string;
  /** With `cid:` or `baseUrl` addresses, as sent. */
  messageHtml: string;
  text: string;
  origins: Origin[];
}

/**
 * Fills a theme with an edition.
 * @param images the pictures as they are sent; a local picture that is not among them is left out
 */
export const render = (
  edition: Edition,
  theme: Theme,
  publication: Publication,
  images: Map<Picture, ProofImage>,
): Rendered => {
  const headings = { subject: subjectOf(edition, publication), preheader: preheaderOf(edition) };
  const address = (image: ProofImage): string => addressInMessage(image, edition, publication);

  const marks = new Marks();
  const face = htmlFace(marks, (prose, story) =>
    proseToHtml(prose, theme.prose, marks, story?.slug, story && foreign(story, edition)),
  );
  const filled = theme.fillHtml(templateData(edition, publication, headings, images, face));

  return {
    ...headings,
    ...marks.strip(filled, address),
    text: renderText(edition, theme, publication, images, headings, address),
  };
};

/** The language of a story that is written in another than its edition, for screen readers, fonts and hyphenation. */
const foreign = ({ language, direction = 'ltr' }: Story, edition: Edition): Language | undefined =>
  language && language !== edition.language ? { language, direction } : undefined;

const addressInMessage = (image: ProofImage, edition: Edition, publication: Publication): string =>
  publication.images === 'link' && publication.baseUrl
    ? `${publication.baseUrl}${edition.id}/images/${image.name}`
    : `cid:${image.cid}`;

const renderText = (
  edition: Edition,
  theme: Theme,
  publication: Publication,
  images: Map<Picture, ProofImage>,
  headings: { subject: string; preheader: string },
  address: (image: ProofImage) => string,
): string => {
  const references = new References();
  const face = textFace((prose) => proseToText(prose, references), address);
  const data = templateData(edition, publication, headings, images, face);
  return tidy(wrapText(theme.fillText({ ...data, galleyRefs: references })));
};

/** At most one blank line in a row, none at the ends, a newline at the last. */
const tidy = (text: string): string => `${text.replace(/\n{3,}/g, '\n\n').trim()}\n`;
