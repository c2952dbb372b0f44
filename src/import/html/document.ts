import type { parseHTML } from 'linkedom';

export type Page = ReturnType<typeof parseHTML>['document'];

/** Parses a page without running anything of it. Never throws: what cannot be parsed is an empty page. */
export const parsePage = async (html: string): Promise<Page> => {
  const { parseHTML } = await import('linkedom');
  // What a server prints before the page (a warning, a blank tag) would be taken for the page's root.
  const start = html.slice(0, 20_000).search(/<!doctype\s+html|<html[\s>]/i);
  const whole = start < 0 ? `<!doctype html><html><body>${html}</body></html>` : html.slice(start);
  try {
    const { document } = parseHTML(whole);
    if (document.documentElement && document.body) return document;
  } catch {
    // Fall through: some broken markup makes the parser throw.
  }
  return parseHTML('<!doctype html><html><head></head><body></body></html>').document;
};

/** The attribute's value, trimmed; undefined when absent or empty. */
export const attribute = (element: Element, name: string): string | undefined =>
  element.getAttribute(name)?.trim() || undefined;
