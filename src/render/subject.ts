import type { Edition, Publication } from '../model.ts';
import { storiesOf } from '../stories.ts';
import { proseText } from '../words.ts';

/** An inbox row on a desktop shows about this many characters. */
const subjectRoom = 90;

/**
 * The subject: the edition's own, or the publication's name and as many of its strongest headlines, at most three,
 * as fit in 90 characters, never cut in the middle of one.
 */
export const subjectOf = (edition: Edition, publication: Publication): string => {
  if (edition.subject) return edition.subject;
  const stories = storiesOf(edition);
  const [first, ...more] = stories.slice(0, 3).map((story) => story.short ?? story.headline);
  if (first === undefined) return edition.title ?? publication.name;
  let subject = `${publication.name} | ${first}`;
  for (const headline of more) {
    if (subject.length + headline.length + 2 > subjectRoom) break;
    subject += `; ${headline}`;
  }
  return subject;
};

/** The line an inbox shows after the subject: the edition's own, or the lead's dek, or how its body begins. */
export const preheaderOf = (edition: Edition): string => {
  if (edition.preheader) return edition.preheader;
  const { lead } = edition;
  if (!lead) return '';
  return lead.dek ?? firstSentence(proseText(lead.body));
};

const firstSentence = (text: string): string => {
  const line = text.split('\n')[0] ?? '';
  return (
    /^.{20,110}?[.!?。！？।۔](?=\s|$)/u.exec(line)?.[0] ??
    line.slice(0, line.lastIndexOf(' ', 110) + 1 || 110).trim()
  );
};
