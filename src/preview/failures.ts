import type { Finding } from '../model.ts';

/** What could not be read or written, as a finding of the page: the preview goes on. */
export const failure = (cause: unknown): Finding => ({
  severity: 'error',
  code: 'preview-failed',
  message: wordsOf(cause),
  owner: 'publication',
  hint: 'Mend what it names and save again; the preview goes on by itself',
});

/** Saves are not seen, and why. */
export const blindness = (cause: unknown): Finding => ({
  ...failure(cause),
  message: `Saves are not seen: ${wordsOf(cause)}`,
  hint: 'Start the preview again; where the system’s limit is reached, raise fs.inotify.max_user_watches',
});

export const wordsOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
