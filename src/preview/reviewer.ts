import type { Finding, Proof } from '../model.ts';
import { failure, wordsOf } from './failures.ts';
import type { Sheet } from './sheets.ts';

/** The full preflight of a proof, on another thread where there is one. */
export type Check = (proof: Proof) => Promise<Finding[]>;

/** Milliseconds without a save before the preflight begins. */
const rest = 500;
const mostResults = 8;

/**
 * Runs the full preflight when saving has come to rest, never before a proof is shown, and only on the newest version;
 * what it found in one that is not the newest any more is dropped. Until its result is there the former one stands, so
 * that nothing flickers.
 */
export class Reviewer {
  private readonly results = new Map<string, { version: number; findings: Finding[] }>();
  private readonly check: Check;
  private readonly tell: (sheet: Sheet) => void;
  private readonly isNewest: (sheet: Sheet) => boolean;
  private timer: NodeJS.Timeout | undefined;
  private next: Sheet | undefined;
  private running = false;
  private stopped = false;

  constructor(check: Check, isNewest: (sheet: Sheet) => boolean, tell: (sheet: Sheet) => void) {
    this.check = check;
    this.isNewest = isNewest;
    this.tell = tell;
  }

  /** What the full check found that the proof's own findings do not hold, and whether it was on this version. */
  findings(sheet: Sheet): { findings: Finding[]; isNewest: boolean } {
    const result = this.results.get(sheet.id);
    const own = new Set(sheet.findings.map(keyOf));
    return {
      findings: sheet.proof ? (result?.findings.filter((finding) => !own.has(keyOf(finding))) ?? []) : [],
      isNewest: sheet.isStale || result?.version === sheet.version,
    };
  }

  /** Asks for a review of this sheet once saving rests; a later call replaces an earlier one. */
  review(sheet: Sheet): void {
    const { proof, isStale, id, version } = sheet;
    if (!proof || isStale || this.results.get(id)?.version === version) return;
    this.next = sheet;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.run(), rest);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.next = undefined;
  }

  private keep(sheet: Sheet, findings: Finding[]): void {
    if (this.stopped || !this.isNewest(sheet)) return;
    this.results.delete(sheet.id);
    this.results.set(sheet.id, { version: sheet.version, findings });
    for (const id of [...this.results.keys()].slice(0, -mostResults)) this.results.delete(id);
    this.tell(sheet);
  }

  private async run(): Promise<void> {
    const sheet = this.next;
    if (!sheet?.proof || this.running) return;
    this.next = undefined;
    this.running = true;
    try {
      this.keep(sheet, await this.check(sheet.proof));
    } catch (cause) {
      // Nothing is silently green; the next save is checked again.
      this.keep(sheet, [unchecked(cause)]);
    } finally {
      this.running = false;
      if (this.next) this.review(this.next);
    }
  }
}

const unchecked = (cause: unknown): Finding => ({
  ...failure(cause),
  severity: 'warning',
  message: `The full check could not run: ${wordsOf(cause)}`,
  hint: 'Run npx galley check; the next save is checked again',
});

const keyOf = ({ code, message, place }: Finding): string => JSON.stringify([code, message, place]);
