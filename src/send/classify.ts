import type { NodemailerError } from 'nodemailer/lib/errors';
import type { Failure, FailureKind, Phase } from './failure.ts';
import { cleanReply, readReply } from './reply.ts';

interface Situation {
  phase: Phase;
  /** Whether the server's EHLO reply listed STARTTLS. */
  startTls: boolean;
}

/** Reads what nodemailer threw. A refusal names the command it answers; anything else happened in `phase`. */
export const classify = (error: NodemailerError, situation: Situation): Failure => {
  const phase = phaseOfError(error) ?? situation.phase;
  const raw = typeof error.response === 'string' ? error.response : '';
  const reply = raw ? readReply(raw) : undefined;
  if (reply && reply.code >= 400)
    return { kind: refusalKind(phase, situation), phase, code: reply.code, reply: reply.text };
  if (raw) return { kind: 'garbage', phase, reply: cleanReply(raw) };
  if (phase === 'auth' && error.code === 'EAUTH')
    return { kind: 'auth-refused', phase, detail: cleanReply(error.message) };
  const systemCode = error.originalCode ?? error.code ?? '';
  const kind = kindOfSystemError(systemCode, error.code ?? '');
  return { kind, phase, detail: cleanReply(error.message) };
};

const refusalKind = (phase: Phase, { startTls }: Situation): FailureKind => {
  if (phase === 'tls') return startTls ? 'tls-refused' : 'tls-missing';
  return phase === 'auth' ? 'auth-refused' : 'reply';
};

/** What a system error code of Node's net, tls or dns means. */
export const kindOfSystemError = (code: string, nodemailerCode = ''): FailureKind => {
  const known = bySystemCode[code];
  if (known) return known;
  if (/CERT|SIGNATURE|ISSUER/.test(code)) return 'certificate-untrusted';
  if (/^ERR_(SSL|TLS)|^EPROTO$/.test(code) || nodemailerCode === 'ETLS') return 'tls-failed';
  return 'dropped';
};

const bySystemCode: Record<string, FailureKind> = {
  ENOTFOUND: 'unknown-host',
  EAI_AGAIN: 'unknown-host',
  ECONNREFUSED: 'refused',
  ENETUNREACH: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  ETIMEDOUT: 'silent',
  EPROTOCOL: 'garbage',
  CERT_HAS_EXPIRED: 'certificate-expired',
  CERT_NOT_YET_VALID: 'certificate-expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'certificate-name',
  HOSTNAME_MISMATCH: 'certificate-name',
};

const phaseOfError = ({ command = '' }: NodemailerError): Phase | undefined =>
  ['CONN', 'API', ''].includes(command) ? undefined : phaseOfCommand(command);

/** The phase that a command before the first message opens. A line that is no command is part of a login. */
export const phaseOfCommand = (line: string): Phase =>
  byVerb[/^[A-Z]+/i.exec(line)?.[0].toUpperCase() ?? ''] ?? 'auth';

const byVerb: Record<string, Phase> = {
  EHLO: 'hello',
  HELO: 'hello',
  STARTTLS: 'tls',
  QUIT: 'reset',
};
