import type { Finding, Proof } from '../model.ts';
import type { Sheet } from './desk.ts';

/** The full preflight of a proof. */
export type Check = (proof: Proof) => Promise<Finding[]>;

/**
 * Runs the full preflight after a proof is shown, never before it, and only on the newest version of each edition:
 * a save that comes while it runs makes its result worthless.
 */
export class Reviewer {
  private readonly results = new Map<string, { version: number; findings: Finding[] }>();
  private readonly check: Check;
  private readonly tell: (id: string, version: number) => void;

  constructor(check: Check, tell: (id: string, version: number) => void) {
    this.check = check;
    this.tell = tell;
  }

  /** Findings of the full check that the proof's own do not hold; none until it has run on this version. */
  findings(sheet: Sheet): Finding[] {
    const result = this.results.get(sheet.id);
    return result?.version === sheet.version ? result.findings : [];
  }

  async review(sheet: Sheet): Promise<void> {
    const { id, version, proof } = sheet;
    if (!proof || sheet.isStale || this.results.get(id)?.version === version) return;
    const own = new Set(proof.findings.map(keyOf));
    const findings = (await this.check(proof)).filter((finding) => !own.has(keyOf(finding)));
    this.results.set(id, { version, findings });
    this.tell(id, version);
  }
}

const keyOf = ({ code, message, place }: Finding): string => JSON.stringify([code, message, place]);
