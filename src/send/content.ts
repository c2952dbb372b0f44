import type { KeyObject } from 'node:crypto';
import { createHash, randomUUID } from 'node:crypto';
import { domainOf } from '../message/address.ts';
import { hashBody, signMessage } from '../message/dkim.ts';
import { joinMessage, splitMessage, withHeaders } from '../message/headers.ts';
import type { Proof, Publication } from '../model.ts';
import type { Recipient } from './address.ts';
import type { Attempt } from './deliver.ts';
import { hasEightBit } from './wire-form.ts';

/** What goes out, before it is anybody's: the same for every recipient and every attempt. */
export interface Content {
  /** SHA-256 in hex of all that decides what a reader sees. */
  hash: string;
  /** `message.eml` as built. */
  message: Uint8Array;
  /** As sent, the prefix for tests included. */
  subject: string;
  changesSubject: boolean;
}

/** `label` is put before the subject, with a space between. */
export const contentOf = (proof: Proof, label = ''): Content => {
  const prefix = label && `${label.trimEnd()} `;
  const hash = createHash('sha256').update(JSON.stringify(prefix)).update(proof.message).digest('hex');
  return { hash, message: proof.message, subject: prefix + proof.subject, changesSubject: prefix !== '' };
};

export interface Signing {
  domain: string;
  selector: string;
  key: KeyObject;
}

/**
 * Makes each recipient's message: the built one with To, Date, Message-ID and where asked the subject of its own,
 * signed when there is a key. The body is never touched, so it is hashed once for all signatures.
 */
export const attemptsOf = async (
  content: Content,
  publication: Pick<Publication, 'from' | 'timeZone'>,
  signing?: Signing,
): Promise<(recipient: Recipient) => Promise<Attempt>> => {
  const message = splitMessage(content.message);
  const eightBitBody = hasEightBit(message.body);
  const bodyHash = signing ? await hashBody(message.body) : '';
  const domain = domainOf(publication.from.address);
  return async ({ address }) => {
    const id = randomUUID();
    const time = new Date();
    const own = withHeaders(message, {
      to: { address },
      date: { instant: time, timeZone: publication.timeZone },
      messageId: `${id}@${domain}`,
      ...(content.changesSubject && { subject: content.subject }),
    });
    const made = signing ? await signMessage(own, { ...signing, bodyHash, time }) : own;
    const head = joinMessage({ ...made, body: nothing });
    return {
      id,
      messageId: `<${id}@${domain}>`,
      head,
      body: message.body,
      eightBit: eightBitBody || hasEightBit(head),
    };
  };
};

const nothing = new Uint8Array();
