import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { Origin } from '../../model.ts';
import type { EditionView, Listing } from '../view.ts';
import { getEdition, getListing, listen, openPlace } from './api.ts';
import { EditionBar } from './bar.tsx';
import { DifferencesFace, InboxFace, MessageFace, SizesFace } from './faces.tsx';
import { FindingsPanel, ordered } from './findings-panel.tsx';
import { Help } from './help.tsx';
import { useKeys } from './keys.ts';
import { ProofFace } from './proof-face.tsx';
import { SourceView } from './source-view.tsx';
import { useView } from './state.ts';
import { Toolbar } from './toolbar.tsx';

/** The whole page. */
export const App = () => {
  const [view, change] = useView();
  const [listing, setListing] = useState<Listing>();
  const [edition, setEdition] = useState<EditionView>();
  const [connected, setConnected] = useState(true);
  const [chosen, setChosen] = useState(-1);
  const [picked, setPicked] = useState<Origin>();
  const [help, setHelp] = useState(false);
  const shown = view.edition ?? listing?.editions[0]?.id;
  const latest = useRef(shown);
  latest.current = shown;

  const refreshList = useCallback(() => void getListing().then(setListing, () => setConnected(false)), []);
  const refreshEdition = useCallback((id: string | undefined) => {
    if (!id) return setEdition(undefined);
    void getEdition(id).then(
      (found) => latest.current === id && setEdition(found),
      () => latest.current === id && setEdition(undefined),
    );
  }, []);

  useEffect(
    () =>
      listen(
        {
          sheet: ({ id }) => id === latest.current && refreshEdition(id),
          findings: ({ id }) => id === latest.current && refreshEdition(id),
          list: () => {
            refreshList();
            refreshEdition(latest.current);
          },
        },
        (is) => {
          setConnected(is);
          // After a sleep or a restart of the server anything may have changed.
          if (is) {
            refreshList();
            refreshEdition(latest.current);
          }
        },
      ),
    [],
  );
  useEffect(() => {
    setChosen(-1);
    setPicked(undefined);
    refreshEdition(shown);
  }, [shown]);
  useEffect(() => {
    document.title = edition?.subject ? `${edition.subject} – preview` : 'Galley preview';
  }, [edition?.subject]);
  useEffect(() => {
    if (edition) refreshList();
  }, [edition?.version]);

  const problems = listing?.problems ?? [];
  const findings = ordered([...problems, ...(edition?.findings ?? [])]);
  const chosenFinding = findings[chosen];
  const choose = (at: number): void => {
    setChosen(at);
    setPicked(undefined);
  };
  useKeys(view, change, {
    editions: listing?.editions.map((row) => row.id) ?? [],
    shown,
    findings: findings.length,
    chosen,
    choose,
    open: () => {
      const place = chosenFinding?.place ?? picked?.place;
      if (place) void openPlace(place);
    },
    help: () => setHelp((is) => !is),
  });

  if (!listing) return <p class="pad">Opening…</p>;
  return (
    <div class="app">
      <EditionBar
        name={listing.name}
        editions={listing.editions}
        shown={shown}
        choose={(id) => change({ edition: id })}
      />
      <main>
        <Toolbar view={view} change={change} help={() => setHelp(true)} />
        {!connected && (
          <p class="banner" role="alert">
            The preview has stopped, or the machine slept. It connects again by itself; start it with{' '}
            <code>galley preview</code>.
          </p>
        )}
        <Banner listing={listing} edition={edition} />
        <div class="face">
          {edition?.hasProof && view.face === 'proof' && (
            <ProofFace
              key={edition.id}
              edition={edition}
              view={view}
              change={change}
              pick={(origin) => {
                setChosen(-1);
                setPicked(origin);
              }}
              {...(chosenFinding?.place && {
                wanted: {
                  place: chosenFinding.place,
                  at: chosen,
                  ...(chosenFinding.story && { story: chosenFinding.story }),
                },
              })}
            />
          )}
          {edition?.hasProof && view.face === 'text' && (
            <SourceView
              text={edition.text}
              name="text"
              wrap
              language={edition.language}
              direction={edition.direction}
            />
          )}
          {edition?.hasProof && view.face === 'html' && (
            <SourceView text={edition.html} name="HTML" highlight wrap />
          )}
          {edition?.hasProof && view.face === 'message' && <MessageFace edition={edition} />}
          {edition?.hasProof && view.face === 'sizes' && <SizesFace edition={edition} />}
          {edition?.hasProof && view.face === 'inbox' && <InboxFace edition={edition} />}
          {edition?.hasProof && view.face === 'differences' && (
            <DifferencesFace edition={edition} view={view} change={change} />
          )}
          {!edition?.hasProof && <Empty listing={listing} edition={edition} shown={shown} />}
        </div>
      </main>
      <FindingsPanel
        problems={problems}
        chosen={chosen}
        choose={choose}
        {...(edition && { edition })}
        {...(picked && { picked })}
      />
      {help && <Help close={() => setHelp(false)} />}
    </div>
  );
};

/** Laid over the last good proof while the sources are broken; gone when they are mended. */
const Banner = ({ listing, edition }: { listing: Listing; edition?: EditionView }) => {
  const errors = [...listing.problems, ...(edition?.findings ?? [])].filter(
    (each) => each.severity === 'error',
  );
  if (!edition?.hasProof || (!edition.isStale && listing.problems.every((each) => each.severity !== 'error')))
    return null;
  return (
    <div class="banner" role="alert">
      <strong>This is the last good proof.</strong>{' '}
      {errors.length === 1 ? 'One error stands' : `${errors.length} errors stand`} in the way of a new one:{' '}
      {errors[0]?.place && `${errors[0].place.file}:${errors[0].place.line} `}
      {errors[0]?.message}
    </div>
  );
};

/** No editions, a broken newsletter.yaml, a theme that does not compile, an edition that was never whole. */
const Empty = ({ listing, edition, shown }: { listing: Listing; edition?: EditionView; shown?: string }) => {
  if (listing.problems.some((each) => each.severity === 'error')) {
    const [first] = listing.problems;
    return (
      <div class="empty">
        <h2>{first?.owner === 'theme' ? 'The theme does not compile' : 'newsletter.yaml has errors'}</h2>
        <p>What is wrong stands beside, with its lines. Mend and save: the proof appears by itself.</p>
      </div>
    );
  }
  if (listing.editions.length === 0) {
    return (
      <div class="empty">
        <h2>No editions yet</h2>
        <p>
          Lay out the first one, and it appears here: <code>npx galley new</code>
        </p>
      </div>
    );
  }
  if (edition) {
    return (
      <div class="empty">
        <h2>{edition.id} cannot be shown yet</h2>
        <p>What stands in the way is beside, with its lines. Mend and save: the proof appears by itself.</p>
      </div>
    );
  }
  return (
    <div class="empty">
      <h2>There is no edition {shown}</h2>
      <p>It was removed or renamed. Choose another one.</p>
    </div>
  );
};
