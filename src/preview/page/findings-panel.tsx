import { useEffect, useState } from 'preact/hooks';
import type { Origin, Place } from '../../model.ts';
import type { EditionView, ShownFinding } from '../view.ts';
import { getSource, openPlace } from './api.ts';

export interface PanelProps {
  edition?: EditionView;
  problems: ShownFinding[];
  /** Index of the chosen finding in `ordered`. */
  chosen: number;
  choose: (at: number) => void;
  picked?: Origin;
}

const severities = ['error', 'warning', 'note'] as const;

/** Errors first, then by story, in the order a person works through them. */
export const ordered = (findings: readonly ShownFinding[]): ShownFinding[] =>
  severities.flatMap((severity) =>
    findings
      .filter((finding) => finding.severity === severity)
      .sort(
        (a, b) =>
          (a.place?.file ?? '').localeCompare(b.place?.file ?? '') ||
          (a.place?.line ?? 0) - (b.place?.line ?? 0),
      ),
  );

export const FindingsPanel = ({ edition, problems, chosen, choose, picked }: PanelProps) => {
  const findings = ordered([...problems, ...(edition?.findings ?? [])]);
  return (
    <aside class="panel" aria-label="Findings" id="findings">
      {picked && <Picked origin={picked} />}
      <h2>{findings.length === 0 ? 'No findings' : counted(findings)}</h2>
      {findings.length === 0 && <p class="quiet">Nothing to mend here.</p>}
      <ol class="findings">
        {findings.map((finding, at) => (
          <li
            key={`${finding.code} ${finding.message} ${finding.place?.line}`}
            class={at === chosen ? 'chosen' : ''}
          >
            <button
              type="button"
              class="finding"
              aria-expanded={at === chosen}
              onClick={() => choose(at === chosen ? -1 : at)}
            >
              <span class={`severity ${finding.severity}`}>{finding.severity}</span>{' '}
              <span dir="auto">{finding.message}</span>
              {finding.place && <span class="place">{shortPlace(finding.place)}</span>}
            </button>
            {at === chosen && <Details finding={finding} />}
          </li>
        ))}
      </ol>
    </aside>
  );
};

const counted = (findings: readonly ShownFinding[]): string =>
  severities
    .map((severity) => [findings.filter((each) => each.severity === severity).length, severity] as const)
    .filter(([count]) => count > 0)
    .map(([count, severity]) => `${count} ${severity}${count === 1 ? '' : 's'}`)
    .join(', ');

const shortPlace = ({ file, line }: Place): string => `${file.split('/').slice(-2).join('/')}:${line}`;

const Details = ({ finding }: { finding: ShownFinding }) => (
  <div class="details">
    {finding.hint && <p>{finding.hint}</p>}
    {finding.details?.map((detail) => (
      <p key={detail} class="quiet">
        {detail}
      </p>
    ))}
    {finding.place && finding.frame && <Frame {...finding.frame} place={finding.place} />}
    {finding.place && <OpenButton place={finding.place} />}
    <p class="quiet">
      <code>{finding.code}</code> · for the {finding.owner === 'publication' ? 'publication' : finding.owner}
    </p>
  </div>
);

/** Lines of the source with the one meant marked. */
const Frame = ({ first, lines, place }: { first: number; lines: string[]; place: Place }) => (
  <pre class="frame" tabIndex={0} role="region" aria-label={`Lines of ${place.file}`}>
    {lines.map((line, at) => (
      <code key={first + at} class={first + at === place.line ? 'here' : ''}>
        <span class="quiet">{String(first + at).padStart(4)} </span>
        {line}
        {'\n'}
      </code>
    ))}
  </pre>
);

const OpenButton = ({ place }: { place: Place }) => {
  const [problem, setProblem] = useState<string>();
  return (
    <p>
      <button type="button" class="open" onClick={() => void openPlace(place).then(setProblem)}>
        Open in editor
      </button>
      {problem && <span role="alert"> {problem}</span>}
    </p>
  );
};

/** The source of what was clicked in the proof. */
const Picked = ({ origin }: { origin: Origin }) => {
  const [frame, setFrame] = useState<{ first: number; lines: string[] }>();
  const { place } = origin;
  useEffect(() => {
    setFrame(undefined);
    void getSource(place).then(setFrame, () => undefined);
  }, [place.file, place.line]);
  return (
    <section class="picked" aria-label="Source of what was clicked">
      <h2>
        {origin.field ?? origin.kind}
        {origin.story && ` of ${origin.story}`}
      </h2>
      <p class="place">
        {place.file}:{place.line}
      </p>
      {frame && <Frame {...frame} place={place} />}
      <OpenButton place={place} />
    </section>
  );
};
