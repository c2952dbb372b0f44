import { isAside, isEnd, isRow } from '../furniture.ts';
import { columns, isCjk, oneLine } from '../plain.ts';
import { isControl, repeatedIn, withoutPicture } from './placeholders.ts';
import { behindProvider } from './provider.ts';

/** One line of a capture as its page had it: hard line breaks of a text browser are taken back. */
export interface CaptureLine {
  text: string;
  /** It stood behind a bullet. */
  bullet: boolean;
  /** An empty line stood before it. */
  gap: boolean;
  /** It opened with a blank as wide as a letter, as paragraphs in Japanese do. */
  indented?: boolean;
  /** The blank or the placeholder that a picture leaves stood right above it or, as one space, before it. */
  picture?: 'above' | 'before';
  /** It belongs to a box of links in the text, see boxes.ts. */
  boxed?: boolean;
  /** It is a sentence that is no paragraph, see loose.ts. */
  loose?: boolean;
  /** It says what a picture shows or who made it. */
  caption: boolean;
}

const maximum = { lines: 20_000, length: 20_000 };

/** A capture's lines, unwrapped, without bullets, rules, form fields and the placeholders text browsers put for pictures. */
export const captureLines = (capture: string): CaptureLine[] => {
  const raw = capture.replace(/\r\n?|[\u2028\u2029\u000b\u000c]/g, '\n').split('\n', maximum.lines);
  const { joined, width } = unwrap(raw.map((line) => withoutEnd(line.slice(0, maximum.length))));
  const lines: CaptureLine[] = [];
  let gap = true;
  let picture: CaptureLine['picture'];
  let list: number | undefined;
  let said: string | undefined;
  for (const line of joined.flatMap(parted)) {
    const text = tidy(line);
    // Right above it the picture's own words stood, printed twice.
    const isCaption = text !== '' && text === said;
    if (line.trim()) said = text ? undefined : repeatedIn(oneLine(line));
    list = listAround(line, list);
    if (!text) {
      gap ||= line.trim() === '';
      picture = /^\s*\[|^\s+$/.test(line) && !isControl(line) && !lines.at(-1)?.bullet ? 'above' : undefined;
      continue;
    }
    // Text browsers indent with spaces; a browser leaves one only behind a picture that stands in the line.
    if (width === undefined && /^[ \u00a0]\S/.test(line) && !bullet.test(line)) picture = 'before';
    const behind = behindProvider(text);
    if (behind) picture = undefined;
    lines.push({
      text: behind ?? text,
      bullet: bullet.test(line) || list !== undefined,
      gap,
      picture,
      indented: /^\s*\u3000/.test(line),
      caption: isCaption,
    });
    gap = false;
    picture = undefined;
  }
  return lines;
};

/** Without the spaces it ends with; of a line of nothing but spaces, which is the place of a picture, one stays. */
const withoutEnd = (line: string): string => line.trimEnd() || line.slice(0, 1);

/** A date glued to the end of a sentence is a line of its own: `… the secret of its return?Monday, 6 January 2020`. */
const parted = (line: string): string[] => {
  const date = gluedDate.exec(line.slice(-60))?.[1];
  return date ? [line.slice(0, -date.length), date] : [line];
};

const gluedDate =
  /\p{Ll}[.?!…]["”’]?((?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:\d{1,2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}*|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}* \d{1,2},) (?:19|20)\d{2})$/u;

const bullet = /^\s*(?:[•□■●○◦▪▸►‣*+–-]|\d{1,3}\.)\s+\S/u;

/**
 * How far in the list begins that a line stands in. Text browsers set a list in by two spaces; what an item has besides its first line,
 * such as the box that a menu opens, stands below it without a bullet and further in.
 */
const listAround = (line: string, list: number | undefined): number | undefined => {
  const indent = line.search(/\S/);
  if (/^ {2,}[•□■●○◦▪▸►‣*+](?:\s|$)/u.test(line)) return Math.min(indent, list ?? indent);
  return list !== undefined && indent > list ? list : undefined;
};

const tidy = (line: string): string =>
  withoutPicture(
    oneLine(
      line
        .replace(/^(?:\s*[•□■●○◦▪▸►‣*+]|\s+\d{1,2}\.(?=\s))\s*/u, '')
        .replace(/\[\s{3,}\]|\[_{3,}\]|\[(?:INS|DEL):|:(?:INS|DEL)\]/g, ' ')
        // What a publishing system was to put in its place: `[gallery id="12"]`.
        .replace(/\[\/?[a-z][\w-]{1,30}(?:\s[\w-]{1,30}=["“”'][^\]"“”']{0,200}["“”'])+\s?\/?\]/giu, ' ')
        .replace(/^[━─═_*=~.\s-]{4,}$/u, '')
        // Placeholders of pictures: `[img_0123]`, `[Sokel_Josh]`, and whatever in brackets is glued to the word behind it; not the
        // editor's own `[S]ome`, the number of a note and the label of an advertisement.
        .replace(
          /^(?:\s*\[(?!(?:\p{L}|\d{1,3}|PR|AD)\])(?![^\]]{0,40}\p{Script=Han})(?=[^\]]*[\d_%]|[^\]]{10}\]|[\w.%-]{0,30}\](?:\S|\s*$))[^\]\s]{0,40}\](?![,.;:’'s]))+/u,
          ' ',
        ),
    ).replace(/^[*|·•\s]+$/u, ''),
  );

/**
 * Takes back a text browser's line breaks. A line was broken when the next line's first word would not have fitted behind it;
 * the width is the one that explains the most lines.
 */
const unwrap = (lines: string[]): { joined: string[]; width?: number } => {
  const widths = lines.map((line) => columns(line.slice(0, 400)));
  const width = wrapWidth(lines, widths);
  if (!width) return { joined: lines };
  const joined: string[] = [];
  let open = false;
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    // No paragraph is as long as that, and joining on would take ever longer.
    if (open && text && (joined.at(-1)?.length ?? 0) < maximum.length)
      joined.push(join(joined.pop() ?? '', text));
    else joined.push(line);
    open = isBroken(lines, widths, index, width);
  }
  return { joined, width };
};

/** The widths text browsers are run with. */
const usual = [72, 76, 78, 79, 80, 100, 120, 132, 160, 200, 240];

const wrapWidth = (lines: string[], widths: number[]): number | undefined => {
  const counts = new Map<number, number>();
  for (const width of widths) if (width > 50) counts.set(width, (counts.get(width) ?? 0) + 1);
  const candidates = new Set([...usual, ...[...counts.keys()].filter((width) => width <= 300)]);
  // A few broken lines are enough where no line is wider.
  const widest = Math.max(0, ...counts.keys());
  let best: { width: number; score: number } | undefined;
  for (const width of candidates) {
    let score = 0;
    for (const [index, own] of widths.entries()) {
      if (own > width) score -= 2;
      else if (own > width * 0.8 && isBroken(lines, widths, index, width)) score += 1;
    }
    const isFilled = usual.includes(width) && widest <= width && widest > width * 0.9;
    if (score > (best?.score ?? (isFilled ? 0 : 3))) best = { width, score };
  }
  return best?.width;
};

/** What is not parted: a word, or two letters where words are not parted. */
const firstWord = /^(?:[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|..?)/u;

const rule = /^\s*[━─═]{4}/u;

const isBroken = (lines: string[], widths: number[], index: number, width: number): boolean => {
  const next = lines[index + 1]?.trim();
  const line = lines[index];
  if (!next || !line || bullet.test(lines[index + 1] ?? '') || rule.test(next) || rule.test(line))
    return false;
  const own = widths[index] ?? 0;
  if (own < width * 0.7 || own > width + 2) return false;
  if (/[.!?…]["”’»)]?$/.test(line) && (isEnd(next) || isAside(next) || isRow(next))) return false;
  const first = (firstWord.exec(next)?.[0] ?? '').slice(0, 200);
  return own + 1 + columns(first) > width;
};

const join = (left: string, right: string): string => {
  const ends = [left.slice(-2), right.slice(0, 2)].filter(isCjk).length;
  // A foreign word stands between letters as it does in the rest of the line.
  const counts = /\d$/.test(left) && /^[年月日時分秒人件回歳円万億兆％]/u.test(right);
  const solid = ends === 2 || counts || (ends === 1 && !spaced.test(left.slice(-400)));
  // Text browsers also break behind a slash or a hyphen inside a word or an address.
  return solid || /[\p{L}\d]\/$/u.test(left) ? left + right : `${left} ${right}`;
};

const spaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}] [A-Za-z\d]|[A-Za-z\d] [\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
