import type { Metadata, Sharp, default as SharpModule, SharpOptions } from 'sharp';
import { drawSvg } from './draw-svg.ts';
import type { Prepared } from './prepare.ts';
import { hasFrames, strip } from './strip.ts';

/** Against decompression bombs: pixels over all frames; 100 megapixels is a camera's 12,000 × 8,000. */
const pixelLimit = 100_000_000;
/** Seconds of work on one picture. */
const timeLimit = 30;
const readable = new Set(['jpeg', 'png', 'gif', 'webp', 'heif', 'tiff']);

/** The module is handed in: a static import would load it at start-up once everything is one bundled file. */
type MakeSharp = typeof SharpModule;

type Encoded = Pick<Prepared, 'type' | 'bytes' | 'width' | 'height'>;

/**
 * Decodes, turns upright, converts to sRGB, shrinks to twice `shownWidth` and encodes for mail.
 * Throws, with the reason as message, when the bytes are no picture or more than the limits allow.
 */
export async function encode(sharp: MakeSharp, bytes: Uint8Array, shownWidth: number): Promise<Prepared> {
  if (isHeic(bytes)) throw new Error('it is in HEIC, the format of iPhones, which only they read well');
  const width = 2 * Math.round(shownWidth);
  if (isSvg(bytes)) {
    const drawn = await drawSvg(bytes, width, { seconds: timeLimit, pixels: pixelLimit });
    return encodeStill(sharp, open(sharp, drawn), true);
  }
  const meta = await sharp(bytes, inputOptions()).metadata();
  if (!readable.has(meta.format)) throw new Error(`${meta.format} is not a picture format for mail`);
  const original = meta.autoOrient;
  const fits = original.width <= width;
  const kept = fits && isPlain(meta) ? strip(bytes, meta.format) : undefined;
  const encoded = await reencode(sharp, bytes, meta, width, kept);
  return { ...encoded, original: { width: original.width, height: meta.pageHeight ?? original.height } };
}

/** The file type box of ISO 14496-12 with HEVC's brands (ISO 23008-12); sharp's own builds lack the decoder. */
const isHeic = (bytes: Uint8Array): boolean =>
  /^ftyp(?:hei[cxms]|hev[cxms])/.test(Buffer.from(bytes.subarray(4, 12)).toString('latin1'));

/** Text that begins with a tag and has an `<svg` element within its first characters, in UTF-8 or UTF-16. */
function isSvg(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 2000)).toString('latin1').replaceAll('\0', '');
  return /^[^\w<]{0,8}</.test(start) && /<(?:\w+:)?svg[\s>/]/i.test(start);
}

async function reencode(
  sharp: MakeSharp,
  bytes: Uint8Array,
  meta: Metadata,
  width: number,
  kept?: Uint8Array,
): Promise<Encoded> {
  if (kept && meta.format === 'png' && hasFrames(kept)) return asKept(kept, meta);
  const animated = (meta.format === 'gif' || meta.format === 'webp') && (meta.pages ?? 1) > 1;
  const source = open(sharp, bytes, { animated }).resize({ width, withoutEnlargement: true });
  const made = animated
    ? await encodeFrames(source)
    : await encodeStill(sharp, source, meta.format !== 'jpeg');
  return kept && worthKeeping(kept, made) ? asKept(kept, meta) : made;
}

/** Encoding again costs a little quality each time, so it has to save a tenth. */
const worthKeeping = (kept: Uint8Array, made: Encoded): boolean => kept.length * 0.9 <= made.bytes.length;

const asKept = (bytes: Uint8Array, meta: Metadata): Encoded => ({
  type: meta.format === 'jpeg' ? 'image/jpeg' : meta.format === 'png' ? 'image/png' : 'image/gif',
  bytes,
  width: meta.width,
  height: meta.pageHeight ?? meta.height,
});

/** Nothing but metadata would change if it were written again: upright, eight bits, sRGB or grey. */
function isPlain({ orientation, space, depth, icc }: Metadata): boolean {
  const upright = (orientation ?? 1) === 1;
  return upright && depth === 'uchar' && (space === 'srgb' || space === 'b-w') && (!icc || isSrgb(icc));
}

/** ICC profiles carry their description in ASCII (version 2) or UTF-16 (version 4). */
const isSrgb = (profile: Buffer): boolean =>
  profile.includes('sRGB') || profile.includes(Buffer.from('sRGB', 'utf16le').swap16());

const inputOptions = (more: SharpOptions = {}): SharpOptions => ({
  failOn: 'error',
  limitInputPixels: pixelLimit,
  ...more,
});

const open = (sharp: MakeSharp, bytes: Uint8Array, more: SharpOptions = {}): Sharp =>
  sharp(bytes, inputOptions({ autoOrient: true, ...more }))
    .timeout({ seconds: timeLimit })
    .toColourspace('srgb');

async function encodeFrames(source: Sharp): Promise<Encoded> {
  const { data, info } = await source.gif().toBuffer({ resolveWithObject: true });
  return { type: 'image/gif', bytes: data, width: info.width, height: info.pageHeight ?? info.height };
}

/**
 * PNG when something shines through; else JPEG, or PNG where that costs at most half as much again, as it does
 * for drawings and screenshots, which it keeps sharp.
 */
async function encodeStill(sharp: MakeSharp, source: Sharp, mayBeDrawing: boolean): Promise<Encoded> {
  const { data, info } = await source.raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const drawn = sharp(data, { raw: { width, height, channels } });
  const opaque = channels % 2 === 1 || (await drawn.stats()).isOpaque;
  const pixels = opaque ? drawn.removeAlpha() : drawn;
  const png =
    mayBeDrawing || !opaque ? await pixels.clone().png({ compressionLevel: 9 }).toBuffer() : undefined;
  if (png && !opaque) return { type: 'image/png', bytes: png, width, height };
  const jpeg = await pixels.clone().jpeg({ quality: 80, mozjpeg: true }).toBuffer();
  if (png && png.length <= jpeg.length * 1.5) return { type: 'image/png', bytes: png, width, height };
  return { type: 'image/jpeg', bytes: jpeg, width, height };
}
