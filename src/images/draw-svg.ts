import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';

/** Runs in a process of its own: module, width and pixel limit as arguments, SVG in, PNG out. */
const script = `
  const [, module, width, limitInputPixels] = process.argv;
  const sharp = require(module);
  const options = { limitInputPixels: Number(limitInputPixels), failOn: 'error' };
  const svg = require('node:fs').readFileSync(0);
  const draw = async () => {
    const meta = await sharp(svg, options).metadata();
    if (meta.format !== 'svg') throw new Error('it is not SVG');
    const density = Math.min(Math.max((72 * width) / meta.width, 1), 100000);
    const png = await sharp(svg, { ...options, density }).resize(Number(width)).png({ compressionLevel: 1 }).toBuffer();
    process.stdout.write(png);
  };
  draw().catch((problem) => {
    process.exitCode = 1;
    console.error(problem.message);
  });`;

/**
 * Draws SVG as a PNG of `width` pixels, at that size rather than by enlarging pixels. librsvg loads nothing from
 * outside and runs no script. It cannot be interrupted, though, and a small file can keep it busy for hours: so it
 * works in another process, which is ended after `seconds`. Throws with the reason as message.
 */
export function drawSvg(
  svg: Uint8Array,
  width: number,
  { seconds, pixels }: { seconds: number; pixels: number },
): Promise<Buffer> {
  const module = createRequire(import.meta.url).resolve('sharp');
  const args = ['-e', script, module, String(width), String(pixels)];
  const options = {
    encoding: 'buffer',
    timeout: seconds * 1000,
    killSignal: 'SIGKILL',
    maxBuffer: 1e9,
  } as const;
  return new Promise((resolve, reject) => {
    const child = execFile(process.execPath, args, options, (problem, stdout, stderr) => {
      if (!problem) resolve(stdout);
      else if (problem.killed) reject(new Error(`drawing it takes more than ${seconds} seconds`));
      else reject(new Error(stderr.toString().trim() || problem.message));
    });
    // A child that ends before it has read everything is reported above.
    child.stdin?.on('error', () => undefined).end(svg);
  });
}
