import { error } from '../../findings/finding.ts';
import type { Context, Link } from '../context.ts';
import { leaveWords } from '../leave-words.ts';
import { hintFor, type Rule } from '../rule.ts';
import { headerOf } from '../structure.ts';

const code = 'visible-unsubscribe';

/** A way to leave that a reader can see. */
export const visibleUnsubscribe: Rule<Context> = {
  code,
  title: 'Readers of list mail see a way to leave',
  severity: 'error',
  owner: 'theme',
  applies: (context) => (context.proof.html === '' ? 'there is no HTML' : context.list),
  run: (context) => {
    if (context.links.some((link) => leaves(link, context))) return [];
    return [
      error(code, 'No visible link lets a reader leave', {
        owner: 'theme',
        hint: `Add a leave link to the footer${hintFor(context, '; `unsubscribe:` in newsletter.yaml gives its address', '')}. Readers without one press “spam”`,
      }),
    ];
  },
};

const leaves = (link: Link, context: Context): boolean => {
  if (context.hidden(link.tag)) return false;
  const own = context.publication?.unsubscribe;
  if (own?.url !== undefined && link.href.startsWith(own.url)) return true;
  return (
    leaveWords.test(link.text) || leaveWords.test(link.href) || inHeader(link, context) || nearWords(link)
  );
};

// The address the header gives for leaving, whatever its words.
const inHeader = ({ href }: Link, { structure }: Context): boolean => {
  const value = headerOf(structure, 'list-unsubscribe') ?? '';
  return /^https?:/i.test(href) && value.replace(/\s/g, '').includes(`<${href.split(/[?#]/)[0]}`);
};

// “To leave, click here”: the words stand beside the link.
const nearWords = ({ tag }: Link): boolean =>
  (tag.parent?.children ?? []).some((child) => child.kind === 'text' && leaveWords.test(child.text));
