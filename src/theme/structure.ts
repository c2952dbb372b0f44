import { error, warning } from '../findings/finding.ts';
import type { Finding } from '../model.ts';
import { type Draft, type Slot, sourceOffset } from './draft.ts';
import type { Fault, Markup } from './elements.ts';
import { checkLayout } from './layout.ts';
import type { Mjml } from './load-mjml.ts';
import { problem, type Wording } from './problem.ts';
import { placeIn } from './source-file.ts';

/** What is wrong with a draft's markup by itself, before MJML sees it. */
export const checkStructure = (draft: Draft, markup: Markup, mjml: Mjml, isRepeated: boolean): Finding[] => [
  ...markup.faults.map((fault) => faultFinding(draft, fault)),
  ...markup.strays.map((stray) =>
    problem(draft, stray.start, stray.end, 'theme-text-dropped', {
      message: 'Text stands between MJML elements, where MJML would drop it without a word',
      hint: 'Put it into <mj-text>, or into <mj-raw> when it is markup of your own',
    }),
  ),
  ...draft.slots.flatMap((slot) => slotFinding(slot, mjml)),
  ...checkLayout(draft, markup, isRepeated),
];

const faultFinding = (draft: Draft, fault: Fault): Finding => {
  const at = (start: number, end: number, wording: Wording, code = 'theme-unclosed'): Finding =>
    problem(draft, start, end, code, wording);
  if (fault.kind === 'stray') {
    const { name, start, end } = fault.closer;
    return at(start, end, {
      message: `</${name}> closes an element that is not open`,
      hint: 'Remove it, or find the opening tag it belonged to',
    });
  }
  if (fault.kind === 'unended') {
    const { name, start, end } = fault.closer;
    return at(start, end, {
      message: `</${name} lacks its >, and would swallow the next tag without a word`,
      hint: `Write </${name}>`,
    });
  }
  const { name, start, openEnd } = fault.element;
  if (fault.kind === 'quote') {
    return at(fault.attribute.start, fault.attribute.end, {
      message: `A quote around the value of ${fault.attribute.name} is missing`,
      hint: `Write ${fault.attribute.name}="…"`,
    });
  }
  if (fault.kind === 'duplicate') {
    return at(
      fault.attribute.start,
      fault.attribute.end,
      {
        message: `${name} has the attribute ${fault.attribute.name} twice; MJML would use the first`,
        hint: 'Keep one of them',
      },
      'theme-attribute',
    );
  }
  if (fault.kind === 'nested') {
    return at(
      start,
      openEnd,
      {
        message: `An include inside ${fault.inside.name} would be sent as it is: MJML does not look in there`,
        hint: 'Include between elements, or include a file with the whole element',
      },
      'theme-include',
    );
  }
  const finding = at(start, openEnd, {
    message: `<${name}> is not closed`,
    hint: `Add </${name}>; MJML would guess where it ends, without a word`,
  });
  if (!fault.closer) return finding;
  const place = placeIn(draft.file, sourceOffset(draft, fault.closer.start));
  return { ...finding, related: [{ message: `</${fault.closer.name}> closes what is around it`, place }] };
};

/** Tags where no rewrite of Galley's can keep them. */
const slotFinding = (slot: Slot, mjml: Mjml): Finding[] => {
  const place = placeIn(slot.file, slot.tag.start, slot.tag.end);
  const wording = slotWording(slot, mjml);
  if (!wording && slot.spot.kind === 'between' && /^(value|raw)$/.test(slot.tag.kind)) {
    const message = `${slot.tag.source} stands between elements, in no cell of the page's tables`;
    return [
      warning('theme-bare-value', message, {
        owner: 'theme',
        place,
        hint: `Write <mj-text>${slot.tag.source}</mj-text>`,
      }),
    ];
  }
  if (!wording) return [];
  return [error('theme-tag-place', wording.message, { owner: 'theme', place, hint: wording.hint })];
};

const slotWording = (slot: Slot, mjml: Mjml): Wording | undefined => {
  const { kind, element = '', owner = '', attribute = '' } = slot.spot;
  const { source } = slot.tag;
  if (kind === 'between' && (element === 'mjml' || !mjml.holdsRaw.has(element)) && element) {
    return {
      message: `${source} stands directly in ${element}, where MJML keeps no tags`,
      hint: 'Put it inside mj-body, or into the text or an attribute of an element',
    };
  }
  const isOwn = owner === 'mjml' || owner.startsWith('mj-');
  if (kind === 'tag' && isOwn) {
    return {
      message: `${source} stands among the attributes of ${owner}, but MJML fixes them before the page is filled`,
      hint: 'Put the condition inside the value: color="{{#if x}}#c00{{else}}#333{{/if}}"',
    };
  }
  if (kind === 'attribute' && isOwn && isStatic(owner, attribute)) {
    return {
      message: `${source} stands in ${attribute} of ${owner}, which MJML needs to know before the page is filled`,
      hint: staticHint(owner, attribute),
    };
  }
  return undefined;
};

/** What MJML calculates with, or looks up, while it compiles. Tried attribute by attribute with mjml 5.4.1. */
const isStatic = (element: string, attribute: string): boolean =>
  attribute === 'mj-class' ||
  calculated.some(([elements, attributes]) => elements.test(element) && attributes.test(attribute));

const calculated: readonly [elements: RegExp, attributes: RegExp][] = [
  [/^mj-include$/, /./],
  [/^mj-(body|column|group|image|hero|carousel|table)$/, /^width$/],
  [
    /^mj-(section|wrapper|column|group|hero|image|divider|all|class)$/,
    /^(inner-)?(padding|border)(-left|-right)?$/,
  ],
  [/^mj-hero$/, /^(mode|height|padding-(top|bottom))$/],
  [/^mj-image$/, /^height$/],
  [/^mj-carousel$/, /^(icon|tb)-width$/],
  [/^mj-social(-element)?$/, /^icon-size$/],
];

const staticHint = (element: string, attribute: string): string => {
  if (element === 'mj-include') return 'Write the path out, and put {{#if}} around several includes';
  return `Write two elements, each with its own ${attribute}, one in {{#if x}} and one in its {{else}}`;
};
