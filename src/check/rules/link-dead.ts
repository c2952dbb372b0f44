import { error, note, warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import { placeholder } from '../address-form.ts';
import type { Context, Link } from '../context.ts';
import { type Answer, askAll } from '../online/ask.ts';
import { allowed, type Rule, type RuleResult } from '../rule.ts';

const code = 'link-dead';

/** Whether each link is answered; only when asked to go online. */
export const linkDead: Rule<Context> = {
  code,
  title: 'Every link is answered',
  severity: 'error',
  owner: 'editor',
  applies: (context) => (web(context).length > 0 ? true : 'there is no web link'),
  run: async (context): Promise<RuleResult> => {
    if (!context.options.online) return { notRun: 'it asks the network: use --online' };
    const links = web(context);
    const answers = await askAll(
      links.map(({ href }) => href),
      context.options.cacheFolder,
    );
    return links.flatMap((link) => {
      const answer = answers.get(link.href);
      return answer ? judge(link, answer, context) : [];
    });
  },
};

const web = (context: Context): Link[] => {
  const seen = new Set<string>();
  return context.links.filter(({ href }) => {
    if (
      !/^https?:\/\//i.test(href) ||
      placeholder.test(href) ||
      seen.has(href) ||
      allowed(context, code, href)
    )
      return false;
    seen.add(href);
    return true;
  });
};

const judge = (link: Link, answer: Answer, context: Context): Finding[] => {
  const where = context.sources.content(link.tag.openEnd, 1, [`href="${link.href}"`, link.href]);
  const details = answer.path.length > 1 ? [answer.path.join(' → ')] : [];
  const more = { ...where, details: [...details, ...(where.details ?? [])] };
  if (answer.problem)
    return [warning(code, `The link to ${link.href} could not be asked: ${answer.problem}`, more)];
  const { status = 0 } = answer;
  if (status === 404 || status === 410)
    return [
      error(code, `The link to ${link.href} leads nowhere (${status})`, {
        ...more,
        hint: 'Correct the address, or link to another page',
      }),
    ];
  // Sites often refuse a program and serve a reader, so other refusals are told and are no alarm.
  if (status >= 500)
    return [warning(code, `The site of ${link.href} answers with an error (${status})`, more)];
  if (status >= 400)
    return [note(code, `The site of ${link.href} refuses to answer a program (${status})`, more)];
  return movedHome(answer)
    ? [
        warning(code, `The link to ${link.href} is sent on to the site’s front page`, {
          ...more,
          hint: 'The page may be gone: look at it',
        }),
      ]
    : [];
};

const movedHome = ({ path }: Answer): boolean => {
  const first = path[0];
  const last = path.at(-1);
  if (path.length < 2 || !first || !last || !URL.canParse(first) || !URL.canParse(last)) return false;
  return new URL(first).pathname.length > 1 && new URL(last).pathname === '/' && new URL(last).search === '';
};
