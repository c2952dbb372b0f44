import { isDateLine, isDayAlone } from '../date-line.ts';
import {
  isAside,
  isParagraph,
  isPictureLabel,
  isProse,
  isRow,
  isSentence,
  isTitleCase,
} from '../furniture.ts';
import { isName } from '../names.ts';
import { countWords, isCjk } from '../plain.ts';
import { speakersOf } from '../speakers.ts';
import { isHeadline, withoutHeadlineLists } from './headline-lists.ts';
import type { CaptureLine } from './lines.ts';
import { isAboveSignUp, isToFollow, withoutPitches } from './pitches.ts';
import { isDatedTeaser, isTeaser } from './teasers.ts';

/**
 * The lines of a body without what a page sets between its paragraphs: captions, headlines of other stories, cards that tell of them,
 * and players. A capture no longer says what was a link, so a long line without an end counts as one. A subheading as long as that is
 * lost with them.
 */
export const withoutInsertions = (body: readonly CaptureLine[]): CaptureLine[] => {
  const lines = withoutHeadlineLists(withoutPitches(body));
  const dense = areDense(lines);
  const speakers = speakersOf(lines);
  const kept: CaptureLine[] = [];
  for (let index = 0; index < lines.length; ) {
    const isOwn = speakers.has(index);
    const length = isOwn ? 0 : (cardAt(lines, index) ?? (isTold(lines, index, dense) ? 1 : 0));
    const line = lines[index];
    if (length === 0 && line) kept.push(line);
    index += Math.max(length, 1);
  }
  return withoutCaptions(kept);
};

/** Captions go together with the label of the picture above them. */
const withoutCaptions = (lines: readonly CaptureLine[]): CaptureLine[] => {
  const isSaid = (line: CaptureLine | undefined): boolean =>
    Boolean(line?.caption || line?.loose || line?.boxed);
  return lines.filter(
    (line, index) => !isSaid(line) && !(isPictureLabel(line.text) && isSaid(lines[index + 1])),
  );
};

/** Some sites set their paragraphs as no paragraphs: no empty line parts them. */
const areDense = (lines: readonly CaptureLine[]): boolean => {
  const prose = lines.filter(({ text, bullet }, index) => index > 0 && !bullet && isParagraph(text));
  return prose.length >= 8 && prose.filter(({ gap }) => !gap).length >= prose.length * 0.8;
};

/**
 * Whether a line is a headline or a label between paragraphs: words without an end, alone between two empty lines, or between two
 * paragraphs where no empty lines are.
 */
const isTold = (lines: readonly CaptureLine[], index: number, dense: boolean): boolean => {
  const line = lines[index];
  if (!line || index === 0) return false;
  const next = lines[index + 1];
  if (line.bullet) return isLoneBullet(lines, index);
  if (/^read more\s*$/i.test(next?.text ?? '') && !isProse(line.text)) return true;
  if (isToFollow(line.text, next) || isAboveSignUp(line, next)) return true;
  if (
    /^(?:video|photos?|image|slideshow|gallery|multimedia)$/i.test(lines[index - 1]?.text ?? '') &&
    !line.gap
  )
    return true;
  if (isShared(lines, index)) return true;
  // The title of a film with its length.
  if (/[\p{L}?!”"’'] \d{1,2}:\d{2}$/u.test(line.text) && countWords(line.text) > 5 && !isDateLine(line.text))
    return true;
  if (!isHeadlineLike(line.text) || !isAmongProse(lines, index)) return false;
  if (line.gap) return next?.gap ?? true;
  return dense && !next?.gap && isParagraph(lines[index - 1]?.text ?? '');
};

/** Words from the text or from a cartoon with the buttons to share them, all in one block. */
const isShared = (lines: readonly CaptureLine[], index: number): boolean => {
  const [line, ...buttons] = lines.slice(index, index + 3);
  if (!line?.gap || buttons.length < 2 || countWords(line.text) > 40 || isRow(line.text)) return false;
  return (
    buttons.every(({ text, gap }) => !gap && isRow(text)) && buttons.some(({ text }) => share.test(text))
  );
};

const share = /^(?:share|tweet|pin it|facebook|twitter|teilen|partager|twittern|tweeter|シェア|ツイート)$/iu;

/** A list of one item, between two paragraphs, is a link to another story; what a colon announces is a list all the same. */
const isLoneBullet = (lines: readonly CaptureLine[], index: number): boolean => {
  const [above, line, below] = lines.slice(index - 1, index + 2);
  if (!above || !line?.gap || !below?.gap || above.bullet || below.bullet) return false;
  // A number makes it a subheading, a date a source.
  if (/^\d|[:：]$/.test(line.text) || isDateLine(line.text)) return false;
  return (
    isHeadlineLike(line.text) && isParagraph(above.text) && !/[:：]$/.test(above.text) && isProse(below.text)
  );
};

/** As long as a headline and without a sentence's end. A colon announces what follows. */
const isHeadlineLike = (text: string): boolean => {
  if (isTitleCase(text) && countWords(text) >= 7 && !/^\d|:$/.test(text)) return true;
  if (isProse(text) || /[.!?:;,。！？：、…]["”’»」)]*$/u.test(text)) return false;
  // Japanese sets no full stop before the closing bracket of what is said.
  if (/^「[^「」]+」$/u.test(text)) return false;
  return isCjk(text) ? text.length >= 18 || seenInPicture.test(text) : countWords(text) >= 6;
};

/** `…の操作画面`, `…の様子（左）`: what a picture shows, in Japanese. */
const seenInPicture =
  /(?:画面|様子|イメージ|画像|写真|スクリーンショット|キャプチャー?|外観|比較図|グラフ|ロゴ|パッケージ|ポスター|風景|(?:社長|会長|教授|氏|さん))(?:[（(].{1,12}[）)])?$/u;

/** Running text above and below: not in a list, a table or a poem. */
const isAmongProse = (lines: readonly CaptureLine[], index: number): boolean => {
  const isJapanese = isCjk(lines[index]?.text ?? '');
  const near = (step: number): string | undefined => {
    for (let at = index + step; at >= 0 && at < lines.length; at += step) {
      const text = lines[at]?.text ?? '';
      // Japanese papers set one picture with its caption, or one link, below the other.
      if (!isRow(text) && !isAside(text) && !(isJapanese && isHeadlineLike(text))) return text;
    }
    return undefined;
  };
  const [above, below] = [near(-1), near(1)];
  return above !== undefined && isProse(above) && (below === undefined || isProse(below));
};

/**
 * How many lines a card takes that tells of another story: its headline, right below it the names or the date, then its opening;
 * the names may close it in brackets.
 */
const cardAt = (lines: readonly CaptureLine[], index: number): number | undefined => {
  const [head, names] = [lines[index], lines[index + 1]];
  if (isLabelled(lines, index)) return 2;
  if (isDated(lines, index) || isDatedTeaser(lines, index)) return 3;
  if (isTeaser(lines, index)) return 3;
  if (!head || !names || index === 0 || names.gap || head.bullet) return undefined;
  if (isProse(head.text) && !isHeadline(head.text)) return undefined;
  if (countWords(head.text) < 5 || head.text.length > 200) return undefined;
  const listed = names.text.split(/,\s|\s(?:and|et|und)\s/u);
  const isByline = listed.every((name) => /\s/.test(name) && isName(name)) || isDateLine(names.text);
  if (!isByline || !(lines[index + 2]?.gap ?? true)) return undefined;
  const close = lines.slice(index + 2, index + 10).findLastIndex(({ text }) => text === `(${names.text})`);
  if (close >= 0) return close + 3;
  return 2;
};

/** A headline, its opening, and no more than the date, which is not the next story's: another story's. */
const isDated = (lines: readonly CaptureLine[], index: number): boolean => {
  const [head, opening, date] = lines.slice(index, index + 3);
  if (!head || !opening || !date || index === 0 || !isHeadlineLike(head.text)) return false;
  const isOwn = isDatedTeaser(lines, index + 2);
  return isDayAlone(date.text) && !isOwn && isProse(opening.text) && countWords(opening.text) <= 50;
};

/** The name of a section and right below it a headline, alone between empty lines. */
const isLabelled = (lines: readonly CaptureLine[], index: number): boolean => {
  const [label, head, after] = lines.slice(index, index + 3);
  if (!label?.gap || !head || head.gap || !(after?.gap ?? true) || index === 0) return false;
  const isLabel = countWords(label.text) <= 3 && label.text.length < 30 && !/[.!?:,;]$/u.test(label.text);
  const above = lines[index - 1]?.text ?? '';
  return isLabel && isHeadlineLike(head.text) && (isProse(above) || isSentence(above));
};
