import { diffLines, diffWordsWithSpace } from 'diff';
import { parseMessage } from '../inbox/parsed.ts';
import type { Proof } from '../model.ts';
import type { Against, Other } from './others.ts';

export interface Change {
  kind: 'same' | 'added' | 'removed' | 'left out';
  text: string;
}

export interface Differences {
  against: Against;
  /** What the other one is, for the heading. */
  name?: string;
  /** Why there is nothing to hold it against. */
  missing?: string;
  subject: Change[];
  text: Change[];
  html: Change[];
}

/** How a proof's message differs from another: subject and text by words, HTML by lines. */
export const differences = async (
  proof: Proof,
  against: Against,
  other: Other | undefined,
): Promise<Differences> => {
  if (!other) return { against, missing: missing[against], subject: [], text: [], html: [] };
  const [before, after] = [await partsOf(other.message), await partsOf(proof.message)];
  return {
    against,
    name: other.name,
    subject: changes(diffWordsWithSpace(before.subject, after.subject)),
    text: folded(changes(diffWordsWithSpace(before.text, after.text))),
    html: folded(changes(diffLines(before.html, after.html))),
  };
};

const missing: Record<Against, string> = {
  built: 'This edition has not been built yet: npx galley build',
  sent: 'This edition has not been sent yet: npx galley send',
  previous: 'There is no earlier edition',
};

const partsOf = async (message: Uint8Array): Promise<{ subject: string; text: string; html: string }> => {
  const { headers, text = '', html = '' } = await parseMessage(message);
  const subject = headers.find(({ name }) => name.toLowerCase() === 'subject');
  return {
    subject: subject?.decoded ?? subject?.value ?? '',
    text: text.replaceAll('\r\n', '\n'),
    html: html.replaceAll('\r\n', '\n'),
  };
};

const changes = (found: { added?: boolean; removed?: boolean; value: string }[]): Change[] =>
  found.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));

const around = 3;

/** Long stretches of what is the same are cut to the lines next to a change. */
const folded = (all: Change[]): Change[] =>
  all.flatMap((each, at): Change[] => {
    const lines = each.text.split('\n');
    if (each.kind !== 'same' || lines.length < 4 * around) return [each];
    const head = at === 0 ? [] : lines.slice(0, around);
    const tail = at === all.length - 1 ? [] : lines.slice(-around - 1);
    const count = lines.length - head.length - tail.length;
    const left: Change = { kind: 'left out', text: `⋯ ${count} lines that are the same ⋯` };
    return [
      ...(head.length > 0 ? [{ kind: 'same' as const, text: `${head.join('\n')}\n` }] : []),
      left,
      ...(tail.length > 0 ? [{ kind: 'same' as const, text: `\n${tail.join('\n')}` }] : []),
    ];
  });
