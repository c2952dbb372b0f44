import { useEffect, useRef } from 'preact/hooks';
import { type Face, faces, type Scheme, schemes, usualWidth, type View, widths, zooms } from './state.ts';

export interface ToolbarProps {
  view: View;
  change: (part: Partial<View>) => void;
  help: () => void;
}

const faceNames: Record<Face, string> = {
  proof: 'Proof',
  text: 'Text',
  html: 'HTML',
  message: 'Message',
  sizes: 'Sizes',
  row: 'Inbox row',
  differences: 'Differences',
  inbox: 'Test inbox',
};

const schemeNames: Record<Scheme, string> = { light: 'Light', dark: 'Dark', inverted: 'Inverted' };

/** On a phone the row scrolls: the face that is shown is kept in sight, whether it was chosen by hand, key or address. */
const Faces = ({ view, change }: Pick<ToolbarProps, 'view' | 'change'>) => {
  const row = useRef<HTMLFieldSetElement>(null);
  useEffect(() => {
    const shown = row.current?.querySelector('[aria-pressed="true"]');
    shown?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [view.face]);
  return (
    <fieldset class="faces" ref={row}>
      <legend class="sr">Face</legend>
      {faces.map((face, at) => (
        <button
          key={face}
          type="button"
          aria-pressed={view.face === face}
          title={`Key ${at + 1}`}
          onClick={() => change({ face })}
        >
          {faceNames[face]}
        </button>
      ))}
    </fieldset>
  );
};

/** The faces of the proof, and how it is looked at. */
export const Toolbar = ({ view, change, help }: ToolbarProps) => (
  <div class="toolbar" role="toolbar" aria-label="View">
    <Faces view={view} change={change} />
    <button type="button" class="single help" aria-label="Keys" onClick={help}>
      ?
    </button>
    {view.face === 'proof' && (
      <div class="look">
        <fieldset class="segments">
          <legend class="sr">Width</legend>
          {widths.map((width) => (
            <button
              key={width}
              type="button"
              aria-label={`${width} pixels`}
              aria-pressed={(view.width ?? fitting()) === width}
              onClick={() => change({ width })}
            >
              {width}
            </button>
          ))}
          {view.width !== undefined && !widths.some((width) => width === view.width) && (
            <output class="free">{view.width}</output>
          )}
        </fieldset>
        <fieldset class="segments">
          <legend class="sr">Colours</legend>
          {schemes.map((scheme) => (
            <button
              key={scheme}
              type="button"
              aria-pressed={view.scheme === scheme}
              title={scheme === 'inverted' ? 'As a client shows it that darkens mail by force' : undefined}
              onClick={() => change({ scheme })}
            >
              {schemeNames[scheme]}
            </button>
          ))}
        </fieldset>
        <button
          type="button"
          class="single"
          aria-pressed={!view.images}
          onClick={() => change({ images: !view.images })}
        >
          Images off
        </button>
        <label class="zoom">
          <span class="sr">Zoom</span>
          <select value={view.zoom} onChange={(event) => change({ zoom: Number(event.currentTarget.value) })}>
            {zooms.map((zoom) => (
              <option key={zoom} value={zoom}>
                {zoom} %
              </option>
            ))}
          </select>
        </label>
      </div>
    )}
  </div>
);

/** Where there is less room, what fits is shown, and none of the widths is it. */
const fitting = (): number | undefined => (innerWidth > usualWidth ? usualWidth : undefined);
