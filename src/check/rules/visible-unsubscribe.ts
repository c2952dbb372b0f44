import { error } from '../../findings/finding.ts';
import type { Context, Link } from '../context.ts';
import type { Rule } from '../rule.ts';

const code = 'visible-unsubscribe';

const words =
  /unsubscri|opt.?out|opt.?in.?out|leave (this|the)|stop (getting|receiving)|manage (your )?(preferences|subscription)|email preferences|abmeld|abbestell|austrag|d[ée]sabonn|d[ée]sinscri|darse de baja|cancelar (la )?suscripci|cancella|disiscri|descadastr|cancelar inscri|uitschrijv|afmeld|avregistrer|avprenumerera|frameld|wypisz|отпис|配信停止|配信解除|登録解除|退订|取消订阅|सदस्यता|குழுவிலக|رکنیت/i;

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
        hint: 'Add a leave link to the footer; `unsubscribe:` in newsletter.yaml gives its address. Readers without one press “spam”',
      }),
    ];
  },
};

const leaves = (link: Link, context: Context): boolean => {
  if (context.hidden(link.tag)) return false;
  const own = context.publication?.unsubscribe;
  if (own?.url !== undefined && link.href.startsWith(own.url)) return true;
  return words.test(link.text) || words.test(link.href) || nearWords(link);
};

// “To leave, click here”: the words stand beside the link.
const nearWords = ({ tag }: Link): boolean =>
  (tag.parent?.children ?? []).some((child) => child.kind === 'text' && words.test(child.text));
