import type { Finding, Severity } from '../../model.ts';
import type { Context } from '../context.ts';
import type { Tag } from '../page.ts';
import type { Rule } from '../rule.ts';

const code = 'forbidden-element';

type Fault = [severity: Severity, message: string, hint: string];

/** What mail clients remove or refuse: scripts, frames, objects, outside style sheets; and forms, which most do. */
export const forbiddenElement: Rule<Context> = {
  code,
  title: 'No script, frame, object, outside style sheet or form',
  severity: 'error',
  owner: 'theme',
  applies: ({ proof }) => (proof.html === '' ? 'there is no HTML' : true),
  run: (context) => [...context.page.tags.flatMap((tag) => judge(tag, context)), ...imports(context)],
};

const judge = (tag: Tag, context: Context): Finding[] => {
  if (tag.implied) return [];
  const fault = (Object.hasOwn(faults, tag.name) ? faults[tag.name]?.(tag) : undefined) ?? handler(tag);
  if (!fault) return [];
  const [severity, message, hint] = fault;
  return [
    {
      severity,
      code,
      message,
      hint,
      ...context.sources.design(tag.start, tag.openEnd - tag.start, [`<${tag.name}`]),
    },
  ];
};

const removed = (name: string, hint: string): Fault => ['error', `Mail clients remove <${name}>`, hint];
const static_ = 'Say it with text, a picture and a link';

const faults: Record<string, (tag: Tag) => Fault | undefined> = {
  // Data for Gmail's actions is no program, and clients only skip it.
  script: (tag) =>
    /json/i.test(tag.attributes.type ?? '') ? undefined : removed('script', 'Nothing runs in a message'),
  iframe: () => removed('iframe', static_),
  frame: () => removed('frame', static_),
  frameset: () => removed('frameset', static_),
  object: () => removed('object', static_),
  embed: () => removed('embed', static_),
  applet: () => removed('applet', static_),
  link: (tag) =>
    /stylesheet/i.test(tag.attributes.rel ?? '') ? outsideStyle(tag.attributes.href ?? '') : undefined,
  form: () => [
    'warning',
    'Most clients disable a <form>, and some warn of it',
    'Link to a page that has the form',
  ],
  base: () => ['warning', 'Few clients heed <base>', 'Write whole addresses'],
  meta: (tag) =>
    /^refresh$/i.test(tag.attributes['http-equiv'] ?? '')
      ? removed('meta http-equiv="refresh"', 'A message cannot reload itself')
      : undefined,
};

const fonts = /fonts?[./-]|typekit|typography\.com|cloud\.webtype/i;

const outsideStyle = (href: string): Fault =>
  fonts.test(href)
    ? [
        'note',
        'A web font is loaded from outside: most clients show the next font of the stack, and its host sees who reads',
        'Make sure that the stack names a font everyone has',
      ]
    : [
        'error',
        'Mail clients do not load an outside style sheet',
        'Write the styles inline or into a style block',
      ];

const handler = (tag: Tag): Fault | undefined => {
  const name = Object.keys(tag.attributes).find((attribute) => /^on[a-z]{3,}$/.test(attribute));
  return name
    ? ['error', `Mail clients remove “${name}” from <${tag.name}>`, 'Nothing runs in a message']
    : undefined;
};

const imports = (context: Context): Finding[] =>
  context.sheets
    .flatMap((sheet) => sheet.atRules)
    .filter((rule) => rule.name === 'import')
    .map((rule) => {
      const [severity, message, hint] = outsideStyle(rule.prelude);
      return {
        severity,
        code,
        message: `${message} (@import)`,
        hint,
        ...context.sources.design(rule.start, 7, ['@import']),
      };
    });
