import { isDateLine, isDayAlone } from '../date-line.ts';
import { isAside, isEnd, isParagraph, isPromotion, isProse, isRow } from '../furniture.ts';
import { opensByline } from '../names.ts';
import { countWords } from '../plain.ts';
import type { CaptureLine } from './lines.ts';
import { slidesOf } from './slides.ts';

/**
 * Marks boxes of links in the middle of a text: a heading that ends one elsewhere (`Related stories`), the links below it, and then two
 * paragraphs of the text again; and players with their lists of films. Where a name or a date stands among the links, the next story begins.
 */
export const markBoxes = (lines: readonly CaptureLine[]): CaptureLine[] => {
  const boxed = new Set<number>();
  for (let index = 0; index < lines.length; index += 1) {
    const length = boxAt(lines, index);
    for (let step = 0; step < length; step += 1) boxed.add(index + step);
    index += Math.max(length - 1, 0);
  }
  for (const index of [...playersOf(lines), ...repeatedOf(lines), ...postsOf(lines), ...slidesOf(lines)])
    boxed.add(index);
  return lines.map((line, index) => (boxed.has(index) ? { ...line, boxed: true } : line));
};

const most = 9;

/** How many lines the box takes whose heading this line is; 0 when it is none. */
const boxAt = (lines: readonly CaptureLine[], heading: number): number => {
  const text = lines[heading]?.text ?? '';
  if (!(isEnd(text) || (isAside(text) && countWords(text) < 6)) || !isBelowText(lines, heading)) return 0;
  if (isPitch(lines, heading)) return 3;
  if (comments.test(text)) return 0;
  const links = lines
    .slice(heading + 1, heading + 1 + most)
    .findIndex((line) => !line.bullet && isParagraph(line.text));
  if (links < 0) return 0;
  const among = lines.slice(heading + 1, heading + 1 + links);
  if (!goesOn(lines, heading + 1 + links)) return 0;
  const dated = datedLinks(among);
  if (dated > 0) return dated + 1;
  const isOther = among.some((line) => isDateLine(line.text) || opensByline(line.text) || isEnd(line.text));
  return isOther ? 0 : links + 1;
};

/** How many lines, in one block with their heading, are links with their day below each: the next story has no day right below each line. */
const datedLinks = (among: readonly CaptureLine[]): number => {
  const end = among.findIndex(({ gap }) => gap);
  const block = among.slice(0, end < 0 ? undefined : end);
  const last = block.findLastIndex(({ text }) => isDayAlone(text));
  const links = block.slice(0, last + 1);
  return links.length > 2 && links.every(({ text }, at) => isDayAlone(text) === (at % 2 === 1))
    ? last + 1
    : 0;
};

/** The lines of players between two paragraphs: their buttons, lengths and films, none of them a sentence. */
const playersOf = (lines: readonly CaptureLine[]): number[] => {
  const within: number[] = [];
  for (let index = 1; index < lines.length; index += 1) {
    let next = index;
    while (next < lines.length && !isProse(lines[next]?.text ?? '')) next += 1;
    const run = lines.slice(index, next);
    const marks = run.filter(({ text }) => text.length < 80 && player.test(text)).length;
    if (marks > 1 && run.length < 60 && isBelowText(lines, index))
      for (let at = index; at < next; at += 1) within.push(at);
    index = Math.max(index, next);
  }
  return within;
};

/** `A B A B`: a label and a link right below it, both again: a box made for two sizes of screen. */
const repeatedOf = (lines: readonly CaptureLine[]): number[] =>
  lines.flatMap((line, index) => {
    const [link, again, linkAgain, opening, next] = lines.slice(index + 1, index + 6);
    const isTwice = line.text === again?.text && link?.text === linkAgain?.text && line.text !== link?.text;
    const isLabel = countWords(line.text) <= 5 && !isProse(line.text) && !line.bullet;
    const isLink = countWords(link?.text ?? '') >= 5 && !/[.。]["”’]?$/u.test(link?.text ?? '');
    if (!isTwice || !isLabel || !isLink) return [];
    // What the link is about is glued to it.
    const isGlued = opening !== undefined && !opening.gap && next?.gap === true;
    return [0, 1, 2, 3, ...(isGlued ? [4] : [])].map((step) => index + step);
  });

/** A post that the text shows: one block that closes with the time and day of the post, counters and the buttons to answer it. */
const postsOf = (lines: readonly CaptureLine[]): number[] => {
  const within: number[] = [];
  for (const [at, { text }] of lines.entries()) {
    if (!postTime.test(text)) continue;
    const above = lines.slice(Math.max(0, at - most), at + 1);
    const start = at - above.toReversed().findIndex(({ gap }) => gap);
    if (start > at) continue;
    const length = lines.slice(at + 1, at + 1 + most).findIndex(({ gap }) => gap);
    const end = length < 0 ? at : at + 1 + length;
    const below = lines.slice(at + 1, end);
    if (below.some((line) => answer.test(line.text)) && below.every((line) => !isProse(line.text)))
      for (let index = start; index < end; index += 1) within.push(index);
  }
  return within;
};

const postTime =
  /^\d{1,2}:\d{2}\s?(?:[ap]\.?m\.?\s)?[·•]\s(?:\p{Lu}\p{L}{2,8}\.? \d{1,2}|\d{1,2}\.? \p{L}{3,9}\.?),? \d{4}$/iu;
const answer =
  /^(?:repl(?:y|ies)|copy link(?: to (?:post|tweet))?|read [\d.,k]+ repl(?:y|ies)|read more on \p{L}{1,12}|antworten|répondre|返信)$/iu;

const player =
  /^(?:play(?: video| all)?(?: [-–] \d|$)|now playing|(?:auto)?play(?: autoplay)?$|just watched|must watch|replay|up next|mute|unmute|\d{1,2}:\d{2}(?:\s|$)|current time|duration|remaining time|share (?:link|video)|video wiedergeben|lecture|再生)|\bnow playing$/iu;

const comments =
  /\b(?:comments?|responses|replies|discussion|conversation|réactions?|commentaires?|kommentare?|(?<!more )about|autor\w*|auteur\w*|copyright)\b|©|コメント|評論|评论|著者|筆者|プロフィール/iu;

/** `Top comment`, a reader's words, `Join in`: a heading, one paragraph and a button, and the text goes on. */
const isPitch = (lines: readonly CaptureLine[], heading: number): boolean => {
  const [pitch, button] = lines.slice(heading + 1, heading + 3);
  if (!pitch || !button || !isParagraph(pitch.text) || countWords(button.text) > 3) return false;
  return !isEnd(button.text) && !isDateLine(button.text) && goesOn(lines, heading + 3);
};

/** Two paragraphs among the last lines above. */
const isBelowText = (lines: readonly CaptureLine[], at: number): boolean =>
  lines.slice(Math.max(0, at - 10), at).filter((line) => isRunning(line)).length >= 2;

/**
 * Two paragraphs in a row, share rows and captions aside, or one, a subheading, and two: of other stories one opening stands alone
 * below its headline.
 */
const goesOn = (lines: readonly CaptureLine[], at: number): boolean => {
  const next = lines.slice(at, at + 8).filter(({ text, caption }) => !caption && !isRow(text));
  const [first, heading] = next;
  const isHeaded = heading !== undefined && countWords(heading.text) <= 6 && !isProse(heading.text);
  const own = isHeaded && !isEnd(heading.text) ? [first, next[2], next[3]] : next.slice(0, 2);
  const words = own.reduce((sum, line) => sum + countWords(line?.text ?? ''), 0);
  return own.length > 1 && words >= 30 && own.every((line) => line !== undefined && isOwn(line));
};

const isOwn = (line: CaptureLine): boolean =>
  isRunning(line) && !isPromotion(line.text) && !legal.test(line.text);

const isRunning = ({ text, caption, bullet }: CaptureLine): boolean =>
  !caption && !bullet && isParagraph(text);

const legal =
  /\b(?:cookies?|privacy policy|all rights reserved|terms of (?:use|service)|registered trademark)\b|©|…$|\.{3}$/iu;
