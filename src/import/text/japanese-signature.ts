import { isEnd } from '../furniture.ts';
import { isJapaneseName, japaneseByline, listed } from '../japanese-names.ts';
import type { CaptureLine } from './lines.ts';
import type { BodySpan } from './span.ts';

/**
 * Who signs a Japanese story within or below its text: in the bracket it opens with (`【ロンドン＝山田太郎】`), in the one behind its last
 * sentence (`…した。（山田太郎）`), or in a line below it (`取材・文＝山田太郎`). Empty when nobody does.
 */
export const japaneseSignature = (lines: readonly CaptureLine[], span: BodySpan): string[] => {
  for (const find of [beforeText, behindText, belowText, belowSource]) {
    const names = find(lines, span);
    if (names.length > 0) return names;
  }
  return [];
};

const name = String.raw`[\p{Script=Han}々ヶ]{1,4}[\s　]?[\p{Script=Han}々\p{Script=Hiragana}\p{Script=Katakana}ー]{1,6}`;
const names = `${name}(?:[、，・]\\s?${name}){0,3}`;

/** `【ロンドン＝山田太郎】`; `【ワシントン山田太郎】`, where the place is in katakana or one of the capitals written in kanji. */
const opening = [
  new RegExp(`^[【［[（(](?:[\\p{L}ー・]{1,16})[＝=](${names})[】］\\]）)]`, 'u'),
  /^[【［[（(](?:[\p{Script=Katakana}ー・]{2,14}|北京|上海|台北|香港|瀋陽|広州|平壌)[\s　・]?([\p{Script=Han}々]{3,5}(?:、[\p{Script=Han}々]{3,5}){0,3})[】］\]）)]/u,
];

const beforeText = (lines: readonly CaptureLine[], { start }: BodySpan): string[] =>
  lines
    .slice(start, start + 3)
    .flatMap(({ text }) => opening.map((pattern) => signed(pattern.exec(text)?.[1])))
    .find((found) => found.length > 0) ?? [];

const closing = /[。」』）][\s　]*[（(【［[《〔]([^（(【［[《〔。]{2,40})[）)】］\]》〕]$/u;

/** Initials and pen names are signed so: `《KT》`, `…した。《みなと》`. */
const penName =
  /(?:^|[。」』）)]\s?)《((?:\p{Script=Latin}[\p{Script=Latin}\d. ]{1,22}|[\p{Script=Hiragana}\p{Script=Katakana}ー・]{2,12}))》$/u;

const behindText = (lines: readonly CaptureLine[], { start, end }: BodySpan): string[] =>
  lines
    .slice(Math.max(start, end - 2), end + 1)
    .map(({ text }) => penNameIn(text) ?? signedIn(closing.exec(text)?.[1]))
    .find((found) => found.length > 0) ?? [];

const penNameIn = (text: string): string[] | undefined => {
  const name = penName.exec(text.slice(-60))?.[1]?.trim();
  return name && !noName.test(name) ? [name] : undefined;
};

/** The next lines as far as the related links: a byline, or a name alone in brackets. */
const belowText = (lines: readonly CaptureLine[], { start, end }: BodySpan): string[] => {
  const below = lines.slice(Math.max(start + 1, end - 2), end + 5).map(({ text }) => text);
  const last = below.findIndex((text, index) => index >= end - Math.max(start + 1, end - 2) && isEnd(text));
  for (const text of last < 0 ? below : below.slice(0, last)) {
    const found = japaneseByline(text);
    if (found.length > 0) return found;
    const alone =
      penNameIn(text) ??
      signedIn(/^[（(【［[《〔]([^（(【［[《〔。]{2,40})[）)】］\]》〕]$/u.exec(text)?.[1]);
    if (alone.length > 0) return alone;
  }
  return [];
};

/** A name alone below the line that tells where the story was taken from, before the share row. */
const belowSource = (lines: readonly CaptureLine[], { start, end }: BodySpan): string[] => {
  const from = Math.max(start + 1, end - 2);
  const below = lines.slice(from, end + 8).map(({ text }) => text);
  const at = below.findIndex(
    (text, index) => isJapaneseName(text) && sourceLabel.test(below[index - 1] ?? ''),
  );
  return at < 0 || below.slice(Math.max(end - from, 0), at).some((text) => isEnd(text))
    ? []
    : listed(below[at] ?? '');
};

const sourceLabel = /^(?:sources?|via|出典|参照元?|参考|引用元?|情報元|ソース)\s?[:：]/iu;

/** What stands in a signature's brackets: names, or a byline, or a desk or a place and the name. */
const signedIn = (text: string | undefined): string[] => {
  if (!text) return [];
  const byline = japaneseByline(text);
  if (byline.length > 0) return byline;
  return signed(text.replace(/^[\p{L}ー・]{1,12}(?:＝|=|部[・　 ]|委員[・　 ]|記者[・　 ])/u, ''));
};

const signed = (text: string | undefined): string[] => {
  if (!text || noName.test(text) || !new RegExp(`^${names}(?:記者|特派員|さん)?$`, 'u').test(text)) return [];
  const found = listed(text);
  return found.every((one) => isJapaneseName(one) || /^\p{Script=Han}{2}$/u.test(one)) ? found : [];
};

/** Agencies, and what else closes a text in brackets. */
const noName =
  /^(?:共同|時事|ロイター|聯合|新華社)|通信|敬称|続[くき]|終|了$|以上|抜粋|省略|略$|[^\p{L}]注|参照|本紙|前掲|写真|画像|記事|図|表$|税|円|原文|編集|関連|おわり|おしまい|月|年|日$|号$|版$|談$|談話|撮影|提供|一部|後述|笑|時点|現在|株式|電子|広告|全文/u;
