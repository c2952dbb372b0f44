import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { diffLines, diffWordsWithSpace } from 'diff';
import type { Proof } from '../model.ts';

/** What a proof is held against. */
export type Against = 'built' | 'sent' | 'previous';

export interface Change {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

export interface Differences {
  against: Against;
  /** What the other one is, for the heading: an edition's id, or when it was sent. */
  name?: string;
  /** Why there is nothing to hold it against. */
  missing?: string;
  text: Change[];
  html: Change[];
}

/** A text and an HTML part to compare with. */
export interface Other {
  name: string;
  text: string;
  html: string;
}

/** How a proof differs from another: its text by words, its HTML by lines. */
export const differences = (proof: Proof, against: Against, other: Other | undefined): Differences => {
  if (!other) return { against, missing: missing[against], text: [], html: [] };
  return {
    against,
    name: other.name,
    text: diffWordsWithSpace(other.text, proof.text).map(change),
    html: folded(diffLines(other.html, proof.html).map(change)),
  };
};

const missing: Record<Against, string> = {
  built: 'This edition has not been built yet: galley build',
  sent: 'This edition has not been sent yet: galley send',
  previous: 'There is no earlier edition',
};

const change = ({
  added,
  removed,
  value,
}: {
  added?: boolean;
  removed?: boolean;
  value: string;
}): Change => ({
  kind: added ? 'added' : removed ? 'removed' : 'same',
  text: value,
});

/** Long stretches of what is the same are cut to the lines next to a change. */
const folded = (changes: Change[]): Change[] =>
  changes.map((each, at) => {
    const lines = each.text.split('\n');
    if (each.kind !== 'same' || lines.length < 12) return each;
    const head = at === 0 ? [] : lines.slice(0, 4);
    const tail = at === changes.length - 1 ? [] : lines.slice(-4);
    const left = lines.length - head.length - tail.length;
    return { kind: 'same', text: [...head, `⋯ ${left} lines that are the same ⋯`, ...tail].join('\n') };
  });

/** The edition as it stands in the out folder. */
export const builtOne = (root: string, id: string): Other | undefined => {
  const folder = join(root, 'out', basename(id));
  try {
    return {
      name: `out/${id}`,
      text: readFileSync(join(folder, 'index.txt'), 'utf8'),
      html: readFileSync(join(folder, 'index.html'), 'utf8'),
    };
  } catch {
    return undefined;
  }
};

/** The id of the edition before this one. */
export const previousId = (ids: readonly string[], id: string): string | undefined =>
  [...ids]
    .sort()
    .reverse()
    .find((each) => each < id);

/** The edition as it was last sent, from the bytes kept beside the ledger in .galley/deliveries. */
export const sentOne = async (root: string, id: string): Promise<Other | undefined> => {
  const path = lastSent(join(root, '.galley', 'deliveries'), id);
  if (!path) return undefined;
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(readFileSync(path));
  return { name: mail.date ?? basename(path), text: mail.text ?? '', html: mail.html ?? '' };
};

const lastSent = (folder: string, id: string): string | undefined => {
  try {
    const own = join(folder, basename(id));
    return readdirSync(own)
      .filter((name) => name.endsWith('.eml'))
      .map((name) => join(own, name))
      .sort()
      .at(-1);
  } catch {
    return undefined;
  }
};
