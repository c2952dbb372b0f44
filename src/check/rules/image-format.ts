import { warning } from '../../findings/finding.ts';
import type { Context } from '../context.ts';
import type { Rule } from '../rule.ts';

const code = 'image-format';
const risky = new Map(
  Object.entries({
    webp: 'WebP, which Outlook for Windows does not show',
    avif: 'AVIF, which Outlook for Windows and older clients do not show',
    svg: 'SVG, which Gmail and many others do not show',
    heic: 'HEIC, which only Apple’s clients show',
    heif: 'HEIF, which only Apple’s clients show',
    tiff: 'TIFF, which few clients show',
    tif: 'TIFF, which few clients show',
    bmp: 'BMP, which is large, and which some clients do not show',
    jxl: 'JPEG XL, which hardly any client shows',
  }),
);

/** Pictures come as JPEG, PNG or GIF; caniemail tells who shows the others. */
export const imageFormat: Rule<Context> = {
  code,
  title: 'Pictures are JPEG, PNG or GIF',
  severity: 'warning',
  owner: 'theme',
  applies: ({ proof }) => (proof.html === '' ? 'there is no HTML' : true),
  run: (context) =>
    context.images.flatMap((tag) => {
      const format = formatOf(tag.attributes.src ?? '');
      if (!format) return [];
      return warning(code, `A picture is ${format}`, {
        ...context.sources.content(tag.start, tag.openEnd - tag.start, [
          tag.attributes.src ?? '',
          '<mj-image',
        ]),
        hint: format.startsWith('embedded') ? 'Attach it (cid:) or link to it' : 'Save it as JPEG or PNG',
      });
    }),
};

const formatOf = (src: string): string | undefined => {
  if (/^data:/i.test(src.trim())) return 'embedded as a data: address, which Gmail and Outlook do not show';
  const path = URL.canParse(src) ? new URL(src).pathname : (src.split(/[?#]/)[0] ?? '');
  return risky.get(/\.([a-z0-9]+)$/i.exec(path)?.[1]?.toLowerCase() ?? '');
};
