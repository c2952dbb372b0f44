import { counted } from '../../findings/count.ts';
import { warning } from '../../findings/finding.ts';
import { shownLength } from '../measure.ts';
import { editionPlace, type LightRule } from '../rule.ts';

const code = 'preheader';
const least = 40;
const most = 110;

/** The line an inbox shows after the subject. */
export const preheader: LightRule = {
  code,
  title: 'The preheader is there, long enough, and says something new',
  severity: 'warning',
  owner: 'editor',
  applies: ({ edition }) => (edition ? true : 'only an edition tells which of its words are the preheader'),
  run: ({ proof, edition }) => {
    const text = proof.preheader.trim();
    const place = editionPlace(edition, 'preheader');
    const found = (message: string, hint: string) => [
      warning(code, message, { ...(place ? { place } : {}), hint }),
    ];
    const length = shownLength(text);
    if (length === 0)
      return found(
        'The edition has no preheader',
        'Add `preheader:` to edition.md: one line an inbox shows after the subject',
      );
    if (sameWords(text, proof.subject))
      return found(
        'The preheader repeats the subject',
        'Let it name the next stories, or say why the first one matters',
      );
    if (length < least)
      return found(
        `The preheader is ${counted(length, 'character')} long, and an inbox has room for ${least} and more`,
        'What follows it in the message would fill the line: write a little more',
      );
    if (length > most)
      return found(
        `The preheader is ${length} characters long, and inboxes cut it before ${most}`,
        'Put the words that matter first, and shorten it',
      );
    return [];
  },
};

/** Most texts differ in their Latin letters already; the expression for every script takes V8 a millisecond to make. */
const sameWords = (a: string, b: string): boolean =>
  latin(a) === latin(b) && words(a) !== '' && words(a) === words(b);

const latin = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, '');

const words = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
