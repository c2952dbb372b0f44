import { displayWidth, isNarrow } from './width.ts';

const columns = 72;

/**
 * Wraps plain text at 72 columns of display width (East Asian wide characters count two, combining marks none).
 * A continued line keeps the indent, the quote sign and the hanging indent of its list marker. A word too long
 * for a line, such as an address, stays whole.
 */
export const wrapText = (text: string): string => text.split('\n').map(wrapLine).join('\n');

const wrapLine = (line: string): string => {
  const trimmed = line.trimEnd();
  if (fits(trimmed)) return trimmed;
  const { prefix, marker, rest } = split(trimmed);
  const room = columns - displayWidth(prefix) - displayWidth(marker);
  const [first = '', ...more] = fill(rest, room);
  const hanging = prefix + ' '.repeat(displayWidth(marker));
  return [prefix + marker + first, ...more.map((each) => hanging + each)].join('\n');
};

const fits = (line: string): boolean => line.length * 2 <= columns || displayWidth(line) <= columns;

/** Takes a line apart into quote signs and indent, a list marker, and the words. */
const split = (line: string): { prefix: string; marker: string; rest: string } => {
  const prefix = /^(?:> ?|\s)*/.exec(line)?.[0] ?? '';
  const after = line.slice(prefix.length);
  const marker = /^(?:[-•*] |\d{1,3}[.)] |\[\d+\] )/.exec(after)?.[0] ?? '';
  return { prefix, marker, rest: after.slice(marker.length) };
};

const fill = (text: string, room: number): string[] =>
  isNarrow(text) ? fillNarrow(text, room) : fillByWidth(text, room);

/** Where every character is one column, which is nearly always, lines are found without looking at each word. */
const fillNarrow = (text: string, room: number): string[] => {
  const lines: string[] = [];
  let start = pastSpaces(text, 0);
  while (text.length - start > room) {
    let end = text.lastIndexOf(' ', start + room);
    // A word longer than the room: to its end.
    if (end <= start) end = text.indexOf(' ', start + Math.max(room, 0));
    if (end < 0) break;
    lines.push(text.slice(start, end).trimEnd());
    start = pastSpaces(text, end);
  }
  lines.push(text.slice(start).trimEnd());
  return lines;
};

const pastSpaces = (text: string, from: number): number => {
  let at = from;
  while (text[at] === ' ') at++;
  return at;
};

const fillByWidth = (text: string, room: number): string[] => {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const piece of pieces(text)) {
    const size = displayWidth(piece.trimEnd());
    if (line && used + size > room) {
      lines.push(line.trimEnd());
      line = '';
      used = 0;
    }
    line += piece;
    used += displayWidth(piece);
  }
  lines.push(line.trimEnd());
  return lines;
};

/** Unbreakable pieces, each with the spaces that follow it. */
const pieces = (text: string): string[] =>
  (text.match(/[^ ]+ */g) ?? []).flatMap((word) => (cjk.test(word) ? breakable(word) : [word]));

const cjk = /[\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]/;

// JIS X 4051: these may not begin a line, those may not end one.
const notFirst =
  /^[、。，．・：；？！゛゜ヽヾゝゞ々ー’”）〕］｝〉》」』】ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)\]}%]/;
const notLast = /[‘“（〔［｛〈《「『【([{]$/;

const breakable = (word: string): string[] => {
  const out: string[] = [];
  for (const character of word.match(/[\u0021-\u007e\u00a0-\u2fff]+ *|\P{M}\p{M}* */gu) ?? [word]) {
    const last = out[out.length - 1];
    const glued = last !== undefined && (notFirst.test(character) || notLast.test(last.trimEnd()));
    if (glued) out[out.length - 1] = last + character;
    else out.push(character);
  }
  return out;
};
