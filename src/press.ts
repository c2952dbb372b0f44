import { join, resolve } from 'node:path';
import { checkLight } from './check/light.ts';
import { readEdition } from './content/edition.ts';
import { hasErrors } from './findings/finding.ts';
import { prepareImage } from './images/prepare.ts';
import { compose } from './message/compose.ts';
import type { Edition, Finding, Picture, Proof, ProofImage, Publication, Story, Theme } from './model.ts';
import { render } from './render/render.ts';
import { storiesOf } from './stories.ts';

/** What came of an edition's sources: a proof, or the errors that stand in its way. */
export interface Produced {
  /** Absent when the sources have errors. */
  proof?: Proof;
  findings: Finding[];
  /** Every file and folder read, absolute. */
  sources: string[];
}

export interface ProduceOptions {
  /** Where made pictures are kept; nothing is kept without it. */
  cacheFolder?: string;
}

/**
 * The main path: an edition's folder, a theme and a publication in, a proof out. Everything that shows, checks or
 * sends an edition takes it from here.
 * @param folder absolute path of the edition's folder
 */
export const produce = async (
  folder: string,
  theme: Theme,
  publication: Publication,
  options: ProduceOptions = {},
): Promise<Produced> => {
  const { edition, findings, sources } = readEdition(folder, publication);
  if (!edition || hasErrors(findings)) return { findings, sources };

  const pictures = await preparePictures(edition, theme, options);
  if (hasErrors(pictures.findings)) return { findings: [...findings, ...pictures.findings], sources };

  const { messageHtml, ...rendered } = render(edition, theme, publication, pictures.images);
  const images = [...new Set(pictures.images.values())];
  const message = compose({
    publication,
    edition,
    subject: rendered.subject,
    html: messageHtml,
    text: rendered.text,
    images: publication.images === 'embed' ? images : [],
  });

  const proof: Proof = {
    ...rendered,
    edition,
    publication,
    theme: { name: theme.name, path: theme.path, sources: theme.sources },
    message,
    images,
    findings: [...theme.findings, ...findings, ...pictures.findings],
  };
  proof.findings.push(...checkLight(proof));
  return { proof, findings: proof.findings, sources };
};

/** Pictures made at the same time: each original is in memory meanwhile. */
const together = 4;

/** Local pictures as they are sent. */
const preparePictures = async (
  edition: Edition,
  theme: Theme,
  options: ProduceOptions,
): Promise<{ images: Map<Picture, ProofImage>; findings: Finding[] }> => {
  const images = new Map<Picture, ProofImage>();
  const findings: Finding[] = [];
  const prepare = async (story: Story, picture: Picture) => {
    const shownWidth = story === edition.lead ? theme.widths.lead : theme.widths.story;
    return { story, picture, ...(await prepareImage(picture, { ...options, shownWidth })) };
  };
  const stories = storiesOf(edition);
  for (let at = 0; at < stories.length; at += together) {
    const some = stories.slice(at, at + together);
    const prepared = await Promise.all(
      some.flatMap((story) => (story.image?.file ? [prepare(story, story.image)] : [])),
    );
    for (const { story, picture, image, findings: found } of prepared) {
      if (image) images.set(picture, image);
      const place = story.places['image.file'];
      findings.push(...found.map((each) => ({ ...(place && { place }), story: story.slug, ...each })));
    }
  }
  return { images: unify(images), findings };
};

/** Two stories with the same picture share one part of the message. */
const unify = (images: Map<Picture, ProofImage>): Map<Picture, ProofImage> => {
  const byName = new Map<string, ProofImage>();
  for (const [picture, image] of images) {
    const first = byName.get(image.name) ?? image;
    byName.set(image.name, first);
    images.set(picture, first);
  }
  return images;
};

/** Where a publication's theme is: a folder under templates/, or a path to a folder or a single .mjml file. */
export const themePathOf = ({ root, theme }: Publication): string =>
  /^[\w-]+$/.test(theme) ? join(root, 'templates', theme) : resolve(root, theme);
