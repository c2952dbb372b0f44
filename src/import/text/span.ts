import { isBoxAt } from '../box.ts';
import { isDateLine } from '../date-line.ts';
import { findDates } from '../dates/find.ts';
import {
  isAside,
  isBoxHeading,
  isEnd,
  isParagraph,
  isPromotion,
  isProse,
  isRow,
  isSentence,
} from '../furniture.ts';
import { opensByline } from '../names.ts';
import { countWords, coverage, tokens } from '../plain.ts';
import type { CaptureLine } from './lines.ts';
import { amongTeasers } from './teasers.ts';

/** Where the article's text stands in a capture: indexes of its first line and of the line after its last. */
export interface BodySpan {
  start: number;
  end: number;
}

/** What stands over, beside or under one reader's comment, and nowhere in an article. */
const commentLine =
  /^(?:reply|report(?: (?:abuse|comment|spam))?|répondre|répondre citer.*|signaler(?: un abus| ce contenu)?|alerter|antworten|melden|responder.*|denunciar|rispondi|返信.{0,4}|回复|通報(?:する)?|flag(?: as .{1,20})?|like|permalink|quote|link|parent|upvote|downvote)(?: ?[(\d).,·|]*)$|\b(?:says|said|schrieb|a écrit|dit)\s?:$|\b(?:\d+|an?) (?:minute|hour|day|week|month|year)s? ago\b|^(?:vor)?gestern$|^(?:vor|il y a) (?:\d+|einem|einer|une?) (?:minuten?|stunden?|tage?n?|wochen?|monate?n?|heures?|jours?|semaines?|mois|ans?)$|·\s.*\d{4} at \d|^(?:posted|comment|soumis|posté|écrit|geschrieben|verfasst|kommentar) (?:by|par|von)\b.{2,60}\d/i;
/** How many comments there are: by the headline a counter, below the text their heading. */
export const counted = /^\d+ (?:comments?|commentaires?|réactions?|kommentare?)$/i;

const commentHeading =
  /\b(?:comments?|responses|replies|discussion|disqus|réactions|commentaires|kommentare)\b|コメント|评论|टिप्पणी/i;

/** A line of a program, which stands in a text as a table does. */
const code = /[{};]$|^(?:[)}\]]|<\/?\w|\/\/)|\w\(\)|=>/;

/** `Step 3`: the heading of one step of instructions. */
const step = /^(?:step|schritt|étape|paso|passo|手順|ステップ)\s?\d{1,2}\s?[.:]?$/iu;

const legal =
  /all rights reserved|tous droits réservés|alle rechte vorbehalten|©|無断(?:転載|複製)|著作権.{0,60}(?:帰属|許諾|承諾|保護)|登録商標です|(?:Cookie|クッキー).{0,40}(?:使用|利用|同意|設定)|JavaScript.{0,12}(?:有効|無効|オン|オフ|ON|OFF)|(?:プライバシーポリシー|利用規約).{0,16}(?:同意|(?:ご|をお?)確認|ご覧)|個人情報(?:保護方針|の取り?扱い)|お使いのブラウザ|\b(?:privacy policy|terms of (?:use|service)|cookie policy|registered trademarks?)\b|we (?:and our partners )?use cookies|uses? cookies to/i;

/**
 * The stretch of lines that reads most like an article: running text counts for it, menus, links, end headings and readers' comments
 * against it.
 */
export const findBody = (lines: readonly CaptureLine[]): BodySpan => {
  const values = weigh(lines);
  let best = { start: 0, end: 0, value: 0 };
  let start = 0;
  let value = 0;
  for (const [index, own] of values.entries()) {
    if (value <= 0) {
      start = index;
      value = 0;
    }
    value += own;
    if (value > best.value) best = { start, end: index + 1, value };
  }
  return withNumbers(lines, { start: withOpening(lines, best.start), end: best.end });
};

/** A story told in numbers goes on where the next number stands, whatever pictures and posts part it from the last. */
const withNumbers = (lines: readonly CaptureLine[], span: BodySpan): BodySpan => {
  const numbered = lines.map(({ text }) => Number(/^(\d{1,3})\.\s+\S/.exec(text)?.[1] ?? 0));
  const within = 16;
  const inside = numbered.slice(span.start, span.end).filter((number) => number > 0);
  let [start, end] = [span.start, span.end];
  let last = inside.at(-1) ?? 0;
  // A list may also follow the whole text, which announces it with a colon.
  const one = numbered.slice(end, end + 4).indexOf(1);
  if (
    last === 0 &&
    one > 0 &&
    numbered[end + one + 1] === 2 &&
    /[:：]$/.test(lines[end + one - 1]?.text ?? '')
  ) {
    end += one + 1;
    last = 1;
  }
  for (let step = 0; last > 0 && step >= 0; last += 1) {
    step = numbered.slice(end, end + within).indexOf(last + 1);
    if (lines.slice(end, end + step).some(({ text }) => isEnd(text))) break;
    end += step + 1;
  }
  let first = inside[0] ?? 0;
  for (let step = 0; first > 1 && step >= 0; first -= 1) {
    const from = Math.max(0, start - within);
    step = numbered.slice(from, start).lastIndexOf(first - 1);
    if (step >= 0) start = from + step;
  }
  return { start, end };
};

/** A box of related links or a player's menu may part the opening from the rest: it belongs to the text all the same. */
const withOpening = (lines: readonly CaptureLine[], start: number): number => {
  const below = openingBelowHead(lines, start);
  if (below !== undefined) return below;
  const first = Math.max(0, start - 30);
  const above = lines.slice(first, start);
  const box = above.findLastIndex(({ text }) => isEnd(text) && !commentHeading.test(text));
  if (box < 0) return start;
  const opening = above.slice(0, box);
  const proseAt = (at: number, count: number): number =>
    opening.slice(at, at + count).filter((line) => isProse(line.text)).length;
  const from = opening.findIndex(({ text }, index) => {
    if (!isParagraph(text) || isDateLine(text) || opensByline(text)) return false;
    const heads = opening
      .slice(Math.max(0, index - 5), index)
      .some((line) => isDateLine(line.text) || opensByline(line.text));
    return proseAt(index, 6) >= (heads ? 1 : 3);
  });
  return from >= 0 && opening.length - from < 16 ? first + from : start;
};

/** The first paragraph below the last date line or byline above the text, when it speaks of the same things. */
const openingBelowHead = (lines: readonly CaptureLine[], start: number): number | undefined => {
  const first = Math.max(0, start - 70);
  const above = lines.slice(first, start);
  const head = above.findLastIndex(
    ({ text }) => isDateLine(text) || (opensByline(text) && text.length < 120),
  );
  if (head < 0) return undefined;
  const from = above.findIndex(
    ({ text, caption }, index) => index > head && index < head + 15 && !caption && isParagraph(text),
  );
  if (from < 0 || above.slice(head, from).some(({ text }) => isProse(text))) return undefined;
  const text = lines.slice(start, start + 60).map((line) => line.text);
  const opening = above.slice(from, from + 6).map((line) => line.text);
  return isOneStory(opening.filter(isProse).join(' '), text.join(' ').slice(0, 20_000))
    ? first + from
    : undefined;
};

/** Two stretches of text in the same words, or about the same persons and places. */
const isOneStory = (opening: string, text: string): boolean => {
  const names = new Set(opening.match(/(?<=[\p{L},] )\p{Lu}\p{L}{3,}/gu));
  const shared = [...names].filter((name) => text.includes(name)).length;
  return shared > 1 || coverage(opening, tokens(text)) > 0.5;
};

/** Whether each line stands among readers' comments: three lines around it or more belong to none but comments. */
export const amongComments = (lines: readonly { text: string }[]): boolean[] => {
  const marks = lines.map(({ text }) => (commentLine.test(text) && countWords(text) < 14 ? 1 : 0));
  const sums = [0];
  for (const mark of marks) sums.push((sums.at(-1) ?? 0) + mark);
  const between = (from: number, to: number): number =>
    (sums[Math.min(to, marks.length)] ?? 0) - (sums[Math.max(from, 0)] ?? 0);
  return lines.map((_, index) => between(index - 9, index) > 0 && between(index - 9, index + 10) > 2);
};

const weigh = (lines: readonly CaptureLine[]): number[] => {
  const among = amongComments(lines);
  const teased = amongTeasers(lines);
  let words = 0;
  let commented = false;
  let ended = false;
  let run = 0;
  let dated = 0;
  return lines.map((line, index) => {
    // A run of short lines inside a text (a table, code, verse) costs no more than a box of links does.
    const value = teased[index] ? -20 : weighLine(line, among[index] ?? false, index);
    run = value < 0 && value > -10 ? run + value : 0;
    return run < -80 ? 0 : value;
  });

  function weighLine(
    { text, bullet, caption, boxed }: CaptureLine,
    commenting: boolean,
    index: number,
  ): number {
    if (boxed) return -2;
    const count = countWords(text);
    if (commentLine.test(text) && count < 12) return commenting ? -25 : -8;
    // A news ticker, or the transcript of a film.
    if (/^\d{1,2}[:h]\d{2}\s(?![ap]\.?m)\S/i.test(text)) return -15;
    if (words > 150 && counted.test(text)) {
      commented = true;
      return -60;
    }
    if (isRow(text)) return -5;
    if (isPromotion(text) || caption) return -2;
    if (isEnd(text) && !(/[:：]$/.test(text) && isAside(text))) {
      if (words > 100 && commentHeading.test(text)) commented = true;
      ended = words > 60 && !isBoxHeading(text);
      if (isBoxHeading(text)) return -30;
      if (words <= 60) return -30;
      if (commentHeading.test(text)) return -150;
      if (isBoxAt(lines, index)) return -20;
      // `Mehr zum Thema` also stands over a box in the middle.
      return isAside(text) ? -45 : -90;
    }
    if (isAside(text)) return -4;
    if (legal.test(text)) return -60;
    if (isProse(text)) {
      words += count;
      // Below an end heading each story shows its opening alone below its headline; the text itself goes on with two paragraphs.
      if (ended && isProse(lines[index - 1]?.text ?? '')) ended = false;
      // Bullets are a list of links more often than numbers, which many a story goes by.
      const listed = bullet && !/^\d/.test(text);
      return (
        Math.min(count, 120) * (commenting ? 0.1 : commented ? 0.3 : ended ? 0.5 : 1) * (listed ? 0.6 : 1)
      );
    }
    // Of a step one sentence says what to do.
    if (step.test(text)) return 0;
    if (step.test(lines[index - 1]?.text ?? '') && isSentence(text)) return 20;
    if (isDateLine(text)) {
      // Readers' comments each have a name and a date.
      if (words > 150 && (findDates(text)[0]?.iso.length ?? 0) > 10) dated += 1;
      if (dated > 1) commented = true;
      return words > 150 ? -35 : -10;
    }
    if (code.test(text)) return 0;
    return bullet ? -5 : -6;
  }
};
