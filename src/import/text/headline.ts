import { isDateLine } from '../date-line.ts';
import { publishedIn } from '../dates/label.ts';
import { isEnd, isParagraph, isPromotion, isProse, isRow, isSentence } from '../furniture.ts';
import { isName, opensByline } from '../names.ts';
import { countWords, coverage, folded, isCjk, tokens } from '../plain.ts';
import type { CaptureLine } from './lines.ts';
import { Printed } from './printed.ts';
import type { BodySpan } from './span.ts';

/**
 * The line above the body that is most likely its headline: near the body, in its words, before the date line or the byline, often
 * printed twice. -1 when no line will do.
 */
export const findHeadline = (
  lines: readonly CaptureLine[],
  { start: body, end }: BodySpan,
  url?: string,
): number => {
  const within = tokens(textOf(lines.slice(body, Math.min(end, body + 80))).slice(0, 20_000));
  const slug = tokens(safePath(url));
  const printed = new Printed(lines);
  const paragraphs = new Set(lines.slice(body, end).flatMap(({ text }) => (isParagraph(text) ? [text] : [])));
  let best = { index: -1, score: 0.9 };
  let distance = 0;
  for (
    let index = Math.min(body + 2, lines.length - 1);
    index >= Math.max(0, body - 70) && distance < 45;
    index -= 1
  ) {
    const line = lines[index];
    if (!line) continue;
    if (index < body && !isRow(line.text) && !line.caption) distance += 1;
    if (line.caption || !canBeHeadline(line.text)) continue;
    // The opening may be the dek as well.
    if (index < body && paragraphs.has(line.text)) continue;
    const score =
      weight(line, within) -
      (countWords(line.text) <= 3 && isName(line.text) ? 0.5 : 0) +
      printed.score(line.text) +
      (slug.size > 2 ? coverage(line.text, slug) * 1.5 : 0) +
      aroundScore(lines, index, body) -
      (isBelowSentence(lines, index) ? 1 : 0) -
      distance * 0.03 -
      (index < body ? 0 : index === body && opensText(lines, index) ? 0.5 : 1.5);
    if (score >= best.score) best = { index, score };
  }
  return belowSeries(lines, above(lines, best.index, within, printed), within);
};

/** A long headline, quoted perhaps, may have been taken for the first line of the text: the date stands below it. */
const opensText = (lines: readonly CaptureLine[], index: number): boolean =>
  !/[.!?。]["”’]?$/.test(lines[index]?.text ?? '') &&
  lines.slice(index + 1, index + 4).some(({ text }) => isDateLine(text) || opensByline(text));

/** Japanese sites print a series' name above the headline: the longer line right below, in the text's words too, is the headline. */
const belowSeries = (lines: readonly CaptureLine[], index: number, within: Set<string>): number => {
  const [upper, lower] = [lines[index], lines[index + 1]];
  if (!upper || !lower || !isCjk(upper.text) || lower.caption || !canBeHeadline(lower.text)) return index;
  const { own, shared } = sharedWords(lower.text, within);
  const isLonger = lower.text.length > upper.text.length * 1.3 && upper.text.length <= 24;
  return isLonger && !/[。!?]$/u.test(lower.text) && shared >= own * 0.5 ? index + 1 : index;
};

/** The running text of some lines; what stands between may be other stories' headlines. */
const textOf = (lines: readonly CaptureLine[]): string => {
  const prose = lines.filter(({ text }) => isProse(text));
  return (prose.length > 2 ? prose : lines).map(({ text }) => text).join(' ');
};

/** In Japanese, what stands right below a sentence that is no caption is a subheading. */
const isBelowSentence = (lines: readonly CaptureLine[], index: number): boolean => {
  const above = lines[index - 1];
  return above !== undefined && !above.caption && isCjk(above.text) && isSentence(above.text);
};

const safePath = (url: string | undefined): string => {
  try {
    return url ? decodeURIComponent(new URL(url).pathname) : '';
  } catch {
    return '';
  }
};

const canBeHeadline = (text: string): boolean => {
  const words = countWords(text);
  if (text.length > 260 || words < 2 || text.length < 6) return false;
  if (isRow(text) || isEnd(text) || isPromotion(text) || opensByline(text)) return false;
  return !isDateLine(text) && !never.some((pattern) => pattern.test(text));
};

/** Breadcrumbs, lists of tags, addresses, names of files, and what a site says to its visitor. */
const never = [
  /^https?:\/\/\S+$|\.(?:jpe?g|png|gif|html?)$|[>»›]\s*$/i,
  /^(?:home|accueil|startseite|inicio|होम|ホーム|トップ)\s?[/›>»|]/i,
  /\s[>»›]\s.*\s[>»›]\s/,
  /^.{0,12}(?:ジャーナリスト|ライター|記者|編集[者長]|作家|評論家|研究[者員]|コラムニスト|アナリスト|カメラマン|弁護士|医師|教授)$/u,
  /\S@\w+\.\w|\bmore:\s/i,
  /^(?:\p{Lu}[\p{L}-]+(?: [\p{L}-]+){0,2}, ){2}(?:\p{Lu}[\p{L}-]+(?: [\p{L}-]+){0,2}(?:, |$))+$/u,
  /^(?:topics?|tags?|filed under|posted in|in this article)\b/i,
  /^(?:do )?you (?:want|can|must|have to|need to)\b|\b(?:are you sure|sign in|log ?in|your (?:account|browser|email)|cookies?)\b/i,
];

const stop = tokens(
  'the of and to in that is was for with on by from has have an a at it its as be are le la les des du de une un et en dans der die das und von zu mit el los las y who we you i he she they what how why when this these those more about all our your not no can will do us my me his her their were been after than which qui que il elle nous vous ce cette sie wir ihr was wer wie nicht auch',
);

/** By its own words: shared with the body, as many as a headline has, no sentence with a full stop, no list item. */
const weight = (line: CaptureLine, within: Set<string>): number => {
  const { own, shared } = sharedWords(line.text, within);
  const words = countWords(line.text);
  const share = own === 0 ? 0 : shared / own;
  const size = words < 3 ? -0.6 : words < 5 ? 0 : words <= 18 ? 0.4 : words <= 26 ? 0.1 : -0.5;
  const sentence = isCjk(line.text)
    ? /。/.test(line.text)
    : words > 4 && /[^.][.]["'”’]?(?:\s\([^)]{3,60}\))?$/.test(line.text);
  const several = /[.!?]\s+\p{Lu}/u.test(line.text) && words > 10;
  return (
    share * 1.6 +
    Math.min(shared, 6) * 0.12 +
    size -
    (sentence ? 0.7 : 0) -
    (several ? 0.6 : 0) -
    (line.bullet ? 0.9 : 0)
  );
};

const sharedWords = (text: string, within: Set<string>): { own: number; shared: number } => {
  const own = [...tokens(text)].filter((word) => !stop.has(word));
  return { own: own.length, shared: own.filter((word) => within.has(word)).length };
};

/** A headline is followed by the date line or the byline; what follows those is a dek, a caption or a related link. */
const aroundScore = (lines: readonly CaptureLine[], index: number, body: number): number => {
  const isHead = (line: CaptureLine): boolean => isDateLine(line.text) || opensByline(line.text);
  const rest = lines.slice(index + 1, body + 2).filter((line) => !isRow(line.text));
  const earlier = lines.slice(Math.max(0, index - 12), index).filter((line) => !isRow(line.text));
  const after = rest.slice(0, 8).findIndex(isHead);
  const before = earlier.slice(-4).reverse().findIndex(isHead);
  const followed = after < 0 ? 0 : Math.max(0.9 - after * 0.15, 0.15);
  // The date may also stand right above the headline.
  const behind =
    before < 0
      ? 0
      : after >= 0
        ? before > 0 && earlier.slice(-4).some((line) => opensByline(line.text))
          ? 0.6
          : 0.1
        : before === 0
          ? isNextToBody(lines, index, body)
            ? -0.35
            : 0.15
          : 0.7;
  const alone = lines[index]?.gap ? 0.15 : 0;
  // What stands above a caption is the picture's text, unless the date or the byline follows it.
  const isWritten = (after === 1 || after === 2) && countWords(lines[index]?.text ?? '') > 5;
  const captioned = rest[0]?.caption ? (isWritten ? 0.3 : 1.2) : 0;
  const elsewhere = isOfList(rest) ? 2.5 : 0;
  return followed - behind + alone - captioned - elsewhere;
};

/** Headline, byline, headline, byline …: of a list of stories only the last, whose byline stands nearest to the text, can be the article's. */
const isOfList = (below: readonly CaptureLine[]): boolean => {
  const isHead = ({ text }: CaptureLine): boolean => opensByline(text) && text.length < 120;
  const isDay = ({ text }: CaptureLine): boolean => isDateLine(text) && publishedIn(text)?.label === 'none';
  return startsList(below, isHead) || startsList(below, isDay);
};

/** Whether two different lines of a kind, the first of them near, have another headline between them. */
const startsList = (below: readonly CaptureLine[], isOfKind: (line: CaptureLine) => boolean): boolean => {
  const first = below.findIndex(isOfKind);
  const second = first < 0 ? -1 : below.findIndex((line, index) => index > first && isOfKind(line));
  return (
    second > 0 &&
    first < 3 &&
    folded(below[first]?.text ?? '') !== folded(below[second]?.text ?? '') &&
    below
      .slice(first + 1, second)
      .some(
        ({ text, caption }) =>
          !caption && !isProse(text) && canBeHeadline(text) && !(countWords(text) < 4 && isName(text)),
      )
  );
};

/** Right below the date and right above the text stands the headline of many a blog. */
const isNextToBody = (lines: readonly CaptureLine[], index: number, body: number): boolean =>
  index < body &&
  lines.slice(index + 1, body).every((line) => isRow(line.text) || line.caption || countWords(line.text) > 9);

/**
 * The headline with the line it was broken into by the page's design: glued together, the second in lower case, and neither
 * with an end. A kicker above it (`Verkehr:`) is followed by a capital and stays out.
 */
export const wholeHeadline = (lines: readonly CaptureLine[], at: number): string | undefined => {
  const line = lines[at];
  if (!line) return undefined;
  // A breadcrumb may print it cut short: `Where it’s love ...`.
  const stem = /^(.{12,}?)\s*(?:\.{3}|…)$/u.exec(line.text)?.[1];
  const full =
    stem &&
    lines.slice(at + 1, at + 6).find(({ text }) => text.length > line.text.length && text.startsWith(stem));
  if (full && full.text.length < 260) return full.text;
  // Or by its end alone: `Now reading: Where it’s love`.
  const longer = lines
    .slice(at + 1, at + 3)
    .find(({ text }) => countWords(line.text) > 3 && folded(text).endsWith(` ${folded(line.text)}`));
  if (longer && longer.text.length < 260) return longer.text;
  const isOpen = (text: string): boolean => !/[.!?]["”’]?$/.test(text) && countWords(text) <= 14;
  const [before, after] = [lines[at - 1], lines[at + 1]];
  const goesOn = (text: string | undefined): boolean =>
    /^\p{Ll}/u.test(text ?? '') && !isDateLine(text ?? '') && !opensByline(text ?? '');
  if (
    goesOn(line.text) &&
    !line.gap &&
    before &&
    countWords(before.text) > 1 &&
    isOpen(before.text) &&
    canBeHeadline(before.text)
  )
    return `${before.text} ${line.text}`;
  if (
    /[\p{L}\p{N}:,–—-]$/u.test(line.text) &&
    after &&
    !after.gap &&
    goesOn(after.text) &&
    isOpen(line.text) &&
    isOpen(after.text) &&
    canBeHeadline(after.text)
  )
    return `${line.text} ${after.text}`;
  return line.text;
};

/** Three headlines in a row are a list of stories, and none of them a headline over its dek. */
const isAmongHeadlines = (lines: readonly CaptureLine[], index: number): boolean =>
  [lines[index - 1], lines[index - 2]].every(
    (line) => line !== undefined && countWords(line.text) >= 4 && !line.caption && canBeHeadline(line.text),
  );

/** A dek is as good a candidate as its headline: the line right above that is also in the body's words is the headline then. */
const above = (
  lines: readonly CaptureLine[],
  index: number,
  within: Set<string>,
  printed: Printed,
): number => {
  const lower = lines[index]?.text ?? '';
  // A whole sentence is a dek for certain: the line above need not share its words with the text.
  const isSentence = /[^.][.。]["”]?$/.test(lower) && countWords(lower) > 8;
  for (let upper = index - 1; upper >= Math.max(0, index - 3); upper -= 1) {
    const line = lines[upper];
    if (!line || line.caption || isRow(line.text)) continue;
    const { own, shared } = sharedWords(line.text, within);
    const fits =
      canBeHeadline(line.text) &&
      !line.caption &&
      !line.bullet &&
      countWords(line.text) >= 3 &&
      ((isSentence && upper === index - 1) || (shared >= 2 && shared >= own * 0.5)) &&
      !isAmongHeadlines(lines, upper);
    const isDek = /[.!?。]["”]?$/.test(lower)
      ? !/[^.][.。]$/.test(line.text)
      : countWords(lower) >= 12 &&
        countWords(line.text) >= 6 &&
        countWords(lower) >= countWords(line.text) * 1.3;
    // A dek without a full stop right below its headline.
    const isSecondDeck =
      upper === index - 1 &&
      printed.score(lower) === 0 &&
      countWords(line.text) >= 4 &&
      countWords(line.text) <= 20 &&
      // Less than half as long, it is a kicker.
      line.text.length * 2 > lower.length &&
      !/[.!?。:]$/.test(line.text);
    const isPrintedMore = printed.score(lower) > printed.score(line.text);
    return fits && !isPrintedMore && (isDek || isSecondDeck) && folded(line.text) !== folded(lower)
      ? above(lines, upper, within, printed)
      : index;
  }
  return index;
};
