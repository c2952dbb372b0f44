import { error, warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import type { Context } from '../context.ts';
import { firstTag } from '../page.ts';
import { hintFor, type Rule } from '../rule.ts';

const code = 'language';

/** Scripts that only some languages are written in, with those languages. */
const scripts: [RegExp, string, string[]][] = [
  [/\p{Script=Devanagari}/gu, 'Devanagari', ['hi', 'mr', 'ne', 'sa', 'kok', 'mai', 'bho']],
  [/\p{Script=Tamil}/gu, 'Tamil', ['ta']],
  [/\p{Script=Arabic}/gu, 'Arabic letters', ['ar', 'ur', 'fa', 'ps', 'ckb', 'sd', 'ug', 'ks']],
  [/\p{Script=Hebrew}/gu, 'Hebrew', ['he', 'yi', 'iw']],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'Japanese', ['ja']],
  [/\p{Script=Hangul}/gu, 'Korean', ['ko']],
  [/\p{Script=Cyrillic}/gu, 'Cyrillic', ['ru', 'uk', 'bg', 'sr', 'mk', 'be', 'kk', 'ky', 'mn', 'tg']],
  [/\p{Script=Greek}/gu, 'Greek', ['el']],
  [/\p{Script=Thai}/gu, 'Thai', ['th']],
  [/\p{Script=Bengali}/gu, 'Bengali', ['bn', 'as']],
  [/\p{Script=Telugu}/gu, 'Telugu', ['te']],
];

/** WCAG 3.1.1: the language is said, and the direction where it is not the usual one. */
export const language: Rule<Context> = {
  code,
  title: 'The page says its language and direction, and they fit its text',
  severity: 'error',
  owner: 'theme',
  applies: ({ proof }) => (proof.html === '' ? 'there is no HTML' : true),
  run: (context) => [...langFault(context), ...directionFault(context)],
};

const said = (context: Context, name: 'lang' | 'dir'): string | undefined =>
  (
    firstTag(context.page, 'html')?.attributes[name] ??
    context.body.attributes[name] ??
    onlyChild(context)?.attributes[name]
  )?.trim();

// Some tools say it on the one element that holds everything.
const onlyChild = (context: Context) =>
  context.body.children.find(
    (child) =>
      child.kind === 'tag' && (child.attributes.lang !== undefined || child.attributes.dir !== undefined),
  ) as { attributes: Record<string, string> } | undefined;

const where = (context: Context) =>
  context.sources.design(firstTag(context.page, 'html')?.start ?? 0, 5, ['<mjml', '<html']);

const langFault = (context: Context): Finding[] => {
  const lang = said(context, 'lang');
  if (!lang)
    return [
      (context.options.foreign ? warning : error)(code, 'The page does not say its language', {
        ...where(context),
        hint: 'Add lang="…" to <html>: screen readers choose their voice by it',
      }),
    ];
  if (!/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(lang))
    return placeholderLike(lang)
      ? []
      : [
          error(code, `“${lang}” is no language tag`, {
            ...where(context),
            hint: 'Write it like en, en-IN or hi',
          }),
        ];
  const script = mainScript(context);
  if (!script || script.languages.includes(lang.split('-')[0]?.toLowerCase() ?? '')) return [];
  return [
    error(code, `The page says lang="${lang}", and its text is in ${script.name}`, {
      ...where(context),
      hint: hintFor(
        context,
        'Set the language of the edition or the publication',
        'Write the language of the text there',
      ),
    }),
  ];
};

const placeholderLike = (text: string): boolean => /[{*%[]/.test(text);

const directionFault = (context: Context): Finding[] => {
  const script = mainScript(context);
  const rightToLeft = script !== undefined && /Arabic|Hebrew/.test(script.name);
  const dir = said(context, 'dir')?.toLowerCase();
  if (rightToLeft && dir !== 'rtl')
    return [
      error(code, `The text is in ${script.name}, and the page does not say dir="rtl"`, {
        ...where(context),
        hint: 'Add dir="rtl" to <html> and to the outermost tables',
      }),
    ];
  if (!rightToLeft && dir === 'rtl' && letters(context).length > 200 && script === undefined)
    return [
      error(code, 'The page says dir="rtl", and its text runs from left to right', { ...where(context) }),
    ];
  return [];
};

const letters = (context: Context): string =>
  context.visibleTexts
    .map((node) => node.text)
    .join('')
    .replace(/[^\p{L}]/gu, '');

const mainScript = (context: Context): { name: string; languages: string[] } | undefined => {
  const text = letters(context);
  if (!/[^\u0000-\u024f]/.test(text)) return undefined;
  for (const [pattern, name, languages] of scripts)
    if ((text.match(pattern)?.length ?? 0) > Math.max(20, text.length * 0.5)) return { name, languages };
  return undefined;
};
