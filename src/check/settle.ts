import type { CheckSettings, Edition, Finding } from '../model.ts';
import { storiesOf } from '../stories.ts';

/** A finding the story's editor accepted, with the reason given in `accept:`. */
export interface Accepted {
  finding: Finding;
  reason: string;
}

/**
 * Applies what people decided about findings: severities and `off` of newsletter.yaml,
 * and `accept:` in a story's front matter. An accepted finding is counted, not lost.
 */
export const settle = (
  findings: readonly Finding[],
  settings: CheckSettings,
  edition: Edition | undefined,
): { findings: Finding[]; accepted: Accepted[] } => {
  const reasons = acceptances(edition);
  const settled: { findings: Finding[]; accepted: Accepted[] } = { findings: [], accepted: [] };
  for (const finding of findings) {
    const severity = settings.severity[finding.code];
    if (severity === 'off') continue;
    const judged = severity ? { ...finding, severity } : finding;
    const reason = finding.story === undefined ? undefined : reasons.get(finding.story)?.[finding.code];
    if (reason === undefined) settled.findings.push(judged);
    else settled.accepted.push({ finding: judged, reason });
  }
  return settled;
};

const acceptances = (edition: Edition | undefined): Map<string, Record<string, string>> =>
  new Map(storiesOf(edition).map((story) => [story.slug, story.accepted]));
