import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { error, warning } from '../findings/finding.ts';
import type { Finding } from '../model.ts';

/** RFC 8301 section 3.2: signers must use at least 1,024 bits and should use 2,048. */
const leastBits = 1024;
const goodBits = 2048;

/**
 * Parses a private key once, for any number of signatures. `pem` is PKCS #1 or PKCS #8; `file` is named in findings.
 * Findings: `dkim-key` (error: no key that can sign, then `key` is absent), `dkim-key-short` (warning).
 */
export function loadDkimKey(pem: string, file: string): { key?: KeyObject; findings: Finding[] } {
  const parsed = parse(pem);
  if (typeof parsed === 'string') return { findings: [unusable(file, parsed)] };
  const type = parsed.asymmetricKeyType ?? 'unknown';
  if (type !== 'rsa') {
    return { findings: [unusable(file, `is of type ${type}, but few mail servers verify anything but RSA`)] };
  }
  const bits = parsed.asymmetricKeyDetails?.modulusLength ?? 0;
  if (bits < leastBits) {
    return { findings: [unusable(file, `has ${bits} bits, and receivers ignore keys under ${leastBits}`)] };
  }
  return { key: parsed, findings: bits < goodBits ? [short(file, bits)] : [] };
}

/** The TXT record that lets others verify what `key` signs (RFC 6376 section 3.6.1). */
export function dkimRecord(key: KeyObject): string {
  const der = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return `v=DKIM1; k=rsa; p=${der.toString('base64')}`;
}

function parse(pem: string): KeyObject | string {
  if (/-----BEGIN (?:RSA )?PUBLIC KEY-----/.test(pem))
    return 'is a public key, but signing needs the private one';
  if (/ENCRYPTED/.test(pem)) return 'is protected by a passphrase, which Galley cannot ask for';
  try {
    return createPrivateKey(pem);
  } catch {
    return 'is not a private key in PEM form';
  }
}

const unusable = (file: string, reason: string): Finding =>
  error('dkim-key', `The DKIM key ${file} ${reason}`, {
    owner: 'publication',
    hint: 'Make one with `npx galley dkim`, and publish the DNS record it prints',
  });

const short = (file: string, bits: number): Finding =>
  warning('dkim-key-short', `The DKIM key ${file} has ${bits} bits, but should have ${goodBits}`, {
    owner: 'publication',
    hint: 'Make a new one with `npx galley dkim`, under a new selector',
  });
