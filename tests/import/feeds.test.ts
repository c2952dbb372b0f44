import { describe, expect, it } from 'vitest';
import { codesOf, importFeed } from './fixture.ts';

const text =
  'Hundreds of kites rose over the square on the first windy day of the year, and the police closed two streets.';

const item = (number: number, date: string): string => `<item><title>Kites &amp; wind ${number}</title>
<link>https://square.example/${number}?utm_source=rss</link><dc:creator>Nora Quist</dc:creator><category>Wind</category>
<pubDate>${date}</pubDate><description>Short</description>
<content:encoded><![CDATA[<p>${text}</p><p>The makers said they had not slept for two nights to have enough of the red ones.</p><p><a href="/x">Read more: rain</a></p>]]></content:encoded>
<media:content url="https://square.example/${number}.jpg" medium="image"/></item>`;

const rss = `<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Square</title><link>https://square.example/</link><language>en-gb</language>
${item(1, 'Tue, 30 May 2023 09:00:00 +0100')}${item(2, 'Thu, 01 Jun 2023 09:00:00 +0100')}${item(3, 'Wed, 31 May 2023 09:00:00 +0100')}
</channel></rss>`;

describe('a feed', () => {
  it('gives a draft an item, newest first, with the whole text it carries', async () => {
    const drafts = await importFeed(rss);
    expect(drafts.map(({ headline }) => headline)).toEqual([
      'Kites & wind 2',
      'Kites & wind 3',
      'Kites & wind 1',
    ]);
    expect(drafts[0]).toMatchObject({
      authors: ['Nora Quist'],
      source: { name: 'The Square', url: 'https://square.example/2?utm_source=rss' },
      published: '2023-06-01T09:00:00+01:00',
      image: { url: 'https://square.example/2.jpg' },
      tags: ['Wind'],
      language: 'en-GB',
    });
    expect(drafts[0]?.fullText).toContain(text);
    expect(drafts[0]?.fullText).not.toContain('Read more');
  });

  it('is limited by since and take', async () => {
    expect(await importFeed(rss, { since: '2023-05-31' })).toHaveLength(2);
    expect((await importFeed(rss, { take: 1 })).map(({ headline }) => headline)).toEqual(['Kites & wind 2']);
  });

  it('says when there is nothing since that day', async () => {
    const [draft] = await importFeed(rss, { since: '2024-01-01' });
    expect(draft && codesOf(draft)).toContain('import-feed');
    expect(draft?.headline).toBeUndefined();
  });

  it('may be Atom', async () => {
    const [draft] =
      await importFeed(`<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Journal</title>
      <entry><title type="html">Le &lt;b&gt;moulin&lt;/b&gt;</title><link rel="alternate" href="https://j.example/1"/>
      <published>2019-11-04T18:05:00+01:00</published><updated>2019-11-05T08:00:00Z</updated><author><name>Élodie Garnier</name></author>
      <summary>${text}</summary></entry></feed>`);
    expect(draft).toMatchObject({
      headline: 'Le moulin',
      authors: ['Élodie Garnier'],
      published: '2019-11-04T18:05:00+01:00',
      source: { name: 'Journal', url: 'https://j.example/1' },
      language: 'fr',
      dek: text,
    });
  });

  it('may be a JSON feed or RDF', async () => {
    const json = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'J',
      items: [
        {
          id: '1',
          url: 'https://k.example/1',
          title: 'Kites',
          content_text: `${text}\n\nMore of it came.`,
          date_published: '2023-05-31T09:00:00Z',
          authors: [{ name: 'Li Wei' }],
          tags: ['wind'],
        },
      ],
    };
    const [draft] = await importFeed(JSON.stringify(json));
    expect(draft).toMatchObject({
      headline: 'Kites',
      authors: ['Li Wei'],
      published: '2023-05-31T09:00:00Z',
      tags: ['wind'],
    });
    const [rdf] =
      await importFeed(`<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="x"><title>R</title></channel><item rdf:about="https://r.example/1"><title>Kites</title><link>https://r.example/1</link><description>${text}</description><dc:date>2023-05-31T09:00:00+09:00</dc:date></item></rdf:RDF>`);
    expect(rdf).toMatchObject({
      headline: 'Kites',
      published: '2023-05-31T09:00:00+09:00',
      source: { url: 'https://r.example/1' },
    });
  });

  it.each(['<rss><channel>', '<rss version="2.0"></rss>', '<feed xmlns="http://www.w3.org/2005/Atom">'])(
    'that is broken is a finding: %s',
    async (broken) => {
      const [draft] = await importFeed(broken);
      expect(draft && codesOf(draft)).toContain('import-feed');
    },
  );
});
