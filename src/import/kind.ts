import type { SourceKind } from './types.ts';

/** Tells a page, a feed and a text capture apart, by what the server said and by how the text starts. */
export const kindOf = (text: string, contentType = ''): SourceKind => {
  const head = text
    .slice(0, 4000)
    .replace(/^\ufeff/, '')
    .trimStart();
  const start = head.replace(/^(?:<\?xml[^>]*>|<!--[\s\S]*?-->|\s)+/, '');
  if (/^<(?:rss|feed|rdf:RDF)[\s>]/i.test(start)) return 'feed';
  if (/^\{/.test(start) && /"version"\s*:\s*"https:\\?\/\\?\/jsonfeed\.org/.test(head)) return 'feed';
  if (
    /^<(?:!doctype html|html|head|body|meta|title|article|main|div|section|p|h1|script|link)\b/i.test(start)
  )
    return 'html';
  if (/application\/(?:rss|atom|feed)\+?/i.test(contentType)) return 'feed';
  if (/text\/html|application\/xhtml/i.test(contentType)) return 'html';
  const tags =
    head.match(/<\/?(?:p|div|a|span|head|body|html|meta|h[1-6]|br|img|ul|li)\b[^>]*>/gi)?.length ?? 0;
  return tags >= 5 ? 'html' : 'text';
};
