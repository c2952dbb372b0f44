import { note, warning } from '../../findings/finding.ts';
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
  'read',
  'go',
  'tap here',
  'hier',
  'hier klicken',
  'klicken sie hier',
  'mehr',
  'cliquez ici',
  'ici',
  'aquí',
  'haga clic aquí',
  'haz clic aquí',
  'clicca qui',
  'qui',
  'clique aqui',
  'klik hier',
  'यहाँ क्लिक करें',
  'こちら',
  '詳しくはこちら',
]);

/** Poor alone, and yet so usual on buttons that they are only a note. */
const usual = new Set([
  'learn more',
  'read on',
  'continue',
  'continue reading',
  'details',
  'more info',
  'more information',
  'see more',
  'find out more',
  'mehr lesen',
  'lire la suite',
  'en savoir plus',
  'leer más',
  'saiba mais',
  'lees meer',
  '続きを読む',
  'और पढ़ें',
  'weiterlesen',
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
  const make = usual.has(wordsOf(text)) ? note : warning;
  if (!fault || allowed(context, code, text)) return [];
  return [
    make(code, fault, {
      ...context.sources.content(link.tag.openEnd, Math.max(1, text.length), [`>${text}<`, text]),
      hint: 'Name what the reader will find: “Read the full story at The Daily”',
    }),
  ];
};

const faultOf = (text: string, link: Link): string | undefined => {
  const words = wordsOf(text);
  if (text === '') return pictured(link) ? undefined : `A link to ${link.href.slice(0, 60)} has no words`;
  if (empty.has(words) || usual.has(words)) return `The link “${text}” does not say where it goes`;
  if (
    /^(https?:\/\/|www\.)\S{12,}$/i.test(text) &&
    /\/\S/.test(text.replace(/^https?:\/\//i, '').replace(/\/$/, ''))
  )
    return `The link’s words are its address: “${text.slice(0, 50)}${text.length > 50 ? '…' : ''}”`;
  return undefined;
};

const wordsOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/^[\s→»›>.…:!-]+|[\s→»›>.…:!-]+$/g, '');

// A picture without words in a link is the alternative text's finding, not a second one here.
const pictured = ({ tag }: Link): boolean => {
  const hasImage = (node: Tag): boolean =>
    node.children.some((child) => child.kind === 'tag' && (child.name === 'img' || hasImage(child)));
  return hasImage(tag);
};
