import { describe, expect, it } from 'vitest';
import { checkProof } from '../../src/check/check.ts';
import { proofOfHtml, proofOfMessage } from '../../src/check/foreign.ts';

const noise = (length: number): Uint8Array => {
  const bytes = new Uint8Array(length);
  let state = 7;
  for (let index = 0; index < length; index++) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    bytes[index] = state >> 16;
  }
  return bytes;
};

const html: [string, string | Uint8Array][] = [
  ['nothing', ''],
  ['noise', noise(20_000)],
  ['plain words', 'just words'],
  ['an open tag', '<table><tr><td style="color:red" href='],
  ['an open comment', '<p>a</p><!--[if mso]><table><tr><td>'],
  ['an open style', '<style>@media (max-width: { a { color: '],
  ['styles that close too often', '<style>}}}}@media{{{{ a{color:;;}} </style>'],
  [
    'conditions in a muddle',
    '<!--[if]><![endif]--><![if !mso]><p><!--<![endif]--><![endif]--><!--[if !mso]><!-->',
  ],
  ['fifty thousand open elements', '<div>'.repeat(50_000)],
  ['fifty thousand closing tags', '</div>'.repeat(50_000)],
  ['a long attribute', `<p title="${'x'.repeat(500_000)}">a</p>`],
  ['nested rules', `<style>${'@media screen {'.repeat(3000)}</style>`],
  [
    'a nested selector',
    `<style>${':not('.repeat(3000)}a${')'.repeat(3000)}{color:red}</style><a href=x>b</a>`,
  ],
  [
    'strange addresses',
    '<a href="http://[">a</a><a href="https://%zz/">b</a><img src="cid:%zz"><a href="mailto:%zz">c</a>',
  ],
  [
    'names of prototypes',
    '<p __proto__="a" constructor="b" style="constructor: x; __proto__: y"><constructor></constructor>',
  ],
  ['control characters', '<p>\u0000\u0001\u0002</p><a href="java\u0000script:x">y</a>'],
];

const messages: [string, string | Uint8Array][] = [
  ['nothing', ''],
  ['noise', noise(20_000)],
  ['one line', 'hello'],
  ['a header alone', 'Subject: a'],
  ['a boundary that is never used', 'Content-Type: multipart/mixed; boundary=x\r\n\r\nhello'],
  ['a boundary in itself', `${'Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n'.repeat(400)}`],
  [
    'broken encodings',
    'Subject: =?x?b?%%%?= =?utf-8?q?=ff?=\r\nContent-Transfer-Encoding: base64\r\nContent-Type: text/html; charset=nope\r\n\r\n%%%%',
  ],
  ['a header of a megabyte', `Subject: ${'x'.repeat(1_000_000)}\r\n\r\nbody`],
  ['header lines without names', ': a\r\n b\r\n: c\r\n\r\nbody'],
  [
    'addresses in a muddle',
    'From: <<<@>>> "a, b\r\nTo: ;;;:::,,,\r\nDKIM-Signature: ;;;=\r\nList-Unsubscribe: <<<\r\n\r\nx',
  ],
];

const octets = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : content;

describe('whatever a file holds, the check ends with a report', () => {
  it.each(html)('HTML: %s', async (_, content) => {
    const report = await checkProof(proofOfHtml(octets(content)), {
      foreign: { kind: 'html', file: '/tmp/x.html' },
    });
    expect(report.ran.filter(({ reason }) => reason?.startsWith('the rule failed'))).toEqual([]);
  });

  it.each(messages)('message: %s', async (_, content) => {
    const { proof } = await proofOfMessage(octets(content));
    const report = await checkProof(proof, {
      foreign: { kind: 'eml', file: '/tmp/x.eml' },
      skip: { spam: 'not here' },
    });
    expect(report.ran.filter(({ reason }) => reason?.startsWith('the rule failed'))).toEqual([]);
  });
});
