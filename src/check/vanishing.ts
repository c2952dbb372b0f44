import { type Color, contrastOf, over } from './colors.ts';

/** The ground that clients which darken by force put under a message: Gmail’s and Outlook’s are within a shade of it. */
const darkGround: Color = { red: 31, green: 31, blue: 31, alpha: 1 };
/** Below this a shape and its ground look like one; WCAG 2.2 asks 3:1 of shapes that tell something (1.4.11). */
const seen = 2;
/** A picture with less than this share of empty ground is a photograph with soft corners, not a drawing. */
const emptyShare = 0.15;
const lostShare = 0.85;
/** Shapes are told well enough at this many pixels a side. */
const side = 96;

/**
 * Whether a picture’s drawing, dark on a transparent ground, cannot be told from the ground of a client that darkens.
 * Pictures without transparency, and what is no PNG, GIF or WebP, never do. Octets no decoder takes count as not vanishing:
 * other rules speak of them.
 */
export const vanishesOnDark = async (bytes: Uint8Array): Promise<boolean> => {
  if (!mayBeTransparent(bytes)) return false;
  const { default: sharp } = await import('sharp');
  const pixels = await sharp(bytes, { limitInputPixels: 50_000_000 })
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw()
    .toBuffer()
    .catch(() => Buffer.alloc(0));
  return isLost(pixels);
};

/** RGBA octets: enough of them empty, and nearly all of the rest as dark as the ground. */
const isLost = (pixels: Uint8Array): boolean => {
  let drawn = 0;
  let lost = 0;
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const alpha = (pixels[at + 3] ?? 0) / 255;
    if (alpha < 0.05) continue;
    const color = { red: pixels[at] ?? 0, green: pixels[at + 1] ?? 0, blue: pixels[at + 2] ?? 0, alpha };
    drawn += alpha;
    if (contrastOf(over(color, darkGround), darkGround) < seen) lost += alpha;
  }
  const all = pixels.length / 4;
  return drawn > 0 && drawn <= all * (1 - emptyShare) && lost >= drawn * lostShare;
};

// PNG (W3C PNG, 11.2.1): colour types 4 and 6 have alpha, type 3 may have it in tRNS. GIF and WebP may.
const mayBeTransparent = (bytes: Uint8Array): boolean => {
  const head = Buffer.from(bytes.subarray(0, 32)).toString('latin1');
  if (head.startsWith('\x89PNG')) return bytes[25] === 3 || (bytes[25] ?? 0) >= 4;
  return head.startsWith('GIF8') || head.startsWith('WEBP', 8);
};
