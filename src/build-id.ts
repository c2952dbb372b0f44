declare const GALLEY_BUILD: string | undefined;

/**
 * Tells one build of Galley from another, for caches: the version and a hash of the bundled sources, set by
 * src/bundle.mjs. Unbundled, as in tests, it is `source`.
 */
export const build: string = typeof GALLEY_BUILD === 'string' ? GALLEY_BUILD : 'source';
