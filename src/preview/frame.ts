import type { Origin } from '../model.ts';

/** How the proof is looked at. */
export interface Look {
  /** `dark` is the theme's own; `inverted` is what a client does that darkens mail by force. */
  scheme: 'light' | 'dark' | 'inverted';
  images: boolean;
}

/** A proof's HTML as it is looked at: with the scheme settled, whatever the person's own machine prefers. */
export const withLook = (html: string, look: Pick<Look, 'scheme'>): string =>
  withHead(settleScheme(html, look), headFor(look));

/**
 * The very bytes that are sent, with comments where each story and block begins and ends, so that a click finds its
 * source: `<!--g:3-->…<!--/g:3-->` around origin 3, wherever a comment may stand.
 */
export const annotated = (html: string, origins: readonly Origin[]): string => {
  const body = html.indexOf('<body');
  const inserts = origins.flatMap(({ start, end }, at) =>
    start > body && isBetweenTags(html, start) && isBetweenTags(html, end)
      ? [
          { offset: start, order: at, text: `<!--g:${at}-->` },
          { offset: end, order: -at, text: `<!--/g:${at}-->` },
        ]
      : [],
  );
  inserts.sort((a, b) => a.offset - b.offset || a.order - b.order);
  let whole = '';
  let from = 0;
  for (const { offset, text } of inserts) {
    whole += html.slice(from, offset) + text;
    from = offset;
  }
  return whole + html.slice(from);
};

/** Not inside a tag, so not in an attribute; nor inside a comment, such as one for Outlook. */
const isBetweenTags = (html: string, offset: number): boolean => {
  const open = html.lastIndexOf('<', offset - 1);
  const inTag = open > html.lastIndexOf('>', offset - 1);
  const comment = html.lastIndexOf('<!--', offset - 1);
  return !inTag && (comment < 0 || html.indexOf('-->', comment) < offset);
};

/** A frame cannot be told to prefer a scheme, so the question itself is settled. */
const settleScheme = (html: string, { scheme }: Pick<Look, 'scheme'>): string => {
  const dark = scheme === 'dark' ? '(min-width: 0px)' : '(max-width: 0px)';
  const light = scheme === 'dark' ? '(max-width: 0px)' : '(min-width: 0px)';
  return html
    .replace(/\(\s*prefers-color-scheme\s*:\s*dark\s*\)/gi, dark)
    .replace(/\(\s*prefers-color-scheme\s*:\s*light\s*\)/gi, light);
};

// Outlook and Gmail on iOS turn light into dark and leave pictures alone.
const inversion =
  'html{background:#fff;filter:invert(1) hue-rotate(180deg)}img{filter:invert(1) hue-rotate(180deg)}';

const headFor = ({ scheme }: Pick<Look, 'scheme'>): string => {
  const own = scheme === 'dark' ? 'dark' : 'light';
  return `<style data-galley>:root{color-scheme:${own} !important}${scheme === 'inverted' ? inversion : ''}</style>`;
};

const withHead = (html: string, more: string): string => {
  const at = html.indexOf('</head>');
  return at < 0 ? more + html : html.slice(0, at) + more + html.slice(at);
};

/** An empty document with the address and the policy of a proof; the page fills it. */
export const frameShell = '<!doctype html><html><head><title></title></head><body></body></html>';

/** Nothing in a proof runs, loads from this server beyond its pictures, or sends anything anywhere. */
export const framePolicy = ({ images }: Look): string =>
  [
    "default-src 'none'",
    `img-src ${images ? "'self' data: https: http:" : "'none'"}`,
    "style-src 'unsafe-inline'",
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-same-origin',
  ].join('; ');
