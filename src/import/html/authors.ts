import { isHouse } from '../names.ts';
import { folded } from '../plain.ts';
import { signatureOf } from '../text/signature.ts';
import { findBody as findSpan } from '../text/span.ts';
import type { Claim } from '../types.ts';
import { fromJsonLd, fromMetas, genericMeta } from './authors-declared.ts';
import { fromBox, fromMarks } from './authors-marked.ts';
import type { View } from './view.ts';
import { isOnOwnLine, sameHouse, writersOf } from './writers.ts';

/**
 * Who wrote the story: JSON-LD · metas · microdata, `rel=author` and byline elements · the line by the headline that reads as a byline.
 * A declared author who is the site itself, or whose name the page shows nowhere, gives way to a byline a reader sees.
 */
export const findAuthors = (view: View, site: string | undefined): Claim<string[]> | undefined => {
  const text = folded(view.lines.map((line) => line.text).join(' '));
  const isShown = ({ value }: Claim<string[]>): boolean => value.every((name) => text.includes(folded(name)));
  const isSite = ({ value }: Claim<string[]>): boolean =>
    value.every((name) => sameHouse(name, site, view.url));
  // What a system writes into the generic metas of every page is nobody's byline, unless the page shows it.
  const isHidden = (claim: Claim<string[]>): boolean =>
    genericMeta.test(claim.from) && !claim.value.every((name) => isOnOwnLine(name, view));
  const seen: Claim<string[]> = {
    value: view.header.authors,
    from: 'the byline',
    certainty: view.header.unlabelled ? 'guessed' : 'seen',
  };
  const marked = fromMarks(view);
  // Marked names that stand nowhere near the headline are other stories', when a byline stands there.
  const isFar = !view.header.unlabelled && marked?.value.every((name) => !isNear(name, view));
  const claims = [fromJsonLd(view), ...fromMetas(view, site), ...(isFar ? [seen, marked] : [marked, seen])]
    .filter((claim) => claim !== undefined)
    .map((claim) => ({ ...claim, value: writersOf(claim.value, view, site) }))
    .filter(({ value }) => value.length > 0);
  const persons = claims.filter((claim) => !isSite(claim) && !isHidden(claim));
  // `AP` in a meta, `By Jane Doe` on the page: the person is meant.
  if (
    !view.header.unlabelled &&
    seen.value.some((name) => !isHouse(name)) &&
    persons[0]?.value.every((name) => isHouse(name) || /^[\p{Lu}\d]{2,8}$/u.test(name))
  )
    return seen;
  return (
    persons.find((claim) => isShown(claim)) ??
    persons[0] ??
    claims.find(
      (claim) => !genericMeta.test(claim.from) && claim.value.every((name) => isOnOwnLine(name, view)),
    ) ??
    claims.find((claim) => isShown(claim) && /\bnews\b|bureau|desk|staff/i.test(claim.value.join(' '))) ??
    fromBox(view) ??
    signature(view)
  );
};

/** Whether a name is printed by the headline or before the text has begun. */
const isNear = (name: string, { lines, at, bodyAt }: View): boolean =>
  lines
    .slice(Math.max(0, at - 8), bodyAt + 3)
    .some(({ text }) => ` ${folded(text)} `.includes(` ${folded(name)} `));

/** Who signs below the text, when nothing else names its writer. */
const signature = ({ lines }: View): Claim<string[]> | undefined => {
  const seen = lines.map(({ text, element }) => ({
    text,
    bullet: /^LI$/i.test(element.tagName),
    gap: true,
    caption: false,
  }));
  const value = signatureOf(seen, findSpan(seen));
  return value.length > 0 ? { value, from: 'the signature below the text', certainty: 'guessed' } : undefined;
};
