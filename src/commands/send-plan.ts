import type { Recipient } from '../send/address.ts';
import { readStandings } from '../send/ledger.ts';
import { inboxName } from '../send/own-inbox.ts';
import type { Server } from '../send/server.ts';
import type { Standing, Standings } from '../send/standings.ts';
import type { Errand } from './send-input.ts';

/** What is about to happen, known before anything connects. */
export interface Plan {
  edition: string;
  subject: string;
  from: string;
  /** The server's label, never with a login. */
  server: string;
  /** How the connection is protected, in words. */
  security: string;
  to: Recipient[];
  /** Those who get nothing this time, and where they stand. */
  skipped: { address: string; standing: Standing }[];
}

/** Who gets the message and who has it, or may have it, already. `folder` is that of the ledger. */
export const planOf = (errand: Errand, folder: string, server: Server | undefined): Plan => {
  const { id, content, publication, recipients, options } = errand;
  const { name, address } = publication.from;
  const standings = readStandings(folder);
  const scope = server?.scope ?? 'galley-inbox';
  const plan: Plan = {
    edition: id,
    subject: content.subject,
    from: name ? `${name} <${address}>` : address,
    server: server?.label ?? inboxName,
    security: securityOf(server),
    to: [],
    skipped: [],
  };
  for (const recipient of recipients) {
    const standing = standings.of(content.hash, recipient.key, scope);
    if (standing && isDone(standing) && !options.again)
      plan.skipped.push({ address: recipient.address, standing });
    else plan.to.push(recipient);
  }
  return plan;
};

/** Accepted, or perhaps accepted: nothing goes there again by itself. */
export const isDone = (standing: ReturnType<Standings['of']>): boolean =>
  standing?.state === 'accepted' || standing?.state === 'uncertain';

const securityOf = (server: Server | undefined): string => {
  if (!server) return 'on this machine';
  if (!server.tls) return 'not encrypted';
  return server.auth ? 'encrypted, with a login' : 'encrypted';
};
