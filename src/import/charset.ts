/** Bytes as text, with the encoding that was used and how sure that is. */
export interface Decoded {
  text: string;
  /** WHATWG label, lower case. */
  charset: string;
  guessed: boolean;
  /** Some bytes made no sense in that encoding. */
  damaged: boolean;
}

/**
 * Decodes a page or a text by the order of the WHATWG "sniffing" rules: byte-order mark, Content-Type header, the
 * declaration in the first bytes (meta, XML), then UTF-8 when the bytes are valid UTF-8, then a guess.
 * https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding
 */
export const decode = (bytes: Uint8Array, contentType?: string): Decoded => {
  const marked = byteOrderMark(bytes);
  if (marked) return read(bytes, marked, false);
  const declared = [headerCharset(contentType), declaredCharset(bytes)].find(
    (label) => label && isKnown(label),
  );
  const valid = decodeStrictly(bytes, 'utf-8');
  if (declared && declared !== 'utf-8') {
    const isReallyUtf8 = valid !== undefined && hasMultibyte(bytes);
    if (!isReallyUtf8) return read(bytes, declared, false);
  }
  if (valid !== undefined && !looksLikeUtf16(bytes)) {
    return { text: valid, charset: 'utf-8', guessed: !declared, damaged: false };
  }
  if (declared === 'utf-8' && mostlyUtf8(bytes)) return read(bytes, 'utf-8', false);
  return read(bytes, guess(bytes), true);
};

const read = (bytes: Uint8Array, charset: string, guessed: boolean): Decoded => {
  const decoded = new TextDecoder(charset).decode(bytes);
  const text = charset === 'windows-1252' ? withoutC1(decoded) : decoded;
  return { text, charset, guessed, damaged: text.includes('\ufffd') };
};

/** Bytes 80 to 9F of windows-1252. Some versions of Node read them as the control characters of Latin-1. */
const windows1252 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

const withoutC1 = (text: string): string =>
  text.replace(/[\x80-\x9f]/g, (letter) => windows1252[letter.charCodeAt(0) - 0x80] ?? letter);

const byteOrderMark = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return undefined;
};

const headerCharset = (contentType = ''): string | undefined =>
  canonical(/charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType)?.[1]);

const declaredCharset = (bytes: Uint8Array): string | undefined => {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const label =
    /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1] ??
    /<meta[^>]{0,200}?\bcharset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
  const charset = canonical(label);
  // A declaration that could be read byte by byte is not UTF-16.
  return charset?.startsWith('utf-16') ? 'utf-8' : charset;
};

const canonical = (label?: string): string | undefined => {
  if (!label) return undefined;
  return isKnown(label) ? new TextDecoder(label).encoding : undefined;
};

const isKnown = (label: string): boolean => {
  try {
    return Boolean(new TextDecoder(label));
  } catch {
    return false;
  }
};

const decodeStrictly = (bytes: Uint8Array, charset: string): string | undefined => {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

const hasMultibyte = (bytes: Uint8Array): boolean => bytes.some((byte) => byte > 0x7f);

const looksLikeUtf16 = (bytes: Uint8Array): boolean => utf16Side(bytes) !== undefined;

/** Latin text in UTF-16 without a mark has a zero in every other byte. */
const utf16Side = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  const sample = bytes.subarray(0, 400);
  const zeros = [0, 0];
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (sample.length < 8 || Math.max(even, odd) * 4 < sample.length) return undefined;
  return odd > even ? 'utf-16le' : 'utf-16be';
};

const mostlyUtf8 = (bytes: Uint8Array): boolean => {
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, 200_000));
  const broken = text.split('\ufffd').length - 1;
  const beyond = text.match(/[^\u0000-\u007f\ufffd]/g)?.length ?? 0;
  return broken * 10 <= beyond;
};

/** The double-byte encodings are told by whether they decode without an error to the letters of their languages. */
const guess = (bytes: Uint8Array): string => {
  const side = utf16Side(bytes);
  if (side) return side;
  const sample = bytes.subarray(0, 100_000);
  const scored = ['shift_jis', 'euc-jp', 'gb18030', 'big5', 'euc-kr'].map((charset) => ({
    charset,
    score: score(new TextDecoder(charset).decode(sample), charset),
  }));
  scored.sort((a, b) => b.score - a.score);
  const best = scored[0];
  return best && best.score > 0.6 ? best.charset : 'windows-1252';
};

/** Kana or common ideographs, less private, half-width and broken characters, as a share of what is beyond ASCII. */
const score = (text: string, charset: string): number => {
  const beyond = text.match(/[^\u0000-\u007f]/gu) ?? [];
  if (beyond.length === 0) return 0;
  let points = 0;
  for (const letter of beyond) {
    if (letter === '\ufffd' || /[\ue000-\uf8ff\uff61-\uff9f]/.test(letter)) points -= 3;
    else if (/[\u3041-\u30ff]/.test(letter)) points += charset.includes('j') ? 1.2 : 0.3;
    else if (/[\u3001-\u3002\uff01-\uff5e]/.test(letter)) points += 1;
    else if (/[\uac00-\ud7a3]/.test(letter)) points += charset === 'euc-kr' ? 1 : 0.2;
    else if (/[\u4e00-\u9fa5]/.test(letter)) points += 0.8;
  }
  return points / beyond.length;
};
