import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { EditionView, Listing } from '../view.ts';
import { getEdition, getListing, listen, opening, Refused, type Version } from './api.ts';
import type { View } from './state.ts';

export interface DeskView {
  listing?: Listing;
  /** The edition that is shown; absent when there is none of that name. */
  edition?: EditionView;
  /** Its id, also when it is not there. */
  shown?: string;
  connected: boolean;
}

/** Milliseconds in which several changes of the bar are one: what is read is the proof. */
const barEvery = 100;

/** What the server has, kept up to date by what it tells. */
export const useDesk = (view: View): DeskView => {
  const [listing, setListing] = useState<Listing | undefined>(opening?.listing);
  const [edition, setEdition] = useState<EditionView | undefined>(opening?.edition);
  const [connected, setConnected] = useState(true);
  const shown = view.edition ?? listing?.editions[0]?.id;
  const latest = useRef({ shown, edition });
  latest.current = { shown, edition };
  const asked = useRef(0);
  const barSoon = useRef<ReturnType<typeof setTimeout>>(undefined);

  const refreshList = useCallback(() => void getListing().then(setListing, () => undefined), []);
  const refreshListSoon = useCallback(() => {
    barSoon.current ??= setTimeout(() => {
      barSoon.current = undefined;
      refreshList();
    }, barEvery);
  }, []);
  const show = useCallback((found: EditionView | undefined) => {
    // An answer that is still on its way is older than this.
    asked.current++;
    setEdition(found);
  }, []);
  const refreshEdition = useCallback(() => {
    const turn = ++asked.current;
    const id = latest.current.shown;
    if (!id) return setEdition(undefined);
    void getEdition(id).then(
      (found) => turn === asked.current && setEdition(found),
      // Without a server the last proof stays where it is.
      (cause) => turn === asked.current && cause instanceof Refused && setEdition(undefined),
    );
  }, []);

  useEffect(() => {
    let instance: string | undefined;
    const isShown = ({ id }: Version): boolean => id === latest.current.shown;
    return listen(
      {
        hello: (event) => {
          // Another server than the one this page came from: its token is of no use there.
          if (instance !== undefined && instance !== event.instance) return location.reload();
          instance = event.instance;
          setConnected(true);
          // After a sleep, or since the page was made, anything may have changed.
          refreshList();
          const there = event.sheets.find(isShown);
          const here = latest.current.edition;
          if (there?.version !== here?.version || there?.isChecked !== here?.isChecked) refreshEdition();
        },
        sheet: (event) => {
          if (!isShown(event)) return;
          const sent = event.body();
          if (sent) show(sent);
          else refreshEdition();
        },
        findings: (event) => {
          refreshListSoon();
          const sent = isShown(event) && event.body();
          if (sent) setEdition((now) => (now?.version === sent.version ? { ...now, ...sent } : now));
          else if (isShown(event)) refreshEdition();
        },
        list: refreshListSoon,
      },
      () => setConnected(false),
    );
  }, []);

  useEffect(() => {
    if (shown !== latest.current.edition?.id) refreshEdition();
  }, [shown]);
  const isThere = listing?.editions.some((row) => row.id === shown);
  useEffect(() => {
    // It came, went, or newsletter.yaml and the theme were mended.
    if (listing && Boolean(edition) !== isThere) refreshEdition();
  }, [listing]);

  const own = edition?.id === shown ? edition : undefined;
  return { connected, ...(listing && { listing }), ...(own && { edition: own }), ...(shown && { shown }) };
};
