import type { Finding, Owner, Place } from '../../model.ts';
import { storiesOf } from '../../stories.ts';
import { judgeAddress } from '../address-form.ts';
import { proseLinks } from '../prose-walk.ts';
import { allowed, type LightContext, type LightRule, storyPlace } from '../rule.ts';

const code = 'link-form';

interface Address {
  href: string;
  owner: Owner;
  place?: Place;
  story?: string;
}

/** Links are absolute, use https and go where readers can follow. */
export const linkForm: LightRule = {
  code,
  title: 'Links are absolute, use https and can be reached by readers',
  severity: 'error',
  owner: 'editor',
  run: (context) => written(context).flatMap((address) => judge(address, context)),
};

const judge = ({ href, ...details }: Address, context: LightContext): Finding[] => {
  const fault = judgeAddress(href);
  if (!fault || allowed(context, code, href)) return [];
  const { severity, message, hint } = fault;
  return [{ severity, code, message, hint, ...details }];
};

const written = (context: LightContext): Address[] => {
  const { edition, publication } = context;
  const addresses: Address[] = storiesOf(edition).flatMap((story) => {
    const links: Address[] = proseLinks(story.body).map(({ href, place }) =>
      editors(href, place, story.slug),
    );
    if (story.source?.url) links.push(editors(story.source.url, storyPlace(story, 'source.url'), story.slug));
    return links;
  });
  for (const { href, place } of proseLinks(edition?.greeting)) addresses.push(editors(href, place));
  for (const brief of edition?.briefs ?? [])
    for (const { href, place } of proseLinks(brief.body)) addresses.push(editors(href, place));
  for (const [field, href] of [
    ['site', publication?.site],
    ['unsubscribe', publication?.unsubscribe?.url],
  ] as const) {
    const place = publication?.places[field];
    if (href && edition) addresses.push({ href, owner: 'publication', ...(place ? { place } : {}) });
  }
  return addresses;
};

const editors = (href: string, place: Place, story?: string): Address => ({
  href,
  owner: 'editor',
  place,
  ...(story === undefined ? {} : { story }),
});
