import { countsOf } from '../findings/count.ts';
import type { Finding, Proof } from '../model.ts';
import { storiesOf } from '../stories.ts';

/** A row of the bar of editions. */
export interface EditionRow {
  id: string;
  date: string;
  number?: number;
  subject?: string;
  /** Absent until the edition has been produced. */
  counts?: { errors: number; warnings: number };
  drafts: number;
}

/** The row of an edition; its date only, without a proof and findings. */
export const rowOf = (id: string, proof?: Proof, findings?: readonly Finding[]): EditionRow => ({
  id,
  date: id.slice(0, 10),
  drafts: storiesOf(proof?.edition).filter((story) => story.draft).length,
  ...(proof?.edition?.number !== undefined && { number: proof.edition.number }),
  ...(proof && { subject: proof.subject }),
  ...(findings && { counts: countsOf(findings) }),
});
