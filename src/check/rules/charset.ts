import { error, note, warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import { asBuffer } from '../../octets.ts';
import type { Context } from '../context.ts';
import type { Rule } from '../rule.ts';
import { allParts, type Part } from '../structure.ts';
import { decodeOctets, fromQuoted } from '../words.ts';

const code = 'charset';
const owner = 'publication' as const;

/** RFC 2045, 2046 and 6152: the charset is declared and right, and octets over 127 travel only where allowed. */
export const charset: Rule<Context> = {
  code,
  title: 'Each text part declares its charset and keeps to it',
  severity: 'error',
  owner,
  applies: (context) => (context.hasMessage ? true : 'there is no message, only HTML'),
  run: (context) => {
    const bytes = asBuffer(context.proof.message);
    return allParts(context.structure)
      .filter((part) => part.parts.length === 0)
      .flatMap((part) => [
        ...eightBit(part, bytes),
        ...(part.type.startsWith('text/') ? declared(part, bytes) : []),
      ]);
  },
};

const eightBit = (part: Part, bytes: Buffer): Finding[] => {
  if (
    part.encoding === 'base64' ||
    part.encoding === 'binary' ||
    isAscii(bytes.subarray(part.bodyStart, part.bodyEnd))
  )
    return [];
  if (part.encoding === '8bit')
    return [
      note(code, `The ${part.type} part is sent as 8bit, which only servers with 8BITMIME take`, { owner }),
    ];
  return [
    error(code, `The ${part.type} part holds octets over 127 although it is declared ${part.encoding}`, {
      owner,
      hint: 'Send it as quoted-printable',
    }),
  ];
};

const declared = (part: Part, bytes: Buffer): Finding[] => {
  const octets = decodeBody(part, bytes);
  const name = part.parameters.charset;
  if (!name) {
    if (isAscii(octets)) return [];
    return [
      error(code, `The ${part.type} part declares no charset, and holds letters outside ASCII`, {
        owner,
        hint: 'Add “; charset=utf-8” to its Content-Type',
      }),
    ];
  }
  const decoded = decodeOctets(octets, name);
  if (!decoded)
    return [
      error(code, `The ${part.type} part declares the unknown charset “${name}”`, {
        owner,
        hint: 'Use utf-8',
      }),
    ];
  if (!decoded.valid)
    return [
      error(code, `The ${part.type} part is not valid ${name}`, {
        owner,
        hint: 'Clients show � or wrong letters: declare the charset it was written in',
      }),
    ];
  return /^us-ascii$/i.test(name) && !isAscii(octets)
    ? [error(code, `The ${part.type} part declares us-ascii and holds other letters`, { owner })]
    : mojibake(part, decoded.text);
};

// UTF-8 once read as Latin-1 and encoded again: “â€™” for an apostrophe.
const mojibake = (part: Part, text: string): Finding[] => {
  const found = /â€[™œ\u009d“”˜¦]|Ã[©¨¤¶¼±]|\ufffd/.exec(text)?.[0];
  if (!found) return [];
  return [
    warning(code, `The ${part.type} part shows “${found}”, as text does that was decoded wrongly`, {
      owner,
      hint: 'Somewhere the source was read in another charset than it was written in',
    }),
  ];
};

const decodeBody = (part: Part, bytes: Buffer): Uint8Array => {
  const body = bytes.subarray(part.bodyStart, part.bodyEnd);
  if (part.encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  return part.encoding === 'quoted-printable' ? fromQuoted(body.toString('latin1')) : body;
};

const isAscii = (octets: Uint8Array): boolean => {
  for (const octet of octets) if (octet > 127) return false;
  return true;
};
