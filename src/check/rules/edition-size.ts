import { counted } from '../../findings/count.ts';
import { note } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import { storiesOf } from '../../stories.ts';
import { proseText } from '../../words.ts';
import type { Context } from '../context.ts';
import { countWords, showBytes } from '../measure.ts';
import type { Rule, RuleResult } from '../rule.ts';
import { before } from './story-repeated.ts';

const code = 'edition-size';
const compared = 10;
const fewest = 3;

/** An edition far larger or longer than the last ten: something may have slipped in, or got lost. */
export const editionSize: Rule<Context> = {
  code,
  title: 'The edition is about as large and as long as the last ten',
  severity: 'note',
  owner: 'editor',
  applies: ({ edition }) => (edition ? true : 'only an edition has earlier ones'),
  run: (context): RuleResult => {
    const last = before(context).slice(-compared);
    const sizes = last.flatMap(({ size }) => size ?? []);
    const lengths = last.flatMap(({ words }) => words ?? []);
    if (sizes.length < fewest && lengths.length < fewest)
      return { notRun: `fewer than ${fewest} earlier editions are known` };
    const size = Buffer.byteLength(context.proof.html);
    const words = storiesOf(context.edition).reduce(
      (sum, story) => sum + countWords(proseText(story.body)),
      0,
    );
    return [
      ...compare('HTML has', size, sizes, showBytes, context),
      ...compare('stories have', words, lengths, (count) => counted(count, 'word'), context),
    ];
  },
};

const compare = (
  what: string,
  now: number,
  then: number[],
  show: (value: number) => string,
  { edition }: Context,
): Finding[] => {
  if (then.length < fewest) return [];
  const usual = then.toSorted((a, b) => a - b)[then.length >> 1] ?? now;
  const share = now / Math.max(1, usual);
  if (share > 0.5 && share < 1.75) return [];
  const place = edition?.places.file;
  return [
    note(code, `The ${what} ${show(now)}, and in the last ${then.length} editions it was ${show(usual)}`, {
      ...(place ? { place } : {}),
      hint: share < 1 ? 'Is a story missing?' : 'Is a story too long, or in twice?',
    }),
  ];
};
