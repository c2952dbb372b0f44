import { error, warning } from '../findings/finding.ts';
import type { Finding, Place } from '../model.ts';
import { nearest } from '../yaml/fields.ts';

type Ordered = { slug: string };

/**
 * Puts stories in the order edition.md asks for; those it does not list come after, in file order.
 * @param slugs those of all story files, also of the ones that could not be read
 * @param places places of `order` and its items (`order.0`, …)
 */
export function inWantedOrder<S extends Ordered>(
  stories: S[],
  slugs: string[],
  order: string[],
  places: Record<string, Place>,
): { stories: S[]; findings: Finding[] } {
  const findings: Finding[] = [];
  const wanted = new Set<string>();
  for (const [index, written] of order.entries()) {
    const place = places[`order.${index}`] ?? places.order;
    const slug = slugOf(written, slugs);
    if (!slug) findings.push(unknown(written, slugs, place));
    else if (wanted.has(slug)) findings.push(twice(written, place));
    else wanted.add(slug);
  }
  const others = slugs.filter((slug) => !wanted.has(slug));
  if (others.length > 0) findings.push(incomplete(others, places.order));
  const ranks = new Map([...wanted, ...others].map((slug, rank) => [slug, rank]));
  const rank = ({ slug }: Ordered): number => ranks.get(slug) ?? 0;
  return { stories: stories.toSorted((a, b) => rank(a) - rank(b)), findings };
}

/** Editors also write the file's name, with its number and ending. */
function slugOf(written: string, slugs: string[]): string | undefined {
  const name = written.toLowerCase().replace(/\.md$/, '');
  return [name, name.replace(/^\d+-/, '')].find((candidate) => slugs.includes(candidate));
}

const twice = (written: string, place?: Place): Finding =>
  warning('order-twice', `the order lists ${written} twice`, { place, hint: 'Keep the first' });

function unknown(written: string, slugs: string[], place?: Place): Finding {
  const meant = nearest(written, slugs);
  const hint = meant ? `Did you mean ${meant}?` : `The stories are ${slugs.join(', ')}`;
  return error('order-unknown', `the order lists ${written}, and there is no such story`, { place, hint });
}

function incomplete(others: string[], place?: Place): Finding {
  const names = others.join(', ');
  return warning('order-incomplete', `the order does not list ${names}, so they come last`, {
    place,
    hint: 'Add them to order',
  });
}
