import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { hasFrames, strip } from '../../src/images/strip.ts';
import { animation, photo } from './pictures.ts';

const pixels = (bytes: Uint8Array | undefined) => sharp(bytes, { animated: true }).raw().toBuffer();

/** A PNG chunk without a valid checksum, which nothing here reads. */
function chunk(type: string, data: string | Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, Buffer.from(data), Buffer.alloc(4)]);
}

const segment = (marker: number, data: string): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]),
    Buffer.from(data, 'latin1'),
  ]);

describe('strip', () => {
  it.each([false, true])(
    'takes metadata out of JPEG and keeps its pixels (progressive: %s)',
    async (progressive) => {
      const plain = await sharp(await photo(90, 60))
        .jpeg({ progressive })
        .toBuffer();
      const after = plain.indexOf(Buffer.from([0xff, 0xda]));
      const spoilt = Buffer.concat([
        plain.subarray(0, 2),
        segment(0xe1, 'Exif\0\0GPS'),
        segment(0xed, 'Photoshop 3.0'),
        segment(0xfe, 'a comment'),
        plain.subarray(2, after),
        segment(0xe2, 'MPF\0'),
        plain.subarray(after),
        Buffer.from('film'),
      ]);
      expect(strip(spoilt, 'jpeg')).toEqual(strip(plain, 'jpeg'));
      expect(await pixels(strip(spoilt, 'jpeg'))).toEqual(await pixels(plain));
      expect(Buffer.from(strip(spoilt, 'jpeg') ?? []).toString('latin1')).not.toMatch(
        /Exif|Photoshop|comment|MPF|film/,
      );
    },
  );

  it('keeps what Adobe says of the colours of a JPEG', () => {
    const jpeg = Buffer.concat([
      Buffer.from([0xff, 0xd8]),
      segment(0xee, 'Adobe\0d\0\0\0\0\x01'),
      Buffer.from([0xff, 0xd9]),
    ]);
    expect(strip(jpeg, 'jpeg')).toEqual(jpeg);
  });

  it('takes text, dates, places and profiles out of PNG', async () => {
    const plain = await sharp(await photo(90, 60))
      .png()
      .toBuffer();
    const spoilt = Buffer.concat([
      plain.subarray(0, 33),
      chunk('tEXt', 'Author\0Somebody'),
      chunk('iTXt', 'XML:com.adobe.xmp\0'),
      chunk('zTXt', deflateSync('Somebody')),
      chunk('eXIf', 'GPS'),
      chunk('tIME', '1234567'),
      plain.subarray(33),
      Buffer.from('rest'),
    ]);
    expect(strip(spoilt, 'png')).toEqual(strip(plain, 'png'));
    expect(await pixels(strip(spoilt, 'png'))).toEqual(await pixels(plain));
  });

  it('knows an animated PNG and keeps its frames', async () => {
    const plain = await sharp(await photo(90, 60))
      .png()
      .toBuffer();
    const moving = Buffer.concat([plain.subarray(0, 33), chunk('acTL', Buffer.alloc(8)), plain.subarray(33)]);
    expect([hasFrames(plain), hasFrames(moving)]).toEqual([false, true]);
    expect(
      strip(moving, 'png')?.includes('acTL' as never) ||
        Buffer.from(strip(moving, 'png') ?? []).includes('acTL'),
    ).toBe(true);
  });

  it('takes comments and XMP out of GIF and keeps frames, delays and looping', async () => {
    const plain = await animation(30, 20, ['#f00', '#0f0', '#00f']);
    const table = 3 * 2 ** (((plain[10] ?? 0) & 7) + 1);
    const start = 13 + ((plain[10] ?? 0) & 0x80 ? table : 0);
    const comment = Buffer.from('!\xfe\x08Somebody\0', 'latin1');
    const xmp = Buffer.from('!\xff\x0bXMP DataXMP\x04<x/>\0', 'latin1');
    const spoilt = Buffer.concat([
      plain.subarray(0, start),
      comment,
      xmp,
      plain.subarray(start),
      Buffer.from('rest'),
    ]);
    expect(Buffer.from(strip(spoilt, 'gif') ?? [])).toEqual(plain);
    const { pages, delay } = await sharp(strip(spoilt, 'gif'), { animated: true }).metadata();
    expect({ pages, delay }).toEqual({ pages: 3, delay: [100, 150, 200] });
  });

  it('gives nothing for bytes that end too soon or are of another format, at any length', async () => {
    const jpeg = await sharp(await photo(30, 20))
      .jpeg()
      .toBuffer();
    const png = await sharp(await photo(30, 20))
      .png()
      .toBuffer();
    const gif = await animation(30, 20, ['#f00', '#0f0']);
    for (const [format, bytes] of Object.entries({ jpeg, png, gif })) {
      for (let length = 0; length < bytes.length; length++) {
        expect(strip(bytes.subarray(0, length), format), `${format} ${length}`).toBeUndefined();
      }
    }
    expect(strip(jpeg, 'webp')).toBeUndefined();
  });
});
