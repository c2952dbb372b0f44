import { type DkimVerdict, type KnownKeys, verifyDkim } from './dkim-verdict.ts';
import { type BuiltEdition, compareWithEditions, type EditionVerdict } from './editions.ts';
import type { Parsed } from './parsed.ts';

/** Gmail cuts a message whose HTML is longer than about this many octets. */
export const gmailLimit = 102 * 1024;

/** What an expert wants to know at once. */
export interface Expert {
  dkim: DkimVerdict[];
  unsubscribe: { status: 'right' | 'wrong' | 'missing'; words: string };
  size: { total: number; html: number; limit: number };
  edition: EditionVerdict;
}

export interface ExpertOptions {
  /** TXT records of DKIM keys by their DNS name, `selector._domainkey.domain`. */
  keys: KnownKeys;
  /** The folder editions are built to; absent when there is none. */
  out?: string;
  /** What was read of it before. */
  editions: Map<string, BuiltEdition>;
}

export async function examine(message: Buffer, parsed: Parsed, options: ExpertOptions): Promise<Expert> {
  const dkim = await verifyDkim(message, options.keys);
  return {
    dkim,
    unsubscribe: unsubscribeVerdict(parsed, dkim),
    size: { total: message.length, html: Buffer.byteLength(parsed.html ?? ''), limit: gmailLimit },
    edition: await compareWithEditions(message, parsed, options),
  };
}

/** RFC 8058: an https address in List-Unsubscribe, `List-Unsubscribe=One-Click` in -Post, both signed. */
function unsubscribeVerdict(parsed: Parsed, dkim: DkimVerdict[]): Expert['unsubscribe'] {
  const field = (name: string) => parsed.headers.find((header) => header.name.toLowerCase() === name)?.value;
  const ways = field('list-unsubscribe');
  const post = field('list-unsubscribe-post');
  if (ways === undefined && post === undefined)
    return { status: 'missing', words: 'No List-Unsubscribe header: fine for a test, not for a list' };
  const wrong = (words: string) => ({ status: 'wrong' as const, words });
  if (ways === undefined) return wrong('List-Unsubscribe-Post without a List-Unsubscribe');
  const https = [...ways.matchAll(/<([^<>]*)>/g)].some(([, way]) =>
    /^https:\/\/[^\s]+$/i.test(way?.trim() ?? ''),
  );
  if (!https) return wrong('List-Unsubscribe names no https address, which one click needs');
  if (post === undefined) return wrong('List-Unsubscribe-Post is missing, so that one click does not work');
  if (post.trim() !== 'List-Unsubscribe=One-Click')
    return wrong('List-Unsubscribe-Post has to say List-Unsubscribe=One-Click');
  const unsigned = ['list-unsubscribe', 'list-unsubscribe-post'].filter(
    (name) => dkim.length > 0 && !dkim.some(({ signed }) => signed.includes(name)),
  );
  if (unsigned.length > 0)
    return wrong(`DKIM does not sign ${unsigned.join(' and ')} (RFC 8058 wants both signed)`);
  const remark = dkim.length === 0 ? '; a real one has to be signed with DKIM too' : ', and both are signed';
  return { status: 'right', words: `Both headers are there${remark}` };
}
