import type { Result } from './deliver.ts';

/** Exit code of a delivery: 0 all accepted, 130 interrupted, else 3. */
export const exitCodeOf = (results: readonly Pick<Result, 'state'>[], signal?: AbortSignal): 0 | 3 | 130 => {
  if (results.every(({ state }) => state === 'accepted')) return 0;
  return signal?.aborted ? 130 : 3;
};
