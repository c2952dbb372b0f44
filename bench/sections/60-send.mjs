// Sending over loopback, 50 KB messages: Galley, with its ledger on disk, and nodemailer's pool, to one sink, in turns.
import { execFileSync, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdtempSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { median, ratio } from '../measure.mjs';
import { absent, aside, row } from '../table.mjs';

export const title = 'Sending 50 KB messages over loopback, five connections';

const connections = 5;
const source = '/usr/sbin/smtp-source';

export const measure = async ({ root, work, inside, quick, rounds }) => {
  // Galley's own nodemailer: other peers bring older ones along, which wait 45 ms for each message.
  const { createTransport } = createRequire(join(root, 'package.json'))('nodemailer');
  const count = quick ? 300 : 1500;
  const sink = spawn(process.execPath, [join(root, 'bench/smtp-sink.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const port = Number(await new Promise((resolve) => sink.stdout.once('data', resolve)));
    const parts = await content(createTransport);
    const senders = {
      galley: () => bulk(inside, work, port, count, raw(parts.message)),
      nodemailer: () => pooled(createTransport, port, count, {}, () => ({ raw: parts.message })),
      own: async () => bulk(inside, work, port, count, await own(inside, parts)),
      composing: () => pooled(createTransport, port, count / 3, parts.signing, () => parts.mail, 3),
    };
    const times = Object.fromEntries(Object.keys(senders).map((name) => [name, []]));
    for (let round = -1; round < Math.max(3, rounds(7)); round++)
      for (const name in senders) {
        const time = await senders[name]();
        if (round >= 0) times[name].push(time);
      }
    const rate = (name) => `${Math.round((count / median(times[name])) * 1000)} a second`;
    const best = ratio(times.nodemailer, times.galley);
    row(
      `Galley, ready messages: ${rate('galley')}; nodemailer ${rate('nodemailer')}`,
      `${Math.round(best * 100)} % of nodemailer’s`,
      '≥ 90 %',
      best >= 0.9,
    );
    const faster = ratio(times.composing, times.own);
    row(
      `own headers and signature: ${rate('own')}; nodemailer ${rate('composing')}`,
      `${faster.toFixed(2)} × faster`,
      '≥ 3 ×',
      faster >= 3,
    );
    reference(port, count, rounds(3));
  } finally {
    sink.kill();
  }
};

/** One edition's worth of words, composed once, and what nodemailer needs to compose it each time. */
const content = async (createTransport) => {
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const pem = key.export({ type: 'pkcs8', format: 'pem' });
  const html = `<!doctype html><html><body>${'<p>Phones for export, and what comes of them.</p>\n'.repeat(820)}</body></html>`;
  const text = 'Phones for export, and what comes of them.\n'.repeat(150);
  const mail = {
    from: 'letter@example.org',
    subject: 'Phones for export',
    html,
    text,
    textEncoding: 'quoted-printable',
  };
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await composer.sendMail({ ...mail, to: 'letter@example.org' });
  const signing = { dkim: { domainName: 'example.org', keySelector: 's1', privateKey: pem } };
  return { key, mail, message, signing };
};

const raw = (message) => {
  const end = message.indexOf('\r\n\r\n') + 4;
  const [head, body] = [message.subarray(0, end), message.subarray(end)];
  return ({ key }) => ({ id: key, messageId: `<${key}>`, head, body, eightBit: false });
};

const own = (inside, { key, message }) =>
  inside.attemptsOf(
    { hash: 'bench', message, subject: '', changesSubject: false },
    { from: { address: 'letter@example.org' }, timeZone: 'Asia/Kolkata' },
    { domain: 'example.org', selector: 's1', key },
  );

const addresses = (count) => Array.from({ length: count }, (_, at) => `reader${at}@galley.test`);

/** Milliseconds for all, the ledger closed. */
const bulk = async (inside, work, port, count, attempt) => {
  const server = await inside.locate(inside.readServer(`smtp://127.0.0.1:${port}`, {}, work));
  const recipients = addresses(count).map(inside.readAddress);
  const started = performance.now();
  const ledger = inside.Ledger.open(mkdtempSync(join(work, 'ledger-')));
  const results = await inside.deliver({
    from: 'letter@example.org',
    recipients,
    content: 'bench',
    attempt,
    server,
    ledger,
    connections,
  });
  await ledger.close();
  if (results.some(({ state }) => state !== 'accepted')) throw new Error('not everything was accepted');
  return performance.now() - started;
};

/** The same by nodemailer's pool; `times` when only a part is sent. */
const pooled = async (createTransport, port, count, options, mailOf, times = 1) => {
  const pool = createTransport({
    pool: true,
    host: '127.0.0.1',
    port,
    ignoreTLS: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    ...options,
  });
  const started = performance.now();
  await Promise.all(
    addresses(count).map((to) =>
      pool.sendMail({ ...mailOf(), to, envelope: { from: 'letter@example.org', to } }),
    ),
  );
  const time = performance.now() - started;
  pool.close();
  return time * times;
};

/** Postfix's own load generator, where it is installed. */
const reference = (port, count, rounds) => {
  if (!existsSync(source)) return absent('Postfix’s smtp-source', 'not installed (Debian: postfix)');
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    const sizes = ['-s', String(connections), '-m', String(count), '-l', '50000', '-d'];
    execFileSync(source, [...sizes, '-f', 'a@example.org', '-t', 'b@galley.test', `inet:127.0.0.1:${port}`]);
    return performance.now() - started;
  });
  aside('Postfix’s smtp-source, for reference', `${Math.round((count / median(times)) * 1000)} a second`);
};
