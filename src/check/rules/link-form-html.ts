import type { Prose } from '../../model.ts';
import { judgeAddress, placeholder } from '../address-form.ts';
import type { Context } from '../context.ts';
import { proseLinks } from '../prose-walk.ts';
import { allowed, type Rule, storiesOf } from '../rule.ts';

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
    return context.links
      .filter((link) => !placeholder.test(link.href) && !written.has(link.href))
      .flatMap((link) => {
        const fault = judgeAddress(link.href);
        if (!fault || allowed(context, code, link.href)) return [];
        return {
          code,
          ...fault,
          ...context.sources.design(link.tag.start, link.tag.openEnd - link.tag.start, [
            `href="${link.href}"`,
            link.href,
          ]),
        };
      });
  },
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
