/** More elements than any article's page has; finding a body in them takes time by their square. */
const most = { elements: 6000, depth: 400 };

/** Elements without an end tag, or whose end tag is often left out: they do not nest. */
const flat = new Set(
  'area base br col embed hr img input link meta source track wbr p li dt dd tr td th thead tbody tfoot option optgroup html head body'.split(
    ' ',
  ),
);

/** The start of a page that can be read in a moment: cut off where it has too many elements, or nests them too deep. */
export const limitPage = (html: string): { html: string; cut: boolean } => {
  const lower = html.toLowerCase();
  const tags = /<(\/?)([a-z][a-z0-9-]*)/gi;
  let elements = 0;
  let depth = 0;
  for (let tag = tags.exec(html); tag; tag = tags.exec(html)) {
    const name = (tag[2] ?? '').toLowerCase();
    if (tag[1]) {
      if (!flat.has(name)) depth = Math.max(0, depth - 1);
      continue;
    }
    elements += 1;
    if (name === 'script' || name === 'style') {
      const end = lower.indexOf(`</${name}`, tag.index);
      if (end < 0) break;
      tags.lastIndex = end + 2;
    } else if (!flat.has(name)) depth += 1;
    if (elements > most.elements || depth > most.depth) return { html: html.slice(0, tag.index), cut: true };
  }
  return { html, cut: false };
};
