import { describe, expect, it } from 'vitest';
import { readPublication } from '../../src/config.ts';
import { brief, layOut } from '../content/fixture.ts';

const least = 'name: The Evening Wire\nfrom: wire@letters.example\n';
const read = (text: string) => readPublication(layOut({ 'newsletter.yaml': least + text }));

it('every field is read', () => {
  const { publication, findings } = readPublication(
    layOut({
      'newsletter.yaml': `# A comment
name: The "Evening": Wire #1
tagline: News: at five
from:
  name: The Wire
  address: wire@letters.example
replyTo: '"Desk, the" <desk@letters.example>'
language: en-in
timeZone: Asia/Kolkata
time: 7:05
theme: ../themes/plain.mjml
baseUrl: http://localhost:8080/letters
images: link
audience: list
smtp: smtp://me@mail.example:587
testRecipients:
  - a@b.example
  - c@d.example
testSubjectPrefix: "[Test] "
unsubscribe:
  url: https://wire.example/leave
  mailto: mailto:leave@wire.example?subject=leave
listId: wire.letters.example
address: 1 Press Lane, Chennai
site: https://wire.example
dkim: { domain: wire.example, selector: news, keyFile: ../keys/dkim.pem }
checks:
  severity:
    story-length: off
    link-text: error
  clients: [gmail, Apple Mail]
  shares:
    source: our own count
    date: 2026-01-31
    values:
      gmail: 41.5
      Apple Mail: 30
  allow:
    link-text: [more, here]
`,
    }),
  );
  expect(findings).toEqual([]);
  expect(publication).toMatchObject({
    name: 'The "Evening": Wire #1',
    tagline: 'News: at five',
    from: { name: 'The Wire', address: 'wire@letters.example' },
    replyTo: { name: 'Desk, the', address: 'desk@letters.example' },
    language: 'en-IN',
    timeZone: 'Asia/Kolkata',
    time: '07:05',
    theme: '../themes/plain.mjml',
    baseUrl: 'http://localhost:8080/letters/',
    images: 'link',
    audience: 'list',
    smtp: 'smtp://me@mail.example:587',
    testRecipients: ['a@b.example', 'c@d.example'],
    testSubjectPrefix: '[Test]',
    unsubscribe: { url: 'https://wire.example/leave', mailto: 'leave@wire.example?subject=leave' },
    listId: 'wire.letters.example',
    address: '1 Press Lane, Chennai',
    site: 'https://wire.example',
    dkim: { domain: 'wire.example', selector: 'news', keyFile: '../keys/dkim.pem' },
    checks: {
      severity: { 'story-length': 'off', 'link-text': 'error' },
      clients: ['gmail', 'Apple Mail'],
      shares: { source: 'our own count', date: '2026-01-31', values: { gmail: 41.5, 'Apple Mail': 30 } },
      allow: { 'link-text': ['more', 'here'] },
    },
  });
  expect(publication?.places.tagline).toEqual({ file: 'newsletter.yaml', line: 3, column: 10, length: 13 });
});

describe('what is wrong is named with its place, and is the publication’s', () => {
  it.each([
    ['colour: red', 'unknown-key 3:1'],
    ['replyTo: nobody', 'wrong-type 3:10'],
    ['replyTo: a@b.example, c@d.example', 'wrong-type 3:10'],
    ['replyTo:\n  name: x', 'field-missing 4:3'],
    ['language: english please', 'wrong-type 3:11'],
    ['timeZone: Asia/Calcuta', 'wrong-type 3:11'],
    ['time: 25:00', 'wrong-type 3:7'],
    ['time: 5pm', 'wrong-type 3:7'],
    ['baseUrl: wire.example', 'url-invalid 3:10'],
    ['baseUrl: ftp://wire.example', 'url-invalid 3:10'],
    ['baseUrl: https://wire.example/?a=b', 'url-invalid 3:10'],
    ['images: inline', 'wrong-type 3:9'],
    ['audience: everyone', 'wrong-type 3:11'],
    ['smtp: mail.example', 'url-invalid 3:7'],
    ['smtp: http://mail.example', 'url-invalid 3:7'],
    ['unsubscribe:\n  mailto: nobody', 'wrong-type 4:11'],
    ['dkim:\n  domain: a.example', 'field-missing 4:3'],
    ['checks:\n  severity:\n    x: fatal', 'wrong-type 5:8'],
    ['checks:\n  shares:\n    source: a\n    date: 2026-02-30\n    values:\n      a: 1', 'date-invalid 6:11'],
    ['testRecipients: [a@b.example, nobody]', 'wrong-type 3:31'],
    ['site: [', 'yaml-syntax 3:7'],
  ])('%j', (text, expected) => {
    const { publication, findings } = read(text);
    expect(publication).toBeUndefined();
    expect(findings[0]).toMatchObject({ owner: 'publication', severity: 'error' });
    expect(brief({ findings })[0]).toBe(`error ${expected.replace(' ', ' newsletter.yaml:')}`);
  });
});

it('no part of a password is shown, in whatever field it stands', () => {
  for (const text of [
    'smtp: smtp://me:hunter2@mail.example',
    'smtp: "smtp://:hunter2@mail.example"',
    'smtp: me:hunter2@mail.example',
  ]) {
    const { findings } = read(text);
    expect(findings).toHaveLength(1);
    expect(JSON.stringify(findings)).not.toContain('hunter2');
  }
});
