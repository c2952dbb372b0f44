import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { prepareImage, recipe } from '../../src/images/prepare.ts';
import type { ProofImage } from '../../src/model.ts';
import { animation, drawing, inFolder, photo, svg } from './pictures.ts';

/** The picture as it goes into the mail. */
async function prepared(bytes: Uint8Array | string, name = 'x.jpg', shownWidth = 300): Promise<ProofImage> {
  let image: ProofImage | undefined;
  await inFolder(async (put) => {
    const result = await prepareImage({ file: await put(name, bytes) }, { shownWidth });
    expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    image = result.image;
  });
  if (!image) throw new Error('no image');
  expect(await sharp(image.bytes).metadata()).toMatchObject({
    format: image.type.slice('image/'.length),
    width: image.width,
  });
  return image;
}

async function findings(bytes: Uint8Array | string, name = 'x.jpg', shownWidth = 300) {
  let found: string[] = [];
  await inFolder(async (put) => {
    const result = await prepareImage({ file: await put(name, bytes) }, { shownWidth });
    expect(result.image === undefined).toBe(result.findings.some(({ severity }) => severity === 'error'));
    found = result.findings.map(({ code, message }) => `${code}: ${message}`);
  });
  return found;
}

/** Mean difference of two pictures' colours, 0 to 255. */
async function difference(one: Uint8Array, other: Uint8Array): Promise<number> {
  const pixels = (bytes: Uint8Array) =>
    sharp(bytes)
      .resize(60, 40, { fit: 'fill', fastShrinkOnLoad: false })
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .raw()
      .toBuffer();
  const [a, b] = [await pixels(one), await pixels(other)];
  expect(a.length).toBe(b.length);
  return a.reduce((sum, value, index) => sum + Math.abs(value - (b[index] ?? 0)), 0) / a.length;
}

/** A plain comparison: that of `expect` takes a second for a picture. */
const samePixels = async (one: Uint8Array, other: Uint8Array): Promise<boolean> =>
  (await sharp(one).raw().toBuffer()).equals(await sharp(other).raw().toBuffer());

const metadataOf = async ({ bytes }: ProofImage) => {
  const { exif, icc, iptc, xmp, comments, orientation } = await sharp(bytes).metadata();
  return { exif, icc, iptc, xmp, comments, orientation };
};
const none = {
  exif: undefined,
  icc: undefined,
  iptc: undefined,
  xmp: undefined,
  comments: undefined,
  orientation: undefined,
};

const gps = {
  IFD0: { Artist: 'A. Photographer', Copyright: 'Somebody' },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '13/1 5/1 0/1',
    GPSLongitudeRef: 'E',
    GPSLongitude: '80/1 16/1 0/1',
  },
};

describe('prepareImage: size and format', () => {
  it('makes pictures at most twice as wide as they are shown, and never larger', async () => {
    const large = await prepared(await photo(1000, 500));
    expect([large.width, large.height]).toEqual([600, 300]);
    const fitting = await prepared(await photo(450, 300));
    expect([fitting.width, fitting.height]).toEqual([450, 300]);
  });

  it.each(['webp', 'avif', 'tiff', 'png'] as const)(
    'turns a photograph in %s into JPEG that looks the same',
    async (format) => {
      const source = await photo(800, 500);
      const image = await prepared(await sharp(source).toFormat(format).toBuffer(), `x.${format}`);
      expect(image.type).toBe('image/jpeg');
      expect(await difference(image.bytes, source)).toBeLessThan(4);
    },
  );

  it.each(['webp', 'avif', 'tiff', 'png', 'gif'] as const)(
    'keeps what shines through in %s, as PNG or GIF',
    async (format) => {
      const circle = sharp(Buffer.from(svg('<circle cx="50" cy="25" r="20" fill="red"/>'))).resize(400);
      const bytes = format === 'tiff' ? circle.tiff({ compression: 'lzw' }) : circle.toFormat(format);
      const image = await prepared(await bytes.toBuffer(), `x.${format}`);
      expect(['image/png', 'image/gif']).toContain(image.type);
      const pixels = await sharp(image.bytes).ensureAlpha().raw().toBuffer();
      expect(pixels[3]).toBe(0);
      expect(pixels[(100 * 400 + 200) * 4 + 3]).toBe(255);
    },
  );

  it('keeps drawings sharp as PNG', async () => {
    const image = await prepared(
      await sharp(await drawing(900, 450))
        .webp({ lossless: true })
        .toBuffer(),
      'x.webp',
    );
    expect(image.type).toBe('image/png');
  });

  it('draws SVG at the size it will have, not at its own', async () => {
    const image = await prepared(
      svg('<circle cx="50" cy="25" r="20" fill="red"/>', 'width="10" height="5" viewBox="0 0 100 50"'),
      'x.svg',
    );
    expect(image).toMatchObject({ type: 'image/png', width: 600, height: 300 });
    const { data, info } = await sharp(image.bytes).raw().toBuffer({ resolveWithObject: true });
    const edge = Array.from(
      { length: 40 },
      (_, step) => data[(150 * 600 + 165 + step) * info.channels + 3] ?? 0,
    );
    expect(edge.filter((alpha) => alpha > 0 && alpha < 255).length).toBeLessThanOrEqual(2);
  });

  it('makes a JPEG smaller when that saves a tenth, and else keeps its very pixels', async () => {
    const source = await photo(500, 300);
    const wasteful = await sharp(source).jpeg({ quality: 98 }).toBuffer();
    expect((await prepared(wasteful)).bytes.length).toBeLessThan(wasteful.length * 0.9);
    const lean = await sharp(source).jpeg({ quality: 50, mozjpeg: true }).toBuffer();
    const kept = await prepared(
      await sharp(lean)
        .keepMetadata()
        .toBuffer()
        .then(() => lean),
    );
    expect(await samePixels(kept.bytes, lean)).toBe(true);
    expect(kept.bytes.length).toBeLessThanOrEqual(lean.length);
  });

  it('gives the same bytes, name and Content-ID each time, in files that are safe to write', async () => {
    const source = await photo(700, 400);
    const one = await prepared(source, 'Überblick & "Dixon" №5.PNG');
    const two = await prepared(await photo(700, 400), 'Überblick & "Dixon" №5.PNG');
    expect(Buffer.compare(two.bytes, one.bytes)).toBe(0);
    expect([two.name, two.cid]).toEqual([one.name, one.cid]);
    expect(one.name).toMatch(/^uberblick-dixon-no5-[0-9a-f]{10}\.jpg$/);
    expect(one.cid).toMatch(/^[0-9a-f]{32}@galley$/);
    expect((await prepared(source, '写真.png')).name).toMatch(/^image-[0-9a-f]{10}\.jpg$/);
  });

  it('takes a picture of one pixel', async () => {
    const dot = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#b00' } })
      .png()
      .toBuffer();
    expect(await prepared(dot)).toMatchObject({ width: 1, height: 1, type: 'image/png' });
  });

  it('leaves remote pictures alone', async () => {
    expect(await prepareImage({ url: 'https://x.example/a.jpg' }, { shownWidth: 300 })).toEqual({
      findings: [],
    });
  });
});

describe('prepareImage: colours and metadata', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'turns a camera picture with orientation %i upright',
    async (orientation) => {
      const cells = Buffer.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 255, 255, 0]);
      const scene = sharp(cells, { raw: { width: 3, height: 2, channels: 3 } }).resize(240, 160, {
        kernel: 'nearest',
      });
      const stored = await sharp(await unturn(await scene.png().toBuffer(), orientation))
        .withMetadata({ orientation })
        .jpeg({ quality: 100 })
        .toBuffer();
      expect((await sharp(stored).metadata()).orientation).toBe(orientation);
      const image = await prepared(stored);
      expect([image.width, image.height]).toEqual([240, 160]);
      expect(await metadataOf(image)).toEqual(none);
      expect(await difference(image.bytes, await scene.png().toBuffer())).toBeLessThan(8);
    },
  );

  it('removes where, when and by whom, whether it encodes again or not', async () => {
    const source = await photo(500, 300);
    const lean = sharp(source)
      .withExif(gps)
      .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/">Somebody</x:xmpmeta>');
    const files = {
      'kept.jpg': await lean.clone().jpeg({ quality: 40, mozjpeg: true }).toBuffer(),
      'again.jpg': await lean.clone().jpeg({ quality: 100 }).toBuffer(),
      'resized.jpg': await lean.clone().resize(1200).jpeg({ quality: 40 }).toBuffer(),
      'drawing.png': await sharp(await drawing(300, 150))
        .withExif(gps)
        .png({ compressionLevel: 9 })
        .toBuffer(),
      'x.webp': await lean.clone().webp().toBuffer(),
      'x.avif': await lean.clone().avif().toBuffer(),
      'x.tiff': await lean.clone().tiff().toBuffer(),
    };
    for (const [name, bytes] of Object.entries(files)) {
      const { exif, xmp } = await sharp(bytes).metadata();
      expect(exif ?? xmp, name).toBeDefined();
      const image = await prepared(bytes, name);
      expect(await metadataOf(image), name).toEqual(none);
      expect(Buffer.from(image.bytes).includes('Somebody'), name).toBe(false);
    }
  });

  it('cuts off what phones append after the picture', async () => {
    const lean = await sharp(await photo(500, 300))
      .jpeg({ quality: 40, mozjpeg: true })
      .toBuffer();
    const motion = Buffer.concat([lean, Buffer.from('ftypmp42 a film with its place and time')]);
    const image = await prepared(motion);
    expect(Buffer.from(image.bytes).includes('film')).toBe(false);
    expect(await samePixels(image.bytes, lean)).toBe(true);
  });

  it('converts other colour profiles to sRGB instead of dropping them', async () => {
    const source = await sharp(await photo(500, 300))
      .linear(1.2, -20)
      .png()
      .toBuffer();
    const wide = await sharp(source).withIccProfile('p3').jpeg({ quality: 95 }).toBuffer();
    expect((await sharp(wide).metadata()).icc).toBeDefined();
    const image = await prepared(wide);
    expect((await metadataOf(image)).icc).toBeUndefined();
    expect(await difference(image.bytes, source)).toBeLessThan(4);
    const { data } = await sharp(wide, { ignoreIcc: true }).raw().toBuffer({ resolveWithObject: true });
    const dropped = await sharp(data, { raw: { width: 500, height: 300, channels: 3 } })
      .png()
      .toBuffer();
    expect(await difference(dropped, source)).toBeGreaterThan(await difference(image.bytes, source));
  });

  it('converts CMYK to sRGB', async () => {
    const source = await photo(500, 300);
    const cmyk = await sharp(source).toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer();
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk');
    const image = await prepared(cmyk);
    expect(await sharp(image.bytes).metadata()).toMatchObject({ space: 'srgb', channels: 3 });
    expect(await difference(image.bytes, source)).toBeLessThan(25);
  });

  it('brings sixteen bits and greys to eight bits', async () => {
    const source = await photo(500, 300);
    for (const space of ['rgb16', 'grey16', 'b-w'] as const) {
      const bytes = await sharp(source).toColourspace(space).png().toBuffer();
      const image = await prepared(bytes, 'x.png');
      expect((await sharp(image.bytes).metadata()).depth).toBe('uchar');
      expect(await difference(image.bytes, bytes)).toBeLessThan(6);
    }
  });
});

describe('prepareImage: moving pictures', () => {
  const colours = ['#ff0000', '#00ff00', '#0000ff', '#ffff00'];

  it.each([
    [900, 'resized', 600],
    [200, 'of its own size', 200],
  ])('keeps every frame, delay and the loop of a GIF %i px wide, %s', async (width, _, expected) => {
    const image = await prepared(await animation(width, width / 2, colours), 'x.gif');
    expect(image).toMatchObject({ type: 'image/gif', width: expected, height: expected / 2 });
    const meta = await sharp(image.bytes, { animated: true }).metadata();
    expect(meta).toMatchObject({ pages: 4, delay: [100, 150, 200, 250], loop: 3 });
    for (const [page, colour] of colours.entries()) {
      const frame = await sharp(image.bytes, { page }).removeAlpha().resize(1, 1).raw().toBuffer();
      expect(`#${frame.toString('hex')}`).toBe(colour);
    }
  });

  it('makes an animated WebP a GIF', async () => {
    const webp = await sharp(await animation(200, 100, colours), { animated: true })
      .webp({ lossless: true })
      .toBuffer();
    const image = await prepared(webp, 'x.webp');
    expect(image.type).toBe('image/gif');
    expect((await sharp(image.bytes, { animated: true }).metadata()).pages).toBe(4);
  });
});

describe('prepareImage: findings', () => {
  it('warns of a picture smaller than it is shown', async () => {
    expect(await findings(await photo(299, 100), 'small.png')).toEqual([
      'image-small: The picture small.png is 299 px wide, but is shown 300 px wide',
    ]);
    expect(await findings(await photo(300, 100))).toEqual([]);
  });

  it('warns of an upright picture, as the camera was held', async () => {
    const upright =
      'image-portrait: The picture x.jpg is upright (300 × 400 px), but is shown where a wide one is expected';
    expect(await findings(await photo(300, 400))).toEqual([upright]);
    const held = await sharp(await photo(400, 300))
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect(await findings(held)).toEqual([upright]);
    expect(await findings(await photo(300, 300))).toEqual([]);
  });

  it('says nothing of the size of vector pictures', async () => {
    expect(await findings(svg('<rect width="9" height="9"/>', 'width="10" height="5"'), 'x.svg')).toEqual([]);
  });

  it('refuses what is cut short, no picture, or not there, saying why', async () => {
    const whole = await photo(500, 300);
    const files: Record<string, Uint8Array | string> = {
      'cut.png': whole.subarray(0, whole.length / 2),
      'cut.jpg': await sharp(whole)
        .jpeg()
        .toBuffer()
        .then((bytes) => bytes.subarray(0, bytes.length / 2)),
      'cut.webp': await sharp(whole)
        .webp()
        .toBuffer()
        .then((bytes) => bytes.subarray(0, bytes.length / 2)),
      'cut.gif': await sharp(whole)
        .gif()
        .toBuffer()
        .then((bytes) => bytes.subarray(0, bytes.length / 2)),
      'text.jpg': 'not a picture',
      'empty.jpg': '',
      'page.jpg': '<!doctype html><html><body>404</body></html>',
      'nan.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 0"/>',
      'broken.svg': '<svg xmlns="http://www.w3.org/2000/svg"><rect',
    };
    for (const [name, bytes] of Object.entries(files)) {
      expect(await findings(bytes, name), name).toEqual([
        expect.stringMatching(`^image-unreadable: The picture ${name} could not be read: .`),
      ]);
    }
    expect((await prepareImage({ file: '/nowhere/x.jpg' }, { shownWidth: 300 })).findings).toMatchObject([
      { code: 'image-unreadable' },
    ]);
  });

  it('tells an iPhone owner what the matter is', async () => {
    expect(await findings(Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'IMG_1.HEIC')).toEqual(
      [expect.stringContaining('HEIC')],
    );
  });

  it('refuses pictures that unpack to more than 100 megapixels', async () => {
    const bomb = await sharp({ create: { width: 1, height: 1, channels: 3, background: '#000' } })
      .jpeg()
      .toBuffer();
    const frame = bomb.indexOf(Buffer.from([0xff, 0xc0]));
    bomb.writeUInt16BE(60_000, frame + 5);
    bomb.writeUInt16BE(60_000, frame + 7);
    expect(await findings(bomb, 'bomb.jpg')).toEqual([
      expect.stringMatching(/^image-unreadable: .*pixel limit/),
    ]);
    const vast = svg('<rect width="9" height="9"/>', 'width="200000" height="200000"');
    expect(await findings(vast, 'vast.svg')).toEqual([expect.stringMatching(/^image-unreadable/)]);
  });
});

describe('prepareImage: SVG from strangers', () => {
  it('loads nothing from the network or the disk, and runs no script', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      await inFolder(async (put, folder) => {
        const red = await sharp({ create: { width: 50, height: 50, channels: 3, background: '#ff0000' } })
          .png()
          .toBuffer();
        const secret = await put('secret.png', red);
        const remote = `http://127.0.0.1:${port}`;
        const content = `
          <style>@import url("${remote}/a.css"); @font-face { font-family: x; src: url("${remote}/f.woff") }</style>
          <script href="${remote}/s.js">throw 1</script>
          <rect width="100" height="50" fill="#ffffff"/>
          <image href="${remote}/i.png" width="50" height="50"/>
          <image href="file://${secret}" width="50" height="50"/>
          <image xlink:href="secret.png" width="50" height="50"/>
          <image xlink:href="${secret}" width="50" height="50"/>
          <use href="${remote}/u.svg#a"/><use href="file://${folder}/other.svg#a"/>
          <foreignObject width="50" height="50"><iframe xmlns="http://www.w3.org/1999/xhtml" src="${remote}/frame"/></foreignObject>`;
        await put('other.svg', svg('<rect id="a" width="50" height="50" fill="#ff0000"/>'));
        const { image, findings } = await prepareImage(
          { file: await put('evil.svg', svg(content)) },
          { shownWidth: 100 },
        );
        expect(findings).toEqual([]);
        const pixels = await sharp(image?.bytes).removeAlpha().raw().toBuffer();
        expect(new Set(pixels)).toEqual(new Set([255]));
      });
      expect(asked).toEqual([]);
    } finally {
      server.close();
    }
  });

  it('shows no file through an entity, and does not unpack entities without end', async () => {
    const entity = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${svg('<text y="20">&x;</text>')}`;
    const empty = await prepared(svg('<text y="20"></text>'), 'x.svg');
    const found: unknown[] = [];
    await inFolder(async (put) => {
      const { image, findings } = await prepareImage(
        { file: await put('x.svg', entity) },
        { shownWidth: 300 },
      );
      found.push(image ? image.bytes : findings[0]?.code);
    });
    expect([[empty.bytes], ['image-unreadable']]).toContainEqual(found);
    const levels = Array.from({ length: 12 }, (_, n) => `<!ENTITY e${n + 1} "${`&e${n};`.repeat(10)}">`).join(
      '',
    );
    const laughs = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY e0 "ha">${levels}]>${svg('<text y="20">&e12;</text>')}`;
    expect(await findings(laughs, 'laughs.svg')).toEqual([expect.stringMatching(/^image-unreadable/)]);
  });
});

describe('prepareImage: sharp', () => {
  it('is the version the recipe names, so that its cached results are its own', async () => {
    expect(recipe).toContain(`sharp ${sharp.versions.sharp}`);
  });
});

/** Stores an upright picture the way a camera with that EXIF orientation would. */
function unturn(upright: Buffer, orientation: number): Promise<Buffer> {
  const steps: Record<number, (picture: Sharp) => Sharp> = {
    2: (picture) => picture.flop(),
    3: (picture) => picture.rotate(180),
    4: (picture) => picture.flip(),
    5: (picture) => picture.rotate(270).flop(),
    6: (picture) => picture.rotate(270),
    7: (picture) => picture.rotate(90).flop(),
    8: (picture) => picture.rotate(90),
  };
  const picture = sharp(upright);
  return (steps[orientation]?.(picture) ?? picture).png().toBuffer();
}
