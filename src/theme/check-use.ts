import type {} from 'handlebars';
import type { Slot } from './draft.ts';
import type { Shape } from './names.ts';

/** What is wrong with a value where it stands. */
export interface UseProblem {
  code: string;
  message: string;
  hint: string;
}

/** Attributes whose value is an address. */
const addressAttributes = new Set([
  'href',
  'src',
  'srcset',
  'action',
  'background',
  'background-url',
  'thumbnails-src',
  'formaction',
  'data',
  'xlink:href',
  'poster',
  'cite',
]);

/** MJML attributes that are no CSS; all others end in a style attribute. */
const plainAttributes =
  /^(alt|title|name|target|rel|lang|dir|id|role|css-class|mj-class|class|width|height|src|href|path|type|usemap|sizes|owa|value|colspan|rowspan|aria-.*|data-.*)$/;

/**
 * Whether a value is safe where a template puts it: raw values only for prose, content in CSS through `css`, content as
 * an address through `link`. What the publication itself wrote may stand anywhere.
 */
export const checkUse = (
  slot: Slot,
  statement: hbs.AST.MustacheStatement,
  shape: Shape,
  isText: boolean,
): UseProblem | undefined => {
  const written = slot.tag.source;
  if (shape.kind === 'object' || shape.kind === 'list') {
    return {
      code: 'theme-name',
      message: `${written} is ${shape.kind === 'list' ? 'a list' : 'a group of values'}, which cannot be shown as it is`,
      hint:
        shape.kind === 'list' ? 'Use {{#each}} or {{join …}}' : 'Name one of its values, or open {{#with}}',
    };
  }
  const isRaw = !statement.escaped;
  if (isRaw && !(shape.kind === 'prose' && statement.path.type === 'PathExpression')) {
    return {
      code: 'theme-raw-value',
      message: `${written} puts a value into the page unescaped, which only prose may be`,
      hint: `Write {{${inner(written)}}}`,
    };
  }
  if (isText) return undefined;
  if (!isRaw && shape.kind === 'prose') {
    return {
      code: 'theme-raw-value',
      message: `${written} is prose, whose markup would be shown as text`,
      hint: `Write {{{${inner(written)}}}}: prose is safe already`,
    };
  }
  return inMarkup(slot, shape, written);
};

const inMarkup = (slot: Slot, shape: Shape, written: string): UseProblem | undefined => {
  const { spot } = slot;
  if (spot.kind === 'attribute' && spot.quoted === false) {
    return {
      code: 'theme-attribute',
      message: `${written} stands in an attribute without quotes`,
      hint: `Write ${spot.attribute}="${written}"`,
    };
  }
  if (spot.kind === 'script' || /^(on.*|srcdoc)$/.test(spot.attribute ?? '')) {
    return {
      code: 'theme-script-value',
      message: `${written} is filled into a script, where escaping does not protect`,
      hint: 'Leave the script out: mail clients run none',
    };
  }
  if (shape.kind === 'prose' && spot.kind !== 'text' && spot.kind !== 'between') {
    return {
      code: 'theme-raw-value',
      message: `${written} is prose with markup of its own, which cannot stand in an attribute or in CSS`,
      hint: 'Put it into the text of an element',
    };
  }
  if ('owned' in shape && shape.owned) return undefined;
  if (isAddress(slot)) return inAddress(slot, shape, written);
  if (isCss(slot) && !['number', 'any', 'flag'].includes(shape.kind)) {
    return {
      code: 'theme-css-value',
      message: `${written} puts content into CSS, where it could change the style of the page`,
      hint: `Write {{css ${parenthesised(inner(written))}}}`,
    };
  }
  return undefined;
};

const isAddress = (slot: Slot): boolean =>
  slot.spot.kind === 'attribute' && addressAttributes.has(slot.spot.attribute ?? '');

const isCss = (slot: Slot): boolean => {
  const { kind, owner = '', attribute = '' } = slot.spot;
  if (kind === 'css') return true;
  return kind === 'attribute' && owner.startsWith('mj-') && !plainAttributes.test(attribute);
};

const inAddress = (slot: Slot, shape: Shape, written: string): UseProblem | undefined => {
  if (shape.kind === 'location' || shape.kind === 'number' || shape.kind === 'any') return undefined;
  const before = slot.spot.before ?? '';
  const isStart = before.replace(/galleytag\d+x/g, '').trim() === '';
  const code = 'theme-url-value';
  if (isStart) {
    return {
      code,
      message: `${written} is used as an address, but content could be no address or a dangerous one`,
      hint: `Write {{link ${parenthesised(inner(written))} '#'}}`,
    };
  }
  return {
    code,
    message: `${written} stands inside an address, where its signs could change the address`,
    hint: `Write {{url ${parenthesised(inner(written))}}}`,
  };
};

const inner = (written: string): string => written.replace(/^\{\{~?[{&]?\s*|\s*\}?~?\}\}$/g, '');

const parenthesised = (expression: string): string =>
  /\s/.test(expression) ? `(${expression})` : expression;
