import { leastWidth, mostWidth, type View } from './state.ts';

export interface WidthHandleProps {
  width: number;
  /** Screen pixels for one of the proof's. */
  scale: number;
  change: (part: Partial<View>) => void;
}

/** The edge by which the proof is made wider and narrower. */
export const WidthHandle = ({ width, scale, change }: WidthHandleProps) => {
  const drag = (event: PointerEvent): void => {
    if (!(event.currentTarget instanceof HTMLElement)) return;
    const handle = event.currentTarget;
    const from = event.clientX;
    handle.setPointerCapture(event.pointerId);
    // The sheet is centred: it grows on both sides.
    const move = (moved: PointerEvent): void =>
      change({ width: within(width + (2 * (moved.clientX - from)) / scale) });
    handle.addEventListener('pointermove', move);
    handle.addEventListener('pointerup', () => handle.removeEventListener('pointermove', move), {
      once: true,
    });
  };
  const step = (event: KeyboardEvent): void => {
    const target = steps(width)[event.key];
    if (target === undefined) return;
    event.preventDefault();
    change({ width: within(target) });
  };
  return (
    <div
      class="handle"
      role="slider"
      tabIndex={0}
      aria-label="Width of the proof"
      aria-valuemin={leastWidth}
      aria-valuemax={mostWidth}
      aria-valuenow={width}
      aria-valuetext={`${width} pixels`}
      onPointerDown={drag}
      onKeyDown={step}
    />
  );
};

const steps = (width: number): Record<string, number> => ({
  ArrowLeft: width - 10,
  ArrowRight: width + 10,
  PageDown: width - 100,
  PageUp: width + 100,
  Home: leastWidth,
  End: mostWidth,
});

const within = (width: number): number => Math.round(Math.min(mostWidth, Math.max(leastWidth, width)));
