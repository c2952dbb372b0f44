import { countWords } from './plain.ts';

/** A caption and its credit, by how the two are set. */
const credited = [
  /^(.*?)[\s|(]*\b(?:(?<=\()\p{L}+ )?(?:photo(?:graph)?(?: credit| courtesy)?s?|image(?: credit)?|picture|cr[ée]dits?(?: photo)?|foto|bild|quelle)\s*(?::|\.{3}|…|\bby\b|©)\s*(.{2,80}?)\)?$/iu,
  /^(.*[.!?])\s*\(?((?:\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*){0,3} ?\/ ?)?(?:AP|AFP|REUTERS|Reuters|Getty|EPA|PTI|ANI|dpa|stock\.adobe\.com)\b.{0,60}?)\)?$/u,
  // `The old boat. (Ada Moor/The Courier)`
  /^(.*[.!?])\s*\((\p{Lu}[\p{L}.’' -]{3,40}\/ ?\p{Lu}[^()]{2,40})\)$/u,
  /^(.*[、。＝=])(\p{Script=Han}{2,6})撮影$/u,
];

/** Parts a caption from its credit: `A factory | Photo Credit: A. Person`, `A factory. (AFP)`. */
export const splitCaption = (text: string, known = ''): { caption?: string; credit?: string } => {
  const match = credited.map((pattern) => pattern.exec(text)).find(Boolean);
  const credit = (known || match?.[2] || '')
    .replace(
      /^[\s(]*(?:photo(?:graph)?|image|picture|bild|foto)?\s*(?:credits?|courtesy|by|source|quelle|:|©)+\s*:?\s*/i,
      '',
    )
    .replace(/\)$/, '')
    .trim();
  const rest = match ? (match[1] ?? '') : known ? text.replace(known, '') : text;
  const caption = rest
    .replace(/^(?:image|media|photo) caption\s*/i, '')
    .replace(/[\s|(、]+$/, '')
    .trim();
  return {
    ...(caption && caption.length <= 500 ? { caption } : {}),
    ...(credit && credit.length <= 120 ? { credit } : {}),
  };
};

/** Whether the brackets behind a paragraph hold the writers, as German papers sign a text; a caption of the writer's own is shorter. */
export const isSigned = (text: string, authors: readonly string[]): boolean => {
  const inner = /\(([^()]{3,100})\)\.?$/u.exec(text.slice(-120))?.[1];
  if (inner === undefined || countWords(text) < 18) return false;
  const rest = authors.reduce((left, name) => left.replace(name, ''), inner);
  return rest !== inner && /^(?:[\s,/&]|und|and|et|mit|dpa|afp|epd|kna)*$/iu.test(rest);
};

/**
 * Whether one sentence tells what a picture shows: in the present tense, the day of the picture at its end:
 * `Cars cross the bridge on Wednesday.` The story itself tells what was.
 */
export const tellsOfPicture = (text: string): boolean => showsNow(text, pictureDay) && !scheduled.test(text);

/** What comes on that day is told in the present tense as well: `The fair opens in the old harbour June 3.` */
const scheduled =
  /\b(?:airs|premieres|debuts|(?:re-?)?opens|begins|starts|resumes|concludes|closes|ends|expires)\s(?:in|at|on|across|nationwide|this|next|(?:sun|mon|tues|wednes|thurs|fri|satur)day|\p{Lu}\p{Ll}{2,8}\.? \d{1,2}\.?$)|\b(?:is|are) (?:out|due|on (?:sale|shelves|stands|newsstands|view|display)|(?:now |also )?available|(?:now )?(?:expected|scheduled|slated|planned))\b|\b(?:goes?|comes?) (?:on sale|out)\b|\bnext (?:\p{L}+ ){1,5}(?:is|are) (?:against|with|at|in|on|away|set)\b/iu;

const pictureDay =
  /(?:\s(?:(?:on|late|early) )?(?:(?:sun|mon|tues|wednes|thurs|fri|satur)day|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2})(?:,? (?:19|20)\d{2})?|\bin (?:\p{Lu}\p{L}+,? )?(?:19|20)\d{2})\.?$/iu;

const past =
  /\b(?:was|were|had|did|said|told|went|came|took|made|got|won|lost|found|gave|left|met|ran|saw|fell|rose|began|became|kept|held|brought|thought|knew|spoke|will|would|could|should|may|might|\p{Ll}{2,}(?<!need|feed|speed|breed|seed|inde|re)ed)\b/u;

/** Whether one sentence tells what people do in a picture: `The mayor waves to a crowd`; beside a credit any thing shown may do it. */
export const tellsOfScene = (text: string, credited: boolean): boolean =>
  showsNow(text, credited ? shown : scene);

/** One sentence of that pattern, of a caption's length and not in the past tense. */
const showsNow = (text: string, pattern: RegExp): boolean =>
  text.length <= 300 &&
  pattern.test(text) &&
  !past.test(text) &&
  !/[.!?]["”’]?\s+\p{Lu}\p{Ll}+ \p{Ll}/u.test(text);

const scene =
  /^[^.!?:"“]{3,160}\s(?:poses?|looks? on|waves?|gestures?|arrives? (?:at|for|in)|speaks? (?:at|during|with|to (?:reporters|supporters|the media|a crowd))|attends?|(?:is|are) (?:seen|pictured)|walks? (?:past|by|through|into|with)|stands? (?:next|in front|near|outside|beside|behind|guard)|sits? (?:in|at|on|next))\b/u;

const shown =
  /^[^.!?:"“]{3,160}\s(?:is|are|shows?(?: off)?|poses?|looks?|waves?|gestures?|arrives?|speaks?|attends?|walks?|stands?|sits?|holds?|leaves?|leads?|plays?|works?|makes?|hosts?|displays?|features?|carr(?:y|ies)|watch(?:es)?|performs?|celebrates?|hangs?|lies?|rides?|runs?|drives?|uses?)\b/u;
