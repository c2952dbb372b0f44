import { inOrder } from '../findings/finding.ts';
import type { Finding, Proof } from '../model.ts';
import { type ClientRow, clientRows } from './clients/rows.ts';
import { type CheckOptions, Context } from './context.ts';
import { lightRules } from './light.ts';
import type { LightContext, Rule, RuleResult } from './rule.ts';
import { allRules } from './rules.ts';
import { type Accepted, settle } from './settle.ts';

export type { CheckOptions, EarlierEdition } from './context.ts';

/** What became of one rule. */
export interface RuleOutcome {
  code: string;
  title: string;
  outcome: 'passed' | 'found' | 'accepted' | 'not run' | 'not applicable';
  /** Why it was not run, or does not apply. */
  reason?: string;
  findings: number;
  accepted: number;
}

export interface Report {
  /** What the rules found, and what the press found before them; accepted ones are not among them. */
  findings: Finding[];
  accepted: Accepted[];
  /** Every rule, one entry a code. */
  ran: RuleOutcome[];
  counts: Record<RuleOutcome['outcome'], number>;
  /** One row a mail client judged for; empty where there is no HTML or the check was a light one. */
  clients: ClientRow[];
}

/**
 * Runs the rules over a proof. It reads and reports only; a rule that fails is reported as not run, with its error,
 * so that no message, however broken, ends the check.
 */
export const checkProof = async (proof: Proof, options: CheckOptions = {}): Promise<Report> => {
  const context = new Context(proof, options);
  const rules: readonly Rule<Context>[] = options.light ? lightRules : allRules;
  const results = [];
  for (const rule of rules) results.push({ rule, result: await runRule(rule, context) });
  return {
    ...report(results, context),
    clients: options.light || proof.html === '' ? [] : clientRows(context),
  };
};

type Result = RuleResult | { notApplicable: string };

const runRule = async (rule: Rule<Context>, context: Context): Promise<Result> => {
  if (context.settings.severity[rule.code] === 'off')
    return { notApplicable: 'newsletter.yaml turns it off' };
  const skip = context.options.skip?.[rule.code];
  if (skip !== undefined) return { notRun: skip };
  try {
    const applies = rule.applies?.(context) ?? true;
    return applies === true ? await rule.run(context) : { notApplicable: applies };
  } catch (cause) {
    return { notRun: `the rule failed: ${cause instanceof Error ? cause.message : String(cause)}` };
  }
};

const report = (
  results: { rule: Rule<Context>; result: Result }[],
  context: Context,
): Omit<Report, 'clients'> => {
  const found = results.flatMap(({ result }) => (Array.isArray(result) ? result : []));
  const { findings, accepted } = settle(
    distinct([...found, ...before(context, found)]),
    context.settings,
    context.edition,
  );
  const ran = outcomes(results, findings, accepted);
  const counts = { passed: 0, found: 0, accepted: 0, 'not run': 0, 'not applicable': 0 };
  for (const { outcome } of ran) counts[outcome]++;
  return { findings: inOrder(findings), accepted, ran, counts };
};

// The press has put the light rules' findings and its own into the proof; the former were just found again.
const before = ({ proof }: LightContext, found: Finding[]): Finding[] => {
  const known = new Set([...found.map(({ code }) => code), ...lightRules.map(({ code }) => code)]);
  return proof.findings.filter(({ code }) => !known.has(code));
};

const distinct = (findings: Finding[]): Finding[] => [
  ...new Map(
    findings.map((one) => [JSON.stringify([one.code, one.message, one.place, one.story, one.details]), one]),
  ).values(),
];

const outcomes = (
  results: { rule: Rule<Context>; result: Result }[],
  findings: Finding[],
  accepted: Accepted[],
): RuleOutcome[] => {
  const byCode = new Map<string, RuleOutcome>();
  for (const { rule, result } of results) {
    const mine = {
      findings: findings.filter(({ code }) => code === rule.code).length,
      accepted: accepted.filter(({ finding }) => finding.code === rule.code).length,
    };
    const outcome = { code: rule.code, title: rule.title, ...outcomeOf(result, mine), ...mine };
    const known = byCode.get(rule.code);
    if (!known || rank[outcome.outcome] < rank[known.outcome]) byCode.set(rule.code, outcome);
  }
  return [...byCode.values()];
};

// Where two rules share a code, the one that looked speaks for both.
const rank: Record<RuleOutcome['outcome'], number> = {
  found: 0,
  accepted: 1,
  passed: 2,
  'not run': 3,
  'not applicable': 4,
};

const outcomeOf = (
  result: Result,
  { findings, accepted }: { findings: number; accepted: number },
): Pick<RuleOutcome, 'outcome' | 'reason'> => {
  if ('notApplicable' in result) return { outcome: 'not applicable', reason: result.notApplicable };
  if ('notRun' in result) return { outcome: 'not run', reason: result.notRun };
  if (findings > 0) return { outcome: 'found' };
  return { outcome: accepted > 0 ? 'accepted' : 'passed' };
};
