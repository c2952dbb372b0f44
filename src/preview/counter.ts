import { setTimeout as pause } from 'node:timers/promises';

/** Milliseconds between two editions that nobody waits for. */
const breath = 25;
/** Milliseconds without a save before the next of them. */
const rest = 400;
/** Milliseconds between two times the bar is told of them. */
const tellEvery = 300;

export interface CounterOptions {
  /** The next edition whose row is missing or old. */
  next: () => string | undefined;
  count: (id: string) => Promise<void>;
  told: () => void;
}

/** Fills the rows of the bar, one by one and with pauses, while nothing is saved: nobody waits for them. */
export class Counter {
  private readonly options: CounterOptions;
  private running: Promise<void> | undefined;
  private savedAt = 0;
  private closed = false;

  constructor(options: CounterOptions) {
    this.options = options;
  }

  /** Resolves when every row is there. */
  run(): Promise<void> {
    this.running ??= this.all().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Something was saved: somebody waits for that. */
  stepAside(): void {
    this.savedAt = performance.now();
  }

  close(): void {
    this.closed = true;
  }

  private async all(): Promise<void> {
    const { next, count, told } = this.options;
    let toldAt = 0;
    while (!this.closed) {
      await this.quiet();
      const id = next();
      if (id === undefined || this.closed) break;
      await count(id);
      if (performance.now() - toldAt < tellEvery) continue;
      toldAt = performance.now();
      told();
    }
    if (toldAt > 0) told();
  }

  private async quiet(): Promise<void> {
    await pause(breath, undefined, { ref: false });
    while (this.savedAt > 0 && performance.now() - this.savedAt < rest && !this.closed)
      await pause(rest, undefined, { ref: false });
  }
}
