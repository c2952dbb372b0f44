import type { Proof, Story } from '../model.ts';
import { octetsOf } from '../octets.ts';
import { storiesOf } from '../stories.ts';

/** What edition.json holds: the facts of a built edition for other programs and for comparing later editions. */
export const editionRecord = (proof: Proof): object => {
  const { edition, publication } = proof;
  const stories = storiesOf(edition);
  return {
    id: edition?.id,
    date: edition?.date,
    number: edition?.number,
    title: edition?.title,
    publication: publication?.name,
    subject: proof.subject,
    preheader: proof.preheader,
    language: edition?.language,
    direction: edition?.direction,
    theme: proof.theme?.name,
    stories: stories.map(storyRecord),
    briefs: edition?.briefs.map(({ headline, url }) => ({ headline, url })),
    images: proof.images.map(({ name, type, width, height, bytes }) => ({
      name,
      type,
      width,
      height,
      size: bytes.length,
    })),
    sizes: {
      html: octetsOf(proof.html).length,
      text: octetsOf(proof.text).length,
      message: proof.message.length,
    },
  };
};

const storyRecord = ({ slug, kicker, headline, byline, source, published, tags, draft }: Story): object => ({
  slug,
  kicker,
  headline,
  byline,
  source,
  published,
  tags,
  draft,
});
