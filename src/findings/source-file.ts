import { isUtf8 } from 'node:buffer';
import type { Finding } from '../model.ts';
import { error, note, warning } from './finding.ts';
import { Lines } from './place.ts';
import { readBytes, unreadableFile } from './unreadable.ts';

const controls = /[\x00-\x08\x0b\x0c\x0e-\x1f]/g;

/**
 * Reads a text file an editor wrote. Windows line ends and a byte-order mark are taken in stride; control
 * characters become spaces.
 * @param path absolute
 * @param file the same for places, from the project's root
 * @returns its text with LF line ends, absent when it is no text, and what was found.
 */
export function readSource(path: string, file: string): { lines?: Lines; findings: Finding[] } {
  const bytes = readBytes(path);
  if (bytes instanceof Error) return { findings: [unreadableFile(bytes, file, 'editor')] };
  if (!isUtf8(bytes)) return { findings: [notUtf8(bytes, file)] };
  if (isWide(bytes)) return { findings: [wide(file)] };
  const decoded = bytes.toString('utf8');
  const findings: Finding[] = [];
  const hasMark = decoded.startsWith('\uFEFF');
  if (hasMark) findings.push(byteOrderMark(file));
  const text = (hasMark ? decoded.slice(1) : decoded).replace(/\r\n?/g, '\n');
  const found = text.search(controls);
  if (found < 0) return { lines: new Lines(file, text), findings };
  findings.push(controlCharacter(text, found, new Lines(file, text)));
  return { lines: new Lines(file, text.replace(controls, ' ')), findings };
}

function notUtf8(bytes: Uint8Array, file: string): Finding {
  const [line, column] = placeOfBadByte(bytes);
  return error('not-utf8', 'the file is not UTF-8 text: a byte here is no part of a character', {
    place: { file, line, column },
    hint: 'Save it again with the encoding UTF-8',
  });
}

/** Every second byte of a European text in UTF-16 is zero, which UTF-8 allows and no text has. */
const isWide = (bytes: Uint8Array): boolean =>
  bytes.includes(0) && bytes.reduce((zeros, byte) => zeros + (byte === 0 ? 1 : 0), 0) * 4 > bytes.length;

const wide = (file: string): Finding =>
  error('not-utf8', 'the file is not UTF-8 text: every other byte of it is zero, as in UTF-16', {
    place: { file, line: 1, column: 1 },
    hint: 'Save it again with the encoding UTF-8',
  });

function placeOfBadByte(bytes: Uint8Array): [line: number, column: number] {
  let low = 0;
  let high = bytes.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isUtf8(wholeCharacters(bytes, middle))) low = middle;
    else high = middle;
  }
  const before = Buffer.from(bytes.subarray(0, low))
    .toString('utf8')
    .split(/\r\n?|\n/);
  return [before.length, (before.at(-1) ?? '').length + 1];
}

/** The first `length` bytes without a character that is cut at the end. */
function wholeCharacters(bytes: Uint8Array, length: number): Uint8Array {
  let end = length;
  while (end > 0 && length - end < 3 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end);
}

const byteOrderMark = (file: string): Finding =>
  note('byte-order-mark', 'the file starts with a byte-order mark, which is left out', {
    place: { file, line: 1, column: 1 },
    hint: 'Nothing to mend; some editors can save as "UTF-8 without BOM"',
  });

function controlCharacter(text: string, at: number, lines: Lines): Finding {
  const count = text.match(controls)?.length ?? 1;
  const name = `U+${text.charCodeAt(at).toString(16).toUpperCase().padStart(4, '0')}`;
  const more = count > 1 ? `, the first of ${count}` : '';
  return warning(
    'control-character',
    `an invisible control character (${name}) stands here${more}; a space took its place`,
    {
      place: lines.at(at),
      hint: 'Type the line again: such characters come along when text is pasted',
    },
  );
}
