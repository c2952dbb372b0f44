import { expect, it } from 'vitest';
import { readAddress } from '../../src/send/address.ts';

it.each([
  ['ann@galley.test', 'ann@galley.test'],
  ['ann+news@EXAMPLE.com', 'ann+news@example.com'],
  ['ann@bücher.example', 'ann@xn--bcher-kva.example'],
  ['ann@भारत.example', 'ann@xn--h2brj9c.example'],
  ['पाठक@galley.test', 'पाठक@galley.test'],
  ["o'neil@galley.test", "o'neil@galley.test"],
])('takes %s and puts its domain into A-labels', (text, address) => {
  expect(readAddress(text)?.address).toBe(address);
});

it.each([
  '',
  'ann',
  '@galley.test',
  'ann@',
  'ann bee@galley.test',
  'ann@galley test',
  'ann@galley.test\r\nRCPT TO:<eve@galley.test>',
  'ann@galley.test>',
  '<ann@galley.test>',
  'ann..bee@galley.test',
  '.ann@galley.test',
  'ann@galley..test',
  'ann\0@galley.test',
  `${'a'.repeat(65)}@galley.test`,
])('does not take %j', (text) => {
  expect(readAddress(text)).toBeUndefined();
});

it('knows two spellings of one mailbox', () => {
  expect(readAddress('Ann@Galley.Test')?.key).toBe(readAddress('ann@galley.test')?.key);
});
