import { countWords, folded } from '../plain.ts';
import type { CaptureLine } from './lines.ts';

/** How often lines are printed: a headline stands in the breadcrumbs, the share text or above the fold once more. */
export class Printed {
  private readonly counts = new Map<string, number>();
  private readonly all: string[];

  constructor(lines: readonly CaptureLine[]) {
    this.all = lines.slice(0, 3000).map(({ text }) => folded(text.slice(0, 300)));
    for (const line of this.all) this.counts.set(line, (this.counts.get(line) ?? 0) + 1);
  }

  /** A few words printed again and again are a button's: each of the readers' comments has its own. */
  isButton(text: string): boolean {
    return countWords(text) < 6 && (this.counts.get(folded(text)) ?? 0) > 5;
  }

  score(text: string): number {
    const own = folded(text);
    if (own.length < 10) return 0;
    const words = countWords(text);
    const times = this.counts.get(own) ?? 0;
    // So do the site's name and the words of its menu, which are short.
    if (times > 1) return words < 4 ? 0.2 : words < 5 ? 0.4 : times > 2 ? 0.9 : 0.7;
    // A paragraph may open with a sentence of the summary above it.
    if (words < 3 || /[^.][.]$/.test(text)) return 0;
    const holds = (line: string): boolean =>
      line.length > own.length &&
      line.length < own.length + 120 &&
      (line.endsWith(` ${own}`) || line.startsWith(`${own} `));
    return this.all.some(holds) ? 0.5 : 0;
  }
}
