import { createRequire } from 'node:module';

/** `y` supported, `a` partly, `n` not, `u` untested. */
export type Support = 'y' | 'a' | 'n' | 'u';

export interface Verdict {
  support: Support;
  /** Numbers of the notes that go with it. */
  notes: string[];
}

/** One feature as caniemail's data file has it. */
export interface Feature {
  slug: string;
  title: string;
  url: string;
  category: string;
  /** Family → platform → version → `y`, `a #1 #2`, … */
  stats: Record<string, Record<string, Record<string, string>>>;
  notes: string | null;
  notes_by_num: Record<string, string> | null;
}

interface Data {
  last_update_date: string;
  nicenames: { family: Record<string, string>; platform: Record<string, string> };
  data: Feature[];
}

let loaded: { data: Data; bySlug: Map<string, Feature> } | undefined;

// The file is read when first asked for: it is large, and only the check for client support needs it.
const load = () => {
  if (loaded) return loaded;
  const data: Data = createRequire(import.meta.url)('caniemail/caniemail.json');
  loaded = { data, bySlug: new Map(data.data.map((feature) => [feature.slug, feature])) };
  return loaded;
};

const allFeatures = (): Feature[] => load().data.data;

export const featureOf = (slug: string): Feature | undefined => load().bySlug.get(slug);

/** The day caniemail's data was last changed, `YYYY-MM-DD`. */
export const dataDate = (): string => load().data.last_update_date.slice(0, 10);

/** `outlook.windows` → `Outlook (Windows)`. */
export const clientName = (client: string): string => {
  const [family = '', platform = ''] = client.split('.');
  const { nicenames } = load().data;
  return `${nicenames.family[family] ?? family} (${nicenames.platform[platform] ?? platform})`;
};

export const familyName = (family: string): string => load().data.nicenames.family[family] ?? family;

/** Every client of the data, `family.platform`. */
export const allClients = (): string[] => {
  const names = new Set<string>();
  for (const feature of allFeatures())
    for (const [family, platforms] of Object.entries(feature.stats))
      for (const platform of Object.keys(platforms)) names.add(`${family}.${platform}`);
  return [...names];
};

/** What the newest tested version of a client makes of a feature; undefined when it was never tested. */
export const verdictOf = (feature: Feature, client: string): Verdict | undefined => {
  const [family = '', platform = ''] = client.split('.');
  const versions = feature.stats[family]?.[platform];
  const newest = versions && Object.keys(versions).sort(byVersion).at(-1);
  const written = newest === undefined ? undefined : versions?.[newest];
  if (!written) return undefined;
  const [support = 'u', ...notes] = written.split(/\s+/);
  return { support: isSupport(support) ? support : 'u', notes: notes.map((note) => note.replace('#', '')) };
};

const isSupport = (text: string): text is Support =>
  text === 'y' || text === 'a' || text === 'n' || text === 'u';

// Versions are months (2024-03), years (2019), or numbers (16.80). Microsoft numbered Outlook for macOS by year
// until 2019 and by version since, so a number is newer than a bare year; elsewhere months and numbers do not mix.
const byVersion = (a: string, b: string): number => {
  const dated = (text: string) => Number(/^(19|20)\d\d(-\d\d)?$/.test(text));
  if (dated(a) !== dated(b)) return dated(b) - dated(a);
  const left = a.split(/[.-]/);
  const right = b.split(/[.-]/);
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = Number.parseInt(left[index] ?? '0', 10) - Number.parseInt(right[index] ?? '0', 10);
    if (difference) return difference;
  }
  return 0;
};
