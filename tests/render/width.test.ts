import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/render/width.ts';

describe('displayWidth', () => {
  it.each([
    ['plain words, “quoted” – with a dash…'],
    ['été naïve Zürich'],
    ['小米科技はインドで'],
    ['한국어 기사'],
    ['e\u0301te\u0301'],
    ['अंत'],
    ['ＡＢＣ　full width'],
    ['شاؤمی اور ڈکسن'],
    ['🙂 a face'],
  ])('agrees with string-width on %s', (text) => {
    expect(displayWidth(text)).toBe(stringWidth(text));
  });

  it('never says less than string-width, so that no line is too long', () => {
    for (const text of ['👨‍👩‍👧 family', '🇮🇳 flag', '❤️ heart', 'தமிழ் செய்தி', 'हिन्दी समाचार', 'สวัสดี']) {
      expect(displayWidth(text), text).toBeGreaterThanOrEqual(stringWidth(text));
    }
  });
});
