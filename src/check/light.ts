import type { Finding, Proof } from '../model.ts';
import { type LightContext, type LightRule, noSettings } from './rule.ts';
import { altText } from './rules/alt-text.ts';
import { bareNewline } from './rules/bare-newline.ts';
import { datedAfter } from './rules/dated-after.ts';
import { draft } from './rules/draft.ts';
import { gmailClipping } from './rules/gmail-clipping.ts';
import { headlineLength } from './rules/headline-length.ts';
import { lineTooLong } from './rules/line-too-long.ts';
import { linkForm } from './rules/link-form.ts';
import { messageSize } from './rules/message-size.ts';
import { preheader } from './rules/preheader.ts';
import { stale } from './rules/stale.ts';
import { storyLength } from './rules/story-length.ts';
import { subjectLength } from './rules/subject-length.ts';
import { settle } from './settle.ts';

/** The rules `build` runs on every save: content, subject and octets; nothing here parses HTML. */
export const lightRules: readonly LightRule[] = [
  subjectLength,
  preheader,
  headlineLength,
  storyLength,
  draft,
  stale,
  datedAfter,
  altText,
  linkForm,
  gmailClipping,
  messageSize,
  lineTooLong,
  bareNewline,
];

/**
 * What the light rules find in a proof, with the publication's severities applied and accepted findings left out.
 * Synchronous and well under a millisecond for a daily edition.
 */
export const checkLight = (proof: Proof): Finding[] => {
  const settings = proof.publication?.checks ?? noSettings;
  const context: LightContext = {
    proof,
    settings,
    ...(proof.edition ? { edition: proof.edition } : {}),
    ...(proof.publication ? { publication: proof.publication } : {}),
  };
  const findings = lightRules
    .filter((rule) => settings.severity[rule.code] !== 'off' && (rule.applies?.(context) ?? true) === true)
    .flatMap((rule) => rule.run(context));
  return settle(findings, settings, proof.edition).findings;
};
