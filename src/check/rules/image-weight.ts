import { warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import { storiesOf } from '../../stories.ts';
import type { Context } from '../context.ts';
import { showBytes } from '../measure.ts';
import { type Rule, storyPlace } from '../rule.ts';

const code = 'image-weight';
const each = 200 * 1024;
const together = 800 * 1024;

interface Weighed {
  name: string;
  size: number;
  finding: Pick<Finding, 'owner' | 'place' | 'story'>;
}

/** Pictures over 200 KB are slow on a phone; over 800 KB together, so is the message. */
export const imageWeight: Rule<Context> = {
  code,
  title: 'Pictures are light enough for a phone',
  severity: 'warning',
  owner: 'editor',
  applies: (context) =>
    context.proof.images.length > 0 || context.hasMessage ? true : 'no picture’s file is at hand',
  run: async (context) => {
    const weighed = context.proof.images.length > 0 ? own(context) : await attachedTo(context);
    const heavy = weighed
      .filter(({ size }) => size > each)
      .map(({ name, size, finding }) =>
        warning(code, `The picture ${name} has ${showBytes(size)}, and 200 KB are enough`, {
          ...finding,
          hint: 'Make it smaller: twice the width it is shown at is plenty',
        }),
      );
    const all = weighed.reduce((sum, { size }) => sum + size, 0);
    if (all <= together || weighed.length < 2) return heavy;
    return [
      ...heavy,
      warning(code, `The pictures have ${showBytes(all)} together, and 800 KB are enough`, {
        owner: 'editor',
        hint: 'Use fewer or smaller pictures',
      }),
    ];
  },
};

const own = (context: Context): Weighed[] =>
  context.proof.images.map(({ name, bytes, cid }) => ({
    name,
    size: bytes.length,
    finding: whereShown(context, name, cid),
  }));

const whereShown = (context: Context, name: string, cid: string): Weighed['finding'] => {
  const tag = context.images.find(
    ({ attributes }) =>
      attributes.src === `images/${name}` ||
      attributes.src === `cid:${cid}` ||
      attributes.src?.endsWith(`/${name}`),
  );
  const slug = tag && context.sources.innermost(tag.start)?.story;
  const story = storiesOf(context.edition).find((one) => one.slug === slug);
  if (!story) return { owner: 'theme' };
  return {
    owner: 'editor',
    story: story.slug,
    place: story.places['image.file'] ?? storyPlace(story, 'image'),
  };
};

// A message that cannot be read has no pictures to weigh; that it cannot is said elsewhere.
const attachedTo = async (context: Context): Promise<Weighed[]> =>
  ((await context.mail.catch(() => undefined))?.attachments ?? [])
    .filter(({ mimeType, related, contentId }) => mimeType.startsWith('image/') && (related || contentId))
    .map(({ filename, content, contentId }) => ({
      name: filename ?? contentId ?? 'without a name',
      size: typeof content === 'string' ? content.length : content.byteLength,
      finding: { owner: 'editor' },
    }));
