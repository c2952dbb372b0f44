import { error, note } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import { asBuffer, asLatin1 } from '../../octets.ts';
import type { LightRule } from '../rule.ts';

const code = 'bare-newline';
const CR = 13;
const LF = 10;

/** RFC 5321, 2.3.8: lines end in CRLF, never in CR or LF alone; and there is no NUL. */
export const bareNewline: LightRule = {
  code,
  title: 'Lines end in CRLF, and there is no NUL',
  severity: 'error',
  owner: 'publication',
  applies: ({ proof }) => (proof.message.length > 0 ? true : 'there is no message, only HTML'),
  run: ({ proof }) =>
    isFaulty(asLatin1(proof.message))
      ? [...lineEnds(asBuffer(proof.message)), ...nul(asBuffer(proof.message))]
      : [],
};

/** Whether there is anything to count: seldom, and this runs at every save. Goes from line end to line end. */
const isFaulty = (text: string): boolean => {
  let at = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', at)) {
    if (end === at || text.indexOf('\r', at) !== end - 1) return true;
    at = end + 1;
  }
  return text.includes('\r', at) || text.includes('\0');
};

const lineEnds = (bytes: Buffer): Finding[] => {
  const { pairs, bareLf, bareCr } = countEnds(bytes);
  if (bareLf + bareCr === 0) return [];
  const owner = 'publication' as const;
  if (pairs === 0 && bareCr === 0)
    return [
      note(
        code,
        'The file has LF at the end of every line, as files on disk often do; a server must be given CRLF',
        {
          owner,
        },
      ),
    ];
  const hint =
    'Servers refuse such a message, or read a second one into it (SMTP smuggling): write CRLF everywhere';
  const found = [bareLf > 0 ? `${bareLf} LF without CR` : '', bareCr > 0 ? `${bareCr} CR without LF` : ''];
  return [error(code, `The message has ${found.filter(Boolean).join(' and ')}`, { owner, hint })];
};

const countEnds = (bytes: Buffer): { pairs: number; bareLf: number; bareCr: number } => {
  let pairs = 0;
  let bareLf = 0;
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    if (at > 0 && bytes[at - 1] === CR) pairs++;
    else bareLf++;
  }
  let returns = 0;
  for (let at = bytes.indexOf(CR); at >= 0; at = bytes.indexOf(CR, at + 1)) returns++;
  return { pairs, bareLf, bareCr: returns - pairs };
};

const nul = (bytes: Buffer): Finding[] =>
  bytes.includes(0) ? [error(code, 'The message has a NUL octet', { owner: 'publication' })] : [];
