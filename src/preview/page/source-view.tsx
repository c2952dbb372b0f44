import hljs from 'highlight.js/lib/core';
import xml from 'highlight.js/lib/languages/xml';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';

hljs.registerLanguage('xml', xml);

export interface SourceViewProps {
  text: string;
  /** What it is, for the buttons' names. */
  name: string;
  highlight?: boolean;
  /** Wrap long lines; otherwise they scroll sideways. */
  wrap?: boolean;
  language?: string;
  direction?: 'ltr' | 'rtl';
}

/** A text with search and copy; HTML is coloured while nothing is searched. */
export const SourceView = ({ text, name, highlight, wrap, language, direction }: SourceViewProps) => {
  const [wanted, setWanted] = useState('');
  const [at, setAt] = useState(0);
  const [copied, setCopied] = useState(false);
  const body = useRef<HTMLPreElement>(null);
  const found = useMemo(() => matches(text, wanted), [text, wanted]);
  const coloured = useMemo(
    () => (highlight && !wanted ? hljs.highlight(text, { language: 'xml' }).value : undefined),
    [text, highlight, wanted],
  );

  useEffect(() => {
    body.current?.querySelector('mark.current')?.scrollIntoView({ block: 'center' });
  }, [at, found]);

  const step = (by: number): void =>
    setAt((before) => (before + by + found.length) % Math.max(1, found.length));
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), 1500);
  };
  // Browsers keep the clipboard from pages that came over the network without TLS: a phone, with --host.
  const canCopy = Boolean(navigator.clipboard);

  return (
    <div class="source">
      <div class="tools">
        <input
          type="search"
          id="search-source"
          aria-label={`Search ${name}`}
          placeholder="Search"
          value={wanted}
          onInput={(event) => {
            setWanted(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={(event) => event.key === 'Enter' && step(event.shiftKey ? -1 : 1)}
        />
        <span class="quiet" role="status">
          {wanted && (found.length > 0 ? `${at + 1} of ${found.length}` : 'not found')}
        </span>
        {canCopy && (
          <button type="button" onClick={() => void copy()}>
            {copied ? 'Copied' : `Copy ${name}`}
          </button>
        )}
      </div>
      <pre
        ref={body}
        tabIndex={0}
        class={wrap ? 'wrap' : ''}
        lang={language}
        dir={direction}
        role="region"
        aria-label={name}
      >
        {coloured === undefined ? (
          <code>{marked(text, found, wanted.length, at)}</code>
        ) : (
          <code dangerouslySetInnerHTML={{ __html: coloured }} />
        )}
      </pre>
    </div>
  );
};

const most = 2000;

const matches = (text: string, wanted: string): number[] => {
  if (!wanted) return [];
  const found: number[] = [];
  const lower = text.toLowerCase();
  const needle = wanted.toLowerCase();
  for (let at = lower.indexOf(needle); at >= 0 && found.length < most; at = lower.indexOf(needle, at + 1))
    found.push(at);
  return found;
};

const marked = (text: string, found: number[], length: number, current: number) => {
  if (found.length === 0) return text;
  let from = 0;
  const pieces = found.flatMap((offset, index) => {
    const before = text.slice(from, offset);
    from = offset + length;
    return [
      before,
      <mark key={offset} class={index === current ? 'current' : ''}>
        {text.slice(offset, from)}
      </mark>,
    ];
  });
  return [...pieces, text.slice(from)];
};
