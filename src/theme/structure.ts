import { existsSync } from 'node:fs';
import { dirname, posix, relative, resolve } from 'node:path';
import { error, warning } from '../findings/finding.ts';
import type { Finding } from '../model.ts';
import { type Draft, type Slot, sourceOffset } from './draft.ts';
import type { Mjml } from './load-mjml.ts';
import type { Element, Fault, Markup } from './markup.ts';
import { placeIn } from './source-file.ts';
import { isInside, mayInclude, type Sources } from './sources.ts';

/** What is wrong with a draft's markup by itself, before MJML sees it. */
export const checkStructure = (draft: Draft, markup: Markup, mjml: Mjml, isRepeated: boolean): Finding[] => [
  ...markup.elements.flatMap((element) => repeatedFinding(draft, element, isRepeated)),
  ...markup.faults.map((fault) => faultFinding(draft, fault)),
  ...markup.strays.map((stray) =>
    problem(draft, stray.start, stray.end, 'theme-text-dropped', {
      message: 'Text stands between MJML elements, where MJML would drop it without a word',
      hint: 'Put it into <mj-text>, or into <mj-raw> when it is markup of your own',
    }),
  ),
  ...draft.slots.flatMap((slot) => slotFinding(slot, mjml)),
  ...markup.elements.flatMap((element) => columnFinding(draft, element)),
];

interface Wording {
  message: string;
  hint: string;
}

const problem = (draft: Draft, start: number, end: number, code: string, wording: Wording): Finding =>
  error(code, wording.message, {
    owner: 'theme',
    hint: wording.hint,
    place: placeIn(draft.file, sourceOffset(draft, start), sourceOffset(draft, end - 1) + 1),
  });

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
  const { name, start, openEnd } = fault.element;
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

/** A column that may be absent changes the widths of the others, which MJML has fixed by then. */
const columnFinding = (draft: Draft, element: Element): Finding[] => {
  if (element.name !== 'mj-column' || element.attributes.some(({ name }) => name === 'width')) return [];
  const siblings = element.parent?.children.filter(({ name }) => /^mj-(column|group)$/.test(name)) ?? [];
  const inner = draft.slots.filter((slot) => isConditional(slot, element));
  if (!inner.length || siblings.length < 2) return [];
  return [
    problem(draft, element.start, element.openEnd, 'theme-column-width', {
      message: 'This column is not always there, but MJML counts it when it divides the width',
      hint: 'Give every column of this section a width of its own: <mj-column width="50%">',
    }),
  ];
};

/** Whether a block that opens beside the column also closes beside it, behind it. */
const isConditional = (slot: Slot, column: Element): boolean => {
  const { opener } = slot;
  if (slot.tag.kind !== 'close' || !opener) return false;
  const parent = column.parent;
  return (
    opener.end <= column.start &&
    slot.start >= column.end &&
    opener.start > (parent ? parent.openEnd - 1 : -1)
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

/** An include as written, resolved. */
export interface Include {
  /** Where it stands in the draft. */
  element: Element;
  /** The included file's name, when it may be included. */
  name?: string;
  type: 'mjml' | 'css' | 'html';
}

/** Resolves a draft's includes as MJML would, each relative to its own file; what may not be included is a finding. */
export const resolveIncludes = (
  draft: Draft,
  markup: Markup,
  sources: Sources,
  path: readonly string[],
): { includes: Include[]; findings: Finding[] } => {
  const includes: Include[] = [];
  const findings: Finding[] = [];
  for (const element of markup.elements.filter(({ name }) => name === 'mj-include')) {
    const value = (name: string): string | undefined =>
      element.attributes.find((attribute) => attribute.name === name)?.value;
    const declared = value('type');
    const type = declared === 'css' || declared === 'html' ? declared : 'mjml';
    const written = value('path') ?? '';
    const name = posix.join(posix.dirname(draft.file.name), written);
    const cycle = [...path, draft.file.name].includes(name);
    const why = cycle ? circular(written) : refusal(written, name, type, sources);
    if (why) findings.push(problem(draft, element.start, element.openEnd, 'theme-include', why));
    includes.push(why ? { element, type } : { element, name, type });
  }
  return { includes, findings };
};

const circular = (path: string): Wording => ({
  message: `${path} includes this file in turn`,
  hint: 'Take one of the includes out of the circle',
});

const refusal = (path: string, name: string, type: string, sources: Sources): Wording | undefined => {
  if (!path)
    return { message: 'This include names no file', hint: 'Write <mj-include path="parts/x.mjml" />' };
  if (!mayInclude(name) || !mayInclude(path.replace(/^(\.{1,2}\/)+/, ''))) {
    return {
      message: `${path} cannot be included`,
      hint: 'Includes are .mjml, .css or .html files inside the theme, in no hidden folder',
    };
  }
  const absolute = resolve(sources.folder, name);
  if (!existsSync(absolute)) {
    const from = relative(process.cwd(), dirname(absolute)) || '.';
    return {
      message: `${path} is not there`,
      hint: `Looked in ${from}; paths count from the file that includes`,
    };
  }
  if (!isInside(sources.folder, absolute)) {
    return {
      message: `${path} leads out of the theme`,
      hint: 'Copy the file into the theme: links may not leave it',
    };
  }
  if (!name.endsWith(`.${type}`)) {
    return {
      message: `${path} is included as ${type}`,
      hint: type === 'mjml' ? 'Add type="css" or type="html"' : `Name a .${type} file, or drop the type`,
    };
  }
  return undefined;
};
