import { error, note } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import { asLatin1 } from '../../octets.ts';
import { eachLine, readHeaders } from '../bytes.ts';
import type { LightRule } from '../rule.ts';

const code = 'line-too-long';
const limit = 998;
const wanted = 78;

/** RFC 5322, 2.1.1: no line over 998 octets, and none should be over 78. */
export const lineTooLong: LightRule = {
  code,
  title: 'No line of the message is over 998 octets',
  severity: 'error',
  owner: 'publication',
  applies: ({ proof }) => (proof.message.length > 0 ? true : 'there is no message, only HTML'),
  run: ({ proof }) => [...over998(proof.message), ...longHeaders(proof.message)],
};

/** Goes from line end to line end in steps of at most `limit`, so that a usual message is told in some fifty steps. */
const mayBeTooLong = (text: string): boolean => {
  for (let start = 0; text.length - start > limit; ) {
    const end = text.lastIndexOf('\n', start + limit);
    if (end < start) return true;
    start = end + 1;
  }
  return false;
};

const over998 = (message: Uint8Array): Finding[] => {
  if (!mayBeTooLong(asLatin1(message))) return [];
  const lines: number[] = [];
  let longest = 0;
  eachLine(message, (start, end, number) => {
    if (end - start > limit) {
      lines.push(number);
      longest = Math.max(longest, end - start);
    }
    return undefined;
  });
  if (lines.length === 0) return [];
  const where = `line ${lines[0]}${lines.length > 1 ? ` and ${lines.length - 1} more` : ''} of the message`;
  return [
    error(code, `A line is ${longest} octets long, and servers may refuse or break one over ${limit}`, {
      owner: 'publication',
      details: [where],
      hint: 'Send the part as quoted-printable or base64',
    }),
  ];
};

// Only fields with room to fold are named: an address or a link in angle brackets cannot be broken.
const longHeaders = (message: Uint8Array): Finding[] => {
  const long = readHeaders(message).filter(({ name, lines }) =>
    lines.some(
      (line, index) => line.length + (index === 0 ? name.length + 1 : 0) > wanted && /\S\s+\S/.test(line),
    ),
  );
  if (long.length === 0) return [];
  const names = [...new Set(long.map((header) => header.name || 'a line without a name'))];
  return [
    note(code, `Header lines are longer than ${wanted} characters and could be folded: ${names.join(', ')}`, {
      owner: 'publication',
    }),
  ];
};
