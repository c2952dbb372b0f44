/** TXT records by DNS name, `selector._domainkey.domain`. */
export type KnownKeys = Readonly<Record<string, string>>;

export interface DkimVerdict {
  /** `not-checked`: the key is in DNS, and this inbox asks nobody. */
  status: 'pass' | 'fail' | 'not-checked';
  domain: string;
  selector: string;
  words: string;
  /** Names of the signed headers, in lower case. */
  signed: string[];
}

/** One verdict a DKIM signature (RFC 6376), without DNS: only keys known beforehand can be used. */
export async function verifyDkim(message: Buffer, keys: KnownKeys): Promise<DkimVerdict[]> {
  const { dkimVerify } = await import('mailauth/lib/dkim/verify.js');
  const { results } = await dkimVerify(message, {
    resolver: async (name: string) => {
      const record = keys[name.toLowerCase()];
      if (record === undefined) throw Object.assign(new Error('No DNS here'), { code: 'ENODNS' });
      return [[record]];
    },
  });
  return results.flatMap((result) => {
    const { signingDomain: domain = '', selector = '', status } = result;
    // mailauth reports a message without a signature as one result without a domain
    if (!domain) return [];
    const { signingHeaders } = result as { signingHeaders?: { keys?: string } }; // its types leave this out
    const signed = (signingHeaders?.keys ?? '')
      .toLowerCase()
      .split(/[:;\s]+/)
      .filter(Boolean);
    const known = keys[`${selector}._domainkey.${domain}`.toLowerCase()] !== undefined;
    return [{ domain, selector, signed, ...verdict(status.result, status.comment || '', known) }];
  });
}

function verdict(result: string, comment: string, known: boolean): Pick<DkimVerdict, 'status' | 'words'> {
  if (result === 'pass') return { status: 'pass', words: 'The signature is good' };
  if (/body hash/i.test(comment))
    return { status: 'fail', words: 'The body is not the one that was signed (its hash differs)' };
  if (!known) return { status: 'not-checked', words: 'Not checked: no DNS here. The body’s hash agrees' };
  return { status: 'fail', words: comment || `The signature is not good (${result})` };
}
