import type { Finding, Prose } from '../../model.ts';
import { storiesOf } from '../../stories.ts';
import { judgeAddress, placeholder } from '../address-form.ts';
import type { Context } from '../context.ts';
import { proseLinks } from '../prose-walk.ts';
import { allowed, type Rule } from '../rule.ts';

const code = 'link-form';

/** The links of the theme, or of mail Galley did not build; the editor's own are judged in the Markdown. */
export const linkFormHtml: Rule<Context> = {
  code,
  title: 'Links are absolute, use https and can be reached by readers',
  severity: 'error',
  owner: 'theme',
  applies: (context) => (context.links.length > 0 ? true : 'there is no link'),
  run: (context) => {
    const written = editors(context);
    const faults = context.links
      .filter((link) => !placeholder.test(link.href) && !written.has(link.href))
      .flatMap((link): Finding[] => {
        const fault = judgeAddress(link.href);
        if (!fault || allowed(context, code, link.href)) return [];
        const needles = [`href="${link.href}"`, link.href];
        const { start, openEnd } = link.tag;
        return [{ code, ...fault, ...context.sources.design(start, openEnd - start, needles) }];
      });
    return oneAMessage(faults);
  },
};

// A footer's host is linked from a dozen places, and is one thing to mend.
const oneAMessage = (findings: Finding[]): Finding[] => {
  const times = new Map<string, number>();
  for (const { message } of findings) times.set(message, (times.get(message) ?? 0) + 1);
  const told = new Set<string>();
  return findings.flatMap((finding) => {
    if (told.has(finding.message)) return [];
    told.add(finding.message);
    const count = times.get(finding.message) ?? 1;
    return count === 1 ? finding : { ...finding, message: `${finding.message}, ${count} times` };
  });
};

// The Markdown's own links are judged where the editor wrote them.
const editors = (context: Context): Set<string> => {
  const { edition } = context;
  const hrefs = new Set<string>();
  const add = (prose: Prose | undefined) => {
    for (const { href } of proseLinks(prose)) hrefs.add(href);
  };
  for (const story of storiesOf(edition)) {
    add(story.body);
    if (story.source?.url) hrefs.add(story.source.url);
  }
  add(edition?.greeting);
  for (const brief of edition?.briefs ?? []) add(brief.body);
  return hrefs;
};
