import { isDateLine } from '../date-line.ts';
import { isEnd, isPromotion, isRow, isTitleCase } from '../furniture.ts';
import { opensByline } from '../names.ts';
import { countWords, isCjk, tokens } from '../plain.ts';
import type { CaptureLine } from './lines.ts';

/** Whether a line can be a headline at all, by its own words. */
export const canBeHeadline = (text: string): boolean => {
  const words = countWords(text);
  if (text.length > 260 || words < 2 || text.length < 6) return false;
  if (isRow(text) || isEnd(text) || isPromotion(text) || opensByline(text)) return false;
  return !isDateLine(text) && !never.some((pattern) => pattern.test(text));
};

/** The opening cut short, `Hundreds of kites rose over …`, is a teaser's text. */
export const isExcerpt = (text: string, paragraphs: ReadonlySet<string>): boolean => {
  const stem = stemOf(text);
  return stem !== undefined && [...paragraphs].some((paragraph) => paragraph.startsWith(stem));
};

/** What is left of a text that is printed cut short: `Where it’s love ...`. */
export const stemOf = (text: string): string | undefined => /^(.{12,}?)\s*(?:\.{3}|…)$/u.exec(text)?.[1];

/** Breadcrumbs, lists of tags, addresses, names of files, and what a site says to its visitor. */
const never = [
  /^https?:\/\/\S+$|\b[a-z\d-]{1,40}\.(?:com|org|net|co|ly|me)\/\S|\.(?:jpe?g|png|gif|html?)$|[>»›]\s*$/i,
  /^(?:home|accueil|startseite|inicio|होम|ホーム|トップ)\s?[/›>»|]/i,
  /\s[>»›]\s.*\s[>»›]\s|^\S{2,20}\s[>＞›»]\s\S{2,24}$/u,
  /^.{0,12}(?:ジャーナリスト|ライター|記者|編集[者長]|作家|評論家|研究[者員]|コラムニスト|アナリスト|カメラマン|弁護士|医師|教授)$/u,
  /\S@\w+\.\w|\bmore:\s/i,
  /^(?:\p{Lu}[\p{L}-]+(?: [\p{L}-]+){0,2}, ){2}(?:\p{Lu}[\p{L}-]+(?: [\p{L}-]+){0,2}(?:, |$))+$/u,
  /^(?:topics?|tags?|filed under|posted in|in this article)\b/i,
  /^skip\b.{0,30}\b(?:to|header|content|navigation)\b|^go to the \p{Ll}+ of\b|^(?:don.t|never) miss\b|^see what.s\b/iu,
  /^(?:\d+|an?) (?:minute|hour|day|week|month)s? ago$/i,
  // A product's box of prices, and the head of a search.
  /\b(?:au meilleur prix|(?:at|for) (?:the|its) (?:best|lowest) price|zum (?:besten|günstigsten) preis)$/iu,
  /^(?:(?:all|your) )?search results?\b.{0,20}$/iu,
  /\b(?:opinions?|views)\b.{0,60}\bare (?:those of|(?:solely )?(?:his|her|their|the \p{L}+['’]s) own)\b/iu,
  /^(?:e-?mail|contact|follow) the (?:author|writer|reporter)\b/i,
  /^(?:do )?you (?:want|can|must|have to|need to)\b|\b(?:are you sure|sign in|log ?in|your (?:account|browser|email)|cookies?)\b/i,
];

const stop = tokens(
  'the of and to in that is was for with on by from has have an a at it its as be are le la les des du de une un et en dans der die das und von zu mit el los las y who we you i he she they what how why when this these those more about all our your not no can will do us my me his her their were been after than which qui que il elle nous vous ce cette sie wir ihr was wer wie nicht auch',
);

/** By its own words: shared with the body, as many as a headline has, no sentence with a full stop, no list item. */
export const weight = (line: CaptureLine, within: Set<string>): number => {
  const { own, shared } = sharedWords(line.text, within);
  const words = countWords(line.text);
  const share = own === 0 ? 0 : shared / own;
  const size = words < 3 ? -0.6 : words < 5 ? 0 : words <= 18 ? 0.4 : words <= 26 ? 0.1 : -0.5;
  const sentence = isCjk(line.text)
    ? /。/.test(line.text)
    : words > 4 && /[^.][.]["'”’]?(?:\s\([^)]{3,60}\))?$/.test(line.text) && !isTitleCase(line.text);
  // A headline may be of two sentences, but has no full stop.
  const isClosed = /[.!?…:]["”’]?$/.test(line.text);
  const several = /[.!?]\s+\p{Lu}/u.test(line.text) && words > (isClosed ? 10 : 18);
  return (
    share * 1.6 +
    Math.min(shared, 6) * 0.12 +
    size -
    (sentence ? 0.7 : 0) -
    (several ? 0.6 : 0) -
    (isMenu(line.text) ? 1.5 : 0) -
    (line.bullet ? 0.9 : 0)
  );
};

/** How many telling words a text has, and how many of them stand in `within`. */
export const sharedWords = (text: string, within: Set<string>): { own: number; shared: number } => {
  const own = [...tokens(text)].filter((word) => !stop.has(word));
  return { own: own.length, shared: own.filter((word) => within.has(word)).length };
};

/**
 * A menu in one line: nothing but capitals and small words, no sign between them, and within it the same word again or an article that
 * opens the next entry, `Islands Ferries The Sound Letters Ferries`.
 */
const isMenu = (text: string): boolean => {
  const words = text.split(' ');
  if (words.length < 8 || /[.,:;!?–—|"“”«»]/u.test(text) || isTitleCase(text)) return false;
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word));
  const again = capitals.length - new Set(capitals).size;
  const articles = words.slice(1).filter((word) => entry.test(word)).length;
  return capitals.length >= words.length * 0.6 && again + articles > 1;
};

const entry = /^(?:The|Les?|La|L['’]\p{L}+|Der|Die|Das|El|Los|Las)$/u;
