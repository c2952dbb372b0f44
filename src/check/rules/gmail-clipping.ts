import { error, warning } from '../../findings/finding.ts';
import type { Proof } from '../../model.ts';
import { octetsOf } from '../../octets.ts';
import { showBytes } from '../measure.ts';
import type { LightContext, LightRule } from '../rule.ts';

const code = 'gmail-clipping';
const limit = 102 * 1024;
const near = 90 * 1024;

/** Gmail shows about the first 102 KB of a message's HTML and hides the rest, the leave link included. */
export const gmailClipping: LightRule = {
  code,
  title: 'Gmail shows the whole message',
  severity: 'error',
  owner: 'editor',
  run: (context) => {
    const size = octetsOf(context.proof.html).length;
    if (size <= near) return [];
    const over = size > limit;
    const message = over
      ? `The HTML is ${showBytes(size)}, and Gmail cuts a message at 102 KB`
      : `The HTML is ${showBytes(size)}, close to the 102 KB at which Gmail cuts a message`;
    return [
      (over ? error : warning)(code, message, {
        ...owner(context),
        hint: 'Shorten or move out the heaviest stories',
        details: heaviest(context.proof),
      }),
    ];
  },
};

const owner = ({ edition }: LightContext) => {
  const place = edition?.places.file;
  return { owner: edition ? ('editor' as const) : ('theme' as const), ...(place ? { place } : {}) };
};

const heaviest = (proof: Proof): string[] =>
  proof.origins
    .filter((origin) => origin.kind === 'story')
    .map((origin) => ({ ...origin, size: Buffer.byteLength(proof.html.slice(origin.start, origin.end)) }))
    .sort((a, b) => b.size - a.size)
    .slice(0, 3)
    .map(({ size, story, place }) => `${showBytes(size)}  ${story ?? place.file}`);
