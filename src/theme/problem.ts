import { error } from '../findings/finding.ts';
import type { Finding } from '../model.ts';
import { type Draft, sourceOffset } from './draft.ts';
import { placeIn } from './source-file.ts';

export interface Wording {
  message: string;
  hint: string;
}

/** An error about a stretch of a draft, placed in its source. */
export const problem = (draft: Draft, start: number, end: number, code: string, wording: Wording): Finding =>
  error(code, wording.message, {
    owner: 'theme',
    hint: wording.hint,
    place: placeIn(draft.file, sourceOffset(draft, start), sourceOffset(draft, end - 1) + 1),
  });
