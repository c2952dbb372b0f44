import { isBoxAt } from './box.ts';
import { isNameLine } from './byline.ts';
import { isSigned, tellsOfPicture } from './captions.ts';
import { isDateLine } from './date-line.ts';
import { publishedIn } from './dates/label.ts';
import {
  announces,
  isAside,
  isBoxHeading,
  isCaption,
  isCopyright,
  isEnd,
  isParagraph,
  isPictureLabel,
  isPromotion,
  isProse,
  isRow,
  isSentence,
} from './furniture.ts';
import { housePromosOf } from './house-promos.ts';
import { isName, portraitByline } from './names.ts';
import { countWords, folded, isCjk } from './plain.ts';
import { labelsPlayer, withoutPointers } from './pointers.ts';
import { speakersOf } from './speakers.ts';
import { amongComments, counted } from './text/span.ts';
import type { TextBlock } from './types.ts';

/** A block of what may be the body, before furniture is taken out. */
export interface RawBlock extends TextBlock {
  /** The share of its text that is links, 0 to 1, where that is known. */
  linked?: number;
  /** It is all that a cell of a table holds. */
  isCell?: boolean;
}

export interface TrimContext {
  headline?: string;
  dek?: string;
  authors: readonly string[];
  language?: string;
}

/** Drops what is no part of the text: the headline again, date lines, captions, promotions, boxes; ends at an end heading. */
export const trimBody = (blocks: readonly RawBlock[], context: TrimContext): TextBlock[] => {
  const among = amongComments(blocks);
  blocks = withoutLists(blocks.filter((_, index) => !among[index]));
  const known = new Set([context.headline, context.dek].filter((text) => text !== undefined).map(folded));
  const kept: Kept[] = [];
  const all = blocks.reduce((sum, { text }) => sum + countWords(text), 0);
  let read = 0;
  let aside = false;
  for (const [index, block] of blocks.entries()) {
    const { text } = block;
    const count = countWords(text);
    read += count;
    const isLink = (block.linked ?? 0) > 0.8;
    if (known.has(folded(text)) || folded(text) === folded(kept.at(-1)?.text ?? '')) continue;
    if (read > 150 && read > all * 0.4 && counted.test(text)) break;
    // `Highlights of this issue:` announces titles, and no text.
    if (isPromotion(text) && /[:：]$/.test(text) && countWords(text) > 12) aside = true;
    if (
      isRow(text) ||
      (isCaption(text) && !isSigned(text, context.authors)) ||
      (isPromotion(text) && !(count < 5 && isEnd(text))) ||
      isPictureLabel(text) ||
      labelsPlayer(text, blocks[index + 1]?.text) ||
      isCopyright(text)
    )
      continue;
    // The page's own short address, to pass it on, stands by the picture at the top.
    if (kept.length < 2 && bareAddress.test(text) && !/[:：]$/u.test(kept.at(-1)?.text ?? '')) continue;
    if (isPictureLabel(blocks[index - 1]?.text) && count < 70 && block.kind === 'paragraph') continue;
    if (
      kept.length < 2 &&
      ((context.authors.some((name) => opensWith(text, name)) && isPortrait(text, context.authors)) ||
        portraitByline(text))
    )
      continue;
    if (read > all * 0.6 && count < 70 && authorNote.test(text)) break;
    if (read > all * 0.6 && block.kind === 'heading' && isNameAbove(text, blocks[index + 1]?.text)) break;
    // Below the writer's portrait stands the paper's own.
    if (read > all * 0.8 && kept.length > 1 && count < 70 && isPortraitOf(text, context.authors)) break;
    if (isAside(text.slice(0, 300)) && (count < 30 || isLink || isTagList(text))) {
      aside ||= count < 6 || /[:：]$/.test(text);
      continue;
    }
    // `Comment` also heads the column of a table.
    if (isEnd(text) && !isProse(text) && !block.isCell) {
      const rest = blocks.slice(index + 1).filter((later) => isProse(later.text)).length;
      if (rest < 2 || (read > all * 0.5 && !isBoxHeading(text) && !isBoxAt(blocks, index))) break;
      aside = true;
      continue;
    }
    // In a box of links a headline can look like a sentence: only a longer one ends it.
    if (aside && !isParagraph(text)) continue;
    aside = false;
    if (count < 25 && isDateLine(text, context.language)) {
      const isLabelled = publishedIn(text, context.language)?.label !== 'none';
      if (isLabelled || kept.length < 3 || read > all * 0.9) continue;
    }
    if (isLink && count < 25 && /^(?:paragraph|heading)$/.test(block.kind) && !/[.!?。]$/.test(text))
      continue;
    if (block.kind !== 'heading' && count < 12 && context.authors.some((name) => isNameLine(text, name)))
      continue;
    kept.push({ kind: block.kind, text: withoutPointers(text), isLink });
  }
  const whole = withoutOpening(withoutEnding(kept, context), context);
  return withoutCaptions(whole).map(({ kind, text }) => ({ kind, text }));
};

const bareAddress = /^https?:\/\/\S{4,80}$/iu;

/** `Der Autor ist Professor …`: below a guest's text, and what follows is the paper's. */
const authorNote =
  /^(?:autor(?:in|en)?|(?:zum|zur) autor(?:in)?|(?:about )?the author|l['’]auteure?)\s*[:：]?$|^(?:der autor|die autor(?:in|en)|l['’]auteure?|les auteurs|the (?:author|writer)s?|el autor|la autora)\b.{0,40}?\b(?:ist|sind|est|sont|is|are|was|es)\b/i;

/**
 * Three short lines in a row between paragraphs, none of them a sentence, are a box of links, jobs or figures: no text that a colon
 * announces, no list of the page's own, no heading.
 */
const withoutLists = (blocks: readonly RawBlock[]): RawBlock[] => {
  const isShort = (block: RawBlock | undefined): boolean =>
    block?.kind === 'paragraph' &&
    !isProse(block.text) &&
    countWords(block.text) <= 14 &&
    !/[.!?:;,。！？：、]["”’»」)]?$/u.test(block.text) &&
    !listMark.test(block.text);
  // A list of changes, of prices, of dates is the text itself.
  const words = (some: readonly RawBlock[]): number =>
    some.reduce((sum, { text }) => sum + countWords(text), 0);
  if (words(blocks.filter(isShort)) > words(blocks) * 0.25) return [...blocks];
  const kept: RawBlock[] = [];
  for (let index = 0; index < blocks.length; ) {
    let next = index;
    while (isShort(blocks[next])) next += 1;
    const isBox =
      next - index >= 3 && !/[:：]$/.test(kept.at(-1)?.text ?? '') && next < blocks.length && kept.length > 0;
    if (next === index) next += 1;
    if (!isBox) kept.push(...blocks.slice(index, next));
    index = next;
  }
  return kept;
};

/** `Read More: Banks, Interest Rates, …`: commas and no sentence. */
const isTagList = (text: string): boolean => text.split(',').length > 5 && !/[.!?](?:\s|$)/.test(text);

/** A block of the text, which may be nothing but a link. */
interface Kept extends TextBlock {
  isLink: boolean;
}

/** Short labels, lists of links and the writer's own portrait at the end. */
const withoutEnding = (blocks: readonly Kept[], { authors }: TrimContext): Kept[] => {
  const kept = [...blocks];
  const speakers = speakersOf(blocks);
  while (kept.length > 1) {
    const last = kept.at(-1);
    if (
      !last ||
      speakers.has(kept.length - 1) ||
      !(isLabel(last) || isLoneItem(last, kept.at(-2)) || isLinkAlone(last) || isPortrait(last.text, authors))
    )
      break;
    kept.pop();
  }
  return kept.slice(0, kept.length - housePromosOf(kept));
};

/** A list of one item, of a word or three, is a section or a tag of the story. */
const isLoneItem = (last: TextBlock, above: TextBlock | undefined): boolean =>
  last.kind === 'item' &&
  above?.kind === 'paragraph' &&
  countWords(last.text) <= 3 &&
  /\p{L}$/u.test(last.text) &&
  !/[:：]$/u.test(above.text);

const isLinkAlone = ({ isLink, text }: Kept): boolean => isLink && !isParagraph(text);

/**
 * Japanese paragraphs close with a full stop: where nearly all do, a line between them that does not and is longer than a subheading
 * says what a picture shows.
 */
const withoutCaptions = (blocks: Kept[]): Kept[] => {
  const long = blocks.filter(({ kind, text }) => kind === 'paragraph' && isCjk(text) && text.length >= 16);
  const prose = long.filter(({ text }) => isProse(text)).length;
  if (prose < 3 || prose < long.length * 0.6) return blocks;
  const last = blocks.findLastIndex(({ text }) => isProse(text));
  return blocks.filter(
    (block, index) =>
      index > last || !long.includes(block) || isProse(block.text) || isSpoken.test(block.text),
  );
};

/** A question of an interview, a quotation, what announces a list. */
const isSpoken = /^[「『“─―—－-]|[。！？!?：:」』…]$/u;

const opensWith = (text: string, name: string): boolean =>
  folded(text.slice(0, 200)).startsWith(folded(name));

const isLabel = ({ kind, text }: TextBlock): boolean =>
  (kind === 'heading' && !/[.!。！]$/u.test(text)) ||
  (kind === 'paragraph' &&
    text.length < 80 &&
    !listMark.test(text) &&
    !isProse(text) &&
    !(isCjk(text) ? isSentence(text) || /[」』]$/.test(text) : /[.!?]["”’)]?$/.test(text)));

/** A name as a heading, and below it the sentence that it opens: `is a lawyer in Leeds.` */
const isNameAbove = (name: string, text = ''): boolean =>
  countWords(name) < 6 &&
  isName(name) &&
  /^(?:ist|war|is|was|has been|writes|est)\s/u.test(text) &&
  countWords(text) < 90;

/** `1. A boat`, `+ A faster boat`: lists as they are typed. */
const listMark = /^(?:\d{1,3}[.)]|[+*•–-])\s+\S/u;

/** `Tom Reed is a staff writer …`: of who signed the story, by the whole name. */
const isPortraitOf = (text: string, authors: readonly string[]): boolean =>
  authors.some(
    (name) =>
      /\s/.test(name) &&
      opensWith(text, name) &&
      /^(?:,? who)? (?:is an?|is the|covers|writes|reports on)\s.*[.!]$/.test(text.slice(name.length)),
  );

const isPortrait = (text: string, authors: readonly string[]): boolean => {
  if (text.length > 700) return false;
  const opens = authors.some(
    (name) =>
      opensWith(text, name) ||
      new RegExp(
        `^${(name.split(' ')[0] ?? '').replace(/[^\\p{L}]/gu, '.')}\\s+(?:is an?|${/\s/.test(name) ? 'has (?:been|covered|written|worked)|' : ''}writes|covers)\\s`,
        'u',
      ).test(text) ||
      opensWith(text, callName(name)) ||
      (/\s/.test(name) && opensWith(text, name.split(' ').at(-1) ?? name)),
  );
  const told =
    /\b(?:is an?|is the|covers?|writes?|reports? on|reporter|has been|joined|was an?|works?|can be reached|previously|is (?=\S).{0,40}\b(?:editor|correspondent|reporter|writer)|teaches|lives in|blogs?|edits)\b|\best (?:journaliste|un|une)\b|\bist (?:Redakteur|Autor|Journalist)/i.test(
      text,
    );
  return (
    (opens && told && !/^["“]/.test(text)) ||
    /\b(?:can be reached at|contact the (?:author|reporter)|follow (?:him|her|them) on|email the author)\b/i.test(
      text,
    )
  );
};

/** Without what stands between the first name and the last: `Tom Reed` of `Tom J. R. Reed`. */
const callName = (name: string): string =>
  name
    .split(' ')
    .filter((_, at, all) => at === 0 || at === all.length - 1)
    .join(' ');

/** Labels, bylines and date lines before the first running text. */
const withoutOpening = (blocks: Kept[], context: TrimContext): Kept[] => {
  const first = blocks.findIndex(({ text }) => isProse(text));
  if (first <= 0) return blocks;
  const opening = blocks
    .slice(0, first)
    .filter(
      ({ text, kind }) =>
        kind !== 'heading' &&
        (countWords(text) >= 12 || isSentence(text) || listMark.test(text) || announces(text)) &&
        !tellsOfPicture(text) &&
        !isDateLine(text, context.language),
    );
  return [...opening, ...blocks.slice(first)];
};
