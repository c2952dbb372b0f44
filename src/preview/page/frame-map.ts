import type { Origin, Place } from '../../model.ts';

/** The way between the frame's document and the sources, by the comments the server has put around each origin. */
export class FrameMap {
  private readonly document: Document;
  private readonly origins: readonly Origin[];

  constructor(document: Document, origins: readonly Origin[]) {
    this.document = document;
    this.origins = origins;
  }

  /** The innermost origin around a node. */
  originOf(node: Node): Origin | undefined {
    const open: number[] = [];
    const walker = this.document.createTreeWalker(this.document, NodeFilter.SHOW_COMMENT);
    for (let comment = walker.nextNode(); comment; comment = walker.nextNode()) {
      if (!(comment.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
      const [, close, id] = /^(\/?)g:(\d+)$/.exec(comment.nodeValue ?? '') ?? [];
      if (id === undefined) continue;
      if (close) open.pop();
      else open.push(Number(id));
    }
    const at = open.at(-1);
    return at === undefined ? undefined : this.origins[at];
  }

  /** Where an origin stands in the frame, in its own pixels; nothing when it is not shown. */
  boxOf(origin: Origin): DOMRect | undefined {
    const at = this.origins.indexOf(origin);
    const start = this.comment(`g:${at}`);
    const end = this.comment(`/g:${at}`);
    if (!start || !end) return undefined;
    const range = this.document.createRange();
    range.setStartAfter(start);
    range.setEndBefore(end);
    const box = range.getBoundingClientRect();
    return box.width + box.height > 0 ? box : undefined;
  }

  /** The origin that shows a place of the sources: the last of the file's that begins at or before the line. */
  originAt(place: Place, story?: string): Origin | undefined {
    const shown = this.origins.filter((each) => this.boxOf(each));
    const before = shown
      .filter((each) => each.place.file === place.file && each.place.line <= place.line)
      .sort((a, b) => b.place.line - a.place.line || a.end - a.start - (b.end - b.start));
    return before[0] ?? shown.find((each) => each.kind === 'story' && each.story === story);
  }

  /** Whole stories by slug, the longest stretch of each. */
  storyBox(slug: string): DOMRect | undefined {
    const longest = this.origins
      .filter((each) => each.kind === 'story' && each.story === slug)
      .sort((a, b) => b.end - b.start - (a.end - a.start))[0];
    return longest && this.boxOf(longest);
  }

  private comment(text: string): Node | undefined {
    const walker = this.document.createTreeWalker(this.document, NodeFilter.SHOW_COMMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeValue === text) return node;
    }
    return undefined;
  }
}
