import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { dkimRecord } from '../message/dkim-key.ts';

/** Makes an RSA key of 2,048 bits (RFC 8301) in a new file that only its owner can read. Throws EEXIST when it is there. */
export const makeDkimKey = (file: string): KeyObject => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const fd = openSync(file, 'wx', 0o600);
  try {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(fd, privateKey.export({ type: 'pkcs8', format: 'pem' }));
    fsyncSync(fd);
    return privateKey;
  } finally {
    closeSync(fd);
  }
};

/** The DNS name of a DKIM key (RFC 6376 section 3.6.2.1). */
export const dkimName = (selector: string, domain: string): string => `${selector}._domainkey.${domain}`;

/** A TXT record as a zone file has it: strings of at most 255 octets (RFC 1035 section 3.3), which readers join. */
export const zoneLine = (name: string, key: KeyObject): string => {
  const strings = dkimRecord(key).match(/.{1,255}/g) ?? [];
  return `${name}. IN TXT ( ${strings.map((text) => `"${text}"`).join(' ')} )`;
};
