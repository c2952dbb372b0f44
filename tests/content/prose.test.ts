import { describe, expect, it } from 'vitest';
import type { Block, Inline } from '../../src/model.ts';
import { inlineText } from '../../src/words.ts';
import { brief, readOne } from './fixture.ts';

const file = 'articles/2023-05-31/01-rain.md';

/** Blocks of a body that starts in line 4. */
const blocks = (body: string, language = 'en'): Block[] => {
  const { story } = readOne('headline: Rain', body, { language });
  return story?.body.blocks ?? [];
};

/** The inline content of the first paragraph. */
const inline = (body: string, language?: string): Inline[] => {
  const [first] = blocks(body, language);
  return first && 'children' in first ? first.children : [];
};

const text = (body: string, language?: string): string => inlineText(inline(body, language));

describe('blocks', () => {
  it('have the place of their first character', () => {
    const read = blocks(
      '\nOne\nline.\n\n  Two.\n\n> Quoted\n\n- a\n- b\n  - c\n\n## Head\n\n---\n\n    code\n',
    );
    expect(read.map(({ type, place }) => [type, place.line, place.column])).toEqual([
      ['paragraph', 5, 1],
      ['paragraph', 8, 3],
      ['quote', 10, 1],
      ['list', 12, 1],
      ['heading', 16, 4],
      ['rule', 18, 1],
      ['code', 20, 5],
    ]);
    expect(read[0]?.place.file).toBe(file);
    const list = read[3];
    const inner = list?.type === 'list' ? list.items[1]?.[1] : undefined;
    expect(inner).toMatchObject({ type: 'list', place: { line: 14, column: 3 } });
  });

  it('are lists, tight or loose, ordered from a number', () => {
    expect(blocks('3. a\n4. b')).toMatchObject([
      { type: 'list', ordered: true, start: 3, tight: true, items: [[{}], [{}]] },
    ]);
    expect(blocks('- a\n\n- b')).toMatchObject([{ type: 'list', ordered: false, start: 1, tight: false }]);
    expect(blocks('- a\n  - b\n\n    c')).toMatchObject([
      { tight: true, items: [[{}, { type: 'list', tight: false }]] },
    ]);
  });

  it('are tables with alignment', () => {
    expect(blocks('| a | b |\n|---|--:|\n| *c* | [d](https://d.example) |')).toMatchObject([
      {
        type: 'table',
        head: [{ children: [{ text: 'a' }] }, { align: 'right', children: [{ text: 'b' }] }],
        rows: [
          [
            { children: [{ type: 'emphasis' }] },
            { align: 'right', children: [{ type: 'link', place: { line: 6, column: 9 } }] },
          ],
        ],
      },
    ]);
  });

  it('are code as it stands', () => {
    expect(blocks('```js\nlet x = "--";\n```')).toMatchObject([{ type: 'code', text: 'let x = "--";' }]);
    expect(blocks('```\nnever closed')).toMatchObject([{ type: 'code', text: 'never closed' }]);
  });
});

describe('inline content', () => {
  it('is emphasis, strong, strike, code and breaks', () => {
    expect(inline('*a* **b** ~~c~~ `d "e"`  \nf')).toEqual([
      { type: 'emphasis', children: [{ type: 'text', text: 'a' }] },
      { type: 'text', text: ' ' },
      { type: 'strong', children: [{ type: 'text', text: 'b' }] },
      { type: 'text', text: ' ' },
      { type: 'strike', children: [{ type: 'text', text: 'c' }] },
      { type: 'text', text: ' ' },
      { type: 'code', text: 'd "e"' },
      { type: 'break' },
      { type: 'text', text: 'f' },
    ]);
  });

  it('shows markup as text', () => {
    const html = 'A <b>bold</b> <script>alert(1)</script> </mj-text> &lt; {{headline}} {{{body}}} {% x %}';
    expect(text(html)).toBe(
      'A <b>bold</b> <script>alert(1)</script> </mj-text> < {{headline}} {{{body}}} {% x %}',
    );
    expect(blocks('<div>\nblock\n</div>')).toMatchObject([
      { type: 'paragraph', children: [{ text: '<div> block </div>' }] },
    ]);
  });

  it('needs no spaces around emphasis in Japanese', () => {
    expect(inline('これは**「記事」**です', 'ja')).toEqual([
      { type: 'text', text: 'これは' },
      { type: 'strong', children: [{ type: 'text', text: '「記事」' }] },
      { type: 'text', text: 'です' },
    ]);
    expect(inline('彼は*"言"*った', 'ja').map(({ type }) => type)).toEqual(['text', 'emphasis', 'text']);
    expect(text('2 * 3 * 4')).toBe('2 * 3 * 4');
  });

  it('joins lines with a space, but not in Japanese', () => {
    expect(text('one\ntwo')).toBe('one two');
    expect(text('日本語の\n見出し', 'ja')).toBe('日本語の見出し');
    expect(text('日本語\nGalley', 'ja')).toBe('日本語 Galley');
  });
});

describe('typography', () => {
  it.each([
    ['en', `"a 'b' c" isn't`, '“a ‘b’ c” isn’t'],
    ['en-IN', '"a"', '“a”'],
    ['de', `"a 'b' c"`, '„a ‚b‘ c“'],
    ['de-CH', '"a"', '«a»'],
    ['fr', '"a"', '«\u202fa\u202f»'],
    ['sv', '"a"', '”a”'],
    ['pl', '"a"', '„a”'],
    ['hi', '"समाचार"', '“समाचार”'],
    ['ta', '"செய்தி"', '“செய்தி”'],
    ['ur', '"خبر"', '“خبر”'],
    ['ja', '彼は"記事"と*言*って"いた"。', '彼は「記事」と言って「いた」。'],
    ['zh', '他说"新闻"了', '他说“新闻”了'],
    ['ja', '6"の画面', '6"の画面'],
    ['xx', '"a"', '“a”'],
  ])('quotes of %s', (language, typed, printed) => {
    expect(text(typed, language)).toBe(printed);
  });

  it('makes dashes and ellipses, and nothing else', () => {
    expect(text('a -- b --- c... (c) (r) +- ---- ..... !!!!!!')).toBe(
      'a – b — c… (c) (r) +- ---- ..... !!!!!!',
    );
    expect(text('`a -- b`')).toBe('a -- b');
    expect(text('https://a.example/x--y...z')).toBe('https://a.example/x--y...z');
  });
});

describe('links', () => {
  it('have the place where they start in the file', () => {
    const body =
      'It [literal] rained [a lot](https://a.example "title"), said\n  *[the wire][w]* at https://b.example/x and <https://c.example>.\n\n> - see [it](mailto:a@b.example)\n\n[w]: https://w.example\n';
    const found = JSON.stringify(blocks(body)).match(
      /"type":"link","href":"[^"]*"(,"title":"title")?,"place":\{[^}]*\}/g,
    );
    const places = found?.map((link) =>
      /"href":"([^"]*)".*"line":(\d+),"column":(\d+)/.exec(link)?.slice(1).join(' '),
    );
    expect(places).toEqual([
      'https://a.example 4 21',
      'https://w.example 5 4',
      'https://b.example/x 5 22',
      'https://c.example 5 46',
      'mailto:a@b.example 7 9',
    ]);
  });

  it('are made of bare addresses only with http:// or https://', () => {
    const kinds = (body: string) => inline(body).map(({ type }) => type);
    expect(kinds('https://a.example')).toEqual(['link']);
    for (const body of [
      'www.a.example',
      'a.example',
      'a@b.example',
      'ftp://a.example',
      '//a.example',
      'mailto:a@b.example',
    ]) {
      expect(kinds(body)).toEqual(['text']);
    }
  });

  it.each([
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](&#106;avascript:alert(1))',
    '[x](<java\tscript:alert(1)>)',
    '[x](vbscript:a)',
    '[x](data:text/html,a)',
    '[x](data:image/png;base64,a)',
    '[x](file:///etc/passwd)',
    '[x](ftp://a.example)',
    '<javascript:alert(1)>',
    '[x][r]\n\n[r]: javascript:alert(1)',
  ])('%s is none, and its words stay', (body) => {
    const reading = readOne('headline: Rain', body);
    expect(brief(reading)).toEqual(['error link-unsafe 01-rain.md:4:1']);
    expect(JSON.stringify(reading.edition)).not.toContain('"link"');
    expect(JSON.stringify(reading.story?.body)).toMatch(/"text":"(x|javascript:alert\(1\))"/);
  });

  it.each(['/rain', 'rain.html', 'www.a.example/x', '#top', '?x', '//a.example', '', '%6aavascript:x'])(
    'a link to "%s" leads nowhere from a mail',
    (href) => {
      const reading = readOne('headline: Rain', `It [rained](${href}).`);
      expect(brief(reading)).toEqual(['error link-relative 01-rain.md:4:4']);
    },
  );

  it('that are not whole are named', () => {
    expect(brief(readOne('headline: Rain', '[x](https://)'))).toEqual(['error url-invalid 01-rain.md:4:1']);
    expect(brief(readOne('headline: Rain', '[x](mailto:)'))).toEqual(['error url-invalid 01-rain.md:4:1']);
  });

  it('may go to the web, an address or a telephone', () => {
    const body =
      '[a](http://a.example) [b](https://b.example/?q=1&r=2#s) [c](mailto:c@d.example?subject=e) [d](tel:+4412345)';
    expect(brief(readOne('headline: Rain', body))).toEqual([]);
    expect(inline(body).filter(({ type }) => type === 'link')).toHaveLength(4);
  });
});

it('a picture in the text is a warning, and its description stays', () => {
  const reading = readOne('headline: Rain', 'It ![*heavy* rain](https://a.example/x.png) fell. ![](y.png)');
  expect(brief(reading)).toEqual([
    'warning image-in-text 01-rain.md:4:4',
    'warning image-in-text 01-rain.md:4:51',
  ]);
  expect(inlineText(inline('It ![*heavy* rain](https://a.example/x.png) fell.'))).toBe('It heavy rain fell.');
});
