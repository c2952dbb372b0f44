import morphdomModule from 'morphdom';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Origin, Place } from '../../model.ts';
import type { EditionView } from '../view.ts';
import { proofAddress } from './api.ts';
import { FrameMap } from './frame-map.ts';
import type { View } from './state.ts';

export interface ProofFaceProps {
  edition: EditionView;
  view: View;
  change: (part: Partial<View>) => void;
  /** The place to show, from a finding that was chosen. */
  wanted?: { place: Place; story?: string; at: number };
  /** Something in the proof was clicked. */
  pick: (origin: Origin) => void;
}

/** Its types describe the CommonJS build; the bundle takes the ES one, whose default is the function. */
const morphdom = morphdomModule as unknown as (
  from: Element,
  to: Element,
  options: { onBeforeElUpdated: (from: Element, to: Element) => boolean },
) => void;

type Box = {
  left: number;
  top: number;
  width: number;
  height: number;
};

/** The proof in its frame: no scripts run in it; saves are morphed in, so that scrolling and selection stay. */
export const ProofFace = ({ edition, view, change, wanted, pick }: ProofFaceProps) => {
  const frame = useRef<HTMLIFrameElement>(null);
  const pane = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(600);
  const [loaded, setLoaded] = useState(0);
  const [highlight, setHighlight] = useState<Box>();
  const [ribbons, setRibbons] = useState<(Box & { slug: string })[]>([]);
  const address = proofAddress(edition.id, view.scheme, view.images);
  const scale = view.zoom / 100;

  const map = (): FrameMap | undefined => {
    const inner = frame.current?.contentDocument;
    return inner?.body ? new FrameMap(inner, edition.origins) : undefined;
  };

  const measure = (): void => {
    const root = frame.current?.contentDocument?.documentElement;
    if (root)
      setHeight(Math.max(200, root.offsetHeight, frame.current?.contentDocument?.body?.scrollHeight ?? 0));
    const found = edition.stories
      .filter((story) => story.draft)
      .flatMap(({ slug }) => {
        const box = map()?.storyBox(slug);
        return box ? [{ slug, ...boxOf(box) }] : [];
      });
    setRibbons(found);
  };

  // A new version of what is shown is morphed into the frame; a new address loads it.
  useEffect(() => {
    const inner = frame.current?.contentDocument;
    if (!loaded || !inner) return;
    let current = true;
    void fetch(address)
      .then((response) => response.text())
      .then((html) => {
        if (!current) return;
        morphdom(inner.documentElement, new DOMParser().parseFromString(html, 'text/html').documentElement, {
          onBeforeElUpdated: (from, to) => !from.isEqualNode(to),
        });
        document.documentElement.dataset.shown = String(edition.version);
        measure();
      });
    return () => {
      current = false;
    };
  }, [edition.version]);

  useLayoutEffect(measure, [view.width, view.scheme, loaded]);

  useEffect(() => {
    if (!wanted) return;
    const found = map()?.originAt(wanted.place, wanted.story);
    const box = found && map()?.boxOf(found);
    setHighlight(box && boxOf(box));
    if (box) pane.current?.scrollTo({ top: Math.max(0, box.top * scale - 120), behavior: 'smooth' });
  }, [wanted?.at, loaded]);

  const onLoad = (): void => {
    const inner = frame.current?.contentDocument;
    if (!inner) return;
    inner.addEventListener('click', (event) => {
      event.preventDefault();
      const origin =
        event.target instanceof Node || event.target ? map()?.originOf(event.target as Node) : undefined;
      if (!origin) return;
      const box = map()?.boxOf(origin);
      setHighlight(box && boxOf(box));
      pick(origin);
    });
    inner.addEventListener('keydown', (event) => {
      // Keys pressed while the frame has the focus are the page's keys.
      window.dispatchEvent(new KeyboardEvent('keydown', { key: event.key, shiftKey: event.shiftKey }));
    });
    for (const image of inner.images) image.addEventListener('load', measure);
    document.documentElement.dataset.shown = String(edition.version);
    setLoaded((times) => times + 1);
  };

  return (
    <div class="pane" ref={pane} tabIndex={0} role="region" aria-label="Proof">
      <div class="sheet" style={{ width: `${view.width * scale}px`, height: `${height * scale}px` }}>
        <iframe
          ref={frame}
          key={address}
          title={`Proof of ${edition.id}`}
          sandbox="allow-same-origin"
          src={address}
          onLoad={onLoad}
          style={{ width: `${view.width}px`, height: `${height}px`, transform: `scale(${scale})` }}
        />
        <div class="overlay" style={{ transform: `scale(${scale})` }}>
          {highlight && <div class="highlight" style={inPixels(highlight)} />}
          {ribbons.map(({ slug, ...box }) => (
            <div key={slug} class="ribbon" style={{ top: `${box.top}px` }}>
              Draft
            </div>
          ))}
        </div>
        <Handle width={view.width} scale={scale} change={change} />
      </div>
    </div>
  );
};

const boxOf = ({ left, top, width, height }: DOMRect): Box => ({ left, top, width, height });

const inPixels = (box: Box): Record<string, string> =>
  Object.fromEntries(Object.entries(box).map(([side, value]) => [side, `${value}px`]));

/** The edge by which the proof is made wider and narrower. */
const Handle = ({
  width,
  scale,
  change,
}: {
  width: number;
  scale: number;
  change: ProofFaceProps['change'];
}) => {
  const drag = (event: PointerEvent): void => {
    const handle = event.currentTarget as HTMLElement;
    const from = event.clientX;
    handle.setPointerCapture(event.pointerId);
    const move = (moved: PointerEvent): void =>
      change({ width: within(width + (2 * (moved.clientX - from)) / scale) });
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  };
  const step = (event: KeyboardEvent): void => {
    const by = { ArrowLeft: -10, ArrowRight: 10 }[event.key];
    if (by) change({ width: within(width + by) });
  };
  return (
    <div
      class="handle"
      role="slider"
      tabIndex={0}
      aria-label="Width of the proof"
      aria-valuemin={240}
      aria-valuemax={1200}
      aria-valuenow={width}
      onPointerDown={drag}
      onKeyDown={step}
    />
  );
};

const within = (width: number): number => Math.round(Math.min(1200, Math.max(240, width)));
