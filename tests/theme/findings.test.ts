import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { checkTheme } from '../../src/theme/load.ts';
import { check, column, findingsOf, folderOf, page } from './kit.ts';

/** The only finding of a theme, in short. */
const only = async (mjml: string, files: Record<string, string> = {}) => {
  const { findings } = await check(mjml, files);
  expect(findings.map(({ code, message }) => `${code} ${message}`)).toHaveLength(1);
  const [finding] = findings;
  return { ...finding, at: `${finding?.place?.line}:${finding?.place?.column}` };
};

const text = (content: string): string => column(`<mj-text>${content}</mj-text>`);

it('a theme.yaml that cannot be read is told alone, without the labels it hides', async () => {
  const yaml = 'labels:\n  en:\n    mine: x\nname: a\nname: b\n';
  expect(await findingsOf(text("{{label 'mine'}}"), { 'theme.yaml': yaml })).toEqual([
    'theme.yaml:5:1 duplicate-key',
  ]);
});

it('a misspelt block is named, and its end not asked for', async () => {
  const { findings } = await check(column('{{#eech stories}}<mj-text>a</mj-text>{{/each}}'));
  expect(findings).toContainEqual(
    expect.objectContaining({
      code: 'theme-helper',
      message: 'There is no block named eech',
      hint: 'Did you mean each?',
    }),
  );
});

describe('MJML that is not well formed', () => {
  it('is named where the unclosed element begins', async () => {
    const finding = await only(
      '<mjml>\n<mj-body>\n<mj-section>\n<mj-column>\n</mj-column>\n</mj-body>\n</mjml>',
    );
    expect(finding).toMatchObject({
      code: 'theme-unclosed',
      at: '3:1',
      message: '<mj-section> is not closed',
    });
    expect(finding.related?.[0]?.place).toMatchObject({ line: 6, column: 1 });
  });

  it('is told from a closing tag that has no opening one', async () => {
    expect(await findingsOf('<mjml><mj-body></mj-column></mj-body></mjml>')).toEqual([
      'edition.mjml:1:16 theme-unclosed',
    ]);
  });

  it('includes text elements that run into the next element', async () => {
    expect(await findingsOf(column('<mj-text>one\n<mj-text>two</mj-text>'))).toEqual([
      'edition.mjml:8:1 theme-unclosed',
    ]);
  });

  it.each(['\n', ' ', ''])(
    'includes a closing tag without its >, and the tag after it is read (%j between)',
    async (gap) => {
      const finding = await only(
        column(`<mj-text>one</mj-text${gap}<mj-image width="5px" src="https://a.example/b.png" alt="" />`),
      );
      expect(finding).toMatchObject({
        code: 'theme-unclosed',
        at: '8:13',
        message: '</mj-text lacks its >, and would swallow the next tag without a word',
      });
    },
  );

  it('includes such a closing tag in HTML and at the end of the file', async () => {
    expect(await only(column('<mj-text><p>one</p\n<p>two</p></mj-text>'))).toMatchObject({ at: '8:16' });
    expect(await only(page('').replace('</mjml>\n', '</mjml '))).toMatchObject({ at: '8:1' });
  });

  it.each([
    ['<mj-text align="left color="#fff">x</mj-text>', '8:10'],
    ['<mj-image src=https://a.example/b.png" alt="" />', '8:11'],
    ['<mj-text><a class="b href="https://a.example/">x</a></mj-text>', '8:13'],
    ["<mj-text><img alt='' src=https://a.example/b.png' /></mj-text>", '8:22'],
  ])('includes a missing quote: %s', async (content, at) => {
    const finding = await only(column(content));
    expect(finding).toMatchObject({ code: 'theme-unclosed', at });
    expect(finding.message).toContain('is missing');
  });

  it('lets apostrophes and tags be in values', async () => {
    const link = `<a title="it's" href="{{link lead.source.url '#'}}" lang=en>x</a>`;
    expect(await findingsOf(column(`<mj-text css-class='a"b'>${link}</mj-text>`))).toEqual([]);
  });

  it('includes attributes given twice', async () => {
    const finding = await only(column('<mj-text color="#fff" color="#000">x</mj-text>'));
    expect(finding).toMatchObject({ code: 'theme-attribute', at: '8:23' });
  });

  it('includes text between elements, which MJML drops', async () => {
    const finding = await only(column('<mj-text>x</mj-text>\nLost words\n'));
    expect(finding).toMatchObject({ code: 'theme-text-dropped', at: '9:1' });
    expect(finding.place?.length).toBe(10);
  });
});

describe("MJML's own complaints", () => {
  it('come with file, line and column of the element or attribute', async () => {
    expect(
      await findingsOf(page('<mj-include path="parts/a.mjml" />'), {
        'parts/a.mjml':
          '<mj-section>\n<mj-column>\n  <mj-txt>x</mj-txt>\n<mj-text colour="#fff">y</mj-text></mj-column></mj-section>',
      }),
    ).toEqual(['parts/a.mjml:3:3 theme-mjml', 'parts/a.mjml:4:10 theme-mjml']);
  });

  it('name elements of HTML, without a word on the terminal', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { findings } = await check(column('<mj-text>x</mj-text>\n  <div></div>\n<mj-imag src="x" />'));
    expect(findings.map(({ place, hint }) => [place?.line, place?.column, hint])).toEqual([
      [9, 3, 'HTML stands in mj-text, or in mj-raw'],
      [10, 1, 'Did you mean mj-image?'],
    ]);
    expect(said).not.toHaveBeenCalled();
    said.mockRestore();
  });

  it('keep their line below a tag of several lines', async () => {
    expect(
      await findingsOf(
        column('<mj-text>{{#if\n lead}}x{{/if}}</mj-text>\n<mj-image nosuch="1" src="x" alt="" />'),
      ),
    ).toEqual(['edition.mjml:10:11 theme-mjml']);
  });

  it('are left out about a colour that a tag will give', async () => {
    expect(await findingsOf(column('<mj-text color="{{css lead.kicker}}">x</mj-text>'))).toEqual([]);
    expect(await findingsOf(column('<mj-text color="12px">x</mj-text>'))).toEqual([
      'edition.mjml:8:10 theme-mjml',
    ]);
  });
});

describe('Handlebars that cannot be read', () => {
  it.each([
    ['{{#if lead}}x', '8:10', '{{#if lead}} is not closed'],
    ['x{{/if}}', '8:11', 'no {{#if}} is open here'],
    ['{{#if lead}}{{#each stories}}x{{/if}}', '8:22', '{{#each stories}} is not closed'],
    ['a {{else}} b', '8:12', 'stands in no block'],
    ['a {{lead.headline b', '8:12', 'closing braces were not found'],
    ['{{lead."x"}}', '8:10', 'Handlebars cannot read'],
    ["{{truncate lead.dek 'x}}", '8:10', ''],
  ])('%s', async (content, at, message) => {
    const finding = await only(text(content));
    expect(finding).toMatchObject({ code: 'theme-syntax', at });
    expect(finding.message).toContain(message);
  });

  it('names every mistake of a file at once', async () => {
    expect(await findingsOf(column('<mj-text>{{a b=}}</mj-text>\n<mj-text>\n{{c d=}}</mj-text>'))).toEqual([
      'edition.mjml:8:10 theme-syntax',
      'edition.mjml:10:1 theme-syntax',
    ]);
  });

  it('tells how to keep a brace of CSS off a tag', async () => {
    const finding = await only(page('', '<mj-style>.a{color:{{publication.name}}}</mj-style>'));
    expect(finding.hint).toContain('write {{x}};}');
  });

  it.each(['{{> part}}', '{{#> part}}x{{/part}}', '{{* deco}}'])('refuses %s', async (content) => {
    expect((await check(text(content))).findings[0]).toMatchObject({ code: 'theme-helper' });
  });
});

describe('names and helpers', () => {
  it.each([
    ['{{lead.headlin}}', 'theme-name', 'Did you mean headline?'],
    ['{{leed.headline}}', 'theme-name', 'Did you mean lead?'],
    ['{{headline}}', 'theme-name', 'There are publication, edition, lead, stories, briefs'],
    ['{{#each stories}}{{publication.name}}{{/each}}', 'theme-name', '../publication.name'],
    ['{{#each stories}}{{../../edition.id}}{{/each}}', 'theme-name', '{{#if}} does not count'],
    ['{{#if lead}}{{../edition.id}}{{/if}}', 'theme-name', '{{#if}} does not count'],
    ['{{#each lead}}x{{/each}}', 'theme-name', '{{#with}}'],
    ['{{#with stories}}x{{/with}}', 'theme-name', '{{#each stories}}'],
    ['{{lead}}', 'theme-name', '{{#with}}'],
    ['{{stories}}', 'theme-name', '{{#each}}'],
    ['{{@index}}', 'theme-name', 'only inside {{#each}}'],
    ['{{@rot.lead}}', 'theme-name', '@root'],
    ['{{#each stories as |s|}}{{s.headlines}}{{/each}}', 'theme-name', 'Did you mean headline?'],
    ["{{label 'readMor'}}", 'theme-name', 'Did you mean readMore?'],
    ['{{lead.constructor}}', 'theme-name', ''],
    ['{{lead.__proto__}}', 'theme-name', ''],
    ['{{dates edition.date}}', 'theme-helper', 'Did you mean date?'],
    ['{{lookup lead "headline"}}', 'theme-helper', 'cannot use lookup'],
    ['{{log lead.slug}}', 'theme-helper', 'cannot use log'],
    ['{{#lead}}x{{/lead}}', 'theme-helper', '{{#with lead}}'],
    ['{{#stories}}x{{/stories}}', 'theme-helper', '{{#each stories}}'],
    ['{{^lead}}x{{/lead}}', 'theme-helper', ''],
    ['{{truncate lead.dek}}', 'theme-arguments', '{{truncate text n}}'],
    ['{{upper lead.dek lead.dek}}', 'theme-arguments', '{{upper text}}'],
    ['{{upper lead.dek x=1}}', 'theme-arguments', '{{upper text}}'],
    ["{{date edition.date 'ful'}}", 'theme-arguments', 'Did you mean full?'],
    ['{{#if}}x{{/if}}', 'theme-arguments', '{{#if value}}'],
    ['{{#each stories limit=2}}x{{/each}}', 'theme-arguments', '{{#each value}}'],
    ['{{"words"}}', 'theme-name', 'without braces'],
    ['{{12}}', 'theme-name', 'without braces'],
    ['{{#if (lead)}}x{{/if}}', 'theme-helper', 'The helpers are'],
    ['{{#if (number)}}x{{/if}}', 'theme-arguments', '{{number n}}'],
    ['{{lead.tags.first}}', 'theme-name', 'There are length'],
    ['{{upper (truncate lead.dk 20)}}', 'theme-name', 'Did you mean dek?'],
  ])('%s is refused, with a hint', async (content, code, hint) => {
    const finding = await only(text(content));
    expect(finding.code).toBe(code);
    expect(finding.hint).toContain(hint);
  });

  it('are placed exactly', async () => {
    expect(await findingsOf(text('one\n  {{#if lead}}{{ lead.hedline }}{{/if}}'))).toEqual([
      'edition.mjml:9:18 theme-name',
    ]);
  });

  it('are checked in the text template too', async () => {
    expect(
      await findingsOf(column(''), { 'edition.txt.hbs': 'Hello\n{{edition.greting}}\n{{#if x}}' }),
    ).toEqual(['edition.txt.hbs:3:1 theme-syntax']);
    expect(await findingsOf(column(''), { 'edition.txt.hbs': 'Hello\n{{edition.greting}}\n' })).toEqual([
      'edition.txt.hbs:2:3 theme-name',
    ]);
  });

  it('in a part are read in the scope it is included in', async () => {
    const mjml = column('{{#each stories}}<mj-include path="a.mjml" />{{/each}}<mj-include path="a.mjml" />');
    expect(await findingsOf(mjml, { 'a.mjml': '<mj-text>{{headline}}</mj-text>' })).toEqual([
      'a.mjml:1:12 theme-name',
    ]);
  });
});

describe('values where they could do harm', () => {
  it.each([
    [text('{{{lead.headline}}}'), 'theme-raw-value'],
    [text('{{&lead.headline}}'), 'theme-raw-value'],
    [text('{{{upper lead.dek}}}'), 'theme-raw-value'],
    [text('{{lead.body}}'), 'theme-raw-value'],
    [text('<a title="{{{lead.body}}}">x</a>'), 'theme-raw-value'],
    [text('<b style="color:{{lead.kicker}}">x</b>'), 'theme-css-value'],
    [column('<mj-text color="{{lead.kicker}}">x</mj-text>'), 'theme-css-value'],
    [page('', '<mj-style>.a:after{content:"{{lead.kicker}}"}</mj-style>'), 'theme-css-value'],
    [text('<style>.a{color:{{lead.kicker}}}</style>'.replace('}}}', '}} }')), 'theme-css-value'],
    [text('<a href="{{lead.source.url}}">x</a>'), 'theme-url-value'],
    [text('<a href="{{#if lead}}{{lead.source.url}}{{/if}}">x</a>'), 'theme-url-value'],
    [text('<a href="{{lead.headline}}">x</a>'), 'theme-url-value'],
    [column('<mj-button href="{{lead.source.url}}">x</mj-button>'), 'theme-url-value'],
    [text('<a href="https://x.example/?q={{lead.headline}}">x</a>'), 'theme-url-value'],
    [text('<!--[if mso]><a href="{{lead.source.url}}">x</a><![endif]-->'), 'theme-url-value'],
    [text('<a class={{lead.slug}}>x</a>'), 'theme-attribute'],
    [text('<a onclick="go({{lead.number}})">x</a>'), 'theme-script-value'],
    [page('<mj-raw><script>var x = "{{publication.name}}"</script></mj-raw>'), 'theme-script-value'],
    [text('<object data="{{lead.source.url}}"></object>'), 'theme-url-value'],
  ])('%# is refused', async (mjml, code) => {
    expect((await only(mjml)).code).toBe(code);
  });

  it.each([
    text('<b style="color:{{css lead.kicker}};width:{{lead.image.width}}px">x</b>'),
    text('<a href="{{link lead.source.url \'#\'}}">x</a><a href="{{publication.site}}">y</a>'),
    text('<a href="https://x.example/?q={{url lead.headline}}#{{lead.slug}}">x</a>'),
    text('<a href="{{#if lead.source.url}}{{link lead.source.url}}{{else}}{{edition.url}}{{/if}}">x</a>'),
    text('<p style="font-family:{{publication.name}}">{{{lead.body}}}</p>'),
    column('<mj-image src="{{lead.image.src}}" alt="{{lead.image.alt}}" css-class="{{lead.slug}}" />'),
  ])('%# is accepted', async (mjml) => {
    expect(await findingsOf(mjml)).toEqual([]);
  });
});

describe('tags MJML cannot keep', () => {
  it.each([
    ['among the attributes of an element', column('<mj-text {{#if lead}}color="#fff"{{/if}}>x</mj-text>'), 2],
    [
      'in a width MJML divides by',
      page('<mj-section><mj-column width="{{lead.image.width}}px"></mj-column></mj-section>'),
      1,
    ],
    [
      'in a padding MJML subtracts',
      page('<mj-section padding="{{edition.number}}px"><mj-column></mj-column></mj-section>'),
      1,
    ],
    ['in the width of an image', column('<mj-image width="{{lead.image.width}}px" src="x" alt="" />'), 1],
    ['in mj-class', column('<mj-text mj-class="{{lead.slug}}">x</mj-text>'), 1],
    ['directly in mjml', '<mjml>{{#if lead}}<mj-body></mj-body>{{/if}}</mjml>', 2],
    [
      'around the defaults',
      page('', '<mj-attributes>{{#if lead}}<mj-text color="#fff" />{{/if}}</mj-attributes>'),
      2,
    ],
    [
      'around pictures of a carousel',
      column('<mj-carousel>{{#if lead}}<mj-carousel-image src="x" />{{/if}}</mj-carousel>'),
      2,
    ],
    ['in the path of an include', page('<mj-include path="{{lead.slug}}.mjml" />'), 2],
  ])('%s', async (_, mjml, count) => {
    const { findings } = await check(mjml);
    const found = findings.filter(({ code }) => code === 'theme-tag-place');
    expect(findings.length).toBe(count);
    expect(found.length).toBeGreaterThan(0);
    for (const finding of found) expect(finding.hint).toBeTruthy();
  });

  it('in a head block around what MJML collects', async () => {
    const finding = await only(page('', '{{#if lead}}\n<mj-style>.a { color: #fff }</mj-style>\n{{/if}}'));
    expect(finding).toMatchObject({ code: 'theme-tag-moved', at: '3:1' });
    expect(finding.hint).toContain('<mj-raw>{{#if x}}<style>');
  });

  it('around columns whose number is not fixed, unless they have widths', async () => {
    const row = (content: string) => findingsOf(page(`<mj-section>\n${content}\n</mj-section>`));
    const plain = '<mj-column></mj-column>';
    const wide = '<mj-column width="50%"></mj-column>';
    expect(await row(`${plain}\n{{#if lead}}${plain}{{/if}}`)).toEqual([
      'edition.mjml:7:1 theme-column-width',
      'edition.mjml:8:13 theme-column-width',
    ]);
    expect(await row(`${wide}\n{{#if lead}}${plain}{{/if}}`)).toEqual([
      'edition.mjml:8:13 theme-column-width',
    ]);
    expect(await row(`{{#each edition.contents}}${plain}{{/each}}`)).toEqual([
      'edition.mjml:7:27 theme-column-width',
    ]);
    expect(await row(`{{#if lead}}${plain}{{else}}${plain}{{/if}}`)).toHaveLength(2);
    expect(await row(`${wide}{{#if lead}}${wide}{{/if}}`)).toEqual([]);
    expect(await row(`{{#if lead}}${plain}{{/if}}`)).toEqual([]);
    expect(await row(plain + plain)).toEqual([]);
    expect(await findingsOf(page(`{{#if lead}}<mj-section>${plain}${plain}</mj-section>{{/if}}`))).toEqual(
      [],
    );
  });

  it('as a value by itself between elements, which is only a warning', async () => {
    const finding = await only(column('{{lead.headline}}'));
    expect(finding).toMatchObject({ code: 'theme-bare-value', severity: 'warning', at: '8:1' });
  });

  it('in elements that go by one name a page, when they are repeated', async () => {
    const carousel = '<mj-carousel><mj-carousel-image src="{{image.src}}" /></mj-carousel>';
    const finding = await only(column(`{{#each stories}}${carousel}{{/each}}`));
    expect(finding).toMatchObject({ code: 'theme-repeated', severity: 'warning' });
    const included = column('{{#each stories}}<mj-include path="a.mjml" />{{/each}}');
    expect(await findingsOf(included, { 'a.mjml': carousel })).toEqual(['a.mjml:1:1 theme-repeated']);
    expect(await findingsOf(column(`{{#with lead}}${carousel}{{/with}}`))).toEqual([]);
  });

  it('where a value is dropped', async () => {
    const finding = await only(
      page('<mj-section></mj-section>', '<mj-breakpoint width="{{lead.image.width}}px" />'),
    );
    expect(finding.code).toMatch(/^theme-(tag-place|calculated)$/);
  });
});

describe('includes', () => {
  it.each([
    ['parts/none.mjml', 'is not there'],
    ['../outside.mjml', 'cannot be included'],
    ['/etc/passwd', 'cannot be included'],
    ['.env', 'cannot be included'],
    ['.hidden/a.mjml', 'cannot be included'],
    ['notes.txt', 'cannot be included'],
    ['C:\\a.mjml', 'cannot be included'],
    ['a%2emjml', 'cannot be included'],
    ['style.css', 'is included as mjml'],
    ['edition.mjml', 'includes this file in turn'],
    ['', 'names no file'],
  ])('of %s are refused', async (path, message) => {
    const finding = await only(page(`<mj-include path="${path}" />`), {
      '.env': 'SECRET=1',
      '.hidden/a.mjml': '',
      'notes.txt': '',
      'style.css': '',
    });
    expect(finding).toMatchObject({ code: 'theme-include', at: '6:1' });
    expect(finding.message).toContain(message);
  });

  it('through a link that leaves the theme are refused', async () => {
    const outside = folderOf({ 'secret.html': 'SECRET' });
    const folder = folderOf({ 'edition.mjml': page('<mj-include path="a.html" type="html" />') });
    symlinkSync(join(outside, 'secret.html'), join(folder, 'a.html'));
    const { findings } = await checkTheme(folder, { root: folder });
    expect(findings).toMatchObject([{ code: 'theme-include' }]);
    expect(findings[0]?.message).toContain('leads out of the theme');
  });

  it('in a circle are refused', async () => {
    const found = await findingsOf(page('<mj-include path="a.mjml" />'), {
      'a.mjml': '<mj-include path="b.mjml" />',
      'b.mjml': '\n<mj-include path="a.mjml" />',
    });
    expect(found).toEqual(['b.mjml:2:1 theme-include']);
  });

  it('inside a text are refused', async () => {
    const finding = await only(text('<mj-include path="a.mjml" />'), { 'a.mjml': '' });
    expect(finding).toMatchObject({ code: 'theme-include', at: '8:10' });
  });
});

describe('a theme', () => {
  it('that is not there is a finding', async () => {
    expect((await checkTheme('/nowhere/at/all')).findings).toMatchObject([{ code: 'theme-missing' }]);
    expect((await checkTheme(folderOf({ 'theme.yaml': '' }))).findings).toMatchObject([
      { code: 'theme-missing' },
    ]);
  });

  it('that is not UTF-8 is a finding', async () => {
    const folder = folderOf({ 'edition.mjml': Buffer.from([0x3c, 0xff, 0xfe]) });
    expect((await checkTheme(folder)).findings).toMatchObject([{ code: 'theme-encoding' }]);
  });

  it('has its settings checked, with places', async () => {
    const yaml = 'name: Mine\nwidths:\n  lead: wide\nproes:\n  p: "margin:0"\nlabels:\n  en: [a]\n';
    const { findings } = await check(column(''), { 'theme.yaml': yaml });
    expect(findings.map(({ code, place }) => `${place?.line}:${place?.column} ${code}`)).toEqual([
      '3:9 theme-settings',
      '4:1 theme-settings',
      '7:7 theme-settings',
    ]);
  });
});
