import { warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import type { Context } from '../context.ts';
import { textOf } from '../page.ts';
import type { Rule } from '../rule.ts';

const code = 'heading-order';

/** Headings go down by one level at a time: screen readers list them as a table of contents (WCAG 1.3.1). */
export const headingOrder: Rule<Context> = {
  code,
  title: 'Headings skip no level',
  severity: 'warning',
  owner: 'theme',
  applies: (context) => (headings(context).length > 0 ? true : 'there is no heading'),
  run: (context) => {
    const findings: Finding[] = [];
    let last = 0;
    for (const tag of headings(context)) {
      const level = Number(tag.name.slice(1));
      if (last > 0 && level > last + 1)
        findings.push(
          warning(
            code,
            `A heading of level ${level} follows one of level ${last}: “${textOf(tag).slice(0, 60)}”`,
            {
              ...context.sources.content(tag.start, tag.openEnd - tag.start, [`<${tag.name}`]),
              hint: `Make it level ${last + 1}, and give it its size by style`,
            },
          ),
        );
      last = level;
    }
    return findings;
  },
};

const headings = (context: Context) =>
  context.page.tags.filter((tag) => /^h[1-6]$/.test(tag.name) && !tag.implied && !context.hidden(tag));
