import { useEffect, useState } from 'preact/hooks';
import type { Origin } from '../../model.ts';
import { openPlace } from './api.ts';
import { EditionBar } from './bar.tsx';
import { EditionFace, InboxFace } from './face.tsx';
import { FindingsPanel, ordered } from './findings-panel.tsx';
import { Help } from './help.tsx';
import { useKeys } from './keys.ts';
import { ProofFace, type Spot } from './proof-face.tsx';
import { useView } from './state.ts';
import { Banner, Empty, Lost } from './states.tsx';
import { Toolbar } from './toolbar.tsx';
import { useDesk } from './use-desk.ts';

/** The whole page. */
export const App = () => {
  const [view, change] = useView();
  const { listing, edition, shown, connected } = useDesk(view);
  // A finding is remembered by what it says: new ones that arrive do not move the choice.
  const [chosen, setChosen] = useState<string>();
  const [picked, setPicked] = useState<Origin>();
  const [goTo, setGoTo] = useState(0);
  const [help, setHelp] = useState(false);

  useEffect(() => {
    setChosen(undefined);
    setPicked(undefined);
  }, [shown]);
  useEffect(() => {
    const what = edition?.subject || listing?.name;
    document.title = what ? `${what} – preview` : 'Galley preview';
  }, [edition?.subject, listing?.name]);

  const stories = edition?.stories ?? [];
  const findings = ordered([...(listing?.problems ?? []), ...(edition?.findings ?? [])], stories);
  const finding = findings.find((each) => each.key === chosen);
  const choose = (key: string | undefined): void => {
    setChosen(key);
    setPicked(undefined);
    const found = findings.find((each) => each.key === key);
    if (!found?.place || !isWide()) return;
    showInProof();
  };
  const showInProof = (): void => {
    if (view.face !== 'proof') change({ face: 'proof' });
    setGoTo((times) => times + 1);
  };
  useKeys(view, change, {
    editions: listing?.editions.map((row) => row.id) ?? [],
    shown,
    findings: findings.map(({ key }) => key),
    chosen,
    choose,
    open: () => {
      const place = finding?.place ?? picked?.place;
      if (place) void openPlace(place);
    },
    close: () => choose(undefined),
    help: () => setHelp((is) => !is),
  });

  if (!listing) return connected ? <p class="pad quiet">Opening…</p> : <Lost />;
  const spot = spotOf(finding, picked);
  const isInbox = view.face === 'inbox';
  return (
    <div class={`app ${isInbox ? 'with-inbox' : ''}`}>
      <EditionBar listing={listing} shown={shown} choose={(id) => change({ edition: id })} />
      <div class="middle">
        <section aria-label="View">
          <Toolbar view={view} change={change} help={() => setHelp(true)} />
        </section>
        {!connected && <Lost />}
        {!isInbox && <Banner listing={listing} {...(edition && { edition })} />}
        {/* The inbox brings a main of its own. */}
        {isInbox && (
          <div class="face">
            <InboxFace {...listing} />
          </div>
        )}
        {!isInbox && (
          <main class="face" {...(view.face !== 'proof' && { tabIndex: 0 })}>
            {edition?.hasProof && view.face === 'proof' && (
              <ProofFace
                key={edition.id}
                edition={edition}
                view={view}
                change={change}
                goTo={goTo}
                pick={(origin) => {
                  setChosen(undefined);
                  setPicked(origin);
                }}
                {...(spot && { spot })}
              />
            )}
            {edition?.hasProof && view.face !== 'proof' && (
              <EditionFace key={edition.id} edition={edition} view={view} change={change} />
            )}
            {!edition?.hasProof && (
              <Empty
                listing={listing}
                choose={(id) => change({ edition: id })}
                {...(edition && { edition })}
                {...(shown && { shown })}
              />
            )}
          </main>
        )}
      </div>
      {!isInbox && (
        <FindingsPanel
          findings={findings}
          stories={stories}
          isChecked={!edition?.hasProof || edition.isChecked}
          chosen={chosen}
          choose={choose}
          showInProof={showInProof}
          close={() => setPicked(undefined)}
          {...(picked && { picked })}
        />
      )}
      {help && <Help close={() => setHelp(false)} />}
    </div>
  );
};

/** Beside the proof, not below it: choosing a finding may scroll the proof. */
const isWide = (): boolean => matchMedia('(min-width: 48rem)').matches;

const spotOf = (finding: Partial<Spot> | undefined, picked: Origin | undefined): Spot | undefined => {
  const { place, story } = finding ?? picked ?? {};
  return place && { place, ...(story && { story }) };
};
