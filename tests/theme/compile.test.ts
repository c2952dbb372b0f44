import { describe, expect, it } from 'vitest';
import { check, column, fill, handlebarsFirst, load, normal, page, sample } from './kit.ts';

const section = (content: string): string => page(`<mj-section>\n${content}\n</mj-section>`);
const words = '<mj-text>{{publication.name}}</mj-text>';

/** Each is valid MJML before it is filled; the names say what is tried. */
const themes: Record<string, string> = {
  'a value in text': column('<mj-text>Hello {{lead.headline}}, twice {{lead.headline}}</mj-text>'),
  'prose in text': column('<mj-text>{{{lead.body}}}{{&edition.greeting}}{{~{lead.body}~}}</mj-text>'),
  'a block in text': column('<mj-text>{{#if lead.dek}}<b>{{lead.dek}}</b>{{else}}none{{/if}}</mj-text>'),
  'else if and unless': column(
    '<mj-text>{{#if edition.nothing_}}a{{else if lead.dek}}b{{/if}}{{#unless lead.dek}}c{{/unless}}</mj-text>'.replace(
      'edition.nothing_',
      'lead.image.width',
    ),
  ),
  'a loop in text, with block parameters': column(
    '<mj-text><ul>{{#each stories as |s n|}}<li>{{n}} {{s.headline}} {{@index}} {{@first}}</li>{{/each}}</ul></mj-text>',
  ),
  'a loop inside a loop, reaching out': column(
    '<mj-text>{{#each stories}}{{#each tags}}{{this}} {{../slug}} {{@root.publication.name}} {{../../publication.name}};{{/each}}{{/each}}</mj-text>',
  ),
  'places in a list': column(
    '<mj-text>{{lead.tags.[1]}} {{stories.0.headline}} {{stories.length}}</mj-text>',
  ),
  'choices between constants': column(
    '<mj-text>{{#if lead}}a{{else}}b{{/if}}{{#unless lead}}c{{/unless}}{{#if lead.number includeZero=true}}d{{/if}} {{~#if lead~}} e {{~/if~}} {{#if lead.image}}{{else}}"f"{{/if}}{{#each stories}}{{#if dek}}<b>{{else if @last}}x{{else}}y{{/if}}{{/each}}</mj-text>',
  ),
  'a loop with an else': column('<mj-text>{{#each stories}}{{slug}}{{else}}none{{/each}}</mj-text>'),
  'white-space control': column('<mj-text>a {{~#if lead.dek~}} b {{~/if~}} c</mj-text>'),
  'comments of Handlebars': column('<mj-text>a{{! gone }}b{{!-- gone }} too --}}c</mj-text>'),
  'an HTML comment with tags in it': column(
    '<!-- {{#if x}} never closed -->\n<mj-text>a<!-- {{nothing}} -->b</mj-text>',
  ),
  'escaped braces': column('<mj-text>\\{{not a tag}} {{lead.slug}}</mj-text>'),
  'braces in strings': column(
    `<mj-text>{{default lead.dek 'x}}y'}} {{default lead.nodek '}}'}}</mj-text>`.replace(
      'lead.nodek',
      'lead.slug',
    ),
  ),
  'double quotes in an attribute': column('<mj-button href="{{link lead.source.url \'#\'}}">Go</mj-button>'),
  'sections in a loop': page(
    '{{#each stories}}\n<mj-section>\n<mj-column>\n<mj-text>{{headline}}</mj-text>\n</mj-column>\n</mj-section>\n{{/each}}',
  ),
  'sections with a condition': page(
    '{{#if lead}}\n<mj-section><mj-column><mj-text>{{lead.headline}}</mj-text></mj-column></mj-section>\n{{else}}<mj-section><mj-column><mj-text>none</mj-text></mj-column></mj-section>{{/if}}',
  ),
  'a wrapper in a loop': page(
    `{{#each stories}}<mj-wrapper background-color="#eeeeee" padding="10px"><mj-section><mj-column><mj-text>{{slug}}</mj-text></mj-column></mj-section>{{#if dek}}<mj-section><mj-column><mj-text>{{dek}}</mj-text></mj-column></mj-section>{{/if}}</mj-wrapper>{{/each}}`,
  ),
  'a hero with text and a picture behind': page(
    '{{#with lead}}<mj-hero mode="fixed-height" height="300px" background-url="{{image.src}}" background-width="600px" background-height="300px"><mj-text>{{headline}}</mj-text>{{#if dek}}<mj-text>{{dek}}</mj-text>{{/if}}</mj-hero>{{/with}}',
  ),
  'a group': section(
    '<mj-group><mj-column width="50%"><mj-text>{{lead.slug}}</mj-text></mj-column><mj-column width="50%"><mj-text>{{edition.number}}</mj-text></mj-column></mj-group>',
  ),
  'columns in a loop, with widths': section(
    '{{#each stories}}<mj-column width="33.33%"><mj-text>{{slug}}</mj-text></mj-column>{{/each}}',
  ).replace('{{#each stories}}', '{{#each edition.contents}}'),
  'a column with a condition and a width': section(
    `<mj-column width="60%">${words}</mj-column>{{#if lead}}<mj-column width="40%">${words}</mj-column>{{/if}}`,
  ),
  'elements of a column in a loop': column(
    '{{#each stories}}<mj-text>{{headline}}</mj-text>{{#if dek}}<mj-text>{{dek}}</mj-text>{{/if}}<mj-divider border-width="1px" /><mj-spacer height="10px" />{{/each}}',
  ),
  'a button': column(
    `<mj-button href="{{link lead.source.url '#'}}" title="{{lead.headline}}" background-color="#c00">Read {{lead.source.name}}</mj-button>`,
  ),
  'an image': column(
    `<mj-image src="{{lead.image.src}}" alt="{{lead.image.alt}}" href="{{link lead.source.url '#'}}" width="300px" height="200px" />`,
  ),
  'social elements': column(
    `<mj-social mode="horizontal">{{#each stories}}<mj-social-element name="web" href="{{link source.url '#'}}">{{slug}}</mj-social-element>{{/each}}</mj-social>`,
  ),
  'a navbar': column(
    '<mj-navbar>{{#each edition.contents}}<mj-navbar-link href="#{{slug}}">{{short}}</mj-navbar-link>{{/each}}</mj-navbar>',
  ),
  'a navbar with a hamburger': column(
    '<mj-navbar hamburger="hamburger"><mj-navbar-link href="#{{lead.slug}}">{{lead.short}}</mj-navbar-link></mj-navbar>',
  ),
  'an accordion': column(
    '<mj-accordion>{{#each stories}}<mj-accordion-element><mj-accordion-title>{{headline}}</mj-accordion-title><mj-accordion-text>{{{body}}}</mj-accordion-text></mj-accordion-element>{{/each}}</mj-accordion>',
  ),
  'the parts of an accordion': column(
    '<mj-accordion>{{#if lead}}<mj-accordion-element>{{#if lead.dek}}<mj-accordion-title>{{lead.dek}}</mj-accordion-title>{{/if}}<mj-accordion-text>x</mj-accordion-text></mj-accordion-element>{{/if}}</mj-accordion>',
  ),
  'columns of a group in a block': section(
    '<mj-group>{{#if lead}}<mj-column width="50%"><mj-text>a</mj-text></mj-column>{{/if}}<mj-column width="50%"><mj-text>b</mj-text></mj-column></mj-group>',
  ),
  'a single column in a block': section('{{#if lead}}<mj-column><mj-text>a</mj-text></mj-column>{{/if}}'),
  'a carousel': column(
    '<mj-carousel><mj-carousel-image src="{{lead.image.src}}" alt="{{lead.image.alt}}" /><mj-carousel-image src="https://daily.example/2.jpg" /></mj-carousel>',
  ),
  'a table with rows in a loop': column(
    '<mj-table><tr><th>No.</th></tr>{{#each stories}}<tr><td>{{number}}</td><td{{#if @first}} class="first"{{/if}}>{{headline}}</td></tr>{{/each}}</mj-table>',
  ),
  'raw markup': page(
    '<mj-raw><table>{{#each stories}}<tr {{#if @last}}class="last" {{/if}}data-n="{{number}}"><td>{{slug}}</td></tr>{{/each}}</table></mj-raw>',
  ),
  'raw markup for Outlook': column(
    '<mj-text><!--[if mso]><p>{{lead.slug}}</p><![endif]--><!--[if !mso]><!--><p>{{lead.kicker}}</p><!--<![endif]--></mj-text>',
  ),
  'a style': page(
    `<mj-section><mj-column>${words}</mj-column></mj-section>`,
    '<mj-style>.a{color:{{css lead.kicker}};} {{#if lead}}.b{color:#fff}{{/if}}</mj-style>',
  ),
  'an inlined style': page(
    `<mj-section><mj-column><mj-text css-class="big"><p class="kick" title="{{lead.slug}}">{{lead.kicker}}</p></mj-text></mj-column></mj-section>`,
    '<mj-style inline="inline">.kick { color: red; } .big div { padding: 3px }</mj-style>',
  ),
  'defaults and classes': page(
    `<mj-section><mj-column><mj-text mj-class="quiet">{{lead.slug}}</mj-text><mj-text>{{lead.kicker}}</mj-text></mj-column></mj-section>`,
    '<mj-attributes><mj-all font-family="Georgia, serif" /><mj-text color="#123456" align="{{#if (eq edition.direction \'rtl\')}}right{{else}}left{{/if}}" /><mj-class name="quiet" color="#777777" /></mj-attributes>',
  ),
  'attributes of HTML': page(
    `<mj-section><mj-column><mj-text css-class="mark">{{lead.slug}}</mj-text></mj-column></mj-section>`,
    '<mj-html-attributes><mj-selector path=".mark div"><mj-html-attribute name="data-id">{{lead.slug}}</mj-html-attribute></mj-selector></mj-html-attributes>',
  ),
  'title and preview': page(
    `<mj-section><mj-column>${words}</mj-column></mj-section>`,
    '<mj-title>{{edition.title}}</mj-title><mj-preview>{{edition.preheader}}{{#if edition.editor}}, {{edition.editor}}{{/if}}</mj-preview>',
  ),
  'fonts and breakpoint': page(
    `<mj-section><mj-column><mj-text font-family="Mine, serif">{{lead.slug}}</mj-text></mj-column></mj-section>`,
    '<mj-font name="Mine" href="https://fonts.example/mine.css" /><mj-breakpoint width="320px" />',
  ),
  'language and direction': column(words).replace(
    '<mjml>',
    '<mjml lang="{{edition.language}}" dir="{{edition.direction}}">',
  ),
  'a condition in raw markup of the head': page(
    `<mj-section><mj-column>${words}</mj-column></mj-section>`,
    '{{#if lead}}<mj-raw><meta name="a" content="{{lead.slug}}"></mj-raw>{{/if}}',
  ),
  'colours and alignment from the data': column(
    `<mj-text color="{{css lead.slug}}" align="{{#if lead}}left{{else}}right{{/if}}" css-class="a-{{lead.number}}">x</mj-text>`,
  ),
  'sections and columns with css-class and backgrounds': page(
    `<mj-section css-class="{{lead.slug}}" background-color="{{#if lead}}#ffffff{{else}}#000000{{/if}}" background-url="{{lead.image.src}}"><mj-column css-class="c">${words}</mj-column></mj-section>`,
  ),
  'a full-width section': page(
    `{{#each stories}}<mj-section full-width="full-width" background-color="#eee"><mj-column>${words.replace('publication.name', 'slug')}</mj-column></mj-section>{{/each}}`,
  ),
  'signs and entities in the text': column(
    '<mj-text>&nbsp;&amp; &copy; é &mdash; {{lead.kicker}} &lt;</mj-text>',
  ),
};

describe('a theme compiled first and filled second is the page that filling first gives:', () => {
  for (const [name, mjml] of Object.entries(themes)) {
    it(name, async () => {
      const [ours, theirs] = await Promise.all([fill(mjml, sample()), handlebarsFirst(mjml, sample())]);
      expect(normal(ours)).toBe(normal(theirs));
    });
  }
});

describe('tags between elements', () => {
  it('are wrapped in mj-raw, values as well as blocks', async () => {
    const plain = page(
      `{{#if lead}}\n{{lead.slug}}{{/if}}<mj-section><mj-column>${words}</mj-column></mj-section>`,
    );
    const wrapped = page(
      `<mj-raw>{{#if lead}}</mj-raw>\n<mj-raw>{{lead.slug}}</mj-raw><mj-raw>{{/if}}</mj-raw><mj-section><mj-column>${words}</mj-column></mj-section>`,
    );
    expect(normal(await fill(plain, sample()))).toBe(normal(await fill(wrapped, sample())));
    expect(await fill(plain, sample())).toContain('story-1');
  });

  it('are shown wrapped, line by line, by a check of the theme', async () => {
    const { rewrites } = await check(page('{{#each stories}}\n<mj-section></mj-section>\n{{/each}}'));
    expect(rewrites).toEqual([
      {
        file: 'edition.mjml',
        line: 6,
        before: '{{#each stories}}',
        after: '<mj-raw>{{#each stories}}</mj-raw>',
      },
      { file: 'edition.mjml', line: 8, before: '{{/each}}', after: '<mj-raw>{{/each}}</mj-raw>' },
    ]);
  });
});

describe('the compiled page', () => {
  it('links no web font that the theme does not name', async () => {
    expect(await fill(column(words), sample())).not.toMatch(/fonts\.googleapis|@import/);
  });

  it('is the same every time, names that MJML makes up included', async () => {
    const mjml = themes['a carousel'] ?? '';
    expect(await fill(mjml, sample())).toBe(await fill(mjml, sample()));
    expect(await fill(mjml, sample())).toMatch(/mj-carousel-[a-z0-9]+-radio/);
  });

  it('keeps conditional comments and drops the others', async () => {
    const html = await fill(
      column('<!-- unseen --><mj-text>a<!-- unseen --><!--[if mso]>{{lead.slug}}<![endif]--></mj-text>'),
      sample(),
    );
    expect(html).toContain('<!--[if mso]>story-1<![endif]-->');
    expect(html).not.toContain('unseen');
  });

  it('gives pictures of the data their height, and none where it is not known', async () => {
    const mjml = column('{{#with lead}}<mj-image src="{{image.src}}" alt="" width="300px" />{{/with}}');
    expect(await fill(mjml, sample())).toMatch(/width="300" height="169"/);
    const data = { ...sample(), lead: { ...sample().lead, image: { src: 'https://daily.example/x.jpg' } } };
    const html = await fill(mjml, data);
    expect(html).toContain('src="https://daily.example/x.jpg"');
    expect(html).not.toMatch(/<img[^>]*height="/);
  });

  it('marks where each story, each brief and the lead begin and end', async () => {
    const mark = (text: string) => ({ toString: () => text });
    const marked = (name: string, extra: object = {}) => ({
      slug: name,
      headline: name,
      galleyOpen: mark(`<${name}>`),
      galleyClose: mark(`</${name}>`),
      ...extra,
    });
    const data = {
      ...sample(),
      lead: marked('lead', { tags: ['x'] }),
      stories: [marked('two'), marked('three')],
      briefs: [marked('four')],
    };
    const mjml = column(
      '<mj-text>{{#with lead}}{{#each tags}}{{#each ../../stories}}{{slug}}{{/each}}{{/each}}{{/with}}{{#each briefs}}{{headline}}{{else}}none{{/each}}</mj-text>',
    );
    expect(await fill(mjml, data)).toContain(
      '<lead><two>two</two><three>three</three></lead><four>four</four>',
    );
  });

  it('escapes what it is filled with', async () => {
    const html = await fill(
      column('<mj-text><b title="{{lead.headline}}">{{lead.headline}}</b></mj-text>'),
      sample(),
    );
    expect(html).toContain('title="Headline 1 &lt;with&gt; &quot;signs&quot;">Headline 1 &lt;with&gt;');
  });

  it("lets no field that shares a helper's name call the helper", async () => {
    const html = await fill(
      column(
        '<mj-text>{{#each stories}}{{number}},{{/each}}{{#with edition}}{{date}} {{url}}{{/with}}</mj-text>',
      ),
      sample(),
    );
    expect(html).toContain('2,3,4,2024-03-02 https://wire.example/2024-03-02/');
  });

  it('keeps white space in pre and squeezes it elsewhere', async () => {
    const html = await fill(
      column('<mj-text><p>one</p>\n\n\n      <b>two</b>   <i>three</i><pre>a\n\n   b</pre></mj-text>'),
      sample(),
    );
    expect(html).toContain('<p>one</p>\n<b>two</b> <i>three</i><pre>a\n\n   b</pre>');
  });
});

describe('includes', () => {
  const files = {
    'parts/story.mjml': '<mj-text>{{headline}}</mj-text>\n<mj-include path="inner/dek.mjml" />',
    'parts/inner/dek.mjml': '{{#if dek}}\n<mj-text>{{dek}} {{../edition.number}}</mj-text>\n{{/if}}',
    'parts/style.css': '.x { color: {{css publication.name}}; }',
    'parts/foot.html': '<p>{{publication.address}}</p>',
    'parts/head.mjml': '<mj-style>.y { color: #123456 }</mj-style>',
  };
  const mjml = page(
    '<mj-section><mj-column>{{#each stories}}<mj-include path="parts/story.mjml" />{{/each}}</mj-column></mj-section>\n<mj-include path="parts/foot.html" type="html" />',
    '<mj-include path="./parts/head.mjml" />\n<mj-include path="parts/style.css" type="css" />',
  );

  it('bring in MJML, CSS and HTML, each name read where it is included', async () => {
    const html = await fill(mjml, sample(), files);
    expect(html).toMatch(/Headline 2[\s\S]*A standfirst of story 2 7[\s\S]*Headline 3/);
    expect(html).toContain('.x { color: Morning Wire; }');
    expect(html).toContain('.y { color: #123456 }');
    expect(html).toContain('<p>1 Press Road, Chennai</p>');
  });

  it('are all named as sources', async () => {
    const { sources } = await load(mjml, { ...files, 'unused.mjml': '' });
    expect(sources.map((path) => path.split(/galley-theme-test-[^/]+\//)[1]).sort()).toEqual(
      [...Object.keys(files), 'edition.mjml'].sort(),
    );
  });
});

describe('files from elsewhere', () => {
  it('may have Windows line ends and a byte-order mark', async () => {
    const mjml = column('{{#if lead}}\n<mj-text>\n{{lead.slug}}</mj-text>\n{{/if}}').replaceAll('\n', '\r\n');
    expect(normal(await fill(`\ufeff${mjml}`, sample()))).toBe(normal(await handlebarsFirst(mjml, sample())));
    const { findings } = await check(mjml.replace('{{lead.slug}}', '{{lead.slog}}'));
    expect(findings).toMatchObject([{ code: 'theme-name', place: { line: 10, column: 3 } }]);
  });

  it('may have a prolog and a comment before the page', async () => {
    const mjml = `<?xml version="1.0"?>\n<!-- a theme -->\n${column('<mj-text>{{lead.slug}}</mj-text>')}`;
    expect(await fill(mjml, sample())).toContain('>story-1</div>');
  });
});
