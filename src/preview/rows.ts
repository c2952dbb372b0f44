import type { Finding, Proof, Story } from '../model.ts';

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
  drafts: storiesOf(proof).filter((story) => story.draft).length,
  ...(proof?.edition?.number !== undefined && { number: proof.edition.number }),
  ...(proof && { subject: proof.subject }),
  ...(findings && { counts: countsOf(findings) }),
});

/** All stories of a proof, the lead first. */
export const storiesOf = (proof: Proof | undefined): Story[] => {
  const edition = proof?.edition;
  return edition ? [...(edition.lead ? [edition.lead] : []), ...edition.stories] : [];
};

/** What the bar says of findings. */
export const countsOf = (findings: readonly Finding[]): { errors: number; warnings: number } => ({
  errors: findings.filter((finding) => finding.severity === 'error').length,
  warnings: findings.filter((finding) => finding.severity === 'warning').length,
});
