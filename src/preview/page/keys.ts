import { useEffect, useRef } from 'preact/hooks';
import { faces, schemes, type View, widths, zooms } from './state.ts';

export interface KeyTargets {
  editions: string[];
  shown: string | undefined;
  findings: number;
  chosen: number;
  choose: (at: number) => void;
  open: () => void;
  help: () => void;
}

/** Every part of the page by one key; keys typed into a field are the field's. */
export const useKeys = (view: View, change: (part: Partial<View>) => void, targets: KeyTargets): void => {
  const current = useRef({ view, change, targets });
  current.current = { view, change, targets };
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target instanceof HTMLElement && event.target.closest('input, select, textarea, dialog'))
        return;
      const act = actions(current.current)[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
};

interface Now {
  view: View;
  change: (part: Partial<View>) => void;
  targets: KeyTargets;
}

const actions = ({ view, change, targets }: Now): Record<string, () => void> => ({
  ...Object.fromEntries(faces.map((face, at) => [String(at + 1), () => change({ face })])),
  '[': () => goTo(targets, change, -1),
  ']': () => goTo(targets, change, 1),
  w: () => change({ face: 'proof', width: next(widths, view.width) }),
  d: () => change({ face: 'proof', scheme: next(schemes, view.scheme) }),
  i: () => change({ face: 'proof', images: !view.images }),
  '+': () => change({ zoom: step(view.zoom, 1) }),
  '-': () => change({ zoom: step(view.zoom, -1) }),
  j: () => targets.choose(Math.min(targets.findings - 1, targets.chosen + 1)),
  k: () => targets.choose(Math.max(-1, targets.chosen - 1)),
  o: targets.open,
  '/': () => document.getElementById('search')?.focus(),
  '?': targets.help,
  Escape: () => targets.choose(-1),
});

const goTo = ({ editions, shown }: KeyTargets, change: Now['change'], by: number): void => {
  const at = editions.indexOf(shown ?? '') + by;
  const edition = editions[at];
  if (edition) change({ edition });
};

const next = <T>(all: readonly T[], value: unknown): T =>
  all[(all.indexOf(value as T) + 1) % all.length] as T;

const step = (zoom: number, by: number): number => {
  const at = zooms.findIndex((each) => each >= zoom) + by;
  return zooms[Math.min(zooms.length - 1, Math.max(0, at))] ?? 100;
};
