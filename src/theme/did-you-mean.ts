import { distance } from 'fastest-levenshtein';

/** `Did you mean x?` for a near miss of one of the names; nothing when none is near. */
export const didYouMean = (name: string, names: readonly string[]): string | undefined => {
  const scored = names.map((each) => ({ each, far: distance(name.toLowerCase(), each.toLowerCase()) }));
  const [best] = scored.sort((a, b) => a.far - b.far);
  return best && best.far <= Math.max(1, Math.floor(name.length / 3))
    ? `Did you mean ${best.each}?`
    : undefined;
};
