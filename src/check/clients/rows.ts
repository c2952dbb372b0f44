import type { Context } from '../context.ts';
import { clientName } from './data.ts';
import { defaultShares, shareOf } from './shares.ts';

/** What one mail client makes of a page: feature titles by what becomes of them. */
export interface ClientRow {
  /** `family.platform`. */
  client: string;
  name: string;
  /** The whole family's share of readers, in per cent. */
  share?: number;
  /** Missing, and the reader loses something. */
  lost: string[];
  /** Missing, and the page merely looks plainer. */
  plainer: string[];
  /** Supported in part. */
  partly: string[];
  /** Never tested, so nothing can be said. */
  untested: string[];
}

/** The table of clients and findings; no score is made of it. */
export const clientRows = (context: Context): ClientRow[] => {
  const { clients, uses } = context.clients;
  const shares = context.settings.shares ?? defaultShares;
  return clients.map((client) => {
    const row: ClientRow = {
      client,
      name: clientName(client),
      lost: [],
      plainer: [],
      partly: [],
      untested: [],
    };
    const share = shareOf([client], shares);
    if (share !== undefined) row.share = share;
    for (const { feature, verdicts, loss } of uses) {
      const support = verdicts[client]?.support;
      if (support === 'n') (loss === undefined ? row.plainer : row.lost).push(feature.title);
      else if (support === 'a') row.partly.push(feature.title);
      else if (support === 'u') row.untested.push(feature.title);
    }
    return row;
  });
};
