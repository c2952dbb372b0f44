import { isAside, isProse } from '../furniture.ts';
import { isName } from '../names.ts';
import { countWords, folded } from '../plain.ts';
import type { CaptureLine } from './lines.ts';
import type { BodySpan } from './span.ts';

/** The text without what a page sets below it: its tags, the name of the publication to follow, the posts of other writers. */
export const withoutBelow = (lines: readonly CaptureLine[], span: BodySpan): BodySpan => {
  const all = wordsIn(lines, span);
  for (let index = span.start + 1; index < span.end; index += 1) {
    const isLate = (): boolean => wordsIn(lines, { start: index, end: span.end }) < all * 0.3;
    const isBelow = isTagList(lines, index) || isTagLine(lines[index]) || isToFollow(lines, index);
    if (isNextPost(lines, index, span) || (isBelow && isLate())) return { start: span.start, end: index };
  }
  return span;
};

const wordsIn = (lines: readonly CaptureLine[], { start, end }: BodySpan): number =>
  lines.slice(start, end).reduce((sum, { text }) => sum + countWords(text), 0);

/** Where posts stand one below the other each opens as the first did: with a name, and how long ago it was written. */
const isNextPost = (lines: readonly CaptureLine[], index: number, { start }: BodySpan): boolean =>
  opensPost(lines, index) &&
  lines.slice(Math.max(0, start - 8), start).some((_, at) => opensPost(lines, Math.max(0, start - 8) + at)) &&
  wordsIn(lines, { start, end: index }) > 100 &&
  lines.slice(index + 2, index + 8).some(({ text }) => isProse(text));

const opensPost = (lines: readonly CaptureLine[], index: number): boolean =>
  ago.test(lines[index + 1]?.text ?? '') && isName(lines[index]?.text ?? '');

const ago =
  /^(?:(?:\d{1,3}|an?) (?:min(?:ute)?|hour|day|week|month)s? ago|vor (?:\d{1,3}|eine[rmn]) (?:minute|stunde|tag|woche|monat)\p{L}{0,2}|il y a (?:\d{1,3}|une?) (?:minute|heure|jour|semaine|mois)s?|\d{1,3} ?(?:分|時間|日|小时|分钟|天)前)$/iu;

/** `More:`, and in one block with it three labels or more, of a word or two each. */
const isTagList = (lines: readonly CaptureLine[], index: number): boolean => {
  const [label, ...below] = lines.slice(index, index + 12);
  if (!label || !/[:：]$/u.test(label.text) || !isAside(label.text)) return false;
  const end = below.findIndex(({ text, gap }) => gap || !isTag(text));
  return (end < 0 ? below.length : end) >= 3;
};

/** `In this story: boats, harbours, islands`: a label, and behind its colon three tags or more. */
const isTagLine = (line: CaptureLine | undefined): boolean => {
  const [label = '', tags = '', ...more] = (line?.text ?? '').slice(0, 300).split(/[:：]\s*/u);
  return (
    more.length === 0 &&
    tags.split(/[,、]\s*/u).filter((tag) => tag && isTag(tag)).length > 2 &&
    tags.split(/[,、]\s*/u).every(isTag) &&
    (isAside(line?.text ?? '') || isAside(`${label}:`))
  );
};

const isTag = (text: string): boolean =>
  text.length < 30 && countWords(text) <= 3 && !/[.!?:。！？：]$/u.test(text);

/**
 * The name of a publication, what it is about, and `Follow`: in one block, or, where a dump parts all lines, when the page prints the
 * name again.
 */
const isToFollow = (lines: readonly CaptureLine[], index: number): boolean => {
  const [name, about, button] = lines.slice(index, index + 3);
  if (!name || !about || !button || !follow.test(button.text)) return false;
  if (countWords(name.text) > 12 || isProse(name.text) || name.caption) return false;
  const isBlock = name.gap && !about.gap && !button.gap;
  const printed = lines.filter(({ text }) => folded(text) === folded(name.text)).length;
  return isBlock || printed > 1;
};

const follow = /^(?:follow(?:ing)?|folgen|suivre|s['’]abonner|フォロー(?:する)?|关注)$/iu;
