import { error, warning } from '../findings/finding.ts';
import type { Finding, Place } from '../model.ts';
import { nearest } from '../yaml/fields.ts';

type Ordered = { slug: string };

/**
 * Puts stories in the order edition.md asks for; those it does not list come after, in file order.
 * @param places places of `order` and its items (`order.0`, …)
 */
export function inWantedOrder<S extends Ordered>(
  stories: S[],
  order: string[],
  places: Record<string, Place>,
): { stories: S[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const first: S[] = [];
  const slugs = stories.map(({ slug }) => slug);
  order.forEach((written, index) => {
    const place = places[`order.${index}`] ?? places.order;
    const story = stories.find(({ slug }) => slug === slugIn(written));
    if (!story) findings.push(unknown(written, slugs, place));
    else if (first.includes(story))
      findings.push(
        warning('order-twice', `the order lists ${written} twice`, { place, hint: 'Keep the first' }),
      );
    else first.push(story);
  });
  const others = stories.filter((story) => !first.includes(story));
  if (others.length > 0) findings.push(incomplete(others, places.order));
  return { stories: [...first, ...others], findings };
}

/** Editors also write the file's name. */
const slugIn = (written: string): string => written.replace(/^\d+-/, '').replace(/\.md$/, '').toLowerCase();

function unknown(written: string, slugs: string[], place?: Place): Finding {
  const meant = nearest(slugIn(written), slugs);
  const hint = meant ? `Did you mean ${meant}?` : `The stories are ${slugs.join(', ')}`;
  return error('order-unknown', `the order lists ${written}, and there is no such story`, { place, hint });
}

function incomplete(others: Ordered[], place?: Place): Finding {
  const names = others.map(({ slug }) => slug).join(', ');
  return warning('order-incomplete', `the order does not list ${names}: last, then`, {
    place,
    hint: 'Add them to order',
  });
}
