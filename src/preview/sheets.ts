import type { Finding, Proof } from '../model.ts';

/** What lies on the desk of one edition: the last good proof, and what is wrong now. */
export interface Sheet {
  id: string;
  /** Goes up whenever proof or findings change. */
  version: number;
  /** The last proof that could be made; it stays while a save has broken something. */
  proof?: Proof;
  /** Of the sources as they are now. */
  findings: Finding[];
  /** The proof is older than the sources, which have errors. */
  isStale: boolean;
}

/** Sheets kept whole, the last looked at; of the others only their rows are. */
const most = 8;

/** The sheets on the desk, by id. */
export class Sheets {
  /** Last looked at, last in the map. */
  private readonly sheets = new Map<string, Sheet>();

  get(id: string): Sheet | undefined {
    return this.sheets.get(id);
  }

  has(id: string): boolean {
    return this.sheets.has(id);
  }

  /** Ids, the last looked at first: what somebody waits for. */
  ids(): string[] {
    return [...this.sheets.keys()].reverse();
  }

  /** Somebody looks at it: it is the last to be let go. */
  lookAt(sheet: Sheet): void {
    this.sheets.delete(sheet.id);
    this.sheets.set(sheet.id, sheet);
    for (const id of [...this.sheets.keys()].slice(0, -most)) this.sheets.delete(id);
  }

  /** Puts a new version where the old one was. */
  replace(sheet: Sheet): void {
    if (this.sheets.has(sheet.id)) this.sheets.set(sheet.id, sheet);
    else this.lookAt(sheet);
  }

  delete(id: string): void {
    this.sheets.delete(id);
  }
}

/** Nothing anyone can see differs, whatever the versions. */
export const isSame = (a: Sheet, b: Sheet): boolean =>
  a.isStale === b.isStale &&
  a.proof?.html === b.proof?.html &&
  JSON.stringify([a.findings, a.proof?.origins]) === JSON.stringify([b.findings, b.proof?.origins]) &&
  Buffer.from(a.proof?.message ?? []).equals(b.proof?.message ?? new Uint8Array());
