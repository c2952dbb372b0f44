import { createPublicKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DKIMResult } from 'mailauth';
import { error, warning } from '../../findings/finding.ts';
import type { Finding } from '../../model.ts';
import { asBuffer } from '../../octets.ts';
import { unfold } from '../bytes.ts';
import type { Context } from '../context.ts';
import { hintFor, type Rule, type RuleResult } from '../rule.ts';

const code = 'dkim';
const owner = 'publication' as const;
const wanted = ['from', 'subject', 'date', 'list-unsubscribe', 'list-unsubscribe-post'];

/** RFC 6376, 8301 and 8058: the signature is right, strong enough, and covers what matters. */
export const dkim: Rule<Context> = {
  code,
  title: 'The DKIM signature verifies and covers what matters',
  severity: 'error',
  owner,
  applies: (context) => (signatures(context).length > 0 ? true : context.list),
  run: async (context): Promise<RuleResult> => {
    const signed = signatures(context);
    if (signed.length === 0) return unsigned(context);
    const findings = signed.flatMap((signature) => judge(signature, context));
    // mailauth prints to the terminal for a signature of part of a body; that one is already found.
    if (signed.some((signature) => signature.l !== undefined)) return findings;
    const verified = await verify(context);
    if ('notRun' in verified) return findings.length > 0 ? findings : verified;
    return [...findings, ...verified.findings];
  },
};

const signatures = (context: Context): Record<string, string>[] =>
  context.hasMessage
    ? context.structure.headers
        .filter(({ name }) => name === 'dkim-signature')
        .map((header) => tagsOf(unfold(header)))
    : [];

const tagsOf = (value: string): Record<string, string> =>
  Object.fromEntries(
    value.split(';').map((pair) => {
      const [name = '', ...rest] = pair.split('=');
      return [name.trim(), rest.join('=').replace(/\s+/g, '')];
    }),
  );

// What servers add: each its Received, the last one where it delivered to (RFC 5321, 4.4) and what it found (RFC 8601).
const onTheWay = new Set([
  'received',
  'x-received',
  'return-path',
  'delivered-to',
  'x-original-to',
  'authentication-results',
  'arc-seal',
]);

const unsigned = (context: Context): RuleResult => {
  const sent = context.structure.headers.some(({ name }) => onTheWay.has(name));
  if (context.options.foreign && !sent)
    return {
      notRun: 'nothing in the header tells that the message was sent, and most are signed when they are',
    };
  if (context.publication?.dkim && !context.options.foreign)
    return { notRun: 'the message is signed when it is sent' };
  return [
    warning(code, 'The message has no DKIM signature, which Gmail and Yahoo want of list mail', {
      owner,
      hint: hintFor(
        context,
        'Set `dkim:` in newsletter.yaml, or let the sending service sign',
        'Let the sending service sign, with the domain that stands in From',
      ),
    }),
  ];
};

const judge = (signature: Record<string, string>, context: Context): Finding[] => {
  const covered = (signature.h ?? '').toLowerCase().split(':');
  const present = new Set(context.structure.headers.map(({ name }) => name));
  const left = wanted.filter((name) => present.has(name) && !covered.includes(name));
  const findings: Finding[] = [];
  if (left.length > 0)
    findings.push(
      (left.includes('from') ? error : warning)(
        code,
        `The DKIM signature does not cover ${left.join(', ')}`,
        { owner, hint: 'Sign these fields too: who can change them can change what readers see' },
      ),
    );
  if (signature.a === 'rsa-sha1')
    findings.push(
      error(code, 'The DKIM signature uses rsa-sha1, which receivers must not accept', {
        owner,
        hint: 'Sign with rsa-sha256 (RFC 8301)',
      }),
    );
  if (signature.l !== undefined)
    findings.push(
      warning(code, 'The DKIM signature covers a part of the body only, so that anyone can add to it', {
        owner,
        hint: 'Leave out l= when signing',
      }),
    );
  return findings;
};

// mailauth gives more than its types say.
interface Verified extends DKIMResult {
  bodyHash?: string;
  bodyHashExpecting?: string;
  modulusLength?: number;
}

const verify = async (context: Context): Promise<{ findings: Finding[] } | { notRun: string }> => {
  const key = await ownKey(context);
  const { dkimVerify } = await import('mailauth/lib/dkim/verify.js');
  const offline = !key && !context.options.online;
  const resolver = async (): Promise<string[][]> => {
    if (key) return [[key]];
    throw Object.assign(new Error('offline'), { code: 'ENOTFOUND' });
  };
  const { results } = await dkimVerify(withCrlf(context.proof.message), {
    ...(context.options.online && !key ? {} : { resolver }),
  });
  const findings: Finding[] = results.flatMap((result: Verified) => {
    const about = `The DKIM signature of ${result.signingDomain ?? 'the sender'}`;
    if (result.bodyHash && result.bodyHashExpecting && result.bodyHash !== result.bodyHashExpecting)
      return [
        (context.options.foreign ? warning : error)(
          code,
          `${about} does not fit the body: it was changed after signing`,
          { owner },
        ),
      ];
    if (!offline && result.status.result !== 'pass')
      return [
        error(code, `${about} does not verify: ${result.status.comment ?? result.status.result}`, { owner }),
      ];
    const bits = result.modulusLength;
    if (!bits || bits >= 2048) return [];
    return [
      (bits < 1024 ? error : warning)(code, `${about} has a key of ${bits} bits, and 2048 are wanted`, {
        owner,
      }),
    ];
  });
  if (offline && findings.length === 0) return { notRun: 'the public key is in DNS: use --online' };
  return { findings };
};

// A file saved with LF alone was signed with CRLF.
const withCrlf = (message: Uint8Array): Buffer => {
  const bytes = asBuffer(message);
  return bytes.includes('\r\n')
    ? bytes
    : Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
};

const ownKey = async ({ publication, options }: Context): Promise<string | undefined> => {
  if (!publication?.dkim || options.foreign) return undefined;
  try {
    const pem = await readFile(resolve(publication.root, publication.dkim.keyFile));
    const der = createPublicKey(pem).export({ type: 'spki', format: 'der' });
    return `v=DKIM1; k=rsa; p=${der.toString('base64')}`;
  } catch {
    return undefined;
  }
};
