import { describe, expect, it } from 'vitest';
import { importText, page } from './fixture.ts';

const asPage = (text: string) => importText(text, { kind: 'html' });

const article = (above: string, below = ''): string => `<!doctype html><html lang="en"><head>
<meta property="og:title" content="Kites over the square"></head><body>${above}
<p>Hundreds of kites rose over the square on the first windy day of the year, and the police closed two streets so that nobody would walk into the strings.</p>
<p>The makers, who sell them from a handcart for the price of a coffee, said they had not slept for two nights to have enough of the red ones.</p>
<p>By evening most hung in the plane trees, where the fire brigade will leave them until the leaves come, a spokesman said with a shrug.</p>
${below}</body></html>`;

describe('who wrote a page, and when', () => {
  it('takes a byline on the last line of the heading for the byline', async () => {
    const draft = await asPage(`<!doctype html><html lang="ja"><head>
<meta property="og:title" content="港の橋、来春に開通へ（写真＝港湾局）">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"港の橋、来春に開通へ（写真＝港湾局）","author":{"@type":"Organization","name":"みなと新聞社"}}</script>
</head><body><h1><span>港の橋、来春に開通へ</span><br><span>編集委員　浜野良介</span></h1><p>2019/4/1 5:00</p>
<p>港と島を結ぶ橋が来春に開通することになり、渡し船は三月で運航を終えると市が一日に発表した。</p>
<p>橋の長さは二百メートルで、歩行者と自転車は無料で渡ることができると担当者は説明している。</p>
<p>島の商店街では客が増えると期待する声が多いが、静かな暮らしが変わると心配する人もいる。</p></body></html>`);
    expect(draft.headline).toBe('港の橋、来春に開通へ');
    expect(draft.authors).toEqual(['浜野良介']);
  });

  it('reads no place into the name where the name alone is a link', async () => {
    const byline =
      '<div class="author-details"><span><a href="/ada-moor">Ada Moor</a></span><span> Vellhaven</span></div>';
    expect(
      (await asPage(article(`<h1>Kites over the square</h1>${byline}<p>June 14, 2021</p>`))).authors,
    ).toEqual(['Ada Moor']);
  });

  it('reads no word for the writer’s feed into the name', async () => {
    const feed = '<div><a href="/feed">RSS Ada Moor</a></div><div><p>January 24, 2017 | Comments (8)</p>';
    expect((await asPage(article(`${feed}<h1>Kites over the square</h1></div>`))).authors).toEqual([
      'Ada Moor',
    ]);
  });

  it('trusts the date line where the page was made years later', async () => {
    const draft = await asPage(
      article(
        '<h1>Kites over the square</h1><div>12 October 2015, 19:16</div><meta itemprop="dateCreated" content="2019-05-07T17:00:52+02:00">',
      ),
    );
    expect(draft.published).toBe('2015-10-12T19:16:00');
  });

  it('reads author and date from the list of details below the text', async () => {
    const draft = await asPage(
      article(
        '<h1>Kites over the square</h1>',
        '<h2>More kites</h2><ul><li><strong>Date</strong> 10.06.2013</li><li><strong>Author</strong> Ada Moor</li><li><strong>Keywords</strong> kites, wind</li></ul>',
      ),
    );
    expect(draft.authors).toEqual(['Ada Moor']);
    expect(draft.published).toBe('2013-06-10');
  });

  it('does not take a section of the menu beside the date for the author', async () => {
    const menu = ['Home', 'Harbour Life', 'Science', 'Games', 'Opinion', 'Sport', 'Apps', 'Travel', 'Weather']
      .map((name) => `<li><a href="/x">${name}</a></li>`)
      .join('');
    const draft = await asPage(
      article(
        `<nav><ul>${menu}</ul></nav><div><a href="/x">Harbour Life</a></div><div>8 May 2019</div><h1>Kites over the square</h1>`,
      ),
    );
    expect(draft.authors).toEqual([]);
  });

  it('names the paper’s staff and not the agency beside it', async () => {
    const draft = await asPage(article('<h1>Kites over the square</h1><p>By Vell Herald Staff and AFP</p>'));
    expect(draft.authors).toEqual(['Vell Herald Staff']);
  });
});

describe('what a page sets below its text', () => {
  it('leaves out a box whose heading is the expert’s name', async () => {
    const draft = await importText(
      page(
        '',
        '',
        '<div><div class="header">AUTHOR</div><h3>Dr. Ines Holm</h3><p>is a partner of the Holm chambers in Leeds. Her fields are strings and kites.</p></div>',
      ),
      { kind: 'html' },
    );
    expect(draft.fullText).toContain('with a shrug.');
    expect(draft.fullText).not.toContain('Holm');
  });

  it('leaves out who owns the text', async () => {
    const draft = await importText(
      page(
        '',
        '',
        '<p>This document is subject to copyright. No part may be reproduced without permission.</p>',
      ),
      { kind: 'html' },
    );
    expect(draft.fullText).not.toContain('copyright');
  });
});

it('keeps the last paragraph of a Japanese text, which the agency signs', async () => {
  const draft = await asPage(`<!doctype html><html lang="ja"><body><h1>港の橋、来春に開通へ</h1>
<p>港と島を結ぶ橋が来春に開通することになり、渡し船は三月で運航を終えると市が一日に発表した。</p>
<p>橋の長さは二百メートルで、歩行者と自転車は無料で渡ることができると担当者は説明している。</p>
<p>島の商店街では客が増えると期待する声が多いが、静かな暮らしが変わると心配する人もいる。(c)VELL/Ada MOOR</p></body></html>`);
  expect(draft.fullText).toContain('心配する人もいる。');
});
