import type { Origin, Place } from '../../model.ts';

/** The way between the frame's document and the sources, by the comments the server has put around each origin. */
export class FrameMap {
  private readonly document: Document;
  private readonly origins: readonly Origin[];
  /** Comments by their text: `g:3`, `/g:3`. */
  private readonly comments = new Map<string, Comment>();

  constructor(document: Document, origins: readonly Origin[]) {
    this.document = document;
    this.origins = origins;
    const walker = document.createTreeWalker(document, NodeFilter.SHOW_COMMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (/^\/?g:\d+$/.test(node.nodeValue ?? '')) this.comments.set(node.nodeValue ?? '', node as Comment);
    }
  }

  /** The innermost origin around a node. */
  originOf(node: Node): Origin | undefined {
    const open: number[] = [];
    for (const [text, comment] of this.comments) {
      if (!(comment.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING)) break;
      const at = Number(text.replace(/^\/?g:/, ''));
      if (text.startsWith('/')) open.splice(open.lastIndexOf(at), 1);
      else open.push(at);
    }
    const at = open.at(-1);
    return at === undefined ? undefined : this.origins[at];
  }

  /** Where an origin stands in the frame, in its own pixels; nothing when it is not shown. */
  boxOf(origin: Origin): DOMRect | undefined {
    const at = this.origins.indexOf(origin);
    const start = this.comments.get(`g:${at}`);
    const end = this.comments.get(`/g:${at}`);
    if (!start || !end) return undefined;
    const range = this.document.createRange();
    range.setStartAfter(start);
    range.setEndBefore(end);
    const box = range.getBoundingClientRect();
    return box.width + box.height > 0 ? box : undefined;
  }

  /** The origin that shows a place of the sources: the last of the file's that begins at or before the line. */
  originAt(place: Place, story?: string): Origin | undefined {
    const before = this.origins
      .filter((each) => each.place.file === place.file && each.place.line <= place.line)
      .sort((a, b) => b.place.line - a.place.line || a.end - a.start - (b.end - b.start));
    return (
      before.find((each) => this.boxOf(each)) ??
      this.origins.find((each) => each.kind === 'story' && each.story === story && this.boxOf(each))
    );
  }

  /** Whole stories by slug, the longest stretch of each. */
  storyBox(slug: string): DOMRect | undefined {
    const longest = this.origins
      .filter((each) => each.kind === 'story' && each.story === slug)
      .sort((a, b) => b.end - b.start - (a.end - a.start))[0];
    return longest && this.boxOf(longest);
  }
}
