import { error } from '../findings/finding.ts';
import type { Finding } from '../model.ts';
import { placeholders, type Slot } from './draft.ts';
import type { Prepared } from './run-mjml.ts';
import { placeIn } from './source-file.ts';

/**
 * Checks that MJML's page still carries every tag, in blocks that nest as they did, and that nothing became NaN.
 * @param slots the tags that should have survived, by id
 */
export const checkSurvival = (
  html: string,
  slots: ReadonlyMap<number, Slot>,
  files: Iterable<Prepared>,
): Finding[] => {
  const seen = [...html.matchAll(placeholders())].flatMap(([, id]) => slots.get(Number(id)) ?? []);
  const present = new Set(seen);
  const lost = [...slots.values()].filter((slot) => !present.has(slot) && !isUnusedDefault(slot));
  if (lost.length) return lost.map(lostFinding);
  const moved = movedSlot(seen);
  if (moved) return [movedFinding(moved)];
  return calculated(html, slots, files);
};

/** Defaults in mj-attributes for elements the theme does not use leave no trace, and need none. */
const isUnusedDefault = (slot: Slot): boolean => slot.spot.element === 'mj-attributes';

const lostFinding = (slot: Slot): Finding => {
  const { owner, element, attribute } = slot.spot;
  const where = attribute ? `the attribute ${attribute} of ${owner}` : `${element ?? 'this file'}`;
  return at(slot, 'theme-tag-place', `MJML drops ${slot.tag.source} from ${where}`, hintFor(slot));
};

const hintFor = (slot: Slot): string =>
  slot.spot.attribute
    ? `Write two elements, one in {{#if x}} and one in its {{else}}, each with a fixed ${slot.spot.attribute}`
    : 'Put it into the text or an attribute of an element inside mj-body';

/** The first tag whose blocks around it are not those of the source. */
const movedSlot = (seen: readonly Slot[]): Slot | undefined => {
  const open: Slot[] = [];
  for (const slot of seen) {
    if (slot.tag.kind === 'close' && open.pop() !== slot.opener) return slot;
    if (slot.tag.kind === 'else' && open.at(-1) !== slot.opener) return slot;
    const around = slot.tag.kind === 'else' ? open.slice(0, -1) : open;
    if (slot.within.some((each, index) => around[around.length - slot.within.length + index] !== each))
      return slot;
    if (slot.tag.kind === 'open') open.push(slot);
  }
  return open[0];
};

const movedFinding = (slot: Slot): Finding => {
  const isHead = slot.spot.element === 'mj-head';
  return at(
    slot,
    'theme-tag-moved',
    `MJML moves what stands around ${slot.tag.source}, so that its block no longer holds what it held`,
    isHead
      ? 'In mj-head a block can only stand around mj-raw: write <mj-raw>{{#if x}}<style>…</style>{{/if}}</mj-raw>'
      : 'Open and close the block in the same place: both between elements, both in one text or in one attribute',
  );
};

/** Blocks in mj-head stay put around mj-raw only: styles, fonts and titles are collected and written elsewhere. */
export const headBlocks = (files: Iterable<Prepared>): Finding[] => {
  const findings: Finding[] = [];
  for (const { draft, markup } of files) {
    for (const slot of draft.slots) {
      if (slot.spot.kind !== 'between' || slot.spot.element !== 'mj-head' || slot.tag.kind !== 'close')
        continue;
      const { opener } = slot;
      const held = markup.elements.find(
        ({ name, start }) => opener && name !== 'mj-raw' && start > opener.start && start < slot.start,
      );
      if (held && opener) findings.push(movedFinding(opener));
    }
  }
  return findings;
};

const calculated = (html: string, slots: ReadonlyMap<number, Slot>, files: Iterable<Prepared>): Finding[] => {
  const count = (text: string): number => text.split('NaN').length + text.split('Infinity').length - 2;
  const before = [...files].reduce((sum, { text }) => sum + count(text), 0);
  if (count(html) <= before) return [];
  const suspects = [...slots.values()].filter(
    ({ spot }) =>
      spot.kind === 'attribute' && /width|height|size|padding|border|gap|gutter/.test(spot.attribute ?? ''),
  );
  if (!suspects.length) {
    const message = 'MJML calculated a size from something that is no number, and the page says NaN';
    return [error('theme-calculated', message, { owner: 'theme', hint: 'Look for sizes without px or %' })];
  }
  return suspects.map((slot) =>
    at(
      slot,
      'theme-calculated',
      `MJML calculates with ${slot.spot.attribute} of ${slot.spot.owner}, but ${slot.tag.source} is no number yet`,
      hintFor(slot),
    ),
  );
};

const at = (slot: Slot, code: string, message: string, hint: string): Finding =>
  error(code, message, { owner: 'theme', place: placeIn(slot.file, slot.tag.start, slot.tag.end), hint });

/**
 * MJML gives carousels and menus a random name at every run; numbers do as well, and give the same page every time.
 * @param sources what the theme's authors wrote: a name that stands there is theirs
 */
export const withStableNames = (html: string, sources: readonly string[]): string => {
  const names = new Map<string, string>();
  return html.replace(/(?<![0-9a-z])[0-9a-f]{16}(?![0-9a-z])/g, (name) => {
    if (sources.some((text) => text.includes(name))) return name;
    if (!names.has(name)) names.set(name, `galley${names.size + 1}`);
    return names.get(name) ?? name;
  });
};

/** Puts the tags back. A brace next to one would change how Handlebars reads it, so a space keeps them apart. */
export const putBack = (html: string, slots: ReadonlyMap<number, Slot>): string =>
  html.replace(/(\{?)galleytag(\d+)x(="")?(\}?)/g, (whole, open, id, empty, close) => {
    const slot = slots.get(Number(id));
    if (!slot) return whole;
    const rest = slot.spot.kind === 'tag' ? '' : (empty ?? '');
    return `${open ? '{ ' : ''}${slot.tag.source}${rest}${close ? ' }' : ''}`;
  });
