import { warning } from '../../findings/finding.ts';
import type { Context } from '../context.ts';
import type { Tag } from '../page.ts';
import type { Rule } from '../rule.ts';

const code = 'image-dimensions';

/** Outlook for Windows sizes a picture by its width attribute, and every client keeps room for it while it loads. */
export const imageDimensions: Rule<Context> = {
  code,
  title: 'Pictures say how wide they are',
  severity: 'warning',
  owner: 'theme',
  applies: ({ proof }) => (proof.html === '' ? 'there is no HTML' : true),
  run: (context) =>
    context.images
      .filter((tag) => tag.audience !== 'outlook' && !context.hidden(tag) && !saysWidth(tag, context))
      .map((tag) =>
        warning(code, 'A picture has no width, so Outlook for Windows shows it as large as its file is', {
          ...context.sources.design(tag.start, tag.openEnd - tag.start, [
            tag.attributes.src ?? '',
            '<mj-image',
            '<img',
          ]),
          hint: 'Add width and height in pixels as attributes',
        }),
      ),
};

const saysWidth = (tag: Tag, context: Context): boolean => {
  const { width, height } = tag.attributes;
  if (/^\s*\d/.test(width ?? '') || /^\s*\d/.test(height ?? '')) return true;
  return context
    .inline(tag)
    .some(
      ({ property, value }) =>
        (property === 'width' || property === 'height') && /^\d+(\.\d+)?px$/.test(value),
    );
};
