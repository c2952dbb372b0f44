import { Parser } from 'htmlparser2';
import type { Parsed } from './parsed.ts';

/** A message's HTML, made fit to be looked at, and the policy it must be served with. */
export interface HtmlView {
  html: string;
  /** Content-Security-Policy. */
  policy: string;
  /** Addresses of pictures, styles and fonts on other servers; loaded only when asked. */
  remote: number;
}

/** Elements taken out whole or by their tags: what runs, frames, redirects, or speaks to other servers unasked. */
const unwanted = ['script', 'base', 'iframe', 'frame', 'frameset', 'object', 'embed', 'form'];
const withContent = ['script', 'object'];

interface Edit {
  start: number;
  end: number;
  text: string;
}

/**
 * The HTML with `cid:` pictures as data: addresses. The sandbox and the policy do the guarding; taking elements out
 * only adds to it. With `remote`, pictures, styles and fonts may come from other servers.
 */
export function htmlView(parsed: Parsed, remote: boolean): HtmlView {
  const html = parsed.html ?? '';
  const { edits, head } = unwantedIn(html, remote);
  const base = '<base target="_blank">';
  const view = apply(html, [...edits, { start: head, end: head, text: base }]);
  return {
    html: withPictures(view, parsed),
    policy: policyFor(remote),
    remote: remoteIn(html),
  };
}

function policyFor(remote: boolean): string {
  const far = remote ? ' https: http:' : '';
  return [
    "default-src 'none'",
    `img-src data:${far}`,
    `style-src 'unsafe-inline'${far}`,
    `font-src data:${far}`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-popups allow-popups-to-escape-sandbox',
  ].join('; ');
}

/** What to take out, and where a tag can be put into the head. */
function unwantedIn(html: string, remote: boolean): { edits: Edit[]; head: number } {
  const edits: Edit[] = [];
  let head: number | undefined;
  let open: { name: string; start: number } | undefined;
  const parser = new Parser({
    onopentag(name, attributes) {
      if (head === undefined && (name === 'head' || name === 'body')) {
        head = name === 'head' ? parser.endIndex + 1 : parser.startIndex;
      }
      if (open || !isUnwanted(name, attributes, remote)) return;
      if (withContent.includes(name)) open = { name, start: parser.startIndex };
      else edits.push({ start: parser.startIndex, end: parser.endIndex + 1, text: '' });
    },
    onclosetag(name) {
      if (open?.name !== name) return;
      edits.push({ start: open.start, end: parser.endIndex + 1, text: '' });
      open = undefined;
    },
  });
  parser.write(html);
  parser.end();
  return { edits, head: head ?? /^\s*<!doctype[^>]*>/i.exec(html)?.[0].length ?? 0 };
}

function isUnwanted(name: string, attributes: Record<string, string>, remote: boolean): boolean {
  if (unwanted.includes(name)) return true;
  if (name === 'meta') return attributes['http-equiv'] !== undefined;
  // a preconnect is not subject to the policy
  return name === 'link' && !(remote && attributes.rel?.toLowerCase() === 'stylesheet');
}

function apply(html: string, edits: Edit[]): string {
  let view = '';
  let at = 0;
  for (const { start, end, text } of edits.sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    view += html.slice(at, start) + text;
    at = end;
  }
  return view + html.slice(at);
}

/** `cid:` addresses after a quote, a parenthesis, `=` or a space; others are left, the policy blocks them. */
function withPictures(html: string, parsed: Parsed): string {
  const pictures = new Map(
    parsed.attachments.flatMap(({ contentId, type, content }) =>
      contentId && /^image\/[\w.+-]+$/.test(type)
        ? [
            [
              contentId.replace(/^<|>$/g, ''),
              `data:${type};base64,${Buffer.from(content).toString('base64')}`,
            ],
          ]
        : [],
    ),
  );
  return html.replace(/(["'(=\s])cid:([^"'()\s<>]+)/gi, (whole, before: string, id: string) => {
    const data = pictures.get(id) ?? pictures.get(decoded(id));
    return data === undefined ? whole : before + data;
  });
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

function remoteIn(html: string): number {
  const found = new Set<string>();
  const look = (css: string) => {
    for (const [, address] of css.matchAll(/(?:url\(\s*["']?|@import\s+["'])((?:https?:)?\/\/[^"')\s]+)/gi))
      if (address) found.add(address);
  };
  let inStyle = false;
  const parser = new Parser({
    onopentag(name, attributes) {
      inStyle = name === 'style';
      for (const field of ['src', 'background', 'poster'])
        if (/^(?:https?:)?\/\//i.test(attributes[field] ?? '')) found.add(attributes[field] ?? '');
      if (name === 'link' && attributes.rel?.toLowerCase() === 'stylesheet') found.add(attributes.href ?? '');
      for (const [, address] of (attributes.srcset ?? '').matchAll(/((?:https?:)?\/\/\S+)/gi))
        if (address) found.add(address);
      look(attributes.style ?? '');
    },
    ontext(text) {
      if (inStyle) look(text);
    },
    onclosetag() {
      inStyle = false;
    },
  });
  parser.end(html);
  return found.size;
}
