/** Milliseconds after the first proof was given out, for the browser to draw it. */
const afterLook = 500;
/** Milliseconds after the start when nobody looks. */
const alone = 2000;

/** Work that nobody waits for yet, begun once, in order: when the first proof is out of the way. */
export class Leisure {
  private readonly work: (() => unknown)[];
  private timer: NodeJS.Timeout;
  private looked = false;

  constructor(work: (() => unknown)[]) {
    this.work = work;
    this.timer = setTimeout(() => void this.begin(), alone);
  }

  /** Somebody has been given a proof. */
  look(): void {
    if (this.looked) return;
    this.looked = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.begin(), afterLook);
  }

  stop(): void {
    this.looked = true;
    clearTimeout(this.timer);
    this.work.length = 0;
  }

  private async begin(): Promise<void> {
    for (let work = this.work.shift(); work; work = this.work.shift()) await work();
  }
}
