import { useEffect, useState } from 'preact/hooks';

export const faces = ['proof', 'text', 'html', 'message', 'sizes', 'inbox', 'differences'] as const;
export type Face = (typeof faces)[number];

export const schemes = ['light', 'dark', 'inverted'] as const;
export type Scheme = (typeof schemes)[number];

/** Widths of phones, of the mail's own column, and of a desktop pane, in CSS pixels. */
export const widths = [320, 360, 414, 640, 1000] as const;
export const zooms = [50, 75, 100, 125, 150, 200] as const;

/** What is looked at and how: all of it stands in the address, so that a view can be shared and reloaded. */
export interface View {
  edition?: string;
  face: Face;
  width: number;
  scheme: Scheme;
  images: boolean;
  /** Per cent. */
  zoom: number;
  against: 'built' | 'sent' | 'previous';
}

const standard: View = {
  face: 'proof',
  width: 640,
  scheme: 'light',
  images: true,
  zoom: 100,
  against: 'built',
};

export const readView = (search: string): View => {
  const query = new URLSearchParams(search);
  const edition = query.get('edition');
  const width = Number(query.get('width'));
  const zoom = Number(query.get('zoom'));
  return {
    ...(edition && { edition }),
    face: oneOf(faces, query.get('face')) ?? standard.face,
    width: width >= 240 && width <= 2000 ? width : standard.width,
    scheme: oneOf(schemes, query.get('scheme')) ?? standard.scheme,
    images: query.get('images') !== 'off',
    zoom: zoom >= 25 && zoom <= 400 ? zoom : standard.zoom,
    against: oneOf(['built', 'sent', 'previous'] as const, query.get('against')) ?? standard.against,
  };
};

/** Only what differs from the standard view, so that addresses stay short. */
export const writeView = (view: View): string => {
  const query = new URLSearchParams();
  if (view.edition) query.set('edition', view.edition);
  for (const key of ['face', 'width', 'scheme', 'zoom', 'against'] as const) {
    if (view[key] !== standard[key]) query.set(key, String(view[key]));
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
  const change = (part: Partial<View>): void =>
    setView((before) => {
      const after = { ...before, ...part };
      const address = writeView(after);
      // Dragging a width is one step back, not two hundred.
      if (part.edition !== undefined || part.face !== undefined) history.pushState(null, '', address);
      else history.replaceState(null, '', address);
      return after;
    });
  return [view, change];
};
