import type { Selector } from 'css-tree';
import type { Color } from './colors.ts';
import { over, parseAttributeColor, parseColor, white } from './colors.ts';
import type { Context } from './context.ts';
import type { Declared } from './css.ts';
import type { Tag } from './page.ts';
import { matches, specificity } from './selectors.ts';

/** How an element's text is seen; undefined colours could not be told from the HTML alone. */
export interface Look {
  color?: Color;
  /** What is behind the text, opaque. */
  background?: Color;
  /** Behind the text is a picture or gradient. */
  pictured: boolean;
  /** That picture has a colour of its own below it. */
  backed: boolean;
  /** In px. */
  size: number;
  bold: boolean;
}

interface Candidate {
  selector: Selector;
  declared: Declared;
  weight: number;
  dark: boolean;
}

const watched = new Set([
  'color',
  'background',
  'background-color',
  'background-image',
  'font-size',
  'font-weight',
  'font',
  'opacity',
]);

/**
 * Computes looks from style attributes, old attributes and style blocks, in the light or the dark scheme.
 * It knows no layout, no variables and no media but `prefers-color-scheme`; what those decide stays untold.
 */
export class Cascade {
  private readonly context: Context;
  private readonly candidates: Candidate[] = [];
  private readonly looks = new Map<Tag, Look>();

  constructor(context: Context, scheme: 'light' | 'dark') {
    this.context = context;
    let order = 0;
    for (const sheet of context.sheets)
      for (const rule of sheet.rules) {
        const dark = rule.conditions.some((condition) => darkScheme.test(condition));
        if (
          !rule.conditions.every(
            (condition) => everywhere.test(condition) || (scheme === 'dark' && darkScheme.test(condition)),
          )
        )
          continue;
        for (const declared of rule.declarations)
          if (watched.has(declared.property))
            for (const selector of rule.selectors)
              this.candidates.push({
                selector,
                declared,
                weight: (declared.important ? 1e9 : 0) + specificity(selector) * 1000 + order++ / 1000,
                dark,
              });
      }
  }

  look(tag: Tag): Look {
    const known = this.looks.get(tag);
    if (known) return known;
    const parent = tag.parent ? this.look(tag.parent) : root;
    const look = this.compute(tag, parent);
    this.looks.set(tag, look);
    return look;
  }

  private compute(tag: Tag, parent: Look): Look {
    const style = this.winners(tag);
    const size = sizeOf(tag, style.get('font-size'), parent.size);
    const color = colorOf(tag, style.get('color'), parent.color);
    const faded = Number(style.get('opacity') ?? '1') < 1;
    return {
      ...(color && !faded ? { color } : {}),
      ...backgroundOf(tag, style, parent),
      size,
      bold: isBold(tag, style.get('font-weight'), parent.bold),
    };
  }

  private winners(tag: Tag): Map<string, string> {
    const best = new Map<string, { value: string; weight: number }>();
    const offer = (property: string, value: string, weight: number) => {
      const name = property === 'background-color' ? 'background' : property;
      if ((best.get(name)?.weight ?? -1) <= weight) best.set(name, { value, weight });
    };
    for (const { selector, declared, weight } of this.candidates)
      if (matches(selector, tag)) offer(declared.property, declared.value, weight);
    this.context.inline(tag).forEach(({ property, value, important }, index) => {
      if (watched.has(property)) offer(property, value, (important ? 2e9 : 5e8) + index);
    });
    return new Map([...best].map(([name, { value }]) => [name, value]));
  }
}

const darkScheme = /prefers-color-scheme\s*:\s*dark/i;
const everywhere = /^media\s+(only\s+)?(all|screen)\s*$/i;
const root: Look = {
  color: { red: 0, green: 0, blue: 0, alpha: 1 },
  background: white,
  pictured: false,
  backed: false,
  size: 16,
  bold: false,
};

const colorOf = (tag: Tag, written: string | undefined, inherited: Color | undefined): Color | undefined => {
  const value = written?.toLowerCase();
  if (value !== undefined && value !== 'inherit' && value !== 'currentcolor')
    return value === 'initial' ? root.color : parseColor(value);
  if (value !== undefined) return inherited;
  const attribute =
    tag.name === 'font' ? tag.attributes.color : tag.name === 'body' ? tag.attributes.text : undefined;
  if (attribute) return parseAttributeColor(attribute);
  return tag.name === 'a' && tag.attributes.href !== undefined
    ? { red: 0, green: 0, blue: 238, alpha: 1 }
    : inherited;
};

const backgroundOf = (tag: Tag, style: Map<string, string>, parent: Look): Ground => {
  const written = style.get('background');
  const image = style.get('background-image') ?? written ?? '';
  const own = /url\(|gradient\(/i.test(image) || tag.attributes.background !== undefined;
  const value =
    written ?? (tag.attributes.bgcolor === undefined ? undefined : `attribute:${tag.attributes.bgcolor}`);
  const color = value === undefined ? 'none' : backgroundColor(value);
  const through: Ground = { pictured: own || parent.pictured, backed: own ? false : parent.backed };
  if (color === 'none') return { ...through, ...(parent.background && { background: parent.background }) };
  if (!color) return { pictured: own, backed: false };
  if (color.alpha >= 1) return { background: color, pictured: own, backed: own };
  return { ...through, ...(parent.background && { background: over(color, parent.background) }) };
};

type Ground = Pick<Look, 'background' | 'pictured' | 'backed'>;

// The colour among a shorthand's words; `none` when it sets no colour, undefined when it cannot be told.
const backgroundColor = (value: string): Color | 'none' | undefined => {
  if (value.startsWith('attribute:')) return parseAttributeColor(value.slice('attribute:'.length)) ?? 'none';
  const rest = value
    .replace(/url\((?:[^()'"]|'[^']*'|"[^"]*")*\)/gi, ' ')
    .replace(/[a-z-]*gradient\(.*\)/i, ' ');
  if (/var\(|light-dark\(|lab\(|lch\(|color\(/i.test(rest)) return undefined;
  for (const word of rest.match(/[a-z]+\([^()]*\)|[^\s,]+/gi) ?? []) {
    if (/^(inherit|initial|unset|none)$/i.test(word)) return 'none';
    const color = parseColor(word);
    if (color) return color;
  }
  return 'none';
};

const defaultSizes = new Map(
  Object.entries({
    h1: 2,
    h2: 1.5,
    h3: 1.17,
    h5: 0.83,
    h6: 0.67,
    small: 0.83,
    sup: 0.83,
    sub: 0.83,
    big: 1.2,
  }),
);
const keywords = new Map(
  Object.entries({
    'xx-small': 9,
    'x-small': 10,
    small: 13,
    medium: 16,
    large: 18,
    'x-large': 24,
    'xx-large': 32,
  }),
);

const sizeOf = (tag: Tag, written: string | undefined, parent: number): number => {
  const match = /^(\d*\.?\d+)(px|pt|em|rem|%)?$/i.exec(written?.trim() ?? '');
  if (!match)
    return (
      keywords.get(written?.toLowerCase() ?? '') ??
      (written ? parent : parent * (defaultSizes.get(tag.name) ?? 1))
    );
  const value = Number(match[1]);
  const unit = match[2]?.toLowerCase();
  if (unit === 'pt') return value * (4 / 3);
  if (unit === 'em') return value * parent;
  if (unit === 'rem') return value * 16;
  return unit === '%' ? (value * parent) / 100 : value;
};

const isBold = (tag: Tag, written: string | undefined, parent: boolean): boolean => {
  if (written) return /^(bold|bolder|[6-9]00)$/i.test(written.trim()) || (written === 'inherit' && parent);
  return parent || /^(b|strong|th|h[1-6])$/.test(tag.name);
};
