import { error, warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import { type RawHeader, unfold } from '../bytes.ts';
import type { Context } from '../context.ts';
import type { Rule } from '../rule.ts';
import { decodeOctets, type EncodedWord, encodedWords, octetsOf } from '../words.ts';

const code = 'encoded-word';
const owner = 'publication' as const;

/** RFC 2047: how names and subjects outside ASCII are written in a header. */
export const encodedWord: Rule<Context> = {
  code,
  title: 'Letters outside ASCII are encoded in the header, and can be decoded',
  severity: 'error',
  owner,
  applies: (context) => (context.hasMessage ? true : 'there is no message, only HTML'),
  run: ({ structure }) =>
    structure.headers.flatMap((header) => [...raw(header), ...words(header), ...quoted(header)]),
};

const raw = (header: RawHeader): Finding[] =>
  /[\x80-\xff]/.test(header.lines.join(''))
    ? [
        error(code, `The ${header.name} field holds letters outside ASCII that are not encoded`, {
          owner,
          hint: 'Encode them as RFC 2047 says; only servers with SMTPUTF8 take them as they are',
        }),
      ]
    : [];

const words = (header: RawHeader): Finding[] =>
  encodedWords(unfold(header)).flatMap((word) => {
    const fault = faultOf(word);
    return fault
      ? [
          error(code, `The ${header.name} field has an encoded word ${fault}`, {
            owner,
            details: [word.raw.slice(0, 90)],
          }),
        ]
      : [];
  });

const faultOf = (word: EncodedWord): string | undefined => {
  if (word.raw.length > 75) return `of ${word.raw.length} characters, and 75 are allowed`;
  const octets = octetsOf(word);
  if (!octets) return 'that cannot be decoded';
  const decoded = decodeOctets(octets, word.charset);
  if (!decoded) return `in the unknown charset “${word.charset}”`;
  return decoded.valid ? undefined : `that is not valid ${word.charset}, or cuts a letter in two`;
};

const quoted = (header: RawHeader): Finding[] =>
  /"[^"]*=\?[^?\s]+\?[bq]\?[^?]*\?=[^"]*"/i.test(unfold(header))
    ? [
        warning(
          code,
          `The ${header.name} field has an encoded word inside quotes, where clients may show it as it is`,
          { owner, hint: 'Leave out the quotes (RFC 2047, 5)' },
        ),
      ]
    : [];
