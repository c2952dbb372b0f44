// The inbox as `galley inbox` runs it, in a process of its own: how fast it takes 50 KB messages from five clients, and
// how soon it answers its page with 10,000 of them, at rest and while more come in.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { environment, quantile } from '../measure.mjs';
import { ms, row } from '../table.mjs';

export const title = 'The inbox: 50 KB messages over loopback, five clients';

const full = 10_000;

export const measure = async ({ work, galley, inside, quick }) => {
  const root = join(work, 'inbox');
  mkdirSync(join(root, 'articles'), { recursive: true });
  writeFileSync(join(root, 'newsletter.yaml'), 'name: Bench\nfrom: letter@galley.test\n');
  const inbox = await start(galley, root);
  try {
    await send(inside, inbox, root, 200);
    const filling = await send(inside, inbox, root, full - 200);
    speed('accepted, from empty to 10,000', filling);
    const list = `${inbox.page}api/messages?limit=50`;
    latency('the list, 10,000 in it', await askedAgain(list, quick ? 100 : 500));
    latency('a search among them', await askedAgain(`${list}&search=reader77`, quick ? 50 : 200));
    latency('the page itself', await askedAgain(inbox.page, quick ? 50 : 200));
    const receiving = send(inside, inbox, root, quick ? 1500 : 6000);
    const meanwhile = await askedAgain(list, Number.POSITIVE_INFINITY, receiving);
    speed('accepted, with 10,000 in it and the list being read', await receiving);
    latency('the list meanwhile', meanwhile);
  } finally {
    inbox.process.kill('SIGTERM');
    await inbox.ended;
  }
};

const speed = (what, rate) => row(what, `${Math.round(rate)} a second`, '≥ 600', rate >= 600);

const latency = (what, times) => {
  const [p95, worst] = [quantile(times, 0.95), Math.max(...times)];
  row(what, `p95 ${ms(p95)}, worst ${ms(worst)}`, '≤ 100 ms', worst <= 100);
};

const start = async (galley, root) => {
  const inbox = spawn(process.execPath, [galley, 'inbox'], { cwd: root, env: environment() });
  const ended = new Promise((resolve) => inbox.once('exit', resolve));
  let said = '';
  await new Promise((resolve, reject) => {
    inbox.once('exit', (code) => reject(new Error(`galley inbox ended with ${code}: ${said}`)));
    inbox.stderr.on('data', (text) => {
      said += text;
    });
    inbox.stdout.on('data', (text) => {
      said += text;
      if (said.includes('Ctrl-C')) resolve();
    });
  });
  inbox.stdout.removeAllListeners('data').resume();
  const [, smtp] = /SMTP +(127\.0\.0\.1:\d+)/.exec(said);
  const [, page] = /Page +(\S+)/.exec(said);
  return { process: inbox, ended, smtp, page };
};

const html = `<!doctype html><html><body>${'<p>Phones for export, and what comes of them.</p>\r\n'.repeat(980)}</body></html>\r\n`;

/** Messages a second, sent by Galley's sender without its ledger, so that the inbox is what is measured. */
const send = async (inside, { smtp }, root, count) => {
  const body = Buffer.from(html);
  const attempt = ({ address }) => {
    const messageId = `<${address}>`;
    const fields = ['From: Bench <letter@galley.test>', `To: ${address}`, `Subject: To ${address}`];
    const mime = ['MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8'];
    const date = `Date: ${new Date().toUTCString().replace('GMT', '+0000')}`;
    const head = [...fields, date, `Message-ID: ${messageId}`, ...mime, '', ''].join('\r\n');
    return { id: address, messageId, head: Buffer.from(head), body, eightBit: false };
  };
  const recipients = Array.from({ length: count }, (_, at) => inside.readAddress(`reader${at}@galley.test`));
  const server = await inside.locate(inside.readServer(`smtp://${smtp}`, {}, root));
  const ledger = { intend: async () => {}, settle: () => {} };
  const started = performance.now();
  const results = await inside.deliver({
    from: 'letter@galley.test',
    recipients,
    content: 'bench',
    attempt,
    server,
    ledger,
    connections: 5,
  });
  if (results.some(({ state }) => state !== 'accepted')) throw new Error('not everything was accepted');
  return (count / (performance.now() - started)) * 1000;
};

/** Milliseconds of each answer: `times` requests one after the other, or as many as there is time for. */
const askedAgain = async (address, times, until) => {
  let over = false;
  const end = () => {
    over = true;
  };
  until?.then(end, end);
  const taken = [];
  while (taken.length < times && !over) {
    const started = performance.now();
    const response = await fetch(address);
    await response.arrayBuffer();
    if (!response.ok) throw new Error(`${address} answered ${response.status}`);
    taken.push(performance.now() - started);
    // As a person or a test would ask, not as fast as it can be done.
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return taken;
};
