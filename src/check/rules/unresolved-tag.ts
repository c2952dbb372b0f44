import { error, warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import { placeholder } from '../address-form.ts';
import type { Context } from '../context.ts';
import { allowed, editionPlace, type Rule } from '../rule.ts';

const code = 'unresolved-tag';
const hint = 'Fill it in, or take it out of the source';
const filler = /\blorem ipsum\b|\[object Object\]|\[(?:insert|your|enter|add)\b[^\]\n]{0,40}\]/i;
const wholeText = /^\s*(?:undefined|NaN|null|TODO|TKTK)\s*$/;
const inAddress =
  /\/(?:undefined|null|NaN|\[object%20Object\])(?:[/?#]|$)|=(?:undefined|\[object%20Object\])(?:&|$)/;

/** No template tag, `undefined` or filler is left in any part. */
export const unresolvedTag: Rule<Context> = {
  code,
  title: 'No template tag or placeholder is left',
  severity: 'error',
  owner: 'theme',
  run: (context) =>
    asTemplate(dedupe([...inHeaders(context), ...inHtml(context), ...inText(context)]), context),
};

// A file full of tags is a template waiting for its mailing service: that is one thing to say.
const asTemplate = (findings: Finding[], context: Context): Finding[] => {
  const [first, ...more] = findings;
  if (context.options.foreign?.kind !== 'html' || !first || more.length < 2) return findings;
  const message = `${first.message}, and ${more.length} other tags or fillers are left`;
  return [{ ...first, message, details: more.map((one) => one.message) }];
};

const inHeaders = (context: Context): Finding[] => {
  const { proof, edition } = context;
  const rows = [
    ['subject', proof.subject],
    ['preheader', edition ? proof.preheader : ''],
  ] as const;
  return rows.flatMap(([field, value]) => {
    const tag = leftover(value, context);
    const place = editionPlace(edition, field);
    return tag
      ? [error(code, `The ${field} holds “${tag}”`, { owner: 'editor', ...(place ? { place } : {}), hint })]
      : [];
  });
};

const inHtml = (context: Context): Finding[] => {
  const { page, sources } = context;
  const findings: Finding[] = [];
  for (const node of page.texts) {
    if (context.closest(node.parent, 'style', 'script', 'code', 'pre')) continue;
    const tag = leftover(node.text, context) ?? wholeText.exec(node.text)?.[0].trim();
    if (tag)
      findings.push(
        make(
          context,
          `The message holds “${tag}”`,
          sources.content(node.start + Math.max(0, node.text.indexOf(tag)), tag.length, [tag]),
        ),
      );
  }
  for (const tag of page.tags)
    for (const name of ['href', 'src', 'alt', 'title', 'background']) {
      const value = tag.attributes[name];
      const left = value && (leftover(value, context) ?? inAddress.exec(value)?.[0]);
      if (left)
        findings.push(
          make(
            context,
            `A ${name} holds “${left}”`,
            sources.content(tag.start, tag.openEnd - tag.start, [left]),
          ),
        );
    }
  return findings;
};

const inText = (context: Context): Finding[] => {
  const line = context.proof.text.split('\n').find((one) => leftover(one, context) ?? wholeText.exec(one));
  const tag = line && (leftover(line, context) ?? line.trim());
  if (!tag || (context.edition && context.proof.html.includes(tag))) return [];
  return [make(context, `The plain text holds “${tag}”`, { owner: 'theme' })];
};

// A template waiting for its mailing service is no fault yet, and an editor may be writing about tags.
const make = (context: Context, message: string, where: Partial<Finding>): Finding =>
  (context.options.foreign?.kind === 'html' || where.owner === 'editor' ? warning : error)(code, message, {
    hint,
    ...where,
  });

const leftover = (text: string, context: Context): string | undefined => {
  const found = placeholder.exec(text)?.[0] ?? filler.exec(text)?.[0];
  if (!found || allowed(context, code, found)) return undefined;
  return found.replace(/\s+/g, ' ').slice(0, 60);
};

const dedupe = (findings: Finding[]): Finding[] => {
  const byMessage = new Map<string, Finding & { times: number }>();
  for (const finding of findings) {
    const key = `${finding.message}|${finding.story ?? ''}`;
    const known = byMessage.get(key);
    if (known) known.times++;
    else byMessage.set(key, { ...finding, times: 1 });
  }
  return [...byMessage.values()].map(({ times, ...finding }) =>
    times === 1 ? finding : { ...finding, message: `${finding.message}, ${times} times` },
  );
};
