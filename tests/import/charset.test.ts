import { describe, expect, it } from 'vitest';
import { decode } from '../../src/import/charset.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const utf16 = (text: string, mark: boolean): Uint8Array => {
  const units = Uint16Array.from(mark ? `\ufeff${text}` : text, (letter) => letter.charCodeAt(0));
  return new Uint8Array(units.buffer);
};

describe('decoding', () => {
  it('believes a byte-order mark before anything else', () => {
    const { text, charset } = decode(utf16('Kites über the square', true), 'text/html; charset=utf-8');
    expect({ text, charset }).toEqual({ text: 'Kites über the square', charset: 'utf-16le' });
  });

  it('believes the header before the page', () => {
    const { text } = decode(
      latin('<meta charset="shift_jis"><p>caf\xe9</p>'),
      'text/html; charset=windows-1252',
    );
    expect(text).toContain('café');
  });

  it('believes meta, http-equiv and XML declarations', () => {
    for (const head of [
      '<meta charset=windows-1252>',
      '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">',
      '<?xml version="1.0" encoding="iso-8859-1"?>',
    ]) {
      expect(decode(latin(`${head}caf\xe9 \x93x\x94`)).text, head).toContain('café “x”');
    }
  });

  it('reads UTF-8 that calls itself something else as UTF-8', () => {
    expect(decode(utf8('<meta charset="iso-8859-1">café, déjà vu')).text).toContain('café, déjà vu');
  });

  it('reads UTF-8 and ASCII that call themselves nothing', () => {
    expect(decode(utf8('déjà vu'))).toMatchObject({ text: 'déjà vu', charset: 'utf-8', damaged: false });
  });

  it('tells UTF-16 without a mark, Shift_JIS, EUC-JP and GB18030 by their letters', () => {
    expect(decode(utf16('Kites over the square', false)).text).toBe('Kites over the square');
    // 港町の時計が動いた。
    const shiftJis = [
      0x8d, 0x60, 0x92, 0xac, 0x82, 0xcc, 0x8e, 0x9e, 0x8c, 0x76, 0x82, 0xaa, 0x93, 0xae, 0x82, 0xa2, 0x82,
      0xbd, 0x81, 0x42,
    ];
    expect(decode(Uint8Array.from(shiftJis))).toMatchObject({ text: '港町の時計が動いた。', guessed: true });
    const eucJp = [
      0xb9, 0xc1, 0xc4, 0xae, 0xa4, 0xce, 0xbb, 0xfe, 0xb7, 0xd7, 0xa4, 0xac, 0xc6, 0xb0, 0xa4, 0xa4, 0xa4,
      0xbf, 0xa1, 0xa3,
    ];
    expect(decode(Uint8Array.from(eucJp)).text).toBe('港町の時計が動いた。');
    // 广场上的风筝，很多。
    const gb = [
      0xb9, 0xe3, 0xb3, 0xa1, 0xc9, 0xcf, 0xb5, 0xc4, 0xb7, 0xe7, 0xf3, 0xdd, 0xa3, 0xac, 0xba, 0xdc, 0xb6,
      0xe0, 0xa1, 0xa3,
    ];
    expect(decode(Uint8Array.from(gb))).toMatchObject({ text: '广场上的风筝，很多。', charset: 'gb18030' });
  });

  it('says when letters make no sense', () => {
    expect(decode(Uint8Array.of(0x81, 0x81, 0xff, 0xfd), 'text/html; charset=shift_jis').damaged).toBe(true);
  });

  it('takes an unknown label for none', () => {
    expect(decode(utf8('déjà'), 'text/html; charset=martian').text).toBe('déjà');
  });
});
