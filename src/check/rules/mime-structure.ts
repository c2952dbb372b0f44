import { error, warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import type { Context } from '../context.ts';
import type { Rule } from '../rule.ts';
import { allParts, headerOf, type Part } from '../structure.ts';

const code = 'mime-structure';
const owner = 'publication' as const;
const encodings = new Set(['7bit', '8bit', 'binary', 'quoted-printable', 'base64']);

/** RFC 2045 and 2046: parts, boundaries, and the plain text before the HTML. */
export const mimeStructure: Rule<Context> = {
  code,
  title: 'The message’s parts are complete and in the right order',
  severity: 'error',
  owner,
  applies: (context) => (context.hasMessage ? true : 'there is no message, only HTML'),
  run: ({ structure }) => {
    const parts = allParts(structure);
    return [
      ...version(structure),
      ...parts.flatMap(boundaries),
      ...parts.flatMap(order),
      ...parts.flatMap(encoding),
      ...plainText(parts),
    ];
  },
};

const version = (root: Part): Finding[] => {
  if (headerOf(root, 'content-type') === undefined || headerOf(root, 'mime-version') !== undefined) return [];
  return [
    error(code, 'The message has no MIME-Version field', {
      owner,
      hint: 'Without “MIME-Version: 1.0” a client may show the parts as they stand',
    }),
  ];
};

const boundaries = (part: Part): Finding[] =>
  part.problems.map((problem) =>
    error(code, `The ${part.type} part ${problem}`, {
      owner,
      hint: 'Clients then show nothing, or what follows as text; was the file cut off?',
    }),
  );

const order = (part: Part): Finding[] => {
  if (part.type !== 'multipart/alternative') return [];
  const kinds = part.parts.map(kindOf);
  const html = kinds.indexOf('html');
  const text = kinds.indexOf('text');
  if (html < 0 || text < 0 || text < html) return [];
  return [
    error(code, 'The plain text comes after the HTML, so that clients show the text instead', {
      owner,
      hint: 'In multipart/alternative the last part is the preferred one (RFC 2046, 5.1.4)',
    }),
  ];
};

const kindOf = (part: Part): 'html' | 'text' | 'other' => {
  const all = allParts(part);
  if (all.some(({ type }) => type === 'text/html')) return 'html';
  return all.some(({ type }) => type === 'text/plain') ? 'text' : 'other';
};

const encoding = (part: Part): Finding[] => {
  if (!encodings.has(part.encoding))
    return [
      error(code, `The ${part.type} part has the unknown Content-Transfer-Encoding “${part.encoding}”`, {
        owner,
        hint: 'Use quoted-printable or base64',
      }),
    ];
  if (
    part.type.startsWith('multipart/') &&
    (part.encoding === 'base64' || part.encoding === 'quoted-printable')
  )
    return [
      error(code, `The ${part.type} part is declared ${part.encoding}, which only its parts may be`, {
        owner,
      }),
    ];
  return [];
};

const plainText = (parts: Part[]): Finding[] => {
  if (!parts.some(({ type }) => type === 'text/html') || parts.some(({ type }) => type === 'text/plain'))
    return [];
  return [
    warning(code, 'The message has HTML and no plain text part', {
      owner,
      hint: 'Add one in multipart/alternative: watches, voice assistants and spam filters read it',
    }),
  ];
};
