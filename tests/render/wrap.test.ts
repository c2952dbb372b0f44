import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { wrapText } from '../../src/render/wrap.ts';

const widest = (text: string): number => Math.max(...text.split('\n').map((line) => stringWidth(line)));

describe('wrapText', () => {
  it('leaves short lines and blank lines alone', () => {
    expect(wrapText('One line.\n\nAnother.')).toBe('One line.\n\nAnother.');
  });

  it('breaks at spaces before column 73 and loses no word', () => {
    const text = 'Xiaomi said on Tuesday that it would make phones for export in India. '.repeat(5).trim();
    const wrapped = wrapText(text);
    expect(widest(wrapped)).toBeLessThanOrEqual(72);
    expect(widest(wrapped)).toBeGreaterThan(60);
    expect(wrapped.replaceAll('\n', ' ')).toBe(text);
  });

  it('hangs the lines of a list item under its words', () => {
    const [first, second] = wrapText(`- ${'word '.repeat(30)}`).split('\n');
    expect(first).toMatch(/^- word/);
    expect(second).toMatch(/^ {2}word/);
  });

  it('hangs the lines of a numbered item and of a reference', () => {
    expect(wrapText(`10. ${'word '.repeat(30)}`).split('\n')[1]).toMatch(/^ {4}word/);
    expect(wrapText(`[12] ${'word '.repeat(30)}`).split('\n')[1]).toMatch(/^ {5}word/);
  });

  it('repeats the sign of a quote on each of its lines', () => {
    const lines = wrapText(`> ${'word '.repeat(30)}`).split('\n');
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.every((line) => line.startsWith('> word'))).toBe(true);
  });

  it('keeps an address that is longer than a line whole', () => {
    const url = `https://example.org/${'a'.repeat(100)}`;
    expect(wrapText(`[1] ${url}`)).toBe(`[1] ${url}`);
    expect(wrapText(`${'word '.repeat(13)}${url} more`)).toContain(`\n${url}\n`);
  });

  it('counts Japanese letters as two columns and breaks between them', () => {
    const text =
      '小米科技はインドでの輸出向け携帯電話の製造を、ディクソン社と共同で始めると発表した。'.repeat(3);
    const wrapped = wrapText(text);
    expect(widest(wrapped)).toBeLessThanOrEqual(72);
    expect(widest(wrapped)).toBeGreaterThanOrEqual(68);
    expect(wrapped.replaceAll('\n', '')).toBe(text);
  });

  it('never begins a Japanese line with a full stop or a closing bracket', () => {
    const text = '「あいうえおかきくけこ」、さしすせそたちつてと。'.repeat(8);
    for (const line of wrapText(text).split('\n')) expect(line).not.toMatch(/^[、。」]/);
  });

  it('counts Devanagari and Urdu by what is shown, not by code units', () => {
    const hindi = 'शाओमी निर्यात के लिए डिक्सन के साथ फ़ोन बनाएगी और पुर्ज़ों में निवेश करेगी। '.repeat(4).trim();
    const wrapped = wrapText(hindi);
    expect(widest(wrapped)).toBeLessThanOrEqual(72);
    expect(wrapped.replaceAll('\n', ' ')).toBe(hindi);
  });
});
