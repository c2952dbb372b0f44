import { describe, expect, it } from 'vitest';
import { codesOf, importFixture, importText, page } from './fixture.ts';

describe('a saved page', () => {
  it('is read from its JSON-LD graph, its figure and its standfirst', async () => {
    const draft = await importFixture('graph.html');
    expect(draft).toMatchObject({
      headline: 'Port crews test quiet cranes',
      dek: 'Two harbours swap diesel motors for electric ones, and the neighbours sleep',
      kicker: 'Harbours',
      authors: ['Anita Rao', 'Joel Dsouza'],
      source: { name: 'Coast Times', url: 'https://coast.example/ports/quiet-cranes' },
      image: {
        url: 'https://coast.example/img/crane-1200.jpg',
        alt: 'A yellow crane at dusk',
        caption: 'A crane at the north quay.',
        credit: 'M. Pereira',
      },
      tags: ['ports', 'noise'],
      language: 'en-IN',
    });
  });

  it('has its UTC stamp told in the zone the page prints', async () => {
    expect((await importFixture('graph.html')).published).toBe('2024-02-29T16:00:00+05:30');
  });

  it('loses its captions, promotions, related links and comment rules, and nothing else', async () => {
    const { fullText } = await importFixture('graph.html');
    expect(fullText.split('\n\n')).toHaveLength(4);
    expect(fullText).toMatch(/^Crews at two harbours/);
    expect(fullText).toMatch(/due before the monsoon\.$/);
    for (const furniture of [
      'Photo Credit',
      'newsletter',
      'Also read',
      'Ferry back',
      'Comments have',
      'Copyright',
    ]) {
      expect(fullText).not.toContain(furniture);
    }
  });

  it('is read from older metas, packed ones among them', async () => {
    const draft = await importFixture('metas.html');
    expect(draft).toMatchObject({
      headline: 'Bakers count their hours',
      authors: ['Mara Lind'],
      published: '2015-06-03T13:12:00Z',
      source: { name: 'The Daily Loaf' },
    });
  });

  it('is read from microdata, in French, without the lines that advertise', async () => {
    const draft = await importFixture('microdata.html');
    expect(draft).toMatchObject({
      headline: 'Le vieux moulin reprend du service',
      authors: ['Élodie Garnier'],
      published: '2019-11-04T18:05:00+01:00',
    });
    expect(draft.fullText).toContain('Nous ne cherchions pas le folklore');
    expect(draft.fullText).not.toMatch(/Lire aussi|Abonnez-vous/);
  });

  it('is read from Shift_JIS by its own declaration', async () => {
    const draft = await importFixture('japanese-shift-jis.html');
    expect(draft).toMatchObject({
      headline: '駅前の時計、三年ぶりに動く',
      authors: ['山田花子'],
      published: '2019-04-13T09:00:00',
      language: 'ja',
    });
    expect(draft.fullText).toContain('初回は夏休みに開く予定だ。');
    expect(draft.fullText).not.toContain('関連記事');
  });

  it('is read from windows-1252 that calls itself ISO-8859-1, as browsers do', async () => {
    const draft = await importFixture('german-windows-1252.html');
    expect(draft).toMatchObject({
      headline: 'Brücke öffnet früher',
      authors: ['Jörg Mühlbauer'],
      language: 'de',
    });
    expect(draft.published).toBe('2021-03-03T10:15:00');
    expect(draft.fullText).toContain('„in einem Stück“');
    expect(draft.fullText).not.toContain('Mehr zum Thema');
  });

  it('has the date of its address only when nothing else gives one, and says so', async () => {
    const url = 'https://square.example/2018/03/21/kites';
    const draft = await importFixture('address-only.html', { url });
    expect(draft.published).toBe('2018-03-21');
    expect(draft.evidence.published).toEqual({ from: 'the address', certainty: 'guessed' });
    expect(codesOf(draft)).toContain('import-guessed');
    expect((await importFixture('address-only.html')).published).toBeUndefined();
  });

  it('that prints its day without a year has the year its address holds beside that day', async () => {
    const url = 'https://square.example/read?a=20180321-00352-kites';
    const published = async (line: string) =>
      (await importText(page('', `<p>The Courier ${line}</p>`), { url })).published;
    expect(await published('3/21(Wed) 18:45')).toBe('2018-03-21T18:45:00');
    expect(await published('21 March, 9:05')).toBe('2018-03-21T09:05:00');
    expect(await published('March 21')).toBe('2018-03-21');
    expect(await published('3/22(Thu) 18:45')).toBeUndefined();
  });

  it('is called by its title without the series in brackets behind it', async () => {
    const html = `<!doctype html><html><head><title>欲のない漁師　＜みなと物語　海の話＞</title></head><body><p>欲のない漁師</p><p>${'漁師は毎朝、島の港から舟を出して、夕方には網をたたんで帰ってきました。'.repeat(4)}</p><p>${'港の人たちは、その網に穴があいていることを知っていましたが、だれも言いませんでした。'.repeat(4)}</p></body>`;
    expect((await importText(html, { kind: 'html' })).headline).toBe('欲のない漁師');
  });

  it('has the date that stands between the strokes of its title', async () => {
    const titled = (title: string) => importText(page(`<title>${title}</title>`, ''));
    const draft = await titled('Kites over the square - 21.03.2018 - The Courier');
    expect(draft.published).toBe('2018-03-21');
    expect(draft.evidence.published).toEqual({ from: '<title>', certainty: 'guessed' });
    expect((await titled('Kites over the square since 21.03.2018 - The Courier')).published).toBeUndefined();
  });

  it('without a date has none, and says so', async () => {
    const draft = await importFixture('address-only.html');
    expect(draft).not.toHaveProperty('published');
    expect(codesOf(draft)).toEqual(expect.arrayContaining(['import-no-date', 'import-no-byline']));
  });
});

describe('where sources of a date disagree', () => {
  const ld = (published: string) =>
    `<script type="application/ld+json">{"@type":"NewsArticle","headline":"Kites over the square","datePublished":"${published}"}</script>`;

  it.each([
    [
      'JSON-LD before metas',
      `${ld('2020-01-05T10:00:00Z')}<meta property="article:published_time" content="2020-01-09">`,
      '',
      '2020-01-05T10:00:00Z',
    ],
    [
      'metas before <time>',
      '<meta property="article:published_time" content="2020-01-09T08:00:00Z">',
      '<article><time datetime="2020-02-02">x</time></article>',
      '2020-01-09T08:00:00Z',
    ],
    [
      'the day a reader sees before a stamp of the next',
      ld('2020-01-06T02:30:00Z'),
      '<p>January 5, 2020</p>',
      '2020-01-05',
    ],
    [
      'a printed zone joined to a stamp without one',
      ld('2020-01-05T16:00:00'),
      '<p>January 5, 2020 4:00 pm IST</p>',
      '2020-01-05T16:00:00+05:30',
    ],
    [
      'the day a page was made, when it tells of no article',
      '<script type="application/ld+json">{"@graph":[{"@type":"WebPage","datePublished":"2020-01-05T10:00:00Z"}]}</script>',
      '',
      '2020-01-05T10:00:00Z',
    ],
    [
      'publication before an update that runs into it',
      '',
      '<p>Posted on <time class="entry-date published" datetime="2020-01-05T10:00:00Z">January 5, 2020</time><time class="updated" datetime="2020-01-08T10:00:00Z">January 8, 2020</time></p>',
      '2020-01-05T10:00:00Z',
    ],
    [
      'the words of a <time> before its stamp',
      '',
      '<article><time datetime="2020-01-09T10:18:46Z">Published January 5, 2020</time></article>',
      '2020-01-05',
    ],
    [
      'a stamp before the day of an update of which only the time is printed',
      ld('2020-01-05T16:00:00Z'),
      '<p>January 8, 2020 -- Updated 0203 GMT</p>',
      '2020-01-05T16:00:00Z',
    ],
    [
      'publication before the last update',
      '',
      '<p>Updated: 7 January 2020 | Published: 5 January 2020</p>',
      '2020-01-05',
    ],
  ])('%s', async (_, head, above, wanted) => {
    expect((await importText(page(head, above))).published).toBe(wanted);
  });
});

describe('where sources of an author disagree', () => {
  it('takes the person of the byline and not the house of the meta', async () => {
    const draft = await importText(page('<meta name="author" content="AP">', '<p>By Nora Quist</p>'));
    expect(draft.authors).toEqual(['Nora Quist']);
  });

  it('takes no administrator for an author', async () => {
    const draft = await importText(page('<meta name="author" content="admin">', ''));
    expect(draft.authors).toEqual([]);
  });

  it('takes neither the site, its desk nor a section of it beside a person, nor who took the pictures', async () => {
    const site = '<meta property="og:site_name" content="Square.example">';
    const by = (content: string): string => `${site}<meta name="author" content="${content}">`;
    const authors = async (head: string, above = ''): Promise<string[]> =>
      (await importText(page(head, above), { kind: 'html' })).authors;
    expect(await authors(by('Jane Doe, Square'), '<p>Jane Doe</p>')).toEqual(['Jane Doe']);
    expect(await authors(by('Square Staff'))).toEqual([]);
    expect(await authors(by('Kites and other toys - Square.example'))).toEqual([]);
    const credits = '<p>Jane Doe</p><p>Photographed by Tom Lee; styled by Kit Poe.</p>';
    expect(await authors(by('Jane Doe, Tom Lee, Kit Poe'), credits)).toEqual(['Jane Doe']);
  });

  it('takes what no line of the page is, for a label of the system', async () => {
    const head = '<meta name="author" content="Winds Collective">';
    const above =
      '<p>All about the kites of the Winds Collective and of the other makers who have a stall, and where to find every one of them, on foot or by tram, on a map that the town has drawn for the day, with the prices of last year</p>';
    expect((await importText(page(head, above), { kind: 'html' })).authors).toEqual([]);
    expect((await importText(page(head, '<p>Winds Collective</p>'), { kind: 'html' })).authors).toEqual([
      'Winds Collective',
    ]);
  });

  it('takes who the box about the author opens with', async () => {
    const box =
      '<div id="authorinfobox"><p><b>Jane Doe</b> is a mediocre gamer and a proud owner of nine kites.</p></div>';
    expect((await importText(page('', '', box), { kind: 'html' })).authors).toEqual(['Jane Doe']);
  });

  it('takes no category that stands in the byline’s box', async () => {
    const box =
      '<div class="byline"><div class="byline-name">Jane Doe</div></div><div class="byline-category">Winds</div>';
    expect((await importText(page('', box), { kind: 'html' })).authors).toEqual(['Jane Doe']);
  });

  it('takes a desk that the page names', async () => {
    const draft = await importText(page('', '<p>The Square Bureau</p><p>January 5, 2020</p>'));
    expect(draft.authors).toEqual(['The Square Bureau']);
  });
});

describe('the headline of a page', () => {
  it('is the first-rank heading before a shorter title for other sites', async () => {
    const title = '<meta property="og:title" content="Kites over the old square">';
    const draft = await importText(page(title, '<p class="title">Kites over the old square</p>'), {
      kind: 'html',
    });
    expect(draft.headline).toBe('Kites over the square');
  });

  it('is the part of the heading that the page declares, without the kicker', async () => {
    const heading = '<h1><span>Winds</span> <span>Kites over the square</span></h1>';
    const html = page('<meta property="og:title" content="Kites over the square">', '').replace(
      '<h1>Kites over the square</h1>',
      heading,
    );
    expect((await importText(html, { kind: 'html' })).headline).toBe('Kites over the square');
  });

  it('is the only first-rank heading where the declared titles are other words for search engines', async () => {
    const titles = '<title>Strings: all you must know</title><meta property="og:title" content="Ten things">';
    const draft = await importText(page(titles, '<p>By Jane Doe</p><p>5 March 2021</p>'), { kind: 'html' });
    expect(draft).toMatchObject({
      headline: 'Kites over the square',
      authors: ['Jane Doe'],
      published: '2021-03-05',
    });
  });

  it('may be broken into two lines, with the byline and the date below', async () => {
    const html = page('<title>Kites over the square: why the streets are closed</title>', '').replace(
      '<h1>Kites over the square</h1>',
      '<div>Kites over the square:</div><div>why the streets are closed</div><div>Jane Doe</div><div>5 March 2021</div>',
    );
    expect(await importText(html, { kind: 'html' })).toMatchObject({
      authors: ['Jane Doe'],
      published: '2021-03-05',
    });
  });

  it('ends where the page declares, though a subtitle is set within it', async () => {
    const title = '<meta property="og:title" content="Kites over the square">';
    const html = page(title, '').replace('square</h1>', 'square<small>Two streets are closed</small></h1>');
    expect((await importText(html, { kind: 'html' })).headline).toBe('Kites over the square');
  });

  it('is not looked for in the list of stories above it', async () => {
    const list = '<ul><li><h3>Kites over the square</h3></li><li><h3>Rain</h3><p>By Ann Poe</p></li></ul>';
    const html = page('<title>Kites over the square</title>', '<p>By Jane Doe</p>').replace(
      '<body>',
      `<body>${list}`,
    );
    expect((await importText(html, { kind: 'html' })).authors).toEqual(['Jane Doe']);
  });
});

describe('broken declarations', () => {
  it('are read behind what the server printed before the page', async () => {
    const html = `<br> <b>Warning</b>: disk full ${page('<meta name="author" content="Jane Doe">', '<p>Jane Doe</p>')}`;
    expect(await importText(html, { kind: 'html' })).toMatchObject({
      headline: 'Kites over the square',
      authors: ['Jane Doe'],
    });
  });

  it('leave the date to the <time> by the headline, whatever it is called', async () => {
    const time = '<div><time class="updated" datetime="2021-03-05T12:34:00Z">Today 12:34pm</time></div>';
    expect((await importText(page('', time), { kind: 'html' })).published).toBe('2021-03-05T12:34:00Z');
  });

  const head = (json: string) => `<script type="application/ld+json"><![CDATA[\n${json}\n]]></script>`;

  it.each([
    [
      'a missing comma',
      '{"@type":"NewsArticle",\n"image":{"url":"https://x.example/a.jpg"}\n"datePublished":"2020-01-05",\n"author":{"name":"Nora Quist"}}',
    ],
    [
      'a comma too many',
      '{"@type":"NewsArticle","datePublished":"2020-01-05","author":[{"name":"Nora Quist"},],}',
    ],
    [
      'a line break in a text',
      '{"@type":"NewsArticle","description":"one\ntwo","datePublished":"2020-01-05","author":"Nora Quist"}',
    ],
    [
      'an entity too many',
      '{"@type":"NewsArticle","datePublished":"2020-01-05","author":{"name":"Nora&nbsp;Quist"}}',
    ],
  ])('are read in spite of %s', async (_, json) => {
    const draft = await importText(page(head(json), ''));
    expect(draft).toMatchObject({ published: '2020-01-05', authors: ['Nora Quist'] });
  });
});

describe('an Indian paper’s line of author, agency and update', () => {
  it('gives the author and the only date there is, said to be guessed', async () => {
    const line = '<div class="byline"><span>Nora Quist</span> | TNN | Updated: Oct 9, 2019, 11:05 IST</div>';
    const draft = await importText(page('', line));
    expect(draft).toMatchObject({ authors: ['Nora Quist'], published: '2019-10-09T11:05:00+05:30' });
    expect(draft.evidence.published?.certainty).toBe('guessed');
  });
});

describe('a page of which Readability takes the wrong part', () => {
  const paragraph = (text: string): string =>
    `<p>${text} ${'The harbour board said so on Tuesday, and the islanders were glad of it. '.repeat(3)}</p>`;

  it('keeps the opening that stands outside the rest', async () => {
    const rest = Array.from({ length: 12 }, (_, index) => paragraph(`Part ${index} of the rest.`)).join('');
    const html = `<body><h1>Island ferry goes electric</h1><p>By Mara Olsen</p><div class="meta">${paragraph('The ferry now runs on batteries.')}${paragraph('The yard rebuilt it.')}</div><div class="article content">${rest}</div></body>`;
    const { fullText } = await importText(html, { kind: 'html' });
    expect(fullText).toMatch(/^The ferry now runs on batteries\./);
    expect(fullText).toContain('Part 11 of the rest.');
  });

  it('has the caption of a picture within a paragraph left out, and the paragraph kept', async () => {
    const picture =
      '<span class="storyimage"><span class="image"><img src="a.jpg"></span><span class="caption truncate"><span class="attribution">© Provided by the yard</span> <span>Moor/Quist</span></span></span>';
    const html = `<body><h1>Island ferry goes electric</h1><p>By Mara Olsen</p><article>${paragraph(`${picture}The ferry now runs on batteries.`)}${paragraph('The yard rebuilt it.')}${paragraph('The crossing costs the same.')}</article></body>`;
    const { fullText } = await importText(html, { kind: 'html' });
    expect(fullText).toMatch(/^The ferry now runs on batteries\./);
    expect(fullText).not.toContain('Provided by');
  });

  it('has neither the day of a post that the text shows, nor a heading cut short', async () => {
    const post =
      '<blockquote class="photo-post"><p>The new engine!</p><time datetime="2018-03-12T19:30:12+00:00">that day</time></blockquote>';
    const html = `<head><title>Island ferry goes electric, and nobody misses the diesel - The Sound</title></head><body><h1>Island ferry goes electric, and nobody …</h1><h2>Island ferry goes electric, and nobody misses the diesel</h2><p>By Mara Olsen</p><article>${paragraph('The ferry now runs on batteries.')}${post}${paragraph('The yard rebuilt it.')}</article></body>`;
    const draft = await importText(html, { kind: 'html' });
    expect(draft.headline).toBe('Island ferry goes electric, and nobody misses the diesel');
    expect(draft.published).toBeUndefined();
  });

  it('does not go on with teasers below the text, each of them a link as a whole', async () => {
    const teaser = (which: number): string =>
      `<li><a href="/story-${which}"><h3>Pier ${which} gets a new roof</h3><p>${`Pier ${which} was closed for most of the winter, and the board has said what the roof will cost. `.repeat(2)}</p></a></li>`;
    const teasers = Array.from({ length: 12 }, (_, index) => teaser(index)).join('');
    const html = `<body><h1>Island ferry goes electric</h1><p>By Mara Olsen</p><div class="main_text">${paragraph('The ferry now runs on batteries.')}${paragraph('The yard rebuilt it.')}</div><div><ul>${teasers}</ul></div></body>`;
    const { fullText } = await importText(html, { kind: 'html' });
    expect(fullText).toContain('The yard rebuilt it.');
    expect(fullText).not.toContain('closed for most of the winter');
  });

  it('keeps what holds most of the page’s paragraphs, whatever it is called', async () => {
    const menu = Array.from(
      { length: 90 },
      (_, index) => `<li>Harbour number ${index} of the coast</li>`,
    ).join('');
    const html = `<body><ul>${menu}</ul><h1>Island ferry goes electric</h1><p>By Mara Olsen</p><div class="right relatedstory paywall">${['first', 'second', 'third'].map((which) => paragraph(`The ${which} ferry runs on batteries.`)).join('')}</div></body>`;
    expect((await importText(html, { kind: 'html' })).fullText).toContain('The second ferry runs');
  });

  it('keeps a list of changes at the start and a list of things at the end', async () => {
    const changes = [
      '+ Added a quieter horn',
      '+ Added a second ramp',
      '* The lights come on by themselves',
    ].map((text) => `<p>${text}</p>`);
    const things = ['1. Life jacket, the yard, $67', '2. Wool socks, the shop, $8'].map(
      (text) => `<p>${text}</p>`,
    );
    const html = `<body><article><h1>Island ferry 2.0</h1>${changes.join('')}${paragraph('The ferry runs on batteries.')}${paragraph('It was rebuilt.')}<h2>What to bring:</h2>${things.join('')}</article></body>`;
    const { fullText } = await importText(html, { kind: 'html' });
    expect(fullText).toMatch(/^\+ Added a quieter horn/);
    expect(fullText).toMatch(/2\. Wool socks, the shop, \$8$/);
  });

  it('stays with the first of several posts', async () => {
    const post = (headline: string, text: string, count: number): string =>
      `<article><h1 class="post">${headline}</h1><div>${Array.from({ length: count }, () => paragraph(text)).join('')}</div></article>`;
    const html = `<title>Island ferry goes electric</title><body>${post('Island ferry goes electric', 'The ferry now runs on batteries.', 3)}${post('Bridge opens late', 'The bridge was two years late.', 12)}</body>`;
    const { fullText } = await importText(html, { kind: 'html' });
    expect(fullText).toContain('The ferry now runs on batteries.');
    expect(fullText).not.toContain('two years late');
  });

  it('loses who a picture is by, and keeps who a quotation is by', async () => {
    const picture = '<figure><img src="kite.jpg"><span><cite>Tom Reed</cite></span></figure>';
    const quote =
      '<figure><blockquote>We had not slept for two nights, and would do it again.</blockquote><cite>Mara Olsen, kite maker</cite></figure>';
    const { fullText } = await importText(
      page('', picture, `${quote}<p>The string, at least, is made in the town, and holds in any wind.</p>`),
    );
    expect(fullText).not.toContain('Tom Reed');
    expect(fullText).toContain('Mara Olsen, kite maker');
  });

  it('keeps the text that a gallery sets below its pictures', async () => {
    const slide = (text: string): string =>
      `<figure><img src="a.jpg"><figcaption>${paragraph(text)}</figcaption></figure>`;
    const html = `<body><article><h1>Five boats, five lives</h1>${paragraph('Five boats were rebuilt.')}${['first', 'second', 'third', 'fourth', 'fifth'].map((which) => slide(`The ${which} boat was built for herring.`)).join('')}</article></body>`;
    expect((await importText(html, { kind: 'html' })).fullText).toContain(
      'The third boat was built for herring.',
    );
  });
});
