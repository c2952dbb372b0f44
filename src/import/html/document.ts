import type { parseHTML } from 'linkedom';

export type Page = ReturnType<typeof parseHTML>['document'];

/** Parses a page without running anything of it. Never throws: what cannot be parsed is an empty page. */
export const parsePage = async (html: string): Promise<Page> => {
  const { parseHTML } = await import('linkedom');
  const whole = /<html[\s>]/i.test(html.slice(0, 20_000))
    ? html
    : `<!doctype html><html><body>${html}</body></html>`;
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
