import { warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import type { Context, Link } from '../context.ts';
import type { Tag } from '../page.ts';
import { allowed, type Rule } from '../rule.ts';

const code = 'link-text';

const empty = new Set([
  'click here',
  'click',
  'here',
  'click this',
  'click this link',
  'this link',
  'this',
  'link',
  'this page',
  'read more',
  'more',
  'learn more',
  'read',
  'read on',
  'continue',
  'continue reading',
  'details',
  'more info',
  'more information',
  'go',
  'see more',
  'find out more',
  'tap here',
  'hier',
  'hier klicken',
  'klicken sie hier',
  'mehr',
  'weiterlesen',
  'mehr lesen',
  'cliquez ici',
  'ici',
  'lire la suite',
  'en savoir plus',
  'aquí',
  'haga clic aquí',
  'haz clic aquí',
  'leer más',
  'clicca qui',
  'qui',
  'clique aqui',
  'saiba mais',
  'klik hier',
  'lees meer',
  'यहाँ क्लिक करें',
  'और पढ़ें',
  'こちら',
  '詳しくはこちら',
  '続きを読む',
]);

/** WCAG 2.4.4: a link's own words say where it goes; screen readers list links alone. */
export const linkText: Rule<Context> = {
  code,
  title: 'Links say where they go',
  severity: 'warning',
  owner: 'editor',
  applies: (context) => (context.links.length > 0 ? true : 'there is no link'),
  run: (context) =>
    context.links
      .filter((link) => !context.hidden(link.tag) && link.href.trim() !== '')
      .flatMap((link) => judge(link, context)),
};

const judge = (link: Link, context: Context): Finding[] => {
  const text = (link.tag.attributes['aria-label'] ?? link.text).trim();
  const fault = faultOf(text, link);
  if (!fault || allowed(context, code, text)) return [];
  return [
    warning(code, fault, {
      ...context.sources.content(link.tag.openEnd, Math.max(1, text.length), [`>${text}<`, text]),
      hint: 'Name what the reader will find: “Read the full story at The Daily”',
    }),
  ];
};

const faultOf = (text: string, link: Link): string | undefined => {
  const words = text
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[\s→»›>.…:!-]+|[\s→»›>.…:!-]+$/g, '');
  if (text === '') return pictured(link) ? undefined : `A link to ${link.href.slice(0, 60)} has no words`;
  if (empty.has(words)) return `The link “${text}” does not say where it goes`;
  if (
    /^(https?:\/\/|www\.)\S{12,}$/i.test(text) &&
    /\/\S/.test(text.replace(/^https?:\/\//i, '').replace(/\/$/, ''))
  )
    return `The link’s words are its address: “${text.slice(0, 50)}${text.length > 50 ? '…' : ''}”`;
  return undefined;
};

// A picture without words in a link is the alternative text's finding, not a second one here.
const pictured = ({ tag }: Link): boolean => {
  const hasImage = (node: Tag): boolean =>
    node.children.some((child) => child.kind === 'tag' && (child.name === 'img' || hasImage(child)));
  return hasImage(tag);
};
