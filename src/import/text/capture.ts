import { isNameLine } from '../byline.ts';
import { splitCaption } from '../captions.ts';
import { isDateLine, soleDate } from '../date-line.ts';
import { type LabelledDate, openingDate, publishedIn } from '../dates/label.ts';
import { isAside, isEnd, isPromotion, isRow } from '../furniture.ts';
import { type Header, readHeader } from '../header.ts';
import { guessLanguage } from '../language.ts';
import { opensByline } from '../names.ts';
import { countWords, folded, webAddress, withoutPageNumber } from '../plain.ts';
import { startOfText } from '../text-start.ts';
import { type RawBlock, trimBody } from '../trim.ts';
import type { Claim, DraftPicture, Found } from '../types.ts';
import { withoutBelow } from './below.ts';
import { markBoxes } from './boxes.ts';
import { markCaptions } from './captions.ts';
import { lastOpening, openingAboveBox, withShortEnding, withShortOpening } from './edges.ts';
import { findHeadline } from './headline.ts';
import { wholeHeadline } from './headline-steps.ts';
import { withoutInsertions } from './insertions.ts';
import { type CaptureLine, captureLines } from './lines.ts';
import { markLoose } from './loose.ts';
import { labelledSignature, signatureOf } from './signature.ts';
import { type BodySpan, findBody } from './span.ts';
import { copyOf, endAboveCopy, headerOfCopy } from './twice.ts';

/** Everything a text pasted or dumped from a browser tells of its article. A date that is not in it stays unknown. */
export const readCapture = (capture: string, url?: string): Found => {
  const captioned = markBoxes(markCaptions(captureLines(capture)));
  const found = findBody(captioned);
  const lines = markLoose(captioned, found);
  const rough = { ...found, start: lastOpening(lines, found) };
  const language = guessLanguage(
    lines
      .slice(rough.start, rough.end)
      .map(({ text }) => text)
      .join(' ') || capture,
  );
  const startFrom = (first: number): number => {
    const start = startOfText(lines, { first, end: rough.end }, language);
    return start < 0 ? rough.start : start;
  };
  const at = findHeadline(lines, { ...rough, start: startFrom(rough.start) }, url);
  const first = openingAboveBox(lines, at, rough) ?? startFrom(Math.max(rough.start, at + 1));
  const opened = withShortOpening(lines, { ...rough, start: first }, at);
  // What is said of a picture is neither byline nor date line: a rule stands for it.
  const texts = lines.map(({ text, caption }) => (caption ? '--' : text));
  const above = readHeader({ lines: texts, headline: Math.max(at, 0), body: opened.start, language });
  const isBare = above.authors.length === 0 && !above.published;
  const copy = isBare ? copyOf(lines, opened) : undefined;
  const once = copy === undefined ? opened : endAboveCopy(lines, opened, copy);
  const span = withShortEnding(lines, withoutBelow(lines, once));
  const header = copy === undefined ? above : headerOfCopy(texts, span, copy, language);
  // A name that only stands near the headline gives way to a signature with a label, or to a Japanese story's.
  const signed =
    header.authors.length === 0
      ? signatureOf(lines, span)
      : header.unlabelled
        ? labelledSignature(lines, span)
        : [];
  const authors = signed.length > 0 ? signed : header.authors;
  const whole = wholeHeadline(lines, at);
  const headline = whole === undefined ? undefined : withoutPageNumber(whole);
  const summary =
    at < 0 ? undefined : findDek(lines, at, { whole: whole ?? '', body: span.start, header, language });
  // Some print the opening above the byline as well: it is no dek, and stays in the text.
  const dek = lines.slice(span.start, span.end).some(({ text }) => text === summary) ? undefined : summary;
  const blocks: RawBlock[] = withoutInsertions(lines.slice(span.start, span.end)).map(({ text, bullet }) => ({
    kind: bullet ? 'item' : 'paragraph',
    text,
  }));
  const published = header.published ?? firstPublished(lines, span, at, signed, language);
  return {
    headline: seen(headline, 'the line above the text', 'guessed'),
    dek: seen(dek, 'the line below the headline', 'guessed'),
    sourceName: sourceOf(lines, authors),
    image: pictureOf(lines, Math.max(at, 0), span.end),
    authors:
      authors.length > 0
        ? {
            value: authors,
            from: signed.length > 0 ? 'the signature below the text' : 'the byline',
            certainty: header.unlabelled ? 'guessed' : 'seen',
          }
        : undefined,
    url: seen(webAddress(url), 'the address it came from', 'declared'),
    published: published && {
      value: published.iso,
      from: 'the date line',
      certainty: published.ambiguous || published.label === 'updated' ? 'guessed' : 'seen',
    },
    language: seen(language, 'the words', 'guessed'),
    blocks: trimBody(blocks, { headline, dek, authors, language }),
    findings: [],
  };
};

const seen = (
  value: string | undefined,
  from: string,
  certainty: Claim<string>['certainty'],
): Claim<string> | undefined => (value === undefined ? undefined : { value, from, certainty });

const findDek = (
  lines: readonly CaptureLine[],
  at: number,
  { whole, body, header, language }: { whole: string; body: number; header: Header; language?: string },
): string | undefined => {
  const headline = folded(whole);
  let below = false;
  let read = 0;
  for (const { text, caption } of lines.slice(at + 1, Math.min(body, at + 12))) {
    if (!caption) read += 1;
    // Below both the byline and the picture stands the text.
    if (caption && below) return undefined;
    below ||= isDateLine(text, language) || opensByline(text);
    if (caption || countWords(text) < 6 || text.length > 400) continue;
    if (
      isRow(text) ||
      isEnd(text) ||
      isAside(text) ||
      isPromotion(text) ||
      isDateLine(text, language) ||
      opensByline(text)
    )
      continue;
    if (headline.includes(folded(text)) || header.authors.some((name) => isNameLine(text, name))) continue;
    // Printed again right below, it is the opening.
    const twice =
      lines.slice(at + 1, body + 1).filter((line) => folded(line.text) === folded(text)).length > 1;
    if (!twice && (read < 3 || /[.!?。]["”]?$/.test(text))) return text;
  }
  return undefined;
};

/** A date line that opens the text: `Feb. 23, 2015 --`; `First published …` below it; or the only date the page prints. */
const firstPublished = (
  lines: readonly CaptureLine[],
  span: BodySpan,
  at: number,
  signed: readonly string[],
  language?: string,
): LabelledDate | undefined => {
  let isSigned = false;
  const dateline = openingDate(lines[span.start]?.text ?? '', language);
  if (dateline) return dateline;
  for (const { text } of lines.slice(Math.max(span.start, span.end - 3), span.end + 8)) {
    const date = isDateLine(text, language) ? publishedIn(text, language) : undefined;
    if (date?.label === 'published' || (date && /^(?:date|datum)\b/i.test(text))) return date;
    // `Ines Holm`, her role, the date: a signature below the text.
    if (date && date.iso.length > 10 && isSigned) return date;
    isSigned = signed.some((name) => isNameLine(text, name)) || (isSigned && countWords(text) < 6);
  }
  return soleDate(
    lines.slice(Math.max(at, 0)).map(({ text }) => text),
    language,
  );
};

/** What the lines around the headline and in the text say of the main picture. */
const pictureOf = (
  lines: readonly CaptureLine[],
  from: number,
  to: number,
): Claim<DraftPicture> | undefined => {
  const captions = lines
    .slice(from, to)
    .flatMap(({ text, caption }) => (caption ? [splitCaption(text)] : []));
  const [first] = captions;
  // The caption may be printed twice, once of them with the credit.
  const again = captions.find(({ caption, credit }) => credit && caption === first?.caption);
  const said = again ?? first ?? {};
  return said.caption || said.credit ? { value: said, from: 'the caption', certainty: 'seen' } : undefined;
};

/** The paper, from the name of its desk or its copyright line. */
const sourceOf = (lines: readonly CaptureLine[], authors: readonly string[]): Claim<string> | undefined => {
  const desk = authors
    .map(
      (name) =>
        /^(.{3,40}?)\s+(?:(?:news|web|tech|online|national|business|sports?)\s+)*(?:bureau|desk|staff)$/i.exec(
          name,
        )?.[1],
    )
    .find(Boolean);
  if (desk) return { value: desk, from: 'the byline', certainty: 'guessed' };
  for (const { text } of lines.toReversed().slice(0, 60)) {
    const owner =
      /(?:©|\(c\)|copyright)[\s©]*(?:\(c\)\s*)?(?:(?:19|20)\d{2}(?:\s*[-–]\s*\d{2,4})?[\s,.]*)(?:by\s+)?(\p{Lu}[^.,|©]{2,40}?)(?=\s*(?:[.,|]|inc\b|ltd\b|llc\b|limited\b|all rights|powered|$))/iu.exec(
        text,
      )?.[1];
    if (owner && /^\p{Lu}/u.test(owner))
      return { value: owner.trim(), from: 'the copyright line', certainty: 'guessed' };
  }
  return undefined;
};
