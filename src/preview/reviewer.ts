import type { Finding, Proof } from '../model.ts';
import type { Sheet } from './desk.ts';

/** The full preflight of a proof. */
export type Check = (proof: Proof) => Promise<Finding[]>;

/** Milliseconds without a save before the preflight begins. */
const rest = 300;
const mostResults = 8;

/**
 * Runs the full preflight when saving has come to rest, never before a proof is shown, and only on the newest version.
 * Until its result is there the former one stands, so that nothing flickers.
 */
export class Reviewer {
  private readonly results = new Map<string, { version: number; findings: Finding[] }>();
  private readonly check: Check;
  private readonly tell: (id: string, version: number) => void;
  private timer: NodeJS.Timeout | undefined;
  private next: Sheet | undefined;
  private running = false;

  constructor(check: Check, tell: (id: string, version: number) => void) {
    this.check = check;
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
    clearTimeout(this.timer);
    this.next = undefined;
  }

  private async run(): Promise<void> {
    const sheet = this.next;
    if (!sheet?.proof || this.running) return;
    this.next = undefined;
    this.running = true;
    try {
      const findings = await this.check(sheet.proof);
      this.results.delete(sheet.id);
      this.results.set(sheet.id, { version: sheet.version, findings });
      for (const id of [...this.results.keys()].slice(0, -mostResults)) this.results.delete(id);
      this.tell(sheet.id, sheet.version);
    } catch {
      // The findings of the proof itself stand; the next save is checked again.
    } finally {
      this.running = false;
      if (this.next) this.review(this.next);
    }
  }
}

const keyOf = ({ code, message, place }: Finding): string => JSON.stringify([code, message, place]);
