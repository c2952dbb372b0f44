import type { Origin, ProofImage } from '../model.ts';

/**
 * Private marks in the filled HTML. They tell where a stretch of HTML came from, and are taken out before
 * anything is written: \x01 id \x02 … \x03 around a stretch, \x04 id \x05 for the address of a picture.
 * Content cannot forge them: reading an edition refuses control characters.
 */
export class Marks {
  private readonly origins: Omit<Origin, 'start' | 'end'>[] = [];
  private readonly images: ProofImage[] = [];

  open(origin: Omit<Origin, 'start' | 'end'>): string {
    return `\x01${this.origins.push(origin) - 1}\x02`;
  }

  close(): string {
    return '\x03';
  }

  around(html: string, origin: Omit<Origin, 'start' | 'end'>): string {
    return this.open(origin) + html + this.close();
  }

  image(image: ProofImage): string {
    return `\x04${this.images.push(image) - 1}\x05`;
  }

  /**
   * Takes the marks out of a filled page.
   * @param address gives the address a picture has in the message
   * @returns the page with `images/…` addresses, the same with the message's addresses, and the origins in the first
   */
  strip(
    filled: string,
    address: (image: ProofImage) => string,
  ): { html: string; messageHtml: string; origins: Origin[] } {
    const stripper = new Stripper(this.origins, this.images, address);
    const mark = /\x01(\d+)\x02|\x04(\d+)\x05|\x03/g;
    let from = 0;
    for (let found = mark.exec(filled); found; found = mark.exec(filled)) {
      if (found.index > from) stripper.text(filled.slice(from, found.index));
      if (found[1] !== undefined) stripper.open(Number(found[1]));
      else if (found[2] !== undefined) stripper.image(Number(found[2]));
      else stripper.close();
      from = mark.lastIndex;
    }
    stripper.text(filled.slice(from));
    return stripper.result();
  }
}

class Stripper {
  /** Pieces, joined at the end: a page added up piece by piece would have to be put together again by its first reader. */
  private readonly html: string[] = [];
  private length = 0;
  /** The message's pieces, from the first picture on: until then, and in most editions, they are those of the page. */
  private message?: string[];
  private readonly found: Origin[] = [];
  private readonly stack: Origin[] = [];
  private readonly origins: Omit<Origin, 'start' | 'end'>[];
  private readonly images: ProofImage[];
  private readonly address: (image: ProofImage) => string;

  constructor(
    origins: Omit<Origin, 'start' | 'end'>[],
    images: ProofImage[],
    address: (image: ProofImage) => string,
  ) {
    this.origins = origins;
    this.images = images;
    this.address = address;
  }

  text(piece: string): void {
    this.html.push(piece);
    this.length += piece.length;
    this.message?.push(piece);
  }

  image(id: number): void {
    const image = this.images[id];
    if (!image) return;
    this.message ??= [...this.html];
    this.message.push(this.address(image));
    const piece = `images/${image.name}`;
    this.html.push(piece);
    this.length += piece.length;
  }

  open(id: number): void {
    const origin = this.origins[id];
    if (!origin) return;
    const opened = { start: this.length, end: this.length, ...origin };
    this.found.push(opened);
    this.stack.push(opened);
  }

  close(): void {
    const origin = this.stack.pop();
    if (origin) origin.end = this.length;
  }

  /** Origins come out sorted by start, outer before inner, since that is the order they were opened in. */
  result(): { html: string; messageHtml: string; origins: Origin[] } {
    const html = this.html.join('');
    return { html, messageHtml: this.message?.join('') ?? html, origins: this.found };
  }
}
