import { closeSync, openSync, readSync, realpathSync, type Stats, statSync } from 'node:fs';
import { isAbsolute, join, relative, sep } from 'node:path';
import { error, warning } from '../findings/finding.ts';
import type { Finding, Picture, Place } from '../model.ts';
import type { StoryValues } from './fields.ts';

/** Pictures of more than this many bytes are refused. */
export const largestPicture = 20 * 1024 * 1024;

type Where = { folder: string; places: Record<string, Place>; findings: Finding[] };

/** Turns the `image` field into a picture; what is wrong with it goes to `where.findings`. */
export function readPicture(image: NonNullable<StoryValues['image']>, where: Where): Picture | undefined {
  const { file, url, alt, caption, credit } = image;
  const { places, findings } = where;
  const place = places['image.file'] ?? places['image.url'] ?? places.image;
  if (!file && !url) {
    if (!alt && !caption && !credit) return undefined;
    findings.push(
      error('field-missing', 'the image has neither file nor url', {
        place,
        hint: 'Add a line "file: images/…"',
      }),
    );
    return undefined;
  }
  if (file && url) {
    findings.push(
      error('image-twice', 'the image has a file and a url, and one of them was wanted', {
        place,
        hint: 'Keep one of the two',
      }),
    );
  }
  if (!alt) findings.push(noAlt(place));
  const path = file && findPicture(file, where);
  if (file && !path) return undefined;
  const words = { ...(alt && { alt }), ...(caption && { caption }), ...(credit && { credit }) };
  return path ? { file: path, ...words } : { url, ...words };
}

const noAlt = (place?: Place): Finding =>
  warning('image-alt-missing', 'the image has no alt, the words for those who cannot see it', {
    place,
    hint: 'Add a line "alt: …" that says what the picture shows',
  });

/** The absolute path of a picture below the edition's folder that is there and is a picture. */
function findPicture(file: string, { folder, places, findings }: Where): string | undefined {
  const place = places['image.file'];
  const refuse = (code: string, message: string, hint: string): undefined => {
    findings.push(error(code, message, { place, hint }));
  };
  const path = join(folder, file);
  if (isAbsolute(file) || /^[a-z]:[\\/]/i.test(file) || !isBelow(path, folder)) {
    return refuse(
      'path-outside',
      `${file} is not in the edition’s folder`,
      'Copy the picture into images/ and write images/…',
    );
  }
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile())
    return refuse(
      'image-missing',
      `there is no picture ${file}`,
      'Put it there, or correct the name; small and capital letters count',
    );
  if (!isBelow(realpathSync(path), realpathSync(folder))) {
    return refuse(
      'path-outside',
      `${file} is a link to a file outside the edition’s folder`,
      'Copy the picture itself into images/',
    );
  }
  return problemOf(path, stats, refuse) ? undefined : path;
}

function problemOf(
  path: string,
  stats: Stats,
  refuse: (code: string, message: string, hint: string) => void,
): boolean {
  if (stats.size > largestPicture) {
    const size = (stats.size / 1024 / 1024).toFixed(1);
    refuse(
      'image-too-large',
      `the picture has ${size} MB, and 20 MB is the most`,
      'Save it smaller: 1,200 pixels across are plenty',
    );
    return true;
  }
  const type = typeOf(firstBytes(path));
  if (type === 'heic')
    refuse(
      'image-not-an-image',
      'the picture is a HEIC photograph, which mail cannot show',
      'Save it as JPEG',
    );
  else if (!type)
    refuse(
      'image-not-an-image',
      'the file is not a picture that can be read',
      'Save it as JPEG, PNG, GIF, WebP, AVIF or SVG',
    );
  else return false;
  return true;
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
