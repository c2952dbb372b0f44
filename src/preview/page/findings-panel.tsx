import { useEffect, useRef, useState } from 'preact/hooks';
import { countFindings } from '../../findings/count.ts';
import type { Origin, Place } from '../../model.ts';
import type { ShownFinding, SourceLines } from '../sources.ts';
import type { EditionView } from '../view.ts';
import { getSource, openPlace } from './api.ts';

export interface PanelProps {
  /** In order. */
  findings: Keyed[];
  stories: EditionView['stories'];
  /** The full preflight has run on what is shown. */
  isChecked: boolean;
  /** Key of the chosen finding. */
  chosen: string | undefined;
  choose: (key: string | undefined) => void;
  showInProof: () => void;
  /** What was clicked in the proof. */
  picked?: Origin;
  /** Puts away what was clicked. */
  close: () => void;
}

/** A finding and what it is known by while lines above it come and go. */
export type Keyed = ShownFinding & { key: string };

const severities = ['error', 'warning', 'note'] as const;

/** Errors first, each severity by story in the order of the edition, then by line. */
export const ordered = (findings: readonly ShownFinding[], stories: EditionView['stories']): Keyed[] => {
  const rank = ({ story }: ShownFinding): number => stories.findIndex(({ slug }) => slug === story);
  const sorted = [...findings].sort(
    (a, b) =>
      severities.indexOf(a.severity) - severities.indexOf(b.severity) ||
      rank(a) - rank(b) ||
      (a.place?.file ?? '').localeCompare(b.place?.file ?? '') ||
      (a.place?.line ?? 0) - (b.place?.line ?? 0),
  );
  const times = new Map<string, number>();
  return sorted.map((finding) => {
    const { code, message, place, story } = finding;
    const words = JSON.stringify([code, message, place?.file, story]);
    const time = times.get(words) ?? 0;
    times.set(words, time + 1);
    return { ...finding, key: `${words} ${time}` };
  });
};

export const FindingsPanel = (props: PanelProps) => {
  const { findings, stories, isChecked, chosen, choose, picked } = props;
  return (
    <aside class="panel" aria-label="Findings" id="findings" tabIndex={-1}>
      {picked && <Picked origin={picked} stories={stories} close={props.close} />}
      <h2>{findings.length === 0 ? (isChecked ? 'No findings' : 'Checking…') : countFindings(findings)}</h2>
      {findings.length === 0 && isChecked && <p class="quiet">Nothing to mend here.</p>}
      {severities.map((severity) => {
        const group = findings.filter((finding) => finding.severity === severity);
        return (
          group.length > 0 && (
            <ol key={severity} class="findings" aria-label={`${severity}s`}>
              {group.map((finding) => {
                const { key } = finding;
                const isChosen = key === chosen;
                return (
                  <Item
                    key={key}
                    finding={finding}
                    story={stories.find(({ slug }) => slug === finding.story)?.headline}
                    isChosen={isChosen}
                    toggle={() => choose(isChosen ? undefined : key)}
                    showInProof={props.showInProof}
                  />
                );
              })}
            </ol>
          )
        );
      })}
      <p class="sr" role="status">
        {isChecked ? 'Checked' : ''}
      </p>
    </aside>
  );
};

interface ItemProps {
  finding: ShownFinding;
  /** Headline of the story it belongs to. */
  story: string | undefined;
  isChosen: boolean;
  toggle: () => void;
  showInProof: () => void;
}

const Item = ({ finding, story, isChosen, toggle, showInProof }: ItemProps) => {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) item.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <li ref={item} class={isChosen ? 'chosen' : ''}>
      <button type="button" class="finding" aria-expanded={isChosen} onClick={toggle}>
        <span class={`severity ${finding.severity}`}>{finding.severity}</span>{' '}
        <span dir="auto">{finding.message}</span>
        {(story || finding.place) && (
          <span class="place" dir="auto">
            {[story, finding.place && shortPlace(finding.place)].filter(Boolean).join(' · ')}
          </span>
        )}
      </button>
      {isChosen && <Details finding={finding} showInProof={showInProof} />}
    </li>
  );
};

const shortPlace = ({ file, line }: Place): string => `${file.split('/').at(-1)}:${line}`;

const Details = ({ finding, showInProof }: { finding: ShownFinding; showInProof: () => void }) => (
  <div class="details">
    {finding.hint && <p dir="auto">{finding.hint}</p>}
    {finding.details?.map((detail) => (
      <p key={detail} class="quiet">
        {detail}
      </p>
    ))}
    {finding.place && (
      <>
        <p class="place">
          {finding.place.file}:{finding.place.line}:{finding.place.column}
        </p>
        {finding.frame && <Frame {...finding.frame} place={finding.place} />}
        <OpenButton place={finding.place}>
          <button type="button" class="narrow-only" onClick={showInProof}>
            Show in proof
          </button>
        </OpenButton>
      </>
    )}
    <p class="quiet">
      <code>{finding.code}</code>, {owners[finding.owner]}
    </p>
  </div>
);

const owners = {
  editor: 'for the editor',
  theme: 'for the theme’s author',
  publication: 'for whoever keeps newsletter.yaml',
};

/** Lines of the source with the one meant marked, and a caret under the place. */
const Frame = ({ first, lines, place }: SourceLines & { place: Place }) => (
  <pre class="frame" tabIndex={0} role="region" aria-label={`Lines of ${place.file}`}>
    {lines.map((line, at) => (
      <code key={first + at} class={first + at === place.line ? 'here' : ''}>
        <span class="quiet">{String(first + at).padStart(4)} </span>
        {line}
        {'\n'}
        {first + at === place.line && (
          <span class="caret">
            {' '.repeat(place.column + 4)}
            {'^'.repeat(Math.max(1, Math.min(place.length ?? 1, line.length - place.column + 1)))}
            {'\n'}
          </span>
        )}
      </code>
    ))}
  </pre>
);

const OpenButton = ({ place, children }: { place: Place; children?: preact.ComponentChildren }) => {
  const [problem, setProblem] = useState<string>();
  return (
    <p class="actions">
      <button type="button" class="open" onClick={() => void openPlace(place).then(setProblem)}>
        Open in editor
      </button>
      {children}
      {problem && <span role="alert">{problem}</span>}
    </p>
  );
};

const kinds = { story: 'Story', brief: 'Brief', block: 'Paragraph', field: 'Field' };

/** The source of what was clicked in the proof. */
const Picked = ({
  origin,
  stories,
  close,
}: {
  origin: Origin;
  stories: EditionView['stories'];
  close: () => void;
}) => {
  const [lines, setLines] = useState<SourceLines>();
  const { place } = origin;
  const story = stories.find(({ slug }) => slug === origin.story)?.headline;
  useEffect(() => {
    let current = true;
    setLines(undefined);
    void getSource(place).then(
      (found) => current && setLines(found),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [place.file, place.line]);
  return (
    <section class="picked" aria-label="Source of what was clicked">
      <h2>
        {origin.field ?? kinds[origin.kind]}
        <button type="button" class="close" aria-label="Close" onClick={close}>
          ×
        </button>
      </h2>
      {story && <p dir="auto">{story}</p>}
      <p class="place">
        {place.file}:{place.line}
      </p>
      {lines && <Frame {...lines} place={place} />}
      <OpenButton place={place} />
    </section>
  );
};
