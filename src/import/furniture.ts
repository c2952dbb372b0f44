import { findDates } from './dates/find.ts';
import * as credit from './furniture-credits.ts';
import { offers } from './furniture-offers.ts';
import * as words from './furniture-words.ts';
import { isCjkProse, isCjkSentence, isSignedSentence } from './japanese.ts';
import { opensByline, readByline } from './names.ts';
import { countWords, isCjk, oneLine } from './plain.ts';
import { remembered } from './remember.ts';
import * as arabic from './words/arabic.ts';
import * as chinese from './words/chinese.ts';
import * as english from './words/english.ts';
import * as englishButtons from './words/english-buttons.ts';
import * as french from './words/french.ts';
import * as frenchButtons from './words/french-buttons.ts';
import * as frenchOffers from './words/french-offers.ts';
import * as german from './words/german.ts';
import * as germanButtons from './words/german-buttons.ts';
import * as germanOffers from './words/german-offers.ts';
import * as indian from './words/indian.ts';
import * as japanese from './words/japanese.ts';
import * as spanish from './words/spanish.ts';

/**
 * Which lines of a page are furniture: menus, share rows, promotions, links to other stories, comment rules.
 * Everything here looks at one line alone; what stands around it is judged by the callers.
 */

const asPattern = (words: string[], after = ''): RegExp =>
  new RegExp(`^(?:${words.join('|')})${after}`, 'iu');

/** Papers of one country have words of their own. */
const local = [arabic, chinese, english, french, german, indian, japanese, spanish];
const localAsides = local.flatMap(({ asides }) => asides);
const localCaptions = local.flatMap(({ captions }) => captions);

/** Headings after which an article does not go on. */
const endHeadings = asPattern(
  [...words.endHeadings, ...local.flatMap(({ ends }) => ends)],
  '\\s*(?:\\.{3}|[:：»›>…】＞〉》］\\]）)▼↓])*\\s*$',
);

/** Headings and openers of a box inside an article: it goes on after them. */
const asideOpeners =
  /^\(?\[?(?:in video|for more,? (?:read|see|on this)|read|listen|read this story in .{3,20}|also read|read also|also see|see also|read more|read next|must read|read this|read here|also watch|watch(?: now| also| more)?|more on this|more from|more|also from|related|related (?:story|stories|article|articles|coverage|content|reading|news|video|videos|link|links|post)|see more|recommended|dont miss|don.t miss|explained|in pics|in pictures|gallery|photos|(?:interactive )?(?:graphic|map)|infographic|interactive(?: feature)?|(?:open|launch) (?:interactive|graphic|slide ?show)(?: \w+)?|live updates|read all the latest|editorial|opinion|from the archives?|à lire aussi|a lire aussi|lire aussi|lire également|lire|voir aussi|à voir aussi|voir|écouter aussi|lesen sie auch|lesen sie hierzu|lesen sie dazu|lesen sie mehr|mehr zum thema|mehr dazu|siehe auch|zum thema|video|関連記事|関連|参考|参照|あわせて読みたい|こちらも読む|यह भी पढ़ें|ये भी पढ़ें|lea también|leia também|leggi anche|lees ook|best of .{2,30}|popular in .{2,30}|exklusiv (?:im|für) .{2,25})\]?\s*(?:[:：|»›>]|$)/iu;

/** The label of a link runs on into the headline it links to: `Lire aussi Les ponts de France`. */
const runOn =
  /^(?:(?:[ÀAà] lire|À LIRE|Lire|LIRE) (?:aussi|également|AUSSI)(?=\s|\p{Lu})|Also [Rr]ead|ALSO READ|Read [Aa]lso|READ ALSO|Read [Mm]ore|READ MORE|See also|Lesen Sie auch|LESEN SIE AUCH|Mehr zum Thema|WATCH|READ)\s*[\p{Lu}«“"‘\d]/u;

/** `IN TEXAS: Family of patient quarantined`, and no end to the sentence: a link between paragraphs. */
const shouted = /^\p{Lu}[\p{Lu}\s'’&/-]{2,30}: ?\p{Lu}/u;

const promotions = [
  ...offers,
  ...[arabic, chinese, english, frenchOffers, germanOffers, indian, japanese, spanish].flatMap(
    (words) => words.promotions,
  ),
];

const rows = asPattern(
  [words, englishButtons, frenchButtons, germanButtons, indian, japanese, spanish].flatMap(
    (some) => some.rows,
  ),
  '\\s*$',
);

/** Whether a heading ends the article: what follows is related links, comments, the footer. */
export const isEnd = remembered((line) => line.length <= 140 && endHeadings.test(bare(line)));

/** Whether a line says who owns the text. */
export const isCopyright = (line: string): boolean =>
  line.length <= 400 &&
  /^(?:©(?! provided by)|[（(][cｃ][）)]|copyright\b|this (?:document|article|content|text|page) is (?:subject to|protected by) copyright\b)/iu.test(
    line,
  );

/** Whether an end heading opens boxes in the middle of a text as well. */
export const isBoxHeading = (line: string): boolean =>
  line.length <= 140 &&
  /^(?:newsletters?|anzeige|werbung|subscribe|sign up|abonnez-vous|inscrivez-vous)\b/i.test(bare(line));

/** Whether a line opens an inserted box such as "Also read". */
export const isAside = remembered(
  (line) =>
    line.length <= 300 &&
    (asideOpeners.test(bare(line)) ||
      localAsides.some((pattern) => pattern.test(bare(line)) || pattern.test(line)) ||
      ((runOn.test(line) || shouted.test(line)) && countWords(line) <= 18 && !/[.!?:]$/.test(line)) ||
      /^\[[^\]]{10,140}\]$/.test(line)),
);

/** Whether a line asks the reader to subscribe, follow, click or install. */
export const isPromotion = remembered(
  (line) => line.length <= 420 && isOffered(line.replace(/^[•■▪►▶●*\s]+(?=\p{L})/u, '')) && !isQuoted(line),
);

/** The words in an address offer nothing. */
const isOffered = (line: string): boolean => {
  const words = line.replace(/\bhttps?:\/\/\S+/giu, ' ');
  return promotions.some((pattern) => pattern.test(words));
};

/** Whether a line is a share row, a counter, an advertisement's label, a rule. */
export const isRow = remembered(
  (line) => line.length <= 120 && !numericDate.test(line) && rows.test(bare(line)),
);

/** A date in figures is no counter. */
const numericDate = /^\s*\d{1,4}([./-])\d{1,2}\1\d{2,4}\s*$/;

/** Whether a line is a picture's caption or credit, by its own words. */
export const isCaption = remembered(
  (line) =>
    line.length <= 600 &&
    (credit.labelled.test(line) ||
      localCaptions.some((pattern) => pattern.test(line)) ||
      (line.length <= 320 &&
        (countWords(line) >= 8 || credit.shoutedTail.test(line)) &&
        credit.tail.test(line) &&
        !isQuoted(line)) ||
      credit.sourceTail.test(line) ||
      credit.pictured.test(line) ||
      credit.shouted.test(line) ||
      credit.glued.test(line) ||
      credit.named.test(line) ||
      credit.apart.test(line) ||
      credit.slash.test(line)) &&
    !isHead(line) &&
    !isSignedSentence(line),
);

/** A byline or a date line that names the agency at its end, as a credit does: `Von Jane Doe, dpa`, `13. April 2019, 9:00 Uhr / dpa`. */
const isHead = (line: string): boolean => {
  if (line.length > 120 || /photo|foto|bild|image|picture|illustration|archiv|©|getty/i.test(line))
    return false;
  const date = findDates(line.slice(0, 80))[0];
  if (date && date.start < 4 && date.iso.length > 10) return true;
  return opensByline(line) && readByline(line).length > 0;
};

/** The label of a picture, above its caption. */
export const isPictureLabel = (text: string | undefined): boolean =>
  text !== undefined &&
  text.length < 40 &&
  /^(?:\[?\+?\]?\s*(?:click to )?enlarge(?: this)?(?: image)?|toggle caption|image caption,?|image:|media caption,?|buy (?:this )?photo|(?:detail|groß)ansicht öffnen|bild vergrößern|agrandir (?:la photo|l['’]image)|写真・図版|拡大(?:する|画像)?)$/iu.test(
    text,
  );

export const isFurniture = (line: string): boolean =>
  isRow(line) || isPromotion(line) || isEnd(line) || isAside(line) || isCaption(line);

/** Whether a line reads as a paragraph of running text: a sentence with an end, not a menu, a title or a label. */
export const isProse = remembered((whole) => {
  const line = whole.slice(0, 3000);
  if (isCjk(line)) return isCjkProse(line);
  const ends = /[.!?…।؟]["”’'»)\]]*\*?\s*$/u.test(line) || sentenceEnd.test(line) || /[:,;]$/.test(line);
  const words = countWords(line);
  return ((ends && words >= 9) || words >= 30) && !isTitleCase(line);
});

/** Whether a line is in the capitals of an English headline: nothing small in it but articles, prepositions and the like. */
export const isTitleCase = (line: string): boolean => {
  // A dump may set the headlines of a whole list in one line.
  if (line.length > 400 || /\p{Lo}/u.test(line)) return false;
  const all = line.match(/\p{L}[\p{L}\p{M}'’.-]*/gu) ?? [];
  const small = all.filter((word) => /^\p{Ll}/u.test(word));
  return all.length - small.length >= 4 && small.length > 0 && small.every((word) => smallWords.has(word));
};

const smallWords = new Set(
  'a an the of to in at on for and or nor but by with from as if vs v via per into over than that up off out so yet'.split(
    ' ',
  ),
);

/** The end of a sentence inside a line; the point of an abbreviation or an initial (`Gov.`, `J.`) is none. */
const sentenceEnd = new RegExp(
  String.raw`(?<!\b(?:${words.abbreviations}))[.]["”’»)]?\s+\S|[!?]["”’»)]?\s+\S`,
  'u',
);

/** Whether a short line is a whole sentence: a capital, three words or more, a full stop. */
export const isSentence = (line: string): boolean =>
  line.length <= 200 &&
  countWords(line) >= 3 &&
  (isCjk(line) ? isCjkSentence(line) : /^["“‘«„]?\p{Lu}.*[\p{Ll}\p{N}][.!?]["”’»]?$/u.test(line)) &&
  !isRow(line) &&
  !isEnd(line) &&
  !isAside(line);

/** `These are the five ways across the bay:`, which no label such as `By:` or `Posted in:` is as long as. */
export const announces = (line: string): boolean =>
  line.length <= 300 && countWords(line) > 4 && !isCjk(line) && /\p{L}["”’)]?:$/u.test(line);

/** Running text that no headline or link looks like: many words, or a full stop at the end. */
export const isParagraph = (line: string): boolean =>
  isProse(line) && (countWords(line) >= 18 || /[.。]["”’」)]?$/.test(line));

const bare = (line: string): string =>
  oneLine(line)
    .replace(/^[•■▪►▶●◆▼★【»›>→➡➤➜➔↪▷👉+*\-–—#\s]+(?=\p{L})/u, '')
    .replace(/^[＜〈《［[（(【≪≫・□▽△○◎◇\s]+(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/u, '')
    .replace(/[’`´]/g, "'");

const isQuoted = (line: string): boolean => /^["“«„「]/u.test(line) && /["”»“」]/u.test(line.slice(1));
