import { namesOnly } from '../byline.ts';
import { isDateLine } from '../date-line.ts';
import { isEnd, isParagraph, isProse, isRow } from '../furniture.ts';
import { isHouse, isName, isOfMenu, opensByline, readByline } from '../names.ts';
import { countWords, folded } from '../plain.ts';
import { japaneseSignature } from './japanese-signature.ts';
import { koreanSignature } from './korean-signature.ts';
import type { CaptureLine } from './lines.ts';
import type { BodySpan } from './span.ts';

const aboutHeading =
  /^(?:about (?:the|this) (?:author|writer|reporter|columnist)s?|about author|l['’]auteure?s?|(?:à propos de|qui est) l['’]auteure?|über (?:den|die) autor(?:in)?|zur person|(?:著者|筆者|執筆者)(?:紹介|プロフィール|について)?|プロフィール)\s*[:：]?$/iu;

/** Who signs below the text, as French and German papers do, or is told of in a box about the author; empty when nobody. */
export const signatureOf = (lines: readonly CaptureLine[], { start, end }: BodySpan): string[] => {
  const body = folded(
    lines
      .slice(start, Math.max(start, end - 1))
      .map(({ text }) => (isProse(text) ? text : ''))
      .join(' '),
  );
  for (let index = start + 2; index < Math.min(lines.length, end + 2); index += 1) {
    const line = lines[index];
    // Further up it closes the text only where no more of it follows: a ticker of other news may.
    if (!line || (index < end - 2 && !isClosing(lines, index))) continue;
    const { text, bullet } = line;
    if (text.length > 120 || isEnd(text) || bullet || /[<>{}]|:$/.test(text)) continue;
    const names = namesOnly(text.replace(/\s*\([^)]*\)\.?$/u, ''));
    // Who is spoken of in the text is its subject, and this line a tag.
    if (
      names.length > 0 &&
      names.length < 4 &&
      names.every((name) => isPerson(name) && !body.includes(folded(name)))
    )
      return names;
  }
  const japanese = japaneseSignature(lines, { start, end });
  if (japanese.length > 0) return japanese;
  const korean = koreanSignature(lines, { start, end });
  if (korean.length > 0) return korean;
  return (
    postedBy(lines, { start, end }) ??
    abovePortrait(lines, { start, end }) ??
    questioners(lines, { start, end }) ??
    inBox(lines, { start, end }) ??
    inPortrait(lines, { start, end }, body) ??
    inDetails(lines, { start, end }) ??
    []
  );
};

/** Who signs with a label, or as only a signature is set: surer than a name that stands near the headline without one. */
export const labelledSignature = (lines: readonly CaptureLine[], span: BodySpan): string[] => {
  const japanese = japaneseSignature(lines, span);
  return japanese.length > 0 ? japanese : (postedBy(lines, span) ?? abovePortrait(lines, span) ?? []);
};

/** `By Jane Doe`, and below it `Jane Doe is a science writer in …`: the byline may stand below the text, with the portrait. */
const abovePortrait = (lines: readonly CaptureLine[], { start, end }: BodySpan): string[] | undefined => {
  for (let index = Math.max(start + 2, end - 4); index < Math.min(end + 8, lines.length - 1); index += 1) {
    const text = lines[index]?.text ?? '';
    const names = text.length < 80 && opensByline(text) ? readByline(text) : [];
    const told = portrait.exec(lines[index + 1]?.text ?? '')?.[1];
    if (names.length > 0 && told !== undefined && names.includes(told)) return names;
  }
  return undefined;
};

const isClosing = (lines: readonly CaptureLine[], index: number): boolean =>
  lines[index]?.gap === true &&
  lines[index + 1]?.gap === true &&
  isParagraph(lines[index - 1]?.text ?? '') &&
  lines.slice(index + 1, index + 3).every(({ text }) => !isProse(text));

/** `Tom Reed lives in Leeds and writes about rivers.` closes a column; who it tells of is not told of before. */
const inPortrait = (
  lines: readonly CaptureLine[],
  { start, end }: BodySpan,
  body: string,
): string[] | undefined => {
  const closing = lines
    .slice(Math.max(start + 2, end - 2), end + 10)
    .map(({ text }) => text)
    .filter((text) => !isRow(text))
    .slice(0, 6);
  // With the date below it, whatever it tells is of the writer.
  const dated = closing.some((text) => /^published\b/i.test(text) && isDateLine(text))
    ? anyPortrait
    : undefined;
  for (const text of closing) {
    const name = countWords(text) < 70 ? (portrait.exec(text) ?? dated?.exec(text))?.[1] : undefined;
    const names = name ? namesOnly(name) : [];
    if (names.length === 1 && names.every((one) => isPerson(one) && !body.includes(folded(one))))
      return names;
  }
  return undefined;
};

const anyPortrait = /^(\p{Lu}\S{1,30}(?:\s\p{Lu}\S{0,30}){1,2})\s(?:is|was|has)\s/u;

const portrait =
  /^(\p{Lu}\S{1,30}(?:\s(?:de|van|von|\p{Lu}\S{0,30})){1,3})\s+(?:is (?:[\p{L}’']{1,20}[\s-]){0,6}(?:writer|reporter|journalist|author|editor|columnist|correspondent|contributor|blogger|critic|fellow|producer|professor|lecturer|historian|economist|novelist|director)\b|(?:writes|reports|blogs) (?:about|on|for)\b|covers\b|lives (?:in|and works)\b|est (?:une? )?(?:journaliste|correspondante?|professeure?|chercheu(?:r|se)|économiste|historienn?e?|écrivaine?)\b|ist (?:freier? )?(?:Redakteur|Journalist|Autor|Korrespondent))/u;

/** `Posted by Tom at 7:00 AM` below a blog's entry; `Written on May 4 by`, and the name in the line below. */
const postedBy = (lines: readonly CaptureLine[], { start, end }: BodySpan): string[] | undefined => {
  const from = Math.max(start + 1, end - 2);
  for (let index = from; index < Math.min(end + 8, lines.length); index += 1) {
    const text = lines[index]?.text ?? '';
    if (text.length >= 100) continue;
    if (/^(?:posted|written|published) (?:on \S.{2,24} )?by:?$/i.test(text))
      return orNone(namesOnly(lines[index + 1]?.text ?? ''));
    if (/^(?:(?:posted|written|published) by|authors?:?|autor(?:in)?:?) \S/i.test(text))
      return orNone(readByline(text.replace(/\s+(?:at|on)\s.*$/i, '')));
  }
  return undefined;
};

const orNone = (names: string[]): string[] | undefined => (names.length > 0 ? names : undefined);

/** `Date 10.06.2013` over `Author Jane Doe`: details of the story in a list further below. */
const inDetails = (lines: readonly CaptureLine[], { start }: BodySpan): string[] | undefined => {
  const at = lines.findIndex(
    ({ text }, index) =>
      index > start &&
      text.length < 100 &&
      /^(?:authors?|autor(?:in)?|auteure?s?)\s?:?\s\p{Lu}/iu.test(text) &&
      [lines[index - 1], lines[index + 1]].some(
        (line) => line && line.text.length < 60 && isDateLine(line.text),
      ),
  );
  return at < 0 ? undefined : orNone(readByline(lines[at]?.text ?? ''));
};

/** `DIE FRAGEN STELLTE ADA MOOR Mehr auf …`: of a line in capitals only these name who asked. */
const questioners = (lines: readonly CaptureLine[], { start, end }: BodySpan): string[] | undefined => {
  for (const { text } of lines.slice(Math.max(start + 1, end - 3), end + 3)) {
    if (text.length > 300 || !asked.test(text)) continue;
    const shouted = /^(?:\p{Lu}[\p{Lu}.’'-]*\s){4,12}(?=\p{Lu}\p{Ll})/u.exec(text)?.[0];
    const names = shouted || text.length < 120 ? readByline(shouted ?? text) : [];
    if (names.length > 0) return names;
  }
  return undefined;
};

const asked = /^(?:die fragen stellten?|das interview führten?|propos recueillis par)\s/iu;

const isPerson = (name: string): boolean =>
  /^\p{Script=Latin}/u.test(name) &&
  /\s/.test(name) &&
  (name.match(/(?:^|\s)\p{Lu}/gu)?.length ?? 0) < 4 &&
  !isHouse(name) &&
  !isOfMenu(name);

const inBox = (lines: readonly CaptureLine[], { start, end }: BodySpan): string[] | undefined => {
  const heading = lines
    .slice(start, end + 12)
    .findIndex(({ text }) => text.length < 60 && aboutHeading.test(text));
  const text = heading < 0 ? '' : (lines[start + heading + 1]?.text ?? '');
  if (/^\p{Lu}\p{Ll}{2,}$/u.test(text) && isName(text) && !isOfMenu(text)) return [text];
  const whole = countWords(text) <= 5 ? namesOnly(text) : [];
  if (whole.length > 0) return whole;
  const opening =
    /^(\p{Lu}\S{1,30}(?:\s(?:de|van|von|\p{Lu}\S{0,30})){1,3})\s+(?:is|was|has|writes|covers|est|ist)\b/u.exec(
      text,
    )?.[1];
  return opening ? namesOnly(opening) : undefined;
};
