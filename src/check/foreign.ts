import { error } from '../findings/finding.ts';
import type { Finding, Proof } from '../model.ts';

/** A proof of HTML that Galley did not build; any octets will do. */
export const proofOfHtml = (bytes: Uint8Array): Proof => ({ ...empty, html: decodeHtml(bytes) });

/**
 * A proof of a message that Galley did not build; any octets will do. What cannot be read as a message at all
 * is a finding, and the rules on octets still look at it.
 */
export const proofOfMessage = async (message: Uint8Array): Promise<{ proof: Proof; findings: Finding[] }> => {
  const { default: PostalMime } = await import('postal-mime');
  try {
    const mail = await PostalMime.parse(message);
    return {
      proof: { ...empty, message, subject: mail.subject ?? '', html: mail.html ?? '', text: mail.text ?? '' },
      findings: [],
    };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return {
      proof: { ...empty, message },
      findings: [error('mime-structure', `The message cannot be read: ${reason}`, { owner: 'publication' })],
    };
  }
};

/**
 * Whether these octets are certainly a page or certainly a message, told from the first of them; undefined for
 * everything else, since broken mail and pages in pieces are to be checked, too.
 */
export const kindOf = (bytes: Uint8Array): 'html' | 'eml' | undefined => {
  const opening = Buffer.from(bytes.subarray(0, 2048))
    .toString('latin1')
    .replace(/^(?:\xef\xbb\xbf|\s)+/, '');
  if (/^<(?:!|html|head|body|table|div|style|meta|title|\?xml)/i.test(opening)) return 'html';
  return twoFields.test(opening) ? 'eml' : undefined;
};

// Two fields as RFC 5322 writes them, the first one that messages start with; mbox puts a From line before them.
const twoFields =
  /^(?:From [^\n]*\n)?(?:from|to|cc|subject|date|sender|reply-to|message-id|mime-version|content-[a-z-]+|received|return-path|delivered-to|list-[a-z-]+|dkim-signature|arc-[a-z-]+|authentication-results|x-[a-z0-9-]+):[^\n]*\n(?:[ \t][^\n]*\n)*[a-z0-9-]+:/i;

const empty: Omit<Proof, 'html' | 'message'> & { html: string; message: Uint8Array } = {
  subject: '',
  preheader: '',
  html: '',
  text: '',
  message: new Uint8Array(),
  images: [],
  origins: [],
  findings: [],
};

// As a browser would: a byte order mark, else what the page's own meta says, else UTF-8.
const decodeHtml = (bytes: Uint8Array): string => {
  const opening = Buffer.from(bytes.subarray(0, 2048)).toString('latin1');
  const named = /<meta[^>]+charset\s*=\s*["']?([\w-]+)/i.exec(opening)?.[1];
  const marked =
    bytes[0] === 0xff && bytes[1] === 0xfe
      ? 'utf-16le'
      : bytes[0] === 0xfe && bytes[1] === 0xff
        ? 'utf-16be'
        : undefined;
  try {
    return new TextDecoder(marked ?? named ?? 'utf-8').decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
};
