import { warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import { storiesOf } from '../../stories.ts';
import type { Context, EarlierEdition } from '../context.ts';
import { proseLinks } from '../prose-walk.ts';
import { type Rule, type RuleResult, storyPlace } from '../rule.ts';

const code = 'story-repeated';

/** The same source or headline already ran in one of the last editions. */
export const storyRepeated: Rule<Context> = {
  code,
  title: 'No story ran in an earlier edition',
  severity: 'warning',
  owner: 'editor',
  applies: ({ edition }) => (edition ? true : 'only an edition has earlier ones'),
  run: (context): RuleResult => {
    const earlier = before(context);
    if (earlier.length === 0) return { notRun: 'there is no earlier edition to compare with' };
    const urls = new Map<string, EarlierEdition>();
    const headlines = new Map<string, EarlierEdition>();
    for (const edition of earlier)
      for (const { url, headline } of edition.stories) {
        if (url) urls.set(normalUrl(url), edition);
        headlines.set(normalWords(headline), edition);
      }
    return [...stories(context, urls, headlines), ...briefs(context, urls)];
  },
};

/** Earlier editions by date, the newest last; not this one itself. */
export const before = ({ options, edition }: Context): EarlierEdition[] =>
  (options.earlier ?? [])
    .filter((other) => edition && other.id !== edition.id && other.date <= edition.date)
    .sort((a, b) => (a.id < b.id ? -1 : 1));

const stories = (
  context: Context,
  urls: Map<string, EarlierEdition>,
  headlines: Map<string, EarlierEdition>,
): Finding[] =>
  storiesOf(context.edition).flatMap((story) => {
    const url = story.source?.url;
    const sameUrl = url === undefined ? undefined : urls.get(normalUrl(url));
    const same = sameUrl ?? headlines.get(normalWords(story.headline));
    if (!same) return [];
    return warning(code, `The ${sameUrl ? 'source' : 'headline'} already ran in the edition of ${same.id}`, {
      place: storyPlace(story, sameUrl ? 'source.url' : 'headline'),
      story: story.slug,
      hint: 'Say what is new, or leave it out; a series can be accepted: `accept: { story-repeated: "why" }`',
    });
  });

const briefs = (context: Context, urls: Map<string, EarlierEdition>): Finding[] =>
  (context.edition?.briefs ?? []).flatMap((brief) => {
    const link = proseLinks(brief.body)[0];
    const same = link && urls.get(normalUrl(link.href));
    return same
      ? [
          warning(code, `The brief’s link already ran in the edition of ${same.id}`, {
            place: link.place,
            hint: 'Leave it out, or say what is new',
          }),
        ]
      : [];
  });

const counters = /^(utm_\w+|fbclid|gclid|mc_[ce]id|ref|source|cmp|smid)$/i;

/** An address without what only counts readers. */
const normalUrl = (address: string): string => {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  for (const name of [...url.searchParams.keys()]) if (counters.test(name)) url.searchParams.delete(name);
  url.hash = '';
  return `${url.host.replace(/^www\./, '')}${url.pathname.replace(/\/$/, '')}${url.search}`;
};

const normalWords = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
