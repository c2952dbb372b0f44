import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { compose } from '../../src/message/compose.ts';
import type { ProofImage } from '../../src/model.ts';
import { input } from './input.ts';
import { parseEverywhere, parseWithPython } from './parsers.ts';

const ascii = (message: Uint8Array): string => Buffer.from(message).toString('latin1');
const unfold = (message: Uint8Array): string =>
  ascii(message)
    .split('\r\n\r\n', 1)[0]
    ?.replace(/\r\n(?=[ \t])/g, '') ?? '';
const headerOf = (message: Uint8Array, name: string): string | undefined =>
  new RegExp(`^${name}: (.*)$`, 'im').exec(unfold(message))?.[1]?.trimEnd();

const image = (name: string, cid: string, size = 1000): ProofImage => ({
  name,
  cid,
  type: 'image/png',
  bytes: Uint8Array.from({ length: size }, (_, index) => (index * 7919) % 256),
  width: 10,
  height: 10,
});

const page = (body: string): string => `<!doctype html>\n<html><body>${body}</body></html>\n`;

const contents: Record<string, { subject: string; body: string }> = {
  English: {
    subject: 'Reddit’s #1 problem: “scraping” – and 5.10% more',
    body: 'It costs £5 = 6 € …  \nand a tab\t\n',
  },
  Hindi: {
    subject: 'आज की प्रौद्योगिकी: शाओमी के फ़ोन अब भारत में बनेंगे',
    body: 'शाओमी ने डिक्सन के साथ समझौता किया।\n'.repeat(40),
  },
  Tamil: {
    subject: 'இன்றைய தொழில்நுட்பம்: ஷாவ்மி கைபேசிகள் இந்தியாவில்',
    body: 'ஷாவ்மி நிறுவனம் டிக்ஸனுடன் ஒப்பந்தம் செய்தது.\n'.repeat(40),
  },
  Urdu: {
    subject: 'آج کی ٹیکنالوجی: شیاؤمی کے فون اب بھارت میں',
    body: 'شیاؤمی نے ڈکسن کے ساتھ معاہدہ کیا۔\n'.repeat(40),
  },
  Japanese: {
    subject: '本日のキャッシュ：シャオミ、インドで輸出向けスマートフォンを生産へ',
    body: 'シャオミはディクソンと提携した。\n'.repeat(40),
  },
  emoji: { subject: '👩‍👩‍👧‍👦🏳️‍🌈📱 '.repeat(12).trim(), body: 'Family 👩‍👩‍👧‍👦 and flag 🏳️‍🌈\n' },
  accents: { subject: 'é'.repeat(60), body: 'ÀÉÎÕÜ '.repeat(50) },
  'nothing in the text': { subject: 'Empty', body: '' },
  'a line of 100,000 letters': {
    subject: `${'x'.repeat(1500)} ${'y'.repeat(1500)}`,
    body: 'z'.repeat(100_000),
  },
  'lines that look like boundaries, headers and dots': {
    subject: 'From: nobody',
    body: '\n.\n..\nFrom here on\n--=_galley-0123-1\n--=_galley-0123-1--\nSubject: no\n=?utf-8?Q?x?=\n',
  },
  'what looks encoded already': { subject: 'See =?utf-8?Q?=41?= and =?x', body: '=41=\n=3D' },
  'runs of spaces': { subject: `two  ${' '.repeat(150)} end`, body: `a${' '.repeat(200)}\n b\n` },
};

describe('compose', () => {
  it.each(Object.entries(contents))(
    'carries %s unchanged through three parsers',
    async (_, { subject, body }) => {
      const message = compose(input({ subject, text: body, html: page(body) }));
      for (const [parser, parsed] of Object.entries(await parseEverywhere(message))) {
        expect({ parser, subject: parsed.subject }).toEqual({ parser, subject });
        expect({ parser, text: parsed.text.trimEnd() }).toEqual({ parser, text: body.trimEnd() });
        expect({ parser, html: parsed.html }).toEqual({ parser, html: page(body) });
        expect(parsed.from).toEqual({ name: 'Today’s Cache', address: 'newsletter@todays-cache.example' });
      }
    },
  );

  it('keeps to ASCII, CRLF and lines of 998 octets, and Python finds no defect', () => {
    const messages = Object.values(contents).map(({ subject, body }) => {
      const unsubscribe = { url: `https://x.example/${'u'.repeat(500)}`, mailto: 'leave@x.example' };
      const replyTo = { name: '編集部 "desk", (2)', address: `${'r'.repeat(64)}@${'d'.repeat(60)}.example` };
      const images = [image('ü.png', 'a@galley')];
      return compose(
        input({
          subject,
          text: body,
          html: page(`<img src="cid:a@galley">${body}`),
          unsubscribe,
          replyTo,
          images,
        }),
      );
    });
    for (const message of messages) {
      expect(ascii(message)).toMatch(/^[\t\r\n\x20-\x7e]*$/);
      expect(ascii(message)).not.toMatch(/[^\r]\n|\r[^\n]/);
      expect(
        Math.max(
          ...ascii(message)
            .split('\r\n')
            .map((line) => line.length),
        ),
      ).toBeLessThanOrEqual(998);
      expect(unfold(message)).not.toMatch(/=\?[^ ]{74,}/);
      expect(ascii(message).split('\r\n\r\n', 1)[0]).not.toMatch(/\n[ \t]*\r/);
    }
    for (const { defects } of parseWithPython(messages)) expect(defects).toEqual([]);
  });

  it('puts the text first and pictures beside the HTML that shows them', async () => {
    const images = [image('naïve picture.png', 'one@galley'), image('two.png', 'two@galley', 70_000)];
    const html = page('<img src="cid:two@galley"><img src="cid:one@galley">');
    const message = compose(input({ html, images }));
    const [python] = parseWithPython([message]);
    expect(python?.tree).toEqual([
      'multipart/alternative',
      'text/plain',
      'multipart/related',
      'text/html',
      'image/png',
      'image/png',
    ]);
    expect(python?.images.map(({ disposition }) => disposition)).toEqual(['inline', 'inline']);
    for (const [parser, parsed] of Object.entries(await parseEverywhere(message))) {
      expect({ parser, images: parsed.images }).toEqual({
        parser,
        images: images.map(({ name, cid, bytes }) => ({ name, cid, bytes: Buffer.from(bytes) })),
      });
    }
  });

  it('embeds a picture once, and none that the HTML does not show', () => {
    const images = [
      image('a.png', 'a@galley'),
      image('other-name.png', 'a@galley'),
      image('b.png', 'b@galley'),
    ];
    const [python] = parseWithPython([compose(input({ html: page('<img src="cid:a@galley">'), images }))]);
    expect(python?.images).toHaveLength(1);
  });

  it('encodes mostly-ASCII parts readably and others in the shorter way', () => {
    const { body } = contents.Japanese ?? { body: '' };
    const message = ascii(compose(input({ html: page('Plain'), text: body })));
    expect(message.match(/Content-Transfer-Encoding: .*/g)).toEqual([
      'Content-Transfer-Encoding: base64',
      'Content-Transfer-Encoding: quoted-printable',
    ]);
  });

  it('dates the message when the edition goes out, wherever and whenever it is built', () => {
    expect(headerOf(compose(input()), 'Date')).toBe('Wed, 31 May 2023 17:00:00 +0530');
    const london = input({ timeZone: 'Europe/London', time: '07:30', date: '2023-12-01' });
    expect(headerOf(compose(london), 'Date')).toBe('Fri, 01 Dec 2023 07:30:00 +0000');
  });

  it('names itself by its content', () => {
    const ids = [
      input(),
      input({ text: 'x' }),
      input({ subject: 'x' }),
      input({ html: 'x' }),
      input({ time: '18:00' }),
    ];
    const found = ids.map((one) => headerOf(compose(one), 'Message-ID'));
    expect(new Set(found).size).toBe(ids.length);
    expect(found[0]).toMatch(/^<[0-9a-f]{32}@todays-cache\.example>$/);
    expect(headerOf(compose(input()), 'Message-ID')).toBe(found[0]);
  });

  it('says how to leave, with one click only where that is an https address', () => {
    const url = 'https://x.example/leave?a=1,2&b=<3>';
    const message = compose(input({ unsubscribe: { url, mailto: 'leave@x.example' } }));
    expect(headerOf(message, 'List-Unsubscribe')).toBe(
      '<https://x.example/leave?a=1%2C2&b=%3C3%3E>, <mailto:leave@x.example>',
    );
    expect(headerOf(message, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    const mailOnly = compose(input({ unsubscribe: { mailto: 'mailto:leave@x.example?subject=leave me' } }));
    expect(headerOf(mailOnly, 'List-Unsubscribe')).toBe('<mailto:leave@x.example?subject=leave%20me>');
    expect(headerOf(mailOnly, 'List-Unsubscribe-Post')).toBeUndefined();
    expect(unfold(compose(input()))).not.toContain('List-Unsubscribe');
  });

  it('names the list, by its own identifier where one is configured', () => {
    const of = (listId?: string, name?: string) =>
      parseWithPython([
        compose(input({ ...(listId && { listId }), ...(name && { name }) })),
      ])[0]?.headers.find(([key]) => key === 'List-Id')?.[1];
    expect(of()).toBe('Today’s Cache <todays-cache.todays-cache.example>');
    expect(of('cache.lists.example')).toBe('Today’s Cache <cache.lists.example>');
    expect(of(undefined, '本日')).toBe('本日 <newsletter.todays-cache.example>');
  });

  it('lets no text become a header or a part of its own', () => {
    const evil = 'Hi\r\nBcc: all@evil.example\n\n<b>\0\u2028X: y\u0085Z: z';
    const message = compose(
      input({
        subject: evil,
        name: evil,
        from: { name: evil, address: 'newsletter@todays-cache.example' },
        language: 'en\r\nX-Evil: 1',
        listId: 'a>\r\nX-Evil: 1',
        unsubscribe: { url: 'https://x.example/\r\nX-Evil: 1', mailto: 'a@b.example\r\nX-Evil: 1' },
        html: '<img src="cid:a\r\nX-Evil-Html: 1">',
        images: [image('a"\r\nX-Evil: 1.png', 'a\r\nX-Evil-Html: 1')],
      }),
    );
    expect(ascii(message)).not.toMatch(/^(?:bcc|x-evil|x|z):/im);
    expect(ascii(message)).not.toContain('\0');
    expect(parseWithPython([message])[0]?.defects).toEqual([]);
  });

  it('refuses a sender that is not one address, in words', () => {
    for (const address of ['', 'nobody', 'a@', '@b', 'a@b\r\nX: y', 'a@b, c@d.example', 'a@b>c']) {
      expect(() => compose(input({ from: { address } }))).toThrow('Not a mail address');
    }
  });

  it('is the same to the byte in any time zone, language and year', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'galley-compose-'));
    try {
      const outfile = join(folder, 'compose.cjs');
      await build({
        entryPoints: ['src/message/compose.ts'],
        bundle: true,
        platform: 'node',
        format: 'cjs',
        outfile,
      });
      const { edition, ...rest } = input({ html: page('<img src="cid:a@galley">é') });
      const script = `
        const shift = Number(process.env.SHIFT); const now = Date.now; Date.now = () => now() + shift;
        const { compose } = require(${JSON.stringify(outfile)});
        const image = { name: 'a.png', cid: 'a@galley', type: 'image/png', bytes: new Uint8Array(5000), width: 1, height: 1 };
        process.stdout.write(compose({ ...${JSON.stringify(rest)}, edition: ${JSON.stringify(edition)}, images: [image] }));`;
      const run = (env: Record<string, string>): string => {
        const child = spawnSync(process.execPath, ['-e', script], { env: { ...process.env, ...env } });
        expect(child.stderr.toString()).toBe('');
        return child.stdout.toString('latin1');
      };
      const first = run({ TZ: 'UTC', SHIFT: '0', LANG: 'C' });
      expect(first).toContain('+0530');
      expect(run({ TZ: 'America/St_Johns', SHIFT: '40000000000', LANG: 'de_DE.UTF-8' })).toBe(first);
      expect(run({ TZ: 'Asia/Tokyo', SHIFT: '-9999999999', LC_ALL: 'ar_EG.UTF-8' })).toBe(first);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
