import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';

interface Properties {
  label: string;
  /** By name, in order. */
  tabs: Record<string, ComponentChildren>;
  /** The first when absent or not there. */
  chosen: string | undefined;
  onChoose: (name: string) => void;
}

/** Tabs as the ARIA patterns have them: one stop for the Tab key, arrows go from one to the next. */
export function Tabs({ label, tabs, chosen, onChoose }: Properties) {
  const bar = useRef<HTMLDivElement>(null);
  const names = Object.keys(tabs);
  const current = chosen !== undefined && chosen in tabs ? chosen : names[0];
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Record<string, number> = { ArrowRight: 1, ArrowLeft: -1 };
    const by = steps[event.key];
    if (by === undefined || current === undefined) return;
    const at = (names.indexOf(current) + by + names.length) % names.length;
    const name = names[at];
    if (name === undefined) return;
    event.preventDefault();
    onChoose(name);
    bar.current?.querySelectorAll<HTMLElement>('[role="tab"]')[at]?.focus();
  };
  return (
    <>
      <div class="inbox-tabs" role="tablist" aria-label={label} ref={bar} onKeyDown={onKeyDown}>
        {names.map((name) => (
          <button
            key={name}
            type="button"
            role="tab"
            id={`inbox-tab-${name}`}
            aria-selected={name === current}
            aria-controls="inbox-panel"
            tabIndex={name === current ? 0 : -1}
            onClick={() => onChoose(name)}
          >
            {name}
          </button>
        ))}
      </div>
      <div
        class="inbox-panel"
        role="tabpanel"
        id="inbox-panel"
        tabIndex={0}
        aria-labelledby={`inbox-tab-${current}`}
      >
        {current !== undefined && tabs[current]}
      </div>
    </>
  );
}
