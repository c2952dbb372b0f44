import addressparser from 'nodemailer/lib/addressparser';
import { describe, expect, it } from 'vitest';
import { domainOf, formatAddress, formatMailbox } from '../../src/message/address.ts';

describe('formatMailbox', () => {
  it.each([
    ['Plain Name', 'Plain Name <a@b.example>'],
    [undefined, 'a@b.example'],
    [' ', 'a@b.example'],
    ['Last, First (desk)', '"Last, First (desk)" <a@b.example>'],
    ['Say "hi" \\ there', '"Say \\"hi\\" \\\\ there" <a@b.example>'],
    ['a@b.example', '"a@b.example" <a@b.example>'],
    ['Zoë', '=?UTF-8?Q?Zo=C3=AB?= <a@b.example>'],
    ['=?UTF-8?Q?evil?=', '=?UTF-8?Q?=3D=3FUTF-8=3FQ=3Fevil=3F=3D?= <a@b.example>'],
    ['X\r\nBcc: all@evil.example', '"X Bcc: all@evil.example" <a@b.example>'],
  ])('writes %j as one mailbox', (name, expected) => {
    const written = formatMailbox({ ...(name !== undefined && { name }), address: 'a@b.example' });
    expect(written).toBe(expected);
    expect(addressparser(written)).toHaveLength(1);
    expect(addressparser(written)[0]).toMatchObject({ address: 'a@b.example' });
  });
});

describe('formatAddress', () => {
  it('gives domains their ASCII form', () => {
    expect(formatAddress('news@Bücher.example')).toBe('news@xn--bcher-kva.example');
    expect(formatAddress('news@例え.テスト')).toBe('news@xn--r8jz45g.xn--zckzah');
    expect(domainOf('news@Bücher.example')).toBe('xn--bcher-kva.example');
  });

  it('keeps letters of the local part that need SMTPUTF8', () => {
    expect(formatAddress('zoë@b.example')).toBe('zoë@b.example');
  });

  it('keeps quoted local parts and address literals', () => {
    expect(formatAddress('"a b@c"@d.example')).toBe('"a b@c"@d.example');
    expect(formatAddress('a@[127.0.0.1]')).toBe('a@[127.0.0.1]');
    expect(formatAddress('a@[IPv6:::1]')).toBe('a@[IPv6:::1]');
  });

  it.each([
    '',
    '@',
    'a@',
    '@b',
    'a',
    'a@b@c',
    'a b@c',
    'a..b@c',
    '.a@b',
    'a@b c',
    'a@b>',
    '<a@b>',
    'a,b@c',
    'a@b\n',
    '"a"b"@c',
    'a@[x]y',
    `${'a'.repeat(65)}@b`,
    `a@${'b.'.repeat(150)}c`,
  ])('refuses %j', (address) => {
    expect(() => formatAddress(address)).toThrow('Not a mail address');
  });
});
