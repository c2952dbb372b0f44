import { error, warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import type { Context } from '../context.ts';
import { type Tag, textOf, upwards } from '../page.ts';
import { allowed, type Rule } from '../rule.ts';
import { poorAlt } from './alt-text.ts';

const code = 'alt-text';

/** Pictures of the theme, or of mail Galley did not build; the stories' own are judged in the Markdown. */
export const altTextHtml: Rule<Context> = {
  code,
  title: 'Pictures have an alternative text that describes them',
  severity: 'error',
  owner: 'theme',
  applies: (context) => (context.images.length > 0 ? true : 'there is no picture'),
  run: (context) =>
    context.images
      .filter((tag) => !isTracker(tag) && !context.hidden(tag) && !editors(tag, context))
      .flatMap((tag) => judge(tag, context)),
};

const judge = (tag: Tag, context: Context): Finding[] => {
  const where = context.sources.design(tag.start, tag.openEnd - tag.start, [
    tag.attributes.src ?? '',
    '<mj-image',
    '<img',
  ]);
  const { alt } = tag.attributes;
  if (alt === undefined)
    return /^(presentation|none)$/.test(tag.attributes.role ?? '') || tag.attributes['aria-hidden'] === 'true'
      ? []
      : [
          error(code, 'A picture has no alternative text', {
            ...where,
            hint: 'Add alt="what it shows", or alt="" for mere decoration',
          }),
        ];
  const link = alone(tag);
  if (alt.trim() === '' && link && !saidBeside(tag, context))
    return [
      error(code, 'A picture is a link’s only content, and has an empty alternative text', {
        ...where,
        hint: 'Say where the link goes',
      }),
    ];
  const fault = poorAlt(alt);
  return fault && !allowed(context, code, alt)
    ? [warning(code, fault, { ...where, hint: 'Say what the picture shows, as you would on the telephone' })]
    : [];
};

// An icon beside a link with words to the same place is decoration.
const saidBeside = (tag: Tag, context: Context): boolean => {
  const href = context.closest(tag, 'a')?.attributes.href;
  return context.links.some((other) => other.href === href && other.text !== '');
};

const alone = (tag: Tag): boolean => {
  for (const up of upwards(tag.parent))
    if (up.name === 'a' && up.attributes.href)
      return textOf(up, true) === '' && !up.attributes['aria-label'] && !up.attributes.title;
  return false;
};

// One or two pixels: a spacer or a counter, which no reader is to notice.
const isTracker = ({ attributes }: Tag): boolean => {
  const small = (value: string | undefined) => value !== undefined && /^[0-2](px)?$/.test(value.trim());
  return (
    small(attributes.width) ||
    small(attributes.height) ||
    /(^|;)\s*(width|height)\s*:\s*[0-2]px/i.test(attributes.style ?? '')
  );
};

const editors = (tag: Tag, context: Context): boolean =>
  context.sources.innermost(tag.start)?.story !== undefined;
