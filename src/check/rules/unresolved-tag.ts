import { error, warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import { placeholder } from '../address-form.ts';
import type { Context } from '../context.ts';
import { allowed, editionPlace, type Rule } from '../rule.ts';
import { type Typed, typedFields } from '../typed-fields.ts';

const code = 'unresolved-tag';
const hint = 'Fill it in, or take it out of the source';
const typedHint = 'Readers see it as it is typed: take it out, or, in running text, write it as code';
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
  run: (context) => {
    const typed = typedTags(context);
    const found = [...inHtml(context), ...inText(context)];
    return asTemplate([...inHeaders(context, typed), ...toWriters(found, typed, context)], context);
  },
};

/** A tag as it stands in what is sent, and whose it looks from there. */
interface Found {
  tag: string;
  message: string;
  where: Partial<Finding>;
}

/** A tag that an editor typed into a field: content is data, so it is sent as it stands. */
type TypedTag = Typed & { tag: string };

const typedTags = (context: Context): TypedTag[] =>
  typedFields(context.edition).flatMap((one) => {
    const tag =
      leftover(one.text, context) ?? (wholeText.exec(one.text) ?? inAddress.exec(one.text))?.[0].trim();
    return tag ? [{ ...one, tag }] : [];
  });

// A theme may show a field anywhere, in a link's address or the page's title: it is told once, where it was typed.
const toWriters = (found: Found[], typed: TypedTag[], context: Context): Finding[] => {
  const shown = new Set(found.map(({ tag }) => tag));
  const editors: Found[] = [
    ...typed
      .filter(({ tag }) => shown.has(tag))
      .map(({ tag, field, place, story }) => ({
        tag,
        message: `The ${field} holds “${tag}”`,
        where: { owner: 'editor' as const, place, ...(story === undefined ? {} : { story }) },
      })),
    ...found.filter(({ where }) => where.owner === 'editor'),
  ];
  const known = new Set(editors.map(({ tag }) => tag));
  const others = found.filter(({ tag, where }) => where.owner !== 'editor' && !known.has(tag));
  return [
    ...onceALine(editors).map(({ message, where }) => warning(code, message, { hint: typedHint, ...where })),
    ...dedupe(others.map((one) => make(context, one))),
  ];
};

const onceALine = (editors: Found[]): Found[] => {
  const told = new Set<string>();
  return editors.filter(({ tag, where: { place } }) => {
    const key = `${tag}|${place?.file}:${place?.line}`;
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
};

// A file full of tags is a template waiting for its mailing service: that is one thing to say.
const asTemplate = (findings: Finding[], context: Context): Finding[] => {
  const [first, ...more] = findings;
  if (context.options.foreign?.kind !== 'html' || !first || more.length < 2) return findings;
  const message = `${first.message}, and ${more.length} other tags or fillers are left`;
  return [{ ...first, message, details: more.map((one) => one.message) }];
};

const inHeaders = (context: Context, typed: TypedTag[]): Finding[] => {
  const { proof, edition } = context;
  const rows = [
    ['subject', proof.subject],
    ['preheader', edition ? proof.preheader : ''],
  ] as const;
  return rows.flatMap(([field, value]) => {
    const tag = leftover(value, context);
    const place = editionPlace(edition, field);
    // Made from the stories' headlines, it repeats what is told there.
    const repeated = typed.some((one) => one.tag === tag) && !edition?.[field]?.includes(tag ?? '');
    return tag && !repeated
      ? [error(code, `The ${field} holds “${tag}”`, { owner: 'editor', ...(place ? { place } : {}), hint })]
      : [];
  });
};

const inHtml = (context: Context): Found[] => {
  const { page, sources } = context;
  const found: Found[] = [];
  for (const node of page.texts) {
    if (context.closest(node.parent, 'style', 'script', 'code', 'pre')) continue;
    const tag = leftover(node.text, context) ?? wholeText.exec(node.text)?.[0].trim();
    if (tag)
      found.push({
        tag,
        message: `The message holds “${tag}”`,
        where: sources.content(node.start + Math.max(0, node.text.indexOf(tag)), tag.length, [tag]),
      });
  }
  for (const tag of page.tags)
    for (const name of ['href', 'src', 'alt', 'title', 'background']) {
      const value = tag.attributes[name];
      const left = value && (leftover(value, context) ?? inAddress.exec(value)?.[0]);
      if (left)
        found.push({
          tag: left,
          message: `A ${name} holds “${left}”`,
          where: sources.content(tag.start, tag.openEnd - tag.start, [left]),
        });
    }
  return found;
};

const inText = (context: Context): Found[] => {
  const line = context.proof.text.split('\n').find((one) => leftover(one, context) ?? wholeText.exec(one));
  const tag = line && (leftover(line, context) ?? line.trim());
  if (!tag || (context.edition && context.proof.html.includes(tag))) return [];
  return [{ tag, message: `The plain text holds “${tag}”`, where: { owner: 'theme' } }];
};

// A template waiting for its mailing service is no fault yet; an editor may be writing about tags, which is a warning.
const make = (context: Context, { message, where }: Found): Finding =>
  (context.options.foreign?.kind === 'html' ? warning : error)(code, message, {
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
