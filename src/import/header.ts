import { besideDate, labelledByline, namesOnly, type Span } from './byline.ts';
import { isDateLine } from './date-line.ts';
import { type LabelledDate, publishedIn } from './dates/label.ts';
import { isEnd, isProse, isRow } from './furniture.ts';
import { isHouse, opensByline, readByline } from './names.ts';
import { countWords, folded, isCjk } from './plain.ts';

/** What stands around a headline, as a reader sees it. */
export interface Header {
  published?: LabelledDate;
  authors: string[];
  /** The authors were found without a word like "by". */
  unlabelled: boolean;
}

/**
 * Reads the date line and the byline below a headline, else those shortly above it. A headline printed again right above the text
 * has them below its copy further up.
 */
export const readHeader = (span: Span): Header => {
  const header = readAround(span);
  if (header.authors.length > 0 || header.published) return header;
  const headline = folded(span.lines[span.headline] ?? '');
  const copy = span.lines.slice(0, span.headline).findLastIndex((line) => folded(line) === headline);
  return copy < 0 || countWords(headline) < 4 ? header : readAround({ ...span, headline: copy });
};

const readAround = (span: Span): Header => {
  const { after, before } = nearLines(span);
  const near = [...after, ...before];
  // Further up stands the day of the visit, in the masthead.
  const high = before
    .slice(3, 5)
    .filter((line) => /\d{1,2}[:.h]\d{2}|published|publi[ée]|veröffentlicht|公開/iu.test(line));
  const above = withLabels(before.toReversed()).reverse().slice(0, 3);
  const dates = [...withLabels(broken(after)), ...above, ...high].map((line) =>
    isDateLine(line, span.language) && !ofPost.test(line) ? publishedIn(line, span.language) : undefined,
  );
  const published = dates.find((date) => date?.label === 'published') ?? nearestOf(dates);
  // Links to other stories, with their own bylines, may stand between the byline and the text.
  const end = near.findIndex((line) => isEnd(line) && !shareRow.test(line));
  const first = firstByline(end < 0 ? near : near.slice(0, end), span.language) ?? belowLabel(near);
  if (first) return { published, authors: withFellows(first, near, span.language), unlabelled: false };
  const beside = besideDate(near, span, after.length);
  const later = beside.length === 0 ? firstByline(near, span.language) : undefined;
  const desk = later || beside.length > 0 ? undefined : near.find((line) => deskLine.test(line));
  return { published, authors: later ?? (desk ? [desk] : beside), unlabelled: !later };
};

/** `— Tom Reed (@treed) June 6, 2021` signs a post that the text shows. */
const ofPost = /^[—–-].{0,80}\(@\w{1,30}\)/u;

/** `October 13` over `3:35 PM 2016`: a date broken in two is read as one. */
const broken = (lines: readonly string[]): string[] =>
  lines.map((line, index) =>
    /^\p{L}{3,9}\.? \d{1,2},?$/u.test(line) && /^[\d:, apm.]*(?:19|20)\d{2}$/i.test(lines[index + 1] ?? '')
      ? `${line} ${lines[index + 1]}`
      : line,
  );

/** `Updated` alone on a line says what the day below it is. */
const withLabels = (lines: readonly string[]): string[] =>
  lines.map((line, index) =>
    dateLabel.test(lines[index - 1] ?? '') && /\d{4}/.test(line) ? `${lines[index - 1]} ${line}` : line,
  );

const dateLabel =
  /^(?:(?:first |last |originally )?(?:published|posted|updated|modified)(?: on| at)?|(?:zuletzt )?(?:veröffentlicht|publiziert|aktualisiert|erstellt)(?: am)?|publiée?(?: le)?|mise? (?:à jour|en ligne)(?: le)?|(?:公開|更新|掲載|投稿)日?)\s?[:：]?$/iu;

/** A date that says nothing of itself counts before an update, unless it stands lines further away, beside another story. */
const nearestOf = (dates: readonly (LabelledDate | undefined)[]): LabelledDate | undefined => {
  const plain = dates.findIndex((date) => date?.label === 'none');
  const first = dates.findIndex((date) => date !== undefined);
  return dates[plain < 0 || plain - first > 3 ? first : plain];
};

/** Words of a share row that are an end heading elsewhere. */
const shareRow =
  /^(?:\d* ?(?:comments?|commenter|kommentare?|réagir|partager|print|share|email|newsletter|discuss)|コメント|シェア)(?: [(\d)]*)?$/i;

/** Papers in India print the desk in the byline's place. */
const deskLine =
  /^(?:our |a )?(?:special|staff|principal|senior|web|city|chief) (?:correspondents?|reporters?|desk)$/i;

/** `Author:` alone on a line, and the name on the next, whatever stands above. */
const belowLabel = (near: readonly string[]): string[] | undefined => {
  const at = near.findIndex((line) =>
    /^(?:authors?|autor(?:in)?|auteure?|written by|作者|筆者|執筆者|著者)\s?[:：]$/iu.test(line),
  );
  const names = at < 0 ? [] : readByline(near[at + 1] ?? '');
  return names.length > 0 ? names : undefined;
};

/** Of several writers each may have a line, with buttons to follow them between, before the date. */
const withFellows = (first: string[], near: readonly string[], language?: string): string[] => {
  const at = near.findIndex(
    (line) => opensByline(line) && first.every((name) => folded(line).includes(folded(name))),
  );
  const names = [...first];
  let buttons = 0;
  for (const line of at < 0 ? [] : near.slice(at + 1, at + 12)) {
    if (isDateLine(line, language)) return buttons > 0 ? names : first;
    const own = namesOnly(line);
    if (/^(?:more (?:from|by)|follow)\b/i.test(line)) buttons += 1;
    else if (own.length > 0 && own.every((name) => /\s/.test(name) && !isHouse(name))) names.push(...own);
    else if (!isRow(line)) return first;
  }
  return first;
};

/** A system's `By NEWSROOM` gives way to the person whom the text names on its first line. */
const firstByline = (near: readonly string[], language?: string): string[] | undefined => {
  const all = near
    .map((line, index) => labelledByline(line, near[index + 1], language))
    .filter((names) => names.length > 0);
  const isNobody = (names: string[]): boolean => names.every((name) => nobody.test(name));
  return all.find((names) => !isNobody(names)) ?? all[0];
};

const nobody = /^(?:newsroom|news ?desk|web ?desk|staff|editors?|editorial(?: team)?|redaktion|rédaction)$/i;

/** The lines after the headline as far as the second paragraph, then those above it, nearest first; share rows do not count. */
const nearLines = ({ lines, headline, body, language }: Span): { after: string[]; before: string[] } => {
  const after: string[] = [];
  let paragraphs = 0;
  for (const line of lines.slice(headline + 1, headline + 80)) {
    const isHead = isDateLine(line, language) || (opensByline(line) && line.length < 200);
    if (isRow(line) && !isHead) continue;
    if (!isHead && isProse(line) && line.length > (isCjk(line) ? 40 : 100)) paragraphs += 1;
    if (paragraphs > 2 || after.length > 24) break;
    after.push(line);
  }
  const most = Math.max(body - headline + 2, 8);
  const before = lines
    .slice(Math.max(0, headline - 14), headline)
    .filter((line) => !isRow(line) || isDateLine(line, language) || opensByline(line))
    .slice(-6)
    .reverse();
  const isShort = (line: string): boolean => line.length <= 400;
  return { after: joined(after.slice(0, most).filter(isShort)), before: before.filter(isShort) };
};

/** `By Jane Doe`, `and`, `John Roe` on three lines are one byline. */
const joined = (lines: readonly string[]): string[] => {
  const whole: string[] = [];
  for (const [index, line] of lines.entries()) {
    const isJoint = /^(?:and|et|und|&|,)$/i.test(line);
    // Of a byline that a script fills in only `By` and `&` may be left.
    if (isJoint && /^(?:by|par|von)$/i.test(lines[index - 1] ?? '')) continue;
    if (
      (isJoint || (/^(?:and|et|und|&|,)$/i.test(lines[index - 1] ?? '') && !opensByline(line))) &&
      whole.length > 0
    )
      whole.push(`${whole.pop()} ${line}`.slice(0, 400));
    else whole.push(line);
  }
  return whole;
};
