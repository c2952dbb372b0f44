import { describe, expect, it } from 'vitest';
import type { ProofImage } from '../../src/model.ts';
import { Marks } from '../../src/render/marks.ts';

const place = (line: number) => ({ file: 'articles/2023-05-31/01-a.md', line, column: 1 });

const image: ProofImage = {
  name: 'a.jpg',
  cid: 'a@galley',
  type: 'image/jpeg',
  bytes: new Uint8Array(),
  width: 10,
  height: 10,
};

describe('Marks', () => {
  it('leaves a page without marks as it is', () => {
    const page = '<p>One &amp; two</p>';
    expect(new Marks().strip(page, () => '')).toEqual({ html: page, messageHtml: page, origins: [] });
  });

  it('tells where each stretch of the page came from', () => {
    const marks = new Marks();
    const story = marks.open({ place: place(1), kind: 'story', story: 'a' });
    const headline = marks.around('Dixon', { place: place(2), kind: 'field', story: 'a', field: 'headline' });
    const { html, origins } = marks.strip(`<td>${story}<h2>${headline}</h2>${marks.close()}</td>`, () => '');
    expect(html).toBe('<td><h2>Dixon</h2></td>');
    expect(origins.map(({ start, end }) => html.slice(start, end))).toEqual(['<h2>Dixon</h2>', 'Dixon']);
    expect(origins[1]).toMatchObject({ field: 'headline', place: { line: 2 } });
  });

  it('gives a picture its address on disk and its address in the message', () => {
    const marks = new Marks();
    const filled = `<img src="${marks.image(image)}"><b>${marks.around('x', { place: place(1), kind: 'block' })}</b>`;
    const { html, messageHtml, origins } = marks.strip(filled, ({ cid }) => `cid:${cid}`);
    expect(html).toBe('<img src="images/a.jpg"><b>x</b>');
    expect(messageHtml).toBe('<img src="cid:a@galley"><b>x</b>');
    expect(html.slice(origins[0]?.start, origins[0]?.end)).toBe('x');
  });

  it('drops a mark that nobody opened', () => {
    expect(new Marks().strip('a\x0199\x02b\x03\x0499\x05c', () => '').html).toBe('abc');
  });
});
