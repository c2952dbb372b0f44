import { error, warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import { type RawHeader, unfold } from '../bytes.ts';
import type { Context } from '../context.ts';
import type { Rule } from '../rule.ts';
import { decodeOctets, encodedWords, octetsOf } from '../words.ts';

const code = 'header-injection';
const owner = 'publication' as const;

/** No line end out of content may reach a header: what follows it would be read as a field of its own. */
export const headerInjection: Rule<Context> = {
  code,
  title: 'No content breaks out of its header field',
  severity: 'error',
  owner,
  applies: (context) => (context.hasMessage ? true : 'there is no message, only HTML'),
  run: ({ structure, proof }) => [
    ...structure.headers.filter(holdsLineEnd).map(broken),
    ...(/[\r\n]/.test(proof.subject) ? [broken({ name: 'subject', lines: [], line: 1 })] : []),
    ...(structure.headers.some(({ name }) => name === 'bcc')
      ? [
          warning(code, 'The message has a Bcc field, which every recipient can read', {
            owner,
            hint: 'Name hidden recipients to the server only',
          }),
        ]
      : []),
  ],
};

const holdsLineEnd = (header: RawHeader): boolean =>
  /[\r\0]/.test(header.lines.join('')) ||
  encodedWords(unfold(header)).some((word) => {
    const octets = octetsOf(word);
    return octets !== undefined && /[\r\n\0]/.test(decodeOctets(octets, word.charset)?.text ?? '');
  });

const broken = ({ name }: RawHeader): Finding =>
  error(code, `The ${name || 'unnamed'} field holds a line end or a control character from content`, {
    owner,
    hint: 'Take it out of the source; a client or server may read what follows as another field',
  });
