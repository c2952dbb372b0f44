import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { readStandings } from '../send/ledger.ts';
import type { Desk } from './desk.ts';

/** What a proof can be held against. */
export const againsts = ['built', 'sent', 'previous'] as const;
export type Against = (typeof againsts)[number];

/** A message to compare with, and what it is, in words. */
export interface Other {
  name: string;
  message: Uint8Array;
}

/** The message an edition is to be held against; undefined when there is none. */
export const otherMessage = (desk: Desk, id: string, against: Against): Promise<Other | undefined> =>
  ({ built, sent, previous })[against](desk, basename(id));

const built = async ({ root }: Desk, id: string): Promise<Other | undefined> =>
  readOther(`out/${id}`, join(root, 'out', id, 'message.eml'));

/** The bytes that `send` keeps beside its ledger, by the hash of their content. */
const sent = async ({ root }: Desk, id: string): Promise<Other | undefined> => {
  const folder = join(root, '.galley', 'deliveries', id);
  const last = readStandings(folder).latest();
  if (!last || !/^[0-9a-f]+$/.test(last.content)) return undefined;
  const when = new Date(last.at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
  return readOther(`what ${last.server} got on ${when}`, join(folder, `${last.content}.eml`));
};

const previous = async (desk: Desk, id: string): Promise<Other | undefined> => {
  const before = desk.ids().find((each) => each < id);
  const proof = before === undefined ? undefined : (await desk.sheet(before))?.proof;
  return before !== undefined && proof ? { name: `edition ${before}`, message: proof.message } : undefined;
};

const readOther = (name: string, path: string): Other | undefined => {
  try {
    return { name, message: readFileSync(path) };
  } catch {
    return undefined;
  }
};
