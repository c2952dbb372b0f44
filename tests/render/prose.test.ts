import { describe, expect, it } from 'vitest';
import type { Block, Inline, Prose } from '../../src/model.ts';
import { Marks } from '../../src/render/marks.ts';
import { proseToHtml } from '../../src/render/prose-html.ts';
import { proseToText } from '../../src/render/prose-text.ts';
import { References } from '../../src/render/refs.ts';

const place = { file: 'articles/2023-05-31/01-a.md', line: 9, column: 1 };
const text = (words: string): Inline => ({ type: 'text', text: words });
const paragraph = (...children: Inline[]): Block => ({ type: 'paragraph', place, children });
const link = (words: string, href: string): Inline => ({
  type: 'link',
  href,
  place,
  children: [text(words)],
});

const html = (prose: Prose, styles: Record<string, string> = {}): string => {
  const marks = new Marks();
  return marks.strip(proseToHtml(prose, styles, marks), () => '').html;
};

describe('proseToHtml', () => {
  it('says the language and direction of each outermost block of a story in another language', () => {
    const quote: Block = { type: 'quote', place, blocks: [paragraph(text('b'))] };
    const marks = new Marks();
    const urdu = { language: 'ur', direction: 'rtl' } as const;
    const filled = proseToHtml({ blocks: [paragraph(text('a')), quote] }, {}, marks, 'slug', urdu);
    expect(marks.strip(filled, () => '').html).toBe(
      '<p lang="ur" dir="rtl">a</p>\n<blockquote lang="ur" dir="rtl"><p>b</p></blockquote>',
    );
  });

  it('shows markup in the words as words', () => {
    const prose = { blocks: [paragraph(text('a <script>alert("x")</script> & \'b\''))] };
    expect(html(prose)).toBe('<p>a &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;b&#39;</p>');
  });

  it('gives each tag its inline style from the theme', () => {
    const prose = { blocks: [paragraph({ type: 'strong', children: [text('x')] })] };
    expect(html(prose, { p: 'margin:0', strong: 'font-weight:700' })).toBe(
      '<p style="margin:0"><strong style="font-weight:700">x</strong></p>',
    );
  });

  it('escapes addresses and titles, and a style that holds quotes', () => {
    const prose = { blocks: [paragraph(link('x', 'https://example.org/?a="b"&c'))] };
    expect(html(prose, { a: 'font-family:"A"' })).toContain(
      'href="https://example.org/?a=&quot;b&quot;&amp;c" style="font-family:&quot;A&quot;"',
    );
  });

  it.each([
    [
      [2, 3, 2],
      [3, 4, 3],
    ],
    [
      [3, 3],
      [3, 3],
    ],
    [
      [1, 2, 6],
      [3, 4, 5],
    ],
    [
      [4, 2, 3],
      [3, 3, 4],
    ],
    [
      [1, 2, 3, 4, 5, 6],
      [3, 4, 5, 6, 6, 6],
    ],
    [
      [2, 5, 4],
      [3, 4, 4],
    ],
  ] as const)('ranks headings of levels %j as %j below the headline of a story', (levels, ranks) => {
    const blocks = levels.map((level): Block => ({ type: 'heading', place, level, children: [text('x')] }));
    expect(
      html({ blocks })
        .match(/(?<=<h)\d/g)
        ?.map(Number),
    ).toEqual(ranks);
  });

  it('ranks a heading in a quote after those before it', () => {
    const heading = (level: 3 | 4): Block => ({ type: 'heading', place, level, children: [text('x')] });
    const quote: Block = { type: 'quote', place, blocks: [heading(4)] };
    expect(html({ blocks: [heading(3), quote] })).toBe('<h3>x</h3>\n<blockquote><h4>x</h4></blockquote>');
  });

  it('writes tight items without paragraphs and loose ones with them', () => {
    const list = (tight: boolean): Block => ({
      type: 'list',
      place,
      ordered: true,
      start: 3,
      tight,
      items: [[paragraph(text('x'))]],
    });
    expect(html({ blocks: [list(true)] })).toBe('<ol start="3"><li>x</li></ol>');
    expect(html({ blocks: [list(false)] })).toBe('<ol start="3"><li><p>x</p></li></ol>');
  });

  it('writes a table with its heads as heads', () => {
    const table: Block = {
      type: 'table',
      place,
      head: [{ children: [text('A')] }, { align: 'right', children: [text('B')] }],
      rows: [[{ children: [text('1')] }, { align: 'right', children: [text('2')] }]],
    };
    expect(html({ blocks: [table] })).toContain('<th scope="col" align="right">B</th>');
    expect(html({ blocks: [table] })).toContain('<td align="right">2</td>');
  });
});

describe('proseToText', () => {
  const asText = (...blocks: Block[]): string => proseToText({ blocks }, new References());

  it('numbers links, the same address once', () => {
    const references = new References();
    const blocks = [
      paragraph(link('one', 'https://a.example/'), text(' and '), link('two', 'https://a.example/')),
    ];
    expect(proseToText({ blocks }, references)).toBe('one [1] and two [1]');
    expect(references.lines()).toEqual(['[1] https://a.example/']);
  });

  it('prints an address that is its own words once', () => {
    expect(asText(paragraph(link('https://a.example/', 'https://a.example/')))).toBe('https://a.example/');
  });

  it('marks quotes, lists and nested lists', () => {
    const inner: Block = {
      type: 'list',
      place,
      ordered: false,
      start: 1,
      tight: true,
      items: [[paragraph(text('in'))]],
    };
    const list: Block = {
      type: 'list',
      place,
      ordered: true,
      start: 9,
      tight: true,
      items: [[paragraph(text('nine')), inner], [paragraph(text('ten'))]],
    };
    expect(asText({ type: 'quote', place, blocks: [paragraph(text('a')), paragraph(text('b'))] })).toBe(
      '> a\n>\n> b',
    );
    expect(asText(list)).toBe('9. nine\n   - in\n10. ten');
  });

  it('sets a narrow table in columns and a wide one as lines', () => {
    const cell = (words: string) => ({ children: [text(words)] });
    const table = (value: string): Block => ({
      type: 'table',
      place,
      head: [cell('Maker'), cell('Share')],
      rows: [[cell('小米'), cell(value)]],
    });
    expect(asText(table('16%'))).toBe('Maker  Share\n-----  -----\n小米   16%');
    expect(asText(table('x'.repeat(80)))).toBe(`Maker: 小米\nShare: ${'x'.repeat(80)}`);
  });
});
