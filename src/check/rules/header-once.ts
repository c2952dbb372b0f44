import { error } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import type { RawHeader } from '../bytes.ts';
import type { Context } from '../context.ts';
import type { Rule } from '../rule.ts';

const code = 'header-once';
const owner = 'publication' as const;
const required = ['From', 'Date'];
const single = [
  'From',
  'Date',
  'Subject',
  'To',
  'Cc',
  'Reply-To',
  'Sender',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
];

/** RFC 5322, 3.6: which header fields must be there, and which at most once. */
export const headerOnce: Rule<Context> = {
  code,
  title: 'From and Date are there, and no header field stands twice that may stand once',
  severity: 'error',
  owner,
  applies: (context) => (context.hasMessage ? true : 'there is no message, only HTML'),
  run: ({ structure }) => [
    ...required.filter((name) => count(structure.headers, name) === 0).map(missing),
    ...single
      .filter((name) => count(structure.headers, name) > 1)
      .map((name) => doubled(name, count(structure.headers, name))),
    ...structure.headers.filter(isNameless).map(nameless),
  ],
};

const count = (headers: RawHeader[], name: string): number =>
  headers.filter((header) => header.name === name.toLowerCase()).length;

const missing = (name: string): Finding =>
  error(code, `The message has no ${name} field`, {
    owner,
    hint: 'Servers refuse a message without it, or add their own',
  });

const doubled = (name: string, times: number): Finding =>
  error(code, `The message has ${times} ${name} fields, and one is allowed`, {
    owner,
    hint: 'Gmail refuses such a message; remove all but one',
  });

// The first line of a mailbox file is no header field, and harmless.
const isNameless = ({ name, lines, line }: RawHeader): boolean =>
  (name === '' || /[^\x21-\x7e]/.test(name)) && !(line === 1 && /^From /.test(lines[0] ?? ''));

const nameless = ({ line }: RawHeader): Finding =>
  error(code, `Line ${line} of the header is no header field`, {
    owner,
    hint: 'The header ends at the first empty line; what stands before it is “Name: value”',
  });
