import type { SourceFile } from './source-file.ts';
import { scanTags, type Tag } from './tags.ts';

/**
 * A file of a theme with a placeholder for every Handlebars tag: what is read for its structure and, after some edits,
 * handed to MJML. Comments are gone; a tag over several lines becomes one line.
 */
export interface Draft {
  file: SourceFile;
  text: string;
  slots: Slot[];
  pieces: Piece[];
}

/** A stretch between tags: where it starts in the draft and in the source. */
interface Piece {
  draft: number;
  source: number;
}

/** A Handlebars tag and its placeholder. */
export interface Slot {
  /** Unique over the theme: the number in the placeholder. */
  id: number;
  tag: Tag;
  file: SourceFile;
  /** Where the placeholder stands in the draft. */
  start: number;
  end: number;
  spot: Spot;
  /** The opening tags this one stands in, outermost first, within its file. */
  within: Slot[];
  /** For `close` and `else`: the tag that opened the block. */
  opener?: Slot;
}

/** Where a tag stands in the markup. */
export interface Spot {
  /**
   * `between` MJML elements; in HTML `text`; in the value of an `attribute`; inside a `tag` but in no value; in `css`; in a
   * `script`; in a `comment` that is left out; `nowhere` while not yet known.
   */
  kind: 'between' | 'text' | 'attribute' | 'tag' | 'css' | 'script' | 'comment' | 'nowhere';
  /** The MJML element it stands in. */
  element?: string;
  /** The element whose tag it stands in: an MJML one or one of HTML. */
  owner?: string;
  attribute?: string;
  /** What stands before it in the attribute's value, placeholders included. */
  before?: string;
  quoted?: boolean;
}

export const placeholder = (id: number): string => `galleytag${id}x`;

/** Matches placeholders in a text; the first group is the id. */
export const placeholders = (): RegExp => /galleytag(\d+)x/g;

/** Replaces tags by placeholders; ids count on from `firstId`. */
export const draftOf = (file: SourceFile, firstId: number): Draft => {
  const slots: Slot[] = [];
  const pieces: Piece[] = [];
  let text = '';
  let from = 0;
  for (const tag of scanTags(file.text)) {
    pieces.push({ draft: text.length, source: from });
    text += file.text.slice(from, tag.start);
    from = tag.end;
    if (tag.kind === 'comment') {
      text += '\n'.repeat(tag.source.split('\n').length - 1);
      continue;
    }
    const id = firstId + slots.length;
    const start = text.length;
    text += placeholder(id);
    slots.push({ id, tag, file, start, end: text.length, spot: { kind: 'nowhere' }, within: [] });
  }
  pieces.push({ draft: text.length, source: from });
  return { file, text: text + file.text.slice(from), slots, pieces };
};

/** The offset in the source of an offset in the draft; within a placeholder, its tag's start. */
export const sourceOffset = (draft: Draft, offset: number): number => {
  const slot = draft.slots.find((each) => each.start <= offset && offset < each.end);
  if (slot) return slot.tag.start;
  const piece = draft.pieces.findLast((each) => each.draft <= offset);
  return piece ? piece.source + offset - piece.draft : offset;
};
