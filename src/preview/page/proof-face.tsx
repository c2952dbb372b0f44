import morphdomModule from 'morphdom';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Origin, Place } from '../../model.ts';
import { withLook } from '../frame.ts';
import type { EditionView } from '../view.ts';
import { frameAddress } from './api.ts';
import { FrameMap } from './frame-map.ts';
import { usualWidth, type View } from './state.ts';
import { WidthHandle } from './width-handle.tsx';

/** A place of the sources to be marked in the proof. */
export interface Spot {
  place: Place;
  story?: string;
}

export interface ProofFaceProps {
  edition: EditionView;
  view: View;
  change: (part: Partial<View>) => void;
  spot?: Spot;
  /** Goes up when the spot is to be scrolled to; a spot clicked in the proof is seen already. */
  goTo: number;
  /** Something in the proof was clicked. */
  pick: (origin: Origin) => void;
}

/** Its types describe the CommonJS build; the bundle takes the ES one, whose default is the function. */
const morphdom = morphdomModule as unknown as (
  from: Element,
  to: Element,
  options: { onBeforeElUpdated: (from: Element, to: Element) => boolean },
) => void;

/** What the frame's document calls back. */
interface Handlers {
  map: () => FrameMap | undefined;
  pick: (origin: Origin) => void;
  measure: () => void;
}

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

/**
 * The proof in its frame, in which no script runs. The frame is loaded once, empty, and every version is morphed into
 * it: what has not changed is not touched, so that scrolling and selection stay and nothing flickers.
 */
export const ProofFace = ({ edition, view, change, spot, goTo, pick }: ProofFaceProps) => {
  const frame = useRef<HTMLIFrameElement>(null);
  const mark = useRef<HTMLDivElement>(null);
  const [pane, room] = useRoom();
  const [loads, setLoads] = useState(0);
  const [height, setHeight] = useState(600);
  const [highlight, setHighlight] = useState<Box>();
  const [ribbons, setRibbons] = useState<(Box & { slug: string })[]>([]);
  const width = view.width ?? Math.min(usualWidth, room);
  const scale = view.zoom / 100;
  const inner = (): Document | undefined => frame.current?.contentDocument ?? undefined;
  const map = (): FrameMap | undefined => {
    const document = inner();
    return document?.body ? new FrameMap(document, edition.origins) : undefined;
  };

  // What the handlers of the frame's document use is always of the version shown.
  const latest = useRef<Handlers>({ map, pick, measure: () => {} });
  const measure = (): void => {
    const document = inner();
    if (!document?.body) return;
    setHeight(Math.max(120, document.documentElement.offsetHeight, document.body.scrollHeight));
    const drafts = edition.stories.filter((story) => story.draft);
    if (!spot && drafts.length === 0) {
      setHighlight(undefined);
      setRibbons([]);
      return;
    }
    const here = map();
    const origin = spot && here?.originAt(spot.place, spot.story);
    setHighlight(boxOf(origin && here?.boxOf(origin)));
    setRibbons(drafts.flatMap(({ slug }) => ribbonOf(slug, here?.storyBox(slug))));
  };
  latest.current = { map, pick, measure };

  // Before the browser paints, so that a save is seen in the very next frame.
  useLayoutEffect(() => {
    const document = inner();
    if (!loads || !document) return;
    const wanted = new DOMParser().parseFromString(withLook(edition.frame, view), 'text/html');
    morphdom(document.documentElement, wanted.documentElement, {
      onBeforeElUpdated: (from, to) => !from.isEqualNode(to),
    });
    window.document.documentElement.dataset.shown = String(edition.version);
  }, [edition.frame, view.scheme, loads]);
  useLayoutEffect(measure, [edition.frame, view.scheme, edition.origins, loads, width, spot]);

  useEffect(() => {
    if (goTo > 0) mark.current?.scrollIntoView({ block: 'center', behavior: motion() });
  }, [goTo, highlight?.top]);

  const onLoad = (): void => {
    const document = inner();
    if (!document) return;
    document.addEventListener('click', (event) => {
      event.preventDefault();
      const origin = latest.current.map()?.originOf(event.target as Node);
      if (origin) latest.current.pick(origin);
    });
    // Keys pressed while the frame has the focus are the page's keys.
    document.addEventListener('keydown', ({ key, shiftKey, ctrlKey, metaKey, altKey }) =>
      window.dispatchEvent(new KeyboardEvent('keydown', { key, shiftKey, ctrlKey, metaKey, altKey })),
    );
    // Pictures and fonts change the height whenever they come.
    const observer = new ResizeObserver(() => latest.current.measure());
    observer.observe(document.documentElement);
    if (document.body) observer.observe(document.body);
    setLoads((times) => times + 1);
  };

  return (
    <div class="pane" ref={pane} tabIndex={0} role="region" aria-label="Proof">
      <div class="sheet" style={{ width: `${width * scale}px`, height: `${height * scale}px` }}>
        <iframe
          ref={frame}
          key={String(view.images)}
          title={`Proof of ${edition.id}`}
          sandbox="allow-same-origin"
          src={frameAddress(edition.id, view.images)}
          onLoad={onLoad}
          style={{ width: `${width}px`, height: `${height}px`, transform: `scale(${scale})` }}
        />
        <div class="overlay" style={{ transform: `scale(${scale})` }}>
          {highlight && <div ref={mark} class="highlight" style={inPixels(highlight)} />}
          {ribbons.map(({ slug, top }) => (
            <div key={slug} class="ribbon" style={{ top: `${top}px` }}>
              Draft
            </div>
          ))}
        </div>
        <WidthHandle width={width} scale={scale} change={change} />
      </div>
    </div>
  );
};

const motion = (): ScrollBehavior =>
  matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth';

const boxOf = (rect: DOMRect | undefined): Box | undefined =>
  rect && { left: rect.left, top: rect.top, width: rect.width, height: rect.height };

const ribbonOf = (slug: string, rect: DOMRect | undefined): (Box & { slug: string })[] => {
  const box = boxOf(rect);
  return box ? [{ slug, ...box }] : [];
};

const inPixels = (box: Box): Record<string, string> =>
  Object.fromEntries(Object.entries(box).map(([side, value]) => [side, `${value}px`]));

/** An element, and the width within its padding. */
const useRoom = (): [preact.RefObject<HTMLDivElement | null>, number] => {
  const element = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState(usualWidth);
  useLayoutEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new ResizeObserver(([entry]) => entry && setRoom(Math.floor(entry.contentRect.width)));
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return [element, room];
};
