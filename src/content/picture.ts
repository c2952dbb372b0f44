import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { error } from '../findings/finding.ts';
import type { Finding, Picture, Place } from '../model.ts';
import type { StoryValues } from './fields.ts';

/** Pictures of more than this many bytes are refused. */
export const largestPicture = 20 * 1024 * 1024;

type Where = { folder: string; places: Record<string, Place>; findings: Finding[] };

/** Turns the `image` field into a picture; what is wrong with it goes to `where.findings`. */
export function readPicture(image: NonNullable<StoryValues['image']>, where: Where): Picture | undefined {
  const { file, url, alt, caption, credit } = image;
  const { places, findings } = where;
  if (!places['image.file'] && !places['image.url']) {
    if (alt || caption || credit) findings.push(nothingToShow(places.image));
    return undefined;
  }
  if (file && url) findings.push(twoOfThem(places['image.url']));
  const words = { ...(alt !== undefined && { alt }), ...(caption && { caption }), ...(credit && { credit }) };
  if (!file) return url ? { url, ...words } : undefined;
  const path = findPicture(file.replaceAll('\\', '/'), where);
  return path ? { file: path, ...words } : undefined;
}

const nothingToShow = (place?: Place): Finding =>
  error('field-missing', 'the image has neither file nor url', {
    place,
    hint: 'Add a line "file: images/…"',
  });

const twoOfThem = (place?: Place): Finding =>
  error('image-twice', 'the image has a file and a url, and one of them was wanted', {
    place,
    hint: 'Keep one of the two',
  });

/** The absolute path of a picture below the edition's folder that is there and is a picture. */
function findPicture(file: string, { folder, places, findings }: Where): string | undefined {
  const path = join(folder, file);
  const isLocal = !isAbsolute(file) && !/^[a-z]:\//i.test(file) && isBelow(path, folder);
  const problem = isLocal ? problemOf(path, file, folder) : outside(`${file} is not in the edition’s folder`);
  if (!problem) return path;
  const [code, message, hint] = problem;
  findings.push(error(code, message, { place: places['image.file'], hint }));
  return undefined;
}

type Problem = [code: string, message: string, hint: string];

const outside = (message: string): Problem => [
  'path-outside',
  message,
  'Copy the picture itself into images/ and write images/…',
];

function problemOf(path: string, file: string, folder: string): Problem | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) {
    const hint = 'Put it there, or correct the name; small and capital letters count';
    return ['image-not-found', `there is no picture ${file}`, hint];
  }
  if (!isBelow(realpathSync(path), realpathSync(folder))) {
    return outside(`${file} is a link to a file outside the edition’s folder`);
  }
  if (stats.size > largestPicture) {
    const hint = 'Save it smaller: 1,200 pixels across are plenty';
    return ['image-too-large', `the picture has ${megabytes(stats.size)} MB, and 20 MB is the most`, hint];
  }
  return problemOfType(typeOf(firstBytes(path)));
}

const megabytes = (bytes: number): string => (Math.ceil((bytes / 1024 / 1024) * 10) / 10).toFixed(1);

function problemOfType(type: string | undefined): Problem | undefined {
  const code = 'image-not-an-image';
  if (type === 'heic')
    return [code, 'the picture is a HEIC photograph, which mail cannot show', 'Save it as JPEG'];
  if (type) return undefined;
  return [code, 'the file is not a picture that can be read', 'Save it as JPEG, PNG, GIF, WebP, AVIF or SVG'];
}

const isBelow = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
};

function firstBytes(path: string): Buffer {
  const bytes = Buffer.alloc(1024);
  const descriptor = openSync(path, 'r');
  try {
    return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, 0));
  } finally {
    closeSync(descriptor);
  }
}

/** The kind of a picture by its first bytes, whatever its name says. */
export function typeOf(bytes: Buffer): string | undefined {
  const latin = bytes.toString('latin1');
  if (latin.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (latin.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (/^GIF8[79]a/.test(latin)) return 'gif';
  if (/^RIFF.{4}WEBP/s.test(latin)) return 'webp';
  if (/^.{4}ftyp.{0,40}avi[fs]/s.test(latin)) return 'avif';
  if (/^.{4}ftyp(hei|hev|mif1|msf1)/s.test(latin)) return 'heic';
  if (
    /^(\xef\xbb\xbf)?\s*(<\?xml[^>]*\?>\s*)?(<!--.*?-->\s*)*(<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]/s.test(latin)
  )
    return 'svg';
  return undefined;
}
