import type { Differences } from '../differences.ts';
import type { EditionView } from '../view.ts';
import { getDifferences } from './api.ts';
import type { View } from './state.ts';
import { useFetched } from './use-fetched.ts';

const others = [
  ['built', 'what was last built'],
  ['sent', 'what was last sent'],
  ['previous', 'the previous edition'],
] as const;

export const DifferencesFace = ({
  edition,
  view,
  change,
}: {
  edition: EditionView;
  view: View;
  change: (part: Partial<View>) => void;
}) => {
  const result = useFetched<Differences>(
    () => getDifferences(edition.id, view.against),
    [edition.id, edition.version, view.against],
  );
  const parts = result && !result.missing ? partsOf(result) : [];
  return (
    <div class="stack pad">
      <fieldset class="choice">
        <legend>Against</legend>
        {others.map(([value, label]) => (
          <label key={value}>
            <input
              type="radio"
              name="against"
              checked={view.against === value}
              onChange={() => change({ against: value })}
            />
            {label}
          </label>
        ))}
      </fieldset>
      {!result && <p class="quiet">Comparing…</p>}
      {result?.missing && <p>{result.missing}</p>}
      {result && !result.missing && parts.length === 0 && <p>Nothing differs from {result.name}.</p>}
      {parts.map(({ name, changes }) => (
        <section key={name}>
          <h2>
            {name} <span class="quiet">against {result?.name}</span>
          </h2>
          <Changes changes={changes} label={`Changes of the ${name}`} />
        </section>
      ))}
    </div>
  );
};

/** What differs at all; the rest is not worth a heading. */
const partsOf = ({ subject, text, html }: Differences) =>
  [
    { name: 'Subject', changes: subject },
    { name: 'Text', changes: text },
    { name: 'HTML', changes: html },
  ].filter(({ changes }) => changes.some(({ kind }) => kind === 'added' || kind === 'removed'));

const Changes = ({ changes, label }: { changes: Differences['text']; label: string }) => (
  <pre class="changes wrap" tabIndex={0} role="region" aria-label={label}>
    {changes.map(({ kind, text }, at) =>
      kind === 'added' ? (
        <ins key={at}>{text}</ins>
      ) : kind === 'removed' ? (
        <del key={at}>{text}</del>
      ) : kind === 'left out' ? (
        <span key={at} class="quiet">
          {text}
        </span>
      ) : (
        text
      ),
    )}
  </pre>
);
