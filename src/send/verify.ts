import { type DkimVerdict, type KnownKeys, verifyDkim } from '../inbox/dkim-verdict.ts';
import { dkimRecord } from '../message/dkim-key.ts';
import { type Comparison, compareMessages } from './compare.ts';
import type { Signing } from './content.ts';
import type { Mailbox } from './fetch-back.ts';

/** A message fetched back, and how it compares to what was sent. */
export interface Verification {
  to: string;
  messageId: string;
  /** When it was sent, when that was by an earlier command. */
  earlier?: string;
  /** Absent when the message was not found. */
  comparison?: Comparison;
  /** One a signature; those of others are not checked, since their keys are in DNS. */
  dkim: DkimVerdict[];
}

/** A message that a server accepted, or may have. */
export interface SentMessage {
  to: string;
  messageId: string;
  bytes: Uint8Array;
  earlier?: string;
}

/** Fetches each message back and compares it; the DKIM key is checked against our own, not asked for in DNS. */
export const verifySent = async (
  sent: readonly SentMessage[],
  mailbox: Mailbox,
  signing?: Signing,
): Promise<Verification[]> => {
  const keys: KnownKeys = signing
    ? { [`${signing.selector}._domainkey.${signing.domain}`.toLowerCase()]: dkimRecord(signing.key) }
    : {};
  const verifications: Verification[] = [];
  for (const { bytes, ...message } of sent) {
    const received = await mailbox.fetch(message.messageId, { wait: message.earlier === undefined });
    if (!received) verifications.push({ ...message, dkim: [] });
    else {
      const dkim = await verifyDkim(Buffer.from(received), keys);
      verifications.push({ ...message, comparison: compareMessages(bytes, received), dkim });
    }
  }
  return verifications;
};

/** Arrived with the body as it was, no header taken away or changed, and every signature of ours good. */
export const isAsSent = ({ comparison, dkim }: Verification): boolean =>
  comparison?.sameBody === true &&
  comparison.headers.removed.length === 0 &&
  comparison.headers.changed.length === 0 &&
  dkim.every(({ status }) => status !== 'fail');
