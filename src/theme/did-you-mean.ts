import { nearest } from '../yaml/fields.ts';

/** `Did you mean x?` for a near miss of one of the names; nothing when none is near. */
export const didYouMean = (name: string, names: readonly string[]): string | undefined => {
  const meant = nearest(name, names);
  return meant && `Did you mean ${meant}?`;
};
