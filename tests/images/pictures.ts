import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';

/** A photograph's worth of detail: soft blobs with grain, the same every time. */
export async function photo(width: number, height: number): Promise<Buffer> {
  const cells = Buffer.from(Array.from({ length: 8 * 6 * 3 }, (_, index) => (index * 7919) % 256));
  let state = 1;
  const grain = Buffer.alloc(width * height * 3);
  for (let index = 0; index < grain.length; index++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    grain[index] = 118 + ((state >>> 24) % 20);
  }
  return sharp(cells, { raw: { width: 8, height: 6, channels: 3 } })
    .resize(width, height, { fit: 'fill', kernel: 'cubic' })
    .composite([{ input: grain, raw: { width, height, channels: 3 }, blend: 'overlay' }])
    .removeAlpha()
    .png()
    .toBuffer();
}

/** A diagram: few colours, hard edges. */
export const drawing = (width: number, height: number): Promise<Buffer> =>
  sharp(
    Buffer.from(
      svg(
        `<rect width="100" height="50" fill="#fff"/><rect x="10" y="10" width="30" height="30" fill="#b00"/>`,
      ),
    ),
    {
      density: 300,
    },
  )
    .resize(width, height, { fit: 'fill' })
    .removeAlpha()
    .png()
    .toBuffer();

export const svg = (content: string, attributes = 'viewBox="0 0 100 50"'): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${content}</svg>`;

/** An animated GIF whose frames are plain colours. */
export async function animation(width: number, height: number, colours: string[]): Promise<Buffer> {
  const frames = await Promise.all(
    colours.map((background) =>
      sharp({ create: { width, height, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  );
  return sharp(frames, { join: { animated: true } })
    .gif({ delay: colours.map((_, index) => 100 + 50 * index), loop: 3 })
    .toBuffer();
}

/** Runs `work` with a folder of its own and a function that writes a file into it. */
export async function inFolder(
  work: (put: (name: string, bytes: Uint8Array | string) => Promise<string>, folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'galley-images-'));
  const put = async (name: string, bytes: Uint8Array | string): Promise<string> => {
    const file = join(folder, name);
    await writeFile(file, bytes);
    return file;
  };
  try {
    await work(put, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
