import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Finding, Severity } from '../../model.ts';
import { isPrivateHost, placeholder } from '../address-form.ts';
import type { Context } from '../context.ts';
import type { Tag } from '../page.ts';
import type { Rule } from '../rule.ts';
import { allParts, headerOf } from '../structure.ts';

const code = 'image-missing';

/** Every picture of the HTML is there: attached, beside the page, or at a public address. */
export const imageMissing: Rule<Context> = {
  code,
  title: 'Every picture is there',
  severity: 'error',
  owner: 'editor',
  applies: ({ proof }) => (proof.html === '' ? 'there is no HTML' : true),
  run: (context) => folded(context.images.flatMap((tag) => judge(tag, context))),
};

const judge = (tag: Tag, context: Context): Finding[] => {
  const src = tag.attributes.src?.trim();
  const fault =
    src === undefined || src === '' ? found('error', 'A picture has no address') : faultOf(src, context);
  if (!fault) return [];
  return [
    {
      code,
      ...fault,
      ...context.sources.content(tag.start, tag.openEnd - tag.start, [src ?? '', '<mj-image']),
    },
  ];
};

// A template without its folder of pictures has one fault, not one a picture.
const folded = (findings: Finding[]): Finding[] => {
  const [first, ...more] = findings.filter(({ severity }) => severity === 'warning');
  if (!first || more.length < 3) return findings;
  const message = `${first.message}, nor are ${more.length} others`;
  return [...findings.filter(({ severity }) => severity !== 'warning'), { ...first, message }];
};

const found = (
  severity: Severity,
  message: string,
  hint = 'Put the file where the source says, or correct its name',
) => ({ severity, message, hint });

const faultOf = (src: string, context: Context): ReturnType<typeof found> | undefined => {
  if (placeholder.test(src) || /^data:/i.test(src)) return undefined;
  if (/^cid:/i.test(src))
    return attached(src.slice(4), context)
      ? undefined
      : found(
          'error',
          `The picture “${src}” is not among the attached parts`,
          'Attach it with this Content-ID, or correct the address',
        );
  if (/^https?:/i.test(src)) return webFault(src);
  if (src.startsWith('//'))
    return found('warning', `The picture’s address “${src}” has no scheme`, 'Start it with https:');
  if (/^file:|^[a-z]:\\/i.test(src))
    return found(
      'error',
      `The picture “${src}” is on the writer’s own disk`,
      'Put it where readers can fetch it',
    );
  return localFault(src, context);
};

const webFault = (src: string): ReturnType<typeof found> | undefined => {
  if (!URL.canParse(src)) return found('error', `The picture’s address “${src}” is not valid`);
  const { hostname } = new URL(src);
  return isPrivateHost(hostname)
    ? found('error', `The picture is at ${hostname}, which readers cannot reach`)
    : undefined;
};

const attached = (cid: string, context: Context): boolean => {
  const name = decode(cid).toLowerCase();
  if (context.proof.images.some((image) => image.cid.toLowerCase() === name)) return true;
  return allParts(context.structure).some(
    (part) => headerOf(part, 'content-id')?.replace(/^<|>$/g, '').toLowerCase() === name,
  );
};

const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const localFault = (src: string, context: Context): ReturnType<typeof found> | undefined => {
  const name = decode(src.split(/[?#]/)[0] ?? '');
  const { foreign } = context.options;
  if (foreign?.kind === 'eml')
    return found(
      'error',
      `The picture “${src}” is named by a relative address, which a message cannot resolve`,
      'Attach it (cid:) or write its whole address',
    );
  // Galley's own page names pictures relative to itself; a template's are often still to be uploaded.
  if (foreign)
    return existsSync(resolve(dirname(foreign.file), name))
      ? undefined
      : found('warning', `The picture “${src}” is not there`);
  return context.proof.images.some((image) => `images/${image.name}` === name)
    ? undefined
    : found('error', `The picture “${src}” is not there`);
};
