import { useEffect, useState } from 'preact/hooks';

export const faces = ['proof', 'text', 'html', 'message', 'sizes', 'row', 'differences', 'inbox'] as const;
export type Face = (typeof faces)[number];

export const schemes = ['light', 'dark', 'inverted'] as const;
export type Scheme = (typeof schemes)[number];

/** Widths of phones, of the mail's own column, and of a desktop pane, in CSS pixels. */
export const widths = [320, 360, 414, 640, 1000] as const;
/** What the proof is shown at until a width is chosen, where there is room. */
export const usualWidth = 640;
export const leastWidth = 240;
export const mostWidth = 1200;
export const zooms = [50, 75, 100, 125, 150, 200] as const;

const againsts = ['built', 'sent', 'previous'] as const;

/** What is looked at and how: all of it stands in the address, so that a view can be shared and reloaded. */
export interface View {
  edition?: string;
  face: Face;
  /** Absent: the usual width, or what fits. */
  width?: number;
  scheme: Scheme;
  images: boolean;
  /** Per cent. */
  zoom: number;
  against: (typeof againsts)[number];
}

const standard: View = { face: 'proof', scheme: 'light', images: true, zoom: 100, against: 'built' };

export const readView = (search: string): View => {
  const query = new URLSearchParams(search);
  const edition = query.get('edition');
  const width = Number(query.get('width'));
  const zoom = Number(query.get('zoom'));
  return {
    ...(edition && { edition }),
    ...(width >= leastWidth && width <= mostWidth && { width: Math.round(width) }),
    face: oneOf(faces, query.get('face')) ?? standard.face,
    scheme: oneOf(schemes, query.get('scheme')) ?? standard.scheme,
    images: query.get('images') !== 'off',
    zoom: zoom >= 25 && zoom <= 400 ? zoom : standard.zoom,
    against: oneOf(againsts, query.get('against')) ?? standard.against,
  };
};

/** Only what differs from the standard view, so that addresses stay short. */
export const writeView = (view: View): string => {
  const query = new URLSearchParams();
  if (view.edition) query.set('edition', view.edition);
  for (const key of ['face', 'width', 'scheme', 'zoom', 'against'] as const) {
    if (view[key] !== undefined && view[key] !== standard[key]) query.set(key, String(view[key]));
  }
  if (!view.images) query.set('images', 'off');
  const text = query.toString();
  return text ? `?${text}` : location.pathname;
};

const oneOf = <T extends string>(all: readonly T[], value: string | null): T | undefined =>
  all.find((each) => each === value);

/** The view in the address bar, and a way to change it; Back goes back. */
export const useView = (): [View, (change: Partial<View>) => void] => {
  const [view, setView] = useState(() => readView(location.search));
  useEffect(() => {
    const back = () => setView(readView(location.search));
    addEventListener('popstate', back);
    return () => removeEventListener('popstate', back);
  }, []);
  const change = (part: Partial<View>): void => {
    const before = readView(location.search);
    const after = { ...before, ...part };
    const address = writeView(after);
    // Dragging a width is one step back, not two hundred.
    const isStep = after.edition !== before.edition || after.face !== before.face;
    history[isStep ? 'pushState' : 'replaceState'](null, '', address);
    setView(after);
  };
  return [view, change];
};
