import { asBuffer } from '../octets.ts';

/**
 * Copies a picture without its metadata (where and when it was taken, by whom, thumbnails, comments, whatever
 * follows its end), the compressed pixels untouched. Gives undefined for bytes not laid out as the format says.
 */
export function strip(bytes: Uint8Array, format: string): Uint8Array | undefined {
  const source = asBuffer(bytes);
  const pieces = strippers[format]?.(source);
  return pieces && Buffer.concat(pieces);
}

const strippers: Record<string, (source: Buffer) => Buffer[] | undefined> = {
  jpeg: stripJpeg,
  png: stripPng,
  gif: stripGif,
};

/** An animated PNG, which decoders of plain PNG would reduce to one frame. */
export const hasFrames = (png: Uint8Array): boolean => Buffer.from(png.subarray(0, 200)).includes('acTL');

/** ITU T.81 Annex B. Stays: all but APPn and COM segments, though JFIF (APP0) and Adobe's colour transform (APP14). */
function stripJpeg(source: Buffer): Buffer[] | undefined {
  const pieces = [source.subarray(0, 2)];
  let at = 2;
  while (at + 4 <= source.length && source[at] === 0xff) {
    const marker = source[at + 1] ?? 0;
    if (marker === 0xff) at += 1;
    else if (marker === 0xd9) return [...pieces, source.subarray(at, at + 2)];
    else {
      let end = at + 2 + source.readUInt16BE(at + 2);
      if (marker === 0xda) end = endOfScan(source, end);
      const metadata = marker === 0xfe || (marker >= 0xe1 && marker <= 0xef && marker !== 0xee);
      if (!metadata) pieces.push(source.subarray(at, end));
      at = end;
    }
  }
  return at + 2 <= source.length && source[at + 1] === 0xd9
    ? [...pieces, source.subarray(at, at + 2)]
    : undefined;
}

/** Compressed data runs up to the next marker that is neither a stuffed zero nor a restart. */
function endOfScan(source: Buffer, from: number): number {
  let at = source.indexOf(0xff, from);
  while (at >= 0) {
    const marker = source[at + 1] ?? 0;
    if (marker !== 0 && marker !== 0xff && (marker < 0xd0 || marker > 0xd7)) return at;
    at = source.indexOf(0xff, at + 1);
  }
  return source.length;
}

const pngChunks = new Set('IHDR PLTE IDAT IEND tRNS sRGB gAMA cHRM sBIT bKGD pHYs acTL fcTL fdAT'.split(' '));

/** PNG specification, chunk layout: length, type, data, checksum. */
function stripPng(source: Buffer): Buffer[] | undefined {
  const pieces = [source.subarray(0, 8)];
  let at = 8;
  while (at + 12 <= source.length) {
    const end = at + 12 + source.readUInt32BE(at);
    const type = source.toString('latin1', at + 4, at + 8);
    if (pngChunks.has(type)) pieces.push(source.subarray(at, end));
    if (type === 'IEND') return pieces;
    at = end;
  }
  return undefined;
}

/** GIF89a. Of the extensions, frame timing and looping stay; comments, XMP and the like go. */
function stripGif(source: Buffer): Buffer[] | undefined {
  let at = 13 + tableSize(source[10] ?? 0);
  const pieces = [source.subarray(0, at)];
  while (at < source.length) {
    const start = at;
    if (source[at] === 0x3b) return [...pieces, source.subarray(at, at + 1)];
    if (source[at] === 0x2c) at = endOfBlocks(source, at + 11 + tableSize(source[at + 9] ?? 0));
    else if (source[at] === 0x21) at = endOfBlocks(source, at + 2);
    else return undefined;
    if (source[start] === 0x2c || keepsExtension(source, start)) pieces.push(source.subarray(start, at));
  }
  return undefined;
}

const tableSize = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

const keepsExtension = (source: Buffer, at: number): boolean =>
  source[at + 1] === 0xf9 ||
  (source[at + 1] === 0xff &&
    ['NETSCAPE2.0', 'ANIMEXTS1.0'].includes(source.toString('latin1', at + 3, at + 14)));

function endOfBlocks(source: Buffer, from: number): number {
  let at = from;
  while (at < source.length && source[at] !== 0) at += 1 + (source[at] ?? 0);
  return at + 1;
}
