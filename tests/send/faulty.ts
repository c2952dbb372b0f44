import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Certificates } from '../../src/inbox/certificates.ts';
import { type Fault, FaultPlan } from '../../src/inbox/faults.ts';
import { type Limits, startSmtp } from '../../src/inbox/smtp.ts';
import { type Recipient, readAddress } from '../../src/send/address.ts';
import { type Attempt, type Delivery, deliver, type Result } from '../../src/send/deliver.ts';
import { Ledger } from '../../src/send/ledger.ts';
import { locate, readServer } from '../../src/send/server.ts';
import { allTimeouts } from '../../src/send/timeouts.ts';

interface Kept {
  to: string;
  bytes: Buffer;
  tls?: string;
  login?: string;
  connection: number;
}

export interface FaultyServer {
  port: number;
  /** PEM file of the authority behind its certificate. */
  ca: string;
  kept: Kept[];
  close: () => Promise<void>;
}

/** The inbox's SMTP alone, going wrong as asked, and what it kept. */
export const startFaulty = async (faults: Fault[], limits: Limits = {}): Promise<FaultyServer> => {
  const kept: Kept[] = [];
  const certificates = new Certificates(['localhost', '127.0.0.1']);
  const smtp = await startSmtp({
    host: '127.0.0.1',
    port: 0,
    limits,
    certificates,
    faults: new FaultPlan(faults),
    deliver: async (bytes, { to, tls, login, connection }) => {
      kept.push({ to: to.join(), bytes, ...(tls && { tls }), ...(login && { login }), connection });
    },
  });
  const ca = join(mkdtempSync(join(tmpdir(), 'galley-ca-')), 'ca.pem');
  writeFileSync(ca, await certificates.authority());
  return { port: smtp.port, ca, kept, close: () => smtp.close() };
};

export const recipients = (...names: string[]): Recipient[] =>
  names.flatMap((name) => readAddress(name.includes('@') ? name : `${name}@galley.test`) ?? []);

/** A message of its own for a recipient, dots at the starts of lines included. */
export const attemptFor = ({ address, key }: Recipient, size = 2_000): Attempt => {
  const head = `To: ${address}\r\nSubject: Faults\r\nMessage-ID: <${key}>\r\n\r\n`;
  const line = '.a line that starts with a dot, and one\r\n..that starts with two\r\n';
  const body = Buffer.from(line.repeat(Math.ceil(size / line.length)));
  return { id: key, messageId: `<${key}>`, head: Buffer.from(head), body, eightBit: false };
};

export interface Run {
  results: Result[];
  /** The ledger's folder. */
  folder: string;
}

/** Delivers to a server on loopback, with short timeouts, one connection and one further round. */
export const deliverTo = async (
  url: string,
  to: Recipient[],
  options: Partial<Delivery> & { size?: number; login?: { user: string; password: string } } = {},
): Promise<Run> => {
  const folder = mkdtempSync(join(tmpdir(), 'galley-deliver-'));
  const ledger = Ledger.open(folder);
  try {
    const results = await deliver({
      from: 'press@galley.test',
      recipients: to,
      content: 'c0ffee',
      attempt: (recipient) => attemptFor(recipient, options.size),
      server: await locate(readServer(url, options.login ?? {}, '/')),
      ledger,
      timeouts: allTimeouts(1_500),
      backoff: [1],
      connections: 1,
      ...options,
    });
    return { results, folder };
  } finally {
    await ledger.close();
  }
};
