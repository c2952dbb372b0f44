import { createTransport } from 'nodemailer';
import { describe, expect, it } from 'vitest';
import { type Fault, FaultPlan, formatReply } from '../../src/inbox/faults.ts';
import { freshInbox, sendBytes, Talk } from './support.ts';

const mail = 'Subject: x\r\n\r\nBody\r\n';

/** Says the commands up to the phase; the reply of the phase itself. */
async function reach(port: number, phase: Fault['phase']): Promise<string> {
  const talk = await Talk.to(port);
  if (phase === 'connect' || phase === 'greeting') return talk.reply();
  await talk.reply();
  const script: [Fault['phase'], string][] = [
    ['ehlo', 'EHLO client.test'],
    ['starttls', 'STARTTLS'],
    ['auth', 'AUTH PLAIN AGEAYg=='],
    ['mail', 'MAIL FROM:<a@galley.test>'],
    ['rcpt', 'RCPT TO:<b@galley.test>'],
    ['data', 'DATA'],
    ['end', `${mail}.`],
    ['rset', 'RSET'],
    ['noop', 'NOOP'],
    ['quit', 'QUIT'],
  ];
  for (const [step, line] of script) {
    if (step === 'starttls' && phase !== 'starttls') continue;
    const reply = await talk.ask(line);
    if (step === phase) return reply;
    expect(reply).toMatch(/^[23]/);
  }
  throw new Error(`no such phase: ${phase}`);
}

const phasesWithReply = [
  'connect',
  'greeting',
  'ehlo',
  'starttls',
  'auth',
  'mail',
  'rcpt',
  'data',
  'end',
  'rset',
  'noop',
  'quit',
] as const;

describe.each(phasesWithReply)('a fault at %s', (phase) => {
  it.each(['451 4.3.0 Try later', '554 5.7.1 Never'])('replies %s', async (reply) => {
    const inbox = await freshInbox({ faults: [{ phase, action: { reply } }] });
    expect(await reach(inbox.smtpPort, phase)).toBe(reply);
    expect(inbox.store.list().total).toBe(['rset', 'noop', 'quit'].includes(phase) ? 1 : 0);
  });

  it('replies over several lines', async () => {
    const inbox = await freshInbox({ faults: [{ phase, action: { reply: '452 4.5.3 One\n4.5.3 Two' } }] });
    expect(await reach(inbox.smtpPort, phase)).toBe('452-4.5.3 One\n452 4.5.3 Two');
  });

  it.each([true, 'reset'] as const)('drops the connection (%s)', async (drop) => {
    const inbox = await freshInbox({ faults: [{ phase, action: { drop } }] });
    expect(await reach(inbox.smtpPort, phase)).toBe('[closed]');
  });

  it('says garbage', async () => {
    const inbox = await freshInbox({ faults: [{ phase, action: { garbage: '!\x00?', drop: true } }] });
    expect(await reach(inbox.smtpPort, phase)).toBe('!\x00?[closed]');
  });

  it('hangs', async () => {
    const inbox = await freshInbox({ faults: [{ phase, action: { hang: true } }] });
    const outcome = await Promise.race([
      reach(inbox.smtpPort, phase),
      new Promise((resolve) => setTimeout(resolve, 150, 'silence')),
    ]);
    expect(outcome).toBe('silence');
  });

  it('delays the normal reply', async () => {
    const inbox = await freshInbox({ faults: [{ phase, action: { delay: 60 } }] });
    const start = performance.now();
    expect(await reach(inbox.smtpPort, phase)).toMatch(/^[23]\d\d/);
    expect(performance.now() - start).toBeGreaterThan(50);
  });

  it('strikes as often as asked, then no more', async () => {
    const inbox = await freshInbox({ faults: [{ phase, action: { reply: '450 4.2.0 Once' }, times: 1 }] });
    expect(await reach(inbox.smtpPort, phase)).toBe('450 4.2.0 Once');
    expect(await reach(inbox.smtpPort, phase)).toMatch(/^[23]\d\d/);
    expect(inbox.faults.list()[0]?.fired).toBe(1);
  });
});

describe('a fault after the final dot', () => {
  it('keeps the message when the connection drops, so that the sender cannot know', async () => {
    const inbox = await freshInbox({ faults: [{ phase: 'end', action: { drop: true } }] });
    expect(await sendBytes(await Talk.introduced(inbox.smtpPort), mail)).toBe('[closed]');
    expect(inbox.store.list().total).toBe(1);
  });

  it('does not keep it when told so', async () => {
    const inbox = await freshInbox({ faults: [{ phase: 'end', action: { drop: true, store: false } }] });
    expect(await sendBytes(await Talk.introduced(inbox.smtpPort), mail)).toBe('[closed]');
    expect(inbox.store.list().total).toBe(0);
  });

  it('goes on with the next message on the same connection after a 4xx', async () => {
    const inbox = await freshInbox({ faults: [{ phase: 'end', action: { reply: '451 Later' }, times: 1 }] });
    const talk = await Talk.introduced(inbox.smtpPort);
    expect(await sendBytes(talk, mail)).toBe('451 Later');
    expect(await sendBytes(talk, mail)).toMatch(/^250 /);
    expect(inbox.store.list().total).toBe(1);
  });
});

describe('a fault in the middle', () => {
  it('drops the connection while the message is on its way', async () => {
    const inbox = await freshInbox({
      faults: [{ phase: 'message', action: { drop: true, afterBytes: 50_000 } }],
    });
    const talk = await Talk.introduced(inbox.smtpPort);
    expect(await sendBytes(talk, `Subject: x\r\n\r\n${'0123456789\r\n'.repeat(10_000)}`)).toBe('[closed]');
    expect(inbox.store.list().total).toBe(0);
  });

  it('delays the message half-way and then takes it whole', async () => {
    const inbox = await freshInbox({
      faults: [{ phase: 'message', action: { delay: 60, afterBytes: 20_000 } }],
    });
    const bytes = `Subject: x\r\n\r\n${'0123456789\r\n'.repeat(5_000)}`;
    expect(await sendBytes(await Talk.introduced(inbox.smtpPort), bytes)).toMatch(/^250/);
    expect((await inbox.store.raw(inbox.store.list().messages[0]?.id ?? ''))?.toString()).toBe(bytes);
  });

  it('refuses one recipient and takes the other', async () => {
    const inbox = await freshInbox({
      faults: [
        { phase: 'rcpt', action: { reply: '550 5.1.1 Nobody here' }, match: { recipient: '*@NOWHERE.test' } },
      ],
    });
    const talk = await Talk.introduced(inbox.smtpPort);
    await talk.ask('MAIL FROM:<a@galley.test>');
    expect(await talk.ask('RCPT TO:<x@nowhere.test>')).toBe('550 5.1.1 Nobody here');
    expect(await talk.ask('RCPT TO:<y@galley.test>')).toMatch(/^250/);
  });

  it('answers pipelined commands in order around a delayed one', async () => {
    const inbox = await freshInbox({ faults: [{ phase: 'mail', action: { delay: 40 } }] });
    const talk = await Talk.introduced(inbox.smtpPort);
    talk.write('MAIL FROM:<a@galley.test>\r\nRCPT TO:<bad>\r\nRCPT TO:<b@galley.test>\r\nDATA\r\n');
    expect([await talk.reply(), await talk.reply(), await talk.reply(), await talk.reply()]).toEqual([
      expect.stringMatching(/^250/),
      expect.stringMatching(/^501/),
      expect.stringMatching(/^250/),
      expect.stringMatching(/^354/),
    ]);
  });

  it('leaves features out of EHLO', async () => {
    const inbox = await freshInbox({
      faults: [{ phase: 'ehlo', action: { without: ['STARTTLS', 'AUTH', 'SIZE'] } }],
    });
    const talk = await Talk.to(inbox.smtpPort);
    await talk.reply();
    const reply = await talk.ask('EHLO client.test');
    expect(reply).not.toMatch(/STARTTLS|AUTH|SIZE/);
    expect(reply).toMatch(/8BITMIME/);
  });
});

describe('limits', () => {
  it('refuses a declared size and a real one', async () => {
    const inbox = await freshInbox({ limits: { size: 1000 } });
    const talk = await Talk.to(inbox.smtpPort);
    await talk.reply();
    expect(await talk.ask('EHLO client.test')).toContain('SIZE 1000');
    expect(await talk.ask('MAIL FROM:<a@galley.test> SIZE=1001')).toMatch(/^552 /);
    expect(await sendBytes(talk, `Subject: x\r\n\r\n${'line\r\n'.repeat(300)}`)).toMatch(/^552 /);
    expect(inbox.store.list().total).toBe(0);
  });

  it('refuses more connections than allowed', async () => {
    const inbox = await freshInbox({ limits: { connections: 1 } });
    expect(await (await Talk.to(inbox.smtpPort)).reply()).toMatch(/^220 /);
    expect(await (await Talk.to(inbox.smtpPort)).reply()).toMatch(/^421 /);
  });
});

describe('TLS', () => {
  async function send(faults: Fault[], name = 'localhost') {
    const inbox = await freshInbox({ faults });
    const transport = createTransport({
      host: '127.0.0.1',
      port: inbox.smtpPort,
      requireTLS: true,
      greetingTimeout: 5000,
      socketTimeout: 5000,
      tls: { ca: await inbox.authority(), servername: name },
    });
    const message = { from: 'a@galley.test', to: 'b@galley.test', text: 'x' };
    const outcome = await transport.sendMail(message).then(
      () => 'accepted',
      (error: Error) => error.message,
    );
    return { outcome, inbox };
  }

  it('shows a certificate that its own authority vouches for', async () => {
    const { outcome, inbox } = await send([]);
    expect(outcome).toBe('accepted');
    const [message] = inbox.store.list().messages;
    expect(inbox.store.envelope(message?.id ?? '')?.tls).toBe('TLSv1.3');
  });

  it.each([
    ['expired', /expired/],
    ['wrong-name', /altnames/],
    ['self-signed', /self.signed/],
  ] as const)('shows one that is %s', async (certificate, complaint) => {
    const { outcome } = await send([{ phase: 'tls', action: { certificate } }]);
    expect(outcome).toMatch(complaint);
  });

  it.each([{ drop: true }, { garbage: true }, { garbage: 'no TLS', drop: 'reset' }] as const)(
    'fails in the handshake: %o',
    async (action) => {
      const { outcome, inbox } = await send([{ phase: 'tls', action }]);
      expect(outcome).not.toBe('accepted');
      expect(inbox.store.list().total).toBe(0);
    },
  );

  it('strikes inside TLS too', async () => {
    const { outcome } = await send([{ phase: 'rcpt', action: { reply: '550 5.1.1 Nobody' } }]);
    expect(outcome).toContain('550 5.1.1 Nobody');
  });
});

it('takes the first fault that fits, after those to be skipped', () => {
  const plan = new FaultPlan([
    { phase: 'mail', action: { reply: '450 a' }, skip: 1, times: 1 },
    { phase: 'mail', action: { reply: '550 b' }, match: { sender: 'x@y.z', connection: 2 } },
  ]);
  const occasion = (connection: number, sender: string) => ({ connection, sender, recipients: [] });
  expect(plan.take('mail', occasion(1, 'q'))).toBeUndefined();
  expect(plan.take('mail', occasion(1, 'q'))?.reply).toBe('450 a');
  expect(plan.take('mail', occasion(1, 'X@y.z'))).toBeUndefined();
  expect(plan.take('mail', occasion(2, 'X@y.z'))?.reply).toBe('550 b');
});

it('keeps codes a multi-line reply already has', () => {
  expect(formatReply('250-hello\n250 SIZE 10')).toBe('250-hello\r\n250 SIZE 10');
});
