import { warning } from '../findings/finding.ts';
import type { Finding } from '../model.ts';
import { type Draft, type Slot, sourceOffset } from './draft.ts';
import type { Element, Markup } from './elements.ts';
import { problem } from './problem.ts';
import { placeIn } from './source-file.ts';

/** What MJML fixes when it compiles, though blocks may change it later: widths of columns, names of carousels. */
export const checkLayout = (draft: Draft, markup: Markup, isRepeated: boolean): Finding[] =>
  markup.elements.flatMap((element) => [
    ...columnFinding(draft, markup, element),
    ...repeatedFinding(draft, element, isRepeated),
  ]);

/** A column that may be absent changes the widths of those beside it, which MJML has fixed by then. */
const columnFinding = (draft: Draft, markup: Markup, element: Element): Finding[] => {
  if (element.name !== 'mj-column' || hasWidth(element)) return [];
  const { parent } = element;
  const siblings = (parent?.children ?? markup.elements.filter((each) => !each.parent)).filter(isColumn);
  const isCounted = siblings.length > 1 && siblings.some((each) => blocksAround(draft, each).length);
  const isMultiplied = blocksAround(draft, element).some(({ tag }) => tag.name === 'each');
  if (!isCounted && !isMultiplied) return [];
  return [
    problem(draft, element.start, element.openEnd, 'theme-column-width', {
      message: 'The number of columns here is not fixed, but MJML divides the width by it when it compiles',
      hint: 'Give every column of this section a width of its own: <mj-column width="50%">',
    }),
  ];
};

const hasWidth = (element: Element): boolean => element.attributes.some(({ name }) => name === 'width');

const isColumn = ({ name }: Element): boolean => name === 'mj-column' || name === 'mj-group';

/** The blocks that open beside an element, before it, and close beside it, behind it: their closing tags. */
const blocksAround = (draft: Draft, element: Element): Slot[] => {
  const from = element.parent?.openEnd ?? 0;
  return draft.slots.filter(
    ({ tag, opener, start }) =>
      tag.kind === 'close' &&
      opener &&
      opener.start >= from &&
      opener.end <= element.start &&
      start >= element.end,
  );
};

/** Whether an element stands in `{{#each}}`, as far as its own file shows. */
export const isInEach = (draft: Draft, element: Element): boolean =>
  draft.slots.some(
    ({ tag, opener, start }) =>
      tag.kind === 'close' &&
      tag.name === 'each' &&
      opener &&
      opener.end <= element.start &&
      start >= element.end,
  );

/** MJML links the parts of a carousel and of a folding menu by one name, made when it compiles. */
const repeatedFinding = (draft: Draft, element: Element, isRepeated: boolean): Finding[] => {
  const isMenu = element.name === 'mj-navbar' && element.attributes.some(({ name }) => name === 'hamburger');
  if (element.name !== 'mj-carousel' && !isMenu) return [];
  if (!isRepeated && !isInEach(draft, element)) return [];
  const place = placeIn(
    draft.file,
    sourceOffset(draft, element.start),
    sourceOffset(draft, element.openEnd - 1) + 1,
  );
  const message = `${element.name} is repeated, but MJML gives it one name: all copies will act as one`;
  return [
    warning('theme-repeated', message, { owner: 'theme', place, hint: 'Use it once, outside {{#each}}' }),
  ];
};
