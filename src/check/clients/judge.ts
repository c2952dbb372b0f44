import type { Context } from '../context.ts';
import { allClients, type Feature, featureOf, type Support, verdictOf } from './data.ts';
import { type Evidence, gather, type Sighting } from './evidence.ts';
import { detectors } from './features.ts';
import { impact, spokenOf } from './impact.ts';
import { expandClients } from './shares.ts';

/** A feature the page uses, with what each client makes of it. */
export interface Use {
  feature: Feature;
  sighting: Sighting;
  /** By client, `family.platform`; clients never tested are absent. */
  verdicts: Record<string, { support: Support; notes: string[] }>;
  /** What a reader loses where it is missing; absent when it degrades gracefully. */
  loss?: string;
}

/** The table of clients × features that the report is written from. */
export interface ClientTable {
  clients: string[];
  /** Names in newsletter.yaml that fit no client. */
  unknown: string[];
  uses: Use[];
}

/** Judges every feature the page uses for the clients asked for; the default ones when the list is empty. */
export const judgeClients = (context: Context, wanted: readonly string[]): ClientTable => {
  const { clients, unknown } = expandClients(wanted, wanted.length > 0 ? allClients() : []);
  const evidence = gather(context);
  const uses = [...detectors].flatMap(([slug, tokens]) => {
    const sighting = merge(tokens, evidence);
    const feature = sighting && featureOf(slug);
    return feature ? [judge(feature, sighting, tokens, evidence, clients)] : [];
  });
  return { clients, unknown, uses };
};

const merge = (tokens: readonly string[], evidence: Evidence): Sighting | undefined => {
  const seen = tokens.flatMap((token) => evidence.get(token) ?? []);
  if (seen.length < 2) return seen[0];
  const [first] = seen.toSorted((a, b) => Number(a.progressive) - Number(b.progressive) || a.start - b.start);
  return {
    start: first?.start ?? 0,
    times: seen.reduce((sum, { times }) => sum + times, 0),
    progressive: seen.every(({ progressive }) => progressive),
    forOutlook: seen.some(({ forOutlook }) => forOutlook),
  };
};

const judge = (
  feature: Feature,
  sighting: Sighting,
  tokens: readonly string[],
  evidence: Evidence,
  clients: string[],
): Use => {
  const verdicts: Use['verdicts'] = {};
  for (const client of clients) {
    if (!sighting.forOutlook && /^outlook\.windows(-mail)?$/.test(client)) continue;
    const verdict = verdictOf(feature, client);
    if (verdict) verdicts[client] = verdict;
  }
  const loss = lossOf(feature.slug, merge(impact[feature.slug]?.when ?? tokens, evidence));
  return { feature, sighting, verdicts, ...(loss === undefined ? {} : { loss }) };
};

const lossOf = (slug: string, decisive: Sighting | undefined): string | undefined => {
  if (spokenOf.has(slug) || !decisive || decisive.progressive) return undefined;
  return impact[slug]?.loss;
};
