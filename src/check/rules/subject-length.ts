import { error, warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import { shownLength } from '../measure.ts';
import { editionPlace, hintFor, type LightContext, type LightRule } from '../rule.ts';

const code = 'subject-length';
const most = 90;

/** The subject: there, short enough for an inbox, and not shouted. */
export const subjectLength: LightRule = {
  code,
  title: 'The subject fits an inbox and does not shout',
  severity: 'error',
  owner: 'editor',
  applies: ({ edition, proof }) =>
    edition || proof.message.length > 0 ? true : 'there is no message, only HTML',
  run: (context) => {
    const subject = context.proof.subject.trim();
    const place = editionPlace(context.edition, 'subject');
    const where = place ? { place } : {};
    if (subject === '')
      return [
        error(code, 'The message has no subject', {
          ...where,
          hint: hintFor(
            context,
            'Set `subject:` in edition.md, or give the stories headlines',
            'Write one into the header: a message without one looks like spam',
          ),
        }),
      ];
    return [...tooLong(subject, where, context), ...shouting(subject, where, context)];
  },
};

const tooLong = (subject: string, where: Pick<Finding, 'place'>, context: LightContext): Finding[] => {
  const length = shownLength(subject);
  if (length <= most) return [];
  return [
    warning(code, `The subject is ${length} characters long, and inboxes show ${most} at the very most`, {
      ...where,
      hint: hintFor(
        context,
        'Shorten the stories’ `short:`, or set `subject:` in edition.md',
        'Put the words that matter first, and leave the rest to the message',
      ),
    }),
  ];
};

const shouting = (subject: string, where: Pick<Finding, 'place'>, context: LightContext): Finding[] => {
  const hint = 'Spam filters and readers take shouting as a sign of spam: write it as a sentence';
  const findings: Finding[] = [];
  const own = context.publication?.name ?? '';
  const words = subject.replace(own, '');
  const letters = /[a-z]/.test(words) ? [] : (words.match(/\p{Lu}|\p{Ll}/gu) ?? []);
  if (letters.length >= 12 && !letters.some((letter) => /\p{Ll}/u.test(letter)))
    findings.push(warning(code, 'The subject is all in capitals', { ...where, hint }));
  if ((subject.match(/[!\uff01]/g)?.length ?? 0) > 1)
    findings.push(warning(code, 'The subject has more than one exclamation mark', { ...where, hint }));
  return findings;
};
