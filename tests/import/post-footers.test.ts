import { describe, expect, it } from 'vitest';
import { importText } from './fixture.ts';

const more = 'The harbour board said so on Tuesday, and the islanders were glad of it.';
const paragraphs = [
  `The ferry to the outer islands will run on batteries from next spring. ${more}`,
  `Two boats have been rebuilt at the old yard, where forty people worked. ${more}`,
  `The first crossing in a storm took no longer than it did with diesel. ${more}`,
];

const authorsOf = async (text: string, kind: 'html' | 'text'): Promise<string[]> =>
  (await importText(text, { kind })).authors;

describe('the footer of a blog’s post', () => {
  it('says who wrote it, in whatever widget the template sets the post', async () => {
    const post = `<div class="post hentry"><h3 class="post-title">Island ferry goes electric</h3><div class="post-body"><p><a href="#">Ana Silva</a></p>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</div>`;
    const footer =
      '<div class="post-footer"><span class="post-author">Posted by <a rel="author" href="/o">Mara Olsen</a></span> at 7:10</div></div>';
    const html = `<body><h1>Low Tide</h1><div class="widget Blog"><h2>Sunday, May 8, 2016</h2>${post}${footer}</div></body>`;
    expect(await authorsOf(html, 'html')).toEqual(['Mara Olsen']);
  });

  it('is believed before a name without a label by the headline of a capture', async () => {
    const head = 'Low Tide\n\nSunday, May 8, 2016\nIsland ferry goes electric';
    const text = [head, ...paragraphs].join('\n\n');
    expect(await authorsOf(`${text}\nPosted by Mara Olsen at 7:10 AM`, 'text')).toEqual(['Mara Olsen']);
  });
});

describe('the logo of a service', () => {
  it('is nobody’s name', async () => {
    const text = ['Island ferry goes electric\n\nMay 8, 2016\n\nGoogle Icon', ...paragraphs].join('\n\n');
    expect(await authorsOf(text, 'text')).toEqual([]);
  });
});
