import { warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import type { Context } from '../context.ts';
import type { Tag } from '../page.ts';
import type { Rule } from '../rule.ts';

const code = 'outlook-fallback';

/**
 * What Outlook for Windows leaves out and a message cannot do without: a background picture under text,
 * and the width of the page. Round corners merely become square, so they are no finding.
 */
export const outlookFallback: Rule<Context> = {
  code,
  title: 'Outlook for Windows gets another way to background pictures and page width',
  severity: 'warning',
  owner: 'theme',
  applies: ({ proof }) => (proof.html === '' ? 'there is no HTML' : true),
  run: (context) => [...backgrounds(context), ...pageWidth(context)],
};

const backgrounds = (context: Context): Finding[] => {
  const vml = context.page.outlookTags.some((tag) =>
    /^v:(fill|image|rect|background|roundrect|shape)$/.test(tag.name),
  );
  if (vml) return [];
  const tag = context.page.tags.find(
    (one) => one.audience !== 'others' && paintsPicture(one, context) && hasText(one, context),
  );
  if (!tag) return [];
  return [
    warning(code, 'Outlook for Windows does not show the background picture, and has no VML instead', {
      ...context.sources.design(tag.start, tag.openEnd - tag.start, [
        'background-url',
        'background-image',
        'background',
      ]),
      hint: 'Give the element a background colour its text can be read on, and VML in a conditional comment',
    }),
  ];
};

const paintsPicture = (tag: Tag, context: Context): boolean =>
  !tag.attributes.background &&
  context
    .inline(tag)
    .some(({ property, value }) => /^background(-image)?$/.test(property) && /url\(/i.test(value));

const hasText = (tag: Tag, context: Context): boolean =>
  context.visibleTexts.some((node) => node.start > tag.start && node.start < tag.end);

const pageWidth = (context: Context): Finding[] => {
  const { outlookTags, tags } = context.page;
  if (outlookTags.some((tag) => tag.name === 'table' || tag.name === 'td')) return [];
  const wide = tags.find((tag) => isPage(tag, context));
  if (!wide || tags.some((tag) => tag.start <= wide.end && tag.end >= wide.start && fixedWidth(tag, context)))
    return [];
  return [
    warning(code, 'Outlook for Windows does not know max-width, so the page fills its whole window', {
      ...context.sources.design(wide.start, wide.openEnd - wide.start, ['max-width']),
      hint: 'Add a table with a width in a conditional comment, or a width attribute',
    }),
  ];
};

const isPage = (tag: Tag, context: Context): boolean =>
  ['div', 'table', 'td', 'center', 'main'].includes(tag.name) &&
  tag.attributes.width === undefined &&
  context.inline(tag).some(({ property, value }) => property === 'max-width' && inRange(value));

const inRange = (value: string): boolean => {
  const width = /^(\d+(?:\.\d+)?)px$/.exec(value)?.[1];
  return width !== undefined && Number(width) >= 400 && Number(width) <= 900;
};

const fixedWidth = (tag: Tag, context: Context): boolean =>
  (tag.name === 'table' || tag.name === 'td') &&
  (/^\d{3,}(px)?$/.test(tag.attributes.width ?? '') ||
    context.inline(tag).some(({ property, value }) => property === 'width' && /^\d{3,}px$/.test(value)));
