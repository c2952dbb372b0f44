import type { Draft } from './draft.ts';
import type { Markup } from './elements.ts';

/** A line of a theme that Galley reads differently from how it is written. */
export interface Rewrite {
  file: string;
  line: number;
  before: string;
  after: string;
}

interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * The draft as MJML gets it: tags between elements in mj-raw, HTML comments left out, tags among the attributes of HTML
 * set apart by spaces. No line starts or ends elsewhere, so that MJML's line numbers hold.
 */
export const editedText = (draft: Draft, markup: Markup): string => {
  const edits: Edit[] = [];
  for (const { start, end } of markup.comments) {
    edits.push({ start, end, text: '\n'.repeat(draft.text.slice(start, end).split('\n').length - 1) });
  }
  for (const slot of draft.slots) {
    const { start, end } = slot;
    const token = draft.text.slice(start, end);
    if (slot.spot.kind === 'between') edits.push({ start, end, text: `<mj-raw>${token}</mj-raw>` });
    if (slot.spot.kind === 'tag') edits.push({ start, end, text: ` ${token} ` });
  }
  return apply(draft.text, edits);
};

const apply = (text: string, edits: Edit[]): string => {
  let result = '';
  let from = 0;
  for (const edit of edits.sort((a, b) => a.start - b.start)) {
    result += text.slice(from, edit.start) + edit.text;
    from = edit.end;
  }
  return result + text.slice(from);
};

/** The lines whose tags Galley wraps, as they would have to be written for plain MJML. */
export const rewritesOf = (draft: Draft): Rewrite[] => {
  const { file } = draft;
  const byLine = new Map<number, Edit[]>();
  for (const { spot, tag } of draft.slots) {
    if (spot.kind !== 'between' || tag.kind === 'comment') continue;
    const { line } = file.lines.at(tag.start);
    const edit = { start: tag.start, end: tag.end, text: `<mj-raw>${tag.source}</mj-raw>` };
    byLine.set(line, [...(byLine.get(line) ?? []), edit]);
  }
  return [...byLine].map(([line, edits]) => {
    const start = file.lines.offsetOf(line);
    const last = Math.max(...edits.map(({ end }) => end));
    const end = file.text.slice(last).search(/\r|\n|$/) + last;
    const moved = edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start }));
    const before = file.text.slice(start, end);
    return { file: file.name, line, before, after: apply(before, moved) };
  });
};
