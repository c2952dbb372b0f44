import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { EditionView, Listing } from '../view.ts';
import { getEdition, getListing, listen, Refused } from './api.ts';
import type { View } from './state.ts';

export interface DeskView {
  listing?: Listing;
  /** The edition that is shown; absent when there is none of that name. */
  edition?: EditionView;
  /** Its id, also when it is not there. */
  shown?: string;
  connected: boolean;
}

/** What the server has, kept up to date by what it tells. */
export const useDesk = (view: View): DeskView => {
  const [listing, setListing] = useState<Listing>();
  const [edition, setEdition] = useState<EditionView>();
  const [connected, setConnected] = useState(true);
  const shown = view.edition ?? listing?.editions[0]?.id;
  const latest = useRef({ shown, view });
  latest.current = { shown, view };
  const asked = useRef(0);

  const refreshList = useCallback(() => void getListing().then(setListing, () => undefined), []);
  const refreshEdition = useCallback(() => {
    const turn = ++asked.current;
    const { shown: id, view: look } = latest.current;
    if (!id) return setEdition(undefined);
    void getEdition(id, look).then(
      (found) => turn === asked.current && setEdition(found),
      // Without a server the last proof stays where it is.
      (cause) => turn === asked.current && cause instanceof Refused && setEdition(undefined),
    );
  }, []);

  useEffect(() => {
    let instance: string | undefined;
    const ifShown = ({ id }: { id: string }): void => {
      if (id === latest.current.shown) refreshEdition();
    };
    return listen(
      {
        hello: (event) => {
          // Another server than the one this page came from: its token is of no use there.
          if (instance !== undefined && instance !== event.instance) return location.reload();
          setConnected(true);
          // After a sleep anything may have changed.
          if (instance !== undefined) refreshEdition();
          instance = event.instance;
          refreshList();
        },
        sheet: (event) => {
          ifShown(event);
          refreshList();
        },
        findings: (event) => {
          ifShown(event);
          refreshList();
        },
        list: refreshList,
      },
      () => setConnected(false),
    );
  }, []);

  useEffect(refreshEdition, [shown, view.scheme, view.images]);
  const isThere = listing?.editions.some((row) => row.id === shown);
  useEffect(() => {
    // It came, went, or newsletter.yaml and the theme were mended.
    if (listing && Boolean(edition) !== isThere) refreshEdition();
  }, [listing]);

  const own = edition?.id === shown ? edition : undefined;
  return { connected, ...(listing && { listing }), ...(own && { edition: own }), ...(shown && { shown }) };
};
