import { Tokenizer } from 'htmlparser2';
import type { Draft, Slot, Spot } from './draft.ts';
import { placeholders } from './draft.ts';
import type { Attribute, Element, Markup, Stretch } from './elements.ts';

/** What the reader needs to know of MJML. */
interface Elements {
  elements: ReadonlySet<string>;
  /** Those whose content is HTML. */
  ending: ReadonlySet<string>;
}

/**
 * Reads a draft the way MJML's parser does (htmlparser2's tokenizer in HTML mode), but keeps what that parser swallows.
 * Sets the spot of every slot.
 * @param parent the element that the file is included in
 */
export const readMarkup = (draft: Draft, mjml: Elements, parent?: string): Markup => {
  const reader = new Reader(draft, mjml, parent);
  reader.read(draft.text, 0);
  reader.finish();
  return reader.markup;
};

/** Reads an included file that is HTML, as if it stood in mj-raw. */
export const readHtml = (draft: Draft): Markup => {
  const raw: Element = {
    name: 'mj-raw',
    start: 0,
    openEnd: 0,
    end: draft.text.length,
    attributes: [],
    children: [],
    ending: true,
  };
  const reader = new Reader(draft, { ending: new Set(), elements: new Set() }, undefined, [raw]);
  reader.read(draft.text, 0);
  reader.finish();
  const faults = reader.markup.faults.filter((fault) => fault.kind !== 'unclosed' || fault.element !== raw);
  return { ...reader.markup, faults };
};

/** An included file that is CSS has no markup: its tags all stand in CSS. */
export const readCss = (draft: Draft): Markup => {
  for (const slot of draft.slots) slot.spot = { kind: 'css', element: 'mj-style' };
  return { elements: [], unknown: [], faults: [], strays: [], comments: [] };
};

const isMjml = (name: string): boolean => name === 'mjml' || name.startsWith('mj-');

class Reader {
  readonly markup: Markup = { elements: [], unknown: [], faults: [], strays: [], comments: [] };
  private readonly draft: Draft;
  private readonly mjml: Elements;
  private readonly topParent: string | undefined;
  private open: Element[];
  /** Inside a comment for Outlook, where no comment can begin. */
  private inComment = false;
  private nextSlot = 0;
  /** The HTML element whose opening tag came last, while its text runs: for style. */
  private html = '';

  constructor(draft: Draft, mjml: Elements, topParent: string | undefined, open: Element[] = []) {
    this.open = open;
    this.draft = draft;
    this.mjml = mjml;
    this.topParent = topParent;
  }

  read(text: string, base: number): void {
    let tag: Element | undefined;
    let name: Stretch | undefined;
    let data: Stretch | undefined;
    const openTagEnd = (endIndex: number, selfClosing: boolean): void => {
      if (!tag) return;
      const end = base + endIndex + 1;
      this.place(end, { kind: 'tag', owner: tag.name, ...this.inElement() });
      tag.openEnd = end;
      tag.end = end;
      this.opened(tag, selfClosing);
      tag = undefined;
    };
    const tokenizer = new Tokenizer(
      { xmlMode: false, decodeEntities: false, recognizeSelfClosing: true },
      {
        ontext: (start, end) => this.text(base + start, base + end),
        onopentagname: (start, end) => {
          tag = {
            name: text.slice(start, end).replace(placeholders(), '').toLowerCase(),
            start: base + start - 1,
            openEnd: base + end,
            end: base + end,
            attributes: [],
            children: [],
            ending: false,
          };
        },
        onattribname: (start, end) => {
          name = { start: base + start, end: base + end };
          data = undefined;
        },
        onattribdata: (start, end) => {
          data = { start: data?.start ?? base + start, end: base + end };
        },
        onattribentity: () => undefined,
        onattribend: (quote) => {
          if (tag && name) this.attribute(tag, name, data, quote > 1);
        },
        onopentagend: (end) => openTagEnd(end, false),
        onselfclosingtag: (end) => openTagEnd(end, true),
        onclosetag: (start, end) => this.closeTag(text, base, start, end),
        oncomment: (start, end, offset) =>
          this.comment(text.slice(start, end - offset), base + start, base + end + 1),
        oncdata: (start, end) => this.text(base + start, base + end),
        ondeclaration: () => undefined,
        onprocessinginstruction: () => undefined,
        ontextentity: () => undefined,
        onend: () => undefined,
      },
    );
    tokenizer.write(text);
    tokenizer.end();
  }

  /** At the end: what is still open was never closed. */
  finish(): void {
    this.place(this.draft.text.length, { kind: 'text' });
    for (const element of this.open) this.markup.faults.push({ kind: 'unclosed', element });
  }

  private inElement(): Pick<Spot, 'element'> {
    const element = this.open.at(-1)?.name ?? this.topParent;
    return element ? { element } : {};
  }

  /** Gives all slots up to `end` that have none yet this spot. */
  private place(end: number, spot: Spot): Slot[] {
    const placed: Slot[] = [];
    for (let slot = this.draft.slots[this.nextSlot]; slot && slot.start < end; ) {
      slot.spot = spot;
      placed.push(slot);
      this.nextSlot += 1;
      slot = this.draft.slots[this.nextSlot];
    }
    return placed;
  }

  private text(start: number, end: number): void {
    const element = this.open.at(-1);
    if (element?.ending) {
      const isCss = element.name === 'mj-style' || this.html === 'style';
      const kind = isCss ? 'css' : this.html === 'script' ? 'script' : 'text';
      this.place(end, { kind, ...this.inElement() });
      return;
    }
    if (element?.name === 'mj-html-attribute') {
      const attribute = element.attributes.find(({ name }) => name === 'name')?.value ?? '';
      const before = this.draft.text.slice(element.openEnd, start);
      this.place(end, { kind: 'attribute', owner: element.name, attribute, before, quoted: true });
      return;
    }
    const isKnown = !element || this.mjml.elements.has(element.name);
    this.place(end, { kind: isKnown ? 'between' : 'text', ...this.inElement() });
    // MJML says by itself that it does not know an element.
    if (!isKnown) return;
    const words = this.draft.text.slice(start, end);
    for (const match of words
      .replace(placeholders(), (each) => ' '.repeat(each.length))
      .matchAll(/\S(?:.*\S)?/g)) {
      this.markup.strays.push({ start: start + match.index, end: start + match.index + match[0].length });
    }
  }

  private attribute(tag: Element, name: Stretch, data: Stretch | undefined, quoted: boolean): void {
    const { text } = this.draft;
    const value = data ?? { start: name.end, end: name.end };
    const owner = { owner: tag.name, ...this.inElement() };
    this.place(name.end, { kind: 'tag', ...owner });
    const attribute: Attribute = {
      name: text.slice(name.start, name.end),
      value: text.slice(value.start, value.end),
      quoted,
      start: name.start,
      end: value.end,
    };
    for (let slot = this.draft.slots[this.nextSlot]; slot && slot.start < value.end; ) {
      const before = text.slice(value.start, slot.start);
      const kind = attribute.name.toLowerCase() === 'style' ? 'css' : 'attribute';
      slot.spot = { kind, ...owner, attribute: attribute.name.toLowerCase(), before, quoted };
      this.nextSlot += 1;
      slot = this.draft.slots[this.nextSlot];
    }
    const misquoted = misquotedIn(attribute, tag.attributes);
    if (misquoted && !this.markup.faults.some((fault) => fault.kind === 'quote' && fault.element === tag))
      this.markup.faults.push({ kind: 'quote', attribute: misquoted, element: tag });
    // Two placeholders that stand for the same attribute in different branches have different names.
    if (tag.attributes.some((other) => other.name === attribute.name)) {
      this.markup.faults.push({ kind: 'duplicate', attribute, element: tag });
    }
    tag.attributes.push(attribute);
  }

  private opened(tag: Element, selfClosing: boolean): void {
    const inside = this.open.at(-1);
    if (!inside?.ending && !this.mjml.elements.has(tag.name)) this.markup.unknown.push(tag);
    if (!isMjml(tag.name)) {
      this.html = selfClosing ? '' : tag.name;
      return;
    }
    if (inside?.ending) {
      if (tag.name === 'mj-include') {
        this.markup.faults.push({ kind: 'nested', element: tag, inside });
        return;
      }
      this.markup.faults.push({ kind: 'unclosed', element: inside });
      this.open.pop();
    }
    this.add(tag);
    tag.ending = this.mjml.ending.has(tag.name);
    if (!selfClosing) this.open.push(tag);
    this.html = '';
  }

  private add(tag: Element): void {
    const parent = this.open.at(-1);
    if (parent) {
      tag.parent = parent;
      parent.children.push(tag);
    }
    this.markup.elements.push(tag);
  }

  /** The tokenizer runs on to the next `>`: when a tag begins before it, that tag is read too, not swallowed. */
  private closeTag(text: string, base: number, start: number, end: number): void {
    const bracket = text.indexOf('>', end);
    const after = bracket < 0 ? text.length : bracket + 1;
    const next = text.slice(start, after).indexOf('<');
    const nameEnd = next < 0 ? end : Math.min(end, start + next);
    const name = text.slice(start, nameEnd).replace(placeholders(), '').trim().toLowerCase();
    const closer = { name, start: base + start - 2, end: base + (next < 0 ? after : nameEnd) };
    if (next >= 0 || bracket < 0) this.markup.faults.push({ kind: 'unended', closer });
    this.closed(closer);
    if (next >= 0) this.read(text.slice(start + next, after), base + start + next);
  }

  private closed(closer: Stretch & { name: string }): void {
    this.place(closer.end, { kind: 'tag', ...this.inElement() });
    this.html = '';
    if (!isMjml(closer.name)) return;
    const at = this.open.findLastIndex((element) => element.name === closer.name);
    if (at < 0) {
      this.markup.faults.push({ kind: 'stray', closer });
      return;
    }
    for (const element of this.open.slice(at + 1))
      this.markup.faults.push({ kind: 'unclosed', element, closer });
    const element = this.open[at];
    if (element) element.end = closer.end;
    this.open = this.open.slice(0, at);
  }

  private comment(text: string, start: number, end: number): void {
    if (this.inComment) return;
    if (/^\s*\[if\b|^\s*<!\[endif\]/i.test(text)) {
      // Outlook reads what stands in it: so do the checks.
      this.inComment = true;
      if (this.open.at(-1)?.ending) this.read(text, start);
      this.place(end, { kind: 'text', ...this.inElement() });
      this.inComment = false;
      return;
    }
    this.place(end, { kind: 'comment', ...this.inElement() });
    this.markup.comments.push({ start: start - 4, end });
  }
}

/**
 * The attribute that lacks a quote, if there is one. A quote in a name is the end of a value that was to follow: the last
 * one in quotes has run on to its beginning. HTML calls both a parse error (13.2.5.33 and 13.2.5.38 of the HTML standard).
 */
const misquotedIn = (attribute: Attribute, before: readonly Attribute[]): Attribute | undefined => {
  if (/["']/.test(attribute.name)) return before.findLast(({ quoted }) => quoted) ?? attribute;
  return !attribute.quoted && /"|'$/.test(attribute.value) ? attribute : undefined;
};
