import { useEffect, useRef } from 'preact/hooks';
import { type Face, faces, schemes, usualWidth, type View, widths, zooms } from './state.ts';

export interface KeyTargets {
  editions: string[];
  shown: string | undefined;
  /** Keys of the findings, in the order shown. */
  findings: string[];
  chosen: string | undefined;
  choose: (key: string | undefined) => void;
  open: () => void;
  close: () => void;
  help: () => void;
}

/** Every part of the page by one key; keys typed into a field are the field's, most keys in the inbox the inbox's. */
export const useKeys = (view: View, change: (part: Partial<View>) => void, targets: KeyTargets): void => {
  const current = useRef({ view, change, targets });
  current.current = { view, change, targets };
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      if (
        event.target instanceof HTMLElement &&
        event.target.closest('input:not([type=radio]), select, textarea, dialog[open]')
      )
        return;
      const now = current.current;
      const act = (now.view.face === 'inbox' ? inInbox(now) : actions(now))[event.key];
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

type Actions = Record<string, () => void>;

const inInbox = ({ change, targets }: Now): Actions => ({
  ...Object.fromEntries(faces.map((face, at) => [String(at + 1), () => change({ face })])),
  '?': targets.help,
});

const actions = (now: Now): Actions => {
  const { view, change, targets } = now;
  return {
    ...inInbox(now),
    '[': () => goTo(targets, change, -1),
    ']': () => goTo(targets, change, 1),
    w: () => change({ face: 'proof', width: next(widths, view.width ?? usualWidth) }),
    d: () => change({ face: 'proof', scheme: next(schemes, view.scheme) }),
    i: () => change({ face: 'proof', images: !view.images }),
    '+': () => change({ face: 'proof', zoom: step(view.zoom, 1) }),
    '-': () => change({ face: 'proof', zoom: step(view.zoom, -1) }),
    j: () => chooseNext(targets, 1),
    k: () => chooseNext(targets, -1),
    o: targets.open,
    '/': () => document.getElementById(searchOf(view.face))?.focus(),
    e: () => document.getElementById('search')?.focus(),
    Escape: targets.close,
  };
};

/** Faces with a search of their own take `/`; `e` always goes to the editions. */
const searchOf = (face: Face): string =>
  ['text', 'html', 'message'].includes(face) ? 'search-source' : 'search';

const goTo = ({ editions, shown }: KeyTargets, change: Now['change'], by: number): void => {
  const edition = editions[editions.indexOf(shown ?? '') + by];
  if (edition) change({ edition });
};

const chooseNext = ({ findings, chosen, choose }: KeyTargets, by: number): void => {
  const at = chosen === undefined ? -1 : findings.indexOf(chosen);
  const key = findings[Math.min(findings.length - 1, at + by)];
  choose(at + by < 0 ? undefined : key);
};

const next = <T>(all: readonly T[], value: unknown): T =>
  all[(all.indexOf(value as T) + 1) % all.length] as T;

const step = (zoom: number, by: number): number => {
  const at = zooms.findIndex((each) => each >= zoom) + by;
  return zooms[Math.min(zooms.length - 1, Math.max(0, at))] ?? 100;
};
