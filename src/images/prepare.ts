import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, parse } from 'node:path';
import { error, warning } from '../findings/finding.ts';
import type { Finding, Picture, ProofImage } from '../model.ts';
import { readCached, writeCached } from './cache.ts';

export interface PrepareOptions {
  /** CSS width in px at which the theme shows it. */
  shownWidth: number;
  /** Results are kept below `images/` in it; without it every call does the work. */
  cacheFolder?: string;
}

/** A picture made ready for mail. */
export interface Prepared {
  type: ProofImage['type'];
  bytes: Uint8Array;
  /** Pixels of `bytes`. */
  width: number;
  height: number;
  /** Pixels of the original after orientation; absent for vector pictures, which have none of their own. */
  original?: { width: number; height: number };
}

/**
 * What goes into every cache key besides the bytes and the width: raise the number when the work changes, and
 * name the sharp that does it (a test compares).
 */
export const recipe = 'galley 1, sharp 0.35.5';

/** Recent results of this process, so that a picture also keeps its identity, and with it its encoded form. */
const recent = new Map<string, Prepared>();
const recentFiles = 32;
const recentBytes = 20_000_000;

/**
 * Makes a local picture ready for mail: JPEG, PNG or GIF, upright, sRGB, without metadata, at most twice
 * `shownWidth` wide. `width` and `height` of the result are the pixels of its bytes; their ratio is what the HTML
 * needs. The same bytes and width give the same result. A remote picture stays remote: no image, no findings.
 *
 * Findings: `image-unreadable` (error, then there is no image), `image-small`, `image-portrait` (warnings).
 * They carry no place; the caller knows the story.
 */
export async function prepareImage(
  picture: Pick<Picture, 'file' | 'url'>,
  options: PrepareOptions,
): Promise<{ image?: ProofImage; findings: Finding[] }> {
  if (!picture.file) return { findings: [] };
  const file = basename(picture.file);
  try {
    const prepared = await makeOrRecall(await readFile(picture.file), options);
    return { image: named(prepared, file), findings: judge(prepared, file, options.shownWidth) };
  } catch (problem) {
    if (problem instanceof TypeError) throw problem;
    return { findings: [unreadable(file, problem)] };
  }
}

async function makeOrRecall(
  bytes: Uint8Array,
  { shownWidth, cacheFolder }: PrepareOptions,
): Promise<Prepared> {
  const key = createHash('sha256').update(`${recipe}\n${shownWidth}\n`).update(bytes).digest('hex');
  const known = recent.get(key) ?? (cacheFolder && (await readCached(cacheFolder, key)));
  if (known) return remember(key, known);
  const [{ encode }, { default: sharp }] = await Promise.all([import('./encode.ts'), import('sharp')]);
  const made = await encode(sharp, bytes, shownWidth);
  if (cacheFolder) await writeCached(cacheFolder, key, made);
  return remember(key, made);
}

function remember(key: string, prepared: Prepared): Prepared {
  recent.delete(key);
  recent.set(key, prepared);
  let bytes = 0;
  for (const { bytes: each } of recent.values()) bytes += each.length;
  for (const [oldest, { bytes: each }] of recent) {
    if (recent.size <= recentFiles && bytes <= recentBytes) break;
    recent.delete(oldest);
    bytes -= each.length;
  }
  return prepared;
}

const endings = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/gif': 'gif' } as const;

/** File name and Content-ID come from the bytes, so that they change exactly when the picture does. */
function named({ type, bytes, width, height }: Prepared, file: string): ProofImage {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const name = `${slug(parse(file).name)}-${hash.slice(0, 10)}.${endings[type]}`;
  return { name, cid: `${hash.slice(0, 32)}@galley`, type, bytes, width, height };
}

const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replace(/^-+|-+$/g, '') || 'image';

function judge({ original }: Prepared, file: string, shownWidth: number): Finding[] {
  const findings: Finding[] = [];
  if (original && original.width < shownWidth) {
    const message = `The picture ${file} is ${original.width} px wide, but is shown ${shownWidth} px wide`;
    const hint = `Use one at least ${shownWidth} px wide, better ${2 * shownWidth} px for sharp screens`;
    findings.push(warning('image-small', message, { hint }));
  }
  if (original && original.height > original.width) {
    const size = `${original.width} × ${original.height} px`;
    const message = `The picture ${file} is upright (${size}), but is shown where a wide one is expected`;
    findings.push(
      warning('image-portrait', message, { hint: 'Crop it to a wide format, such as 3:2 or 16:9' }),
    );
  }
  return findings;
}

function unreadable(file: string, problem: unknown): Finding {
  const reason = (problem instanceof Error ? problem.message : String(problem)).split('\n', 1)[0] ?? '';
  return error('image-unreadable', `The picture ${file} could not be read: ${reason.replace(/\.$/, '')}`, {
    hint: 'Open it in a picture editor and save it again as JPEG or PNG',
  });
}
