import { warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import type { Context } from '../context.ts';
import type { Sheet } from '../css.ts';
import { showBytes } from '../measure.ts';
import type { Rule } from '../rule.ts';

const code = 'style-block';
const most = 16 * 1024;

/** What makes Gmail drop a whole style block: its size, at-rules inside at-rules, CSS it cannot parse. */
export const styleBlock: Rule<Context> = {
  code,
  title: 'Gmail keeps every style block',
  severity: 'warning',
  owner: 'theme',
  applies: ({ proof }) => (proof.html === '' ? 'there is no HTML' : true),
  run: (context) => [
    ...tooLarge(context),
    ...context.sheets.flatMap((sheet) => [...nested(sheet, context), ...unreadable(sheet, context)]),
  ],
};

const tooLarge = ({ sheets, sources }: Context): Finding[] => {
  const size = sheets.reduce((sum, sheet) => sum + sheet.text.length, 0);
  const first = sheets[0];
  if (size <= most || !first) return [];
  return [
    warning(code, `The style blocks have ${showBytes(size)} together, and Gmail drops what is over 16 KB`, {
      ...sources.design(first.start, 1, ['<mj-style']),
      hint: 'Write styles inline, and keep media queries and dark colours in the block',
    }),
  ];
};

// A block that holds nothing else is a known way to hide rules from Gmail, and meant so.
const nested = (sheet: Sheet, { sources }: Context): Finding[] => {
  const inner = sheet.atRules.find((rule) => rule.depth > 0);
  if (isTrap(sheet)) return [];
  const others = sheet.rules.some((rule) => rule.conditions.length < 2);
  if (!inner || !others) return [];
  return [
    warning(
      code,
      `An @${inner.name} stands inside another at-rule, and Gmail drops the whole style block for it`,
      {
        ...sources.design(inner.start, 1 + inner.name.length, [
          `@${inner.name} ${inner.prelude}`,
          `@${inner.name}`,
        ]),
        hint: 'Move it out, or into a style block of its own',
      },
    ),
  ];
};

// `@goodbye { @gmail }` and `@media screen yahoo` are there to make these clients drop or take the block.
const isTrap = ({ text }: Sheet): boolean =>
  /@goodbye|@gmail\b|@media\s+(screen\s+)?yahoo|-moz-document/i.test(text);

const unreadable = (sheet: Sheet, { sources, page }: Context): Finding[] => {
  const fault = sheet.errors[0];
  if (!fault || isTrap(sheet)) return [];
  const snippet =
    page.html
      .slice(fault.start, fault.start + 40)
      .split('\n')[0]
      ?.trim() ?? '';
  return [
    warning(
      code,
      `A style block cannot be parsed, and Gmail drops such a block: ${fault.message.toLowerCase()}`,
      {
        ...sources.design(fault.start, Math.max(1, snippet.length), [snippet]),
        hint: 'Mend the CSS; what only one client reads goes into a block of its own',
      },
    ),
  ];
};
