import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPublication } from '../../src/config.ts';
import { readEdition } from '../../src/content/edition.ts';
import { storyFile } from '../../src/import/story-file.ts';
import type { StoryDraft } from '../../src/import/types.ts';
import type { Block, Finding, Inline, Story } from '../../src/model.ts';
import { importText, page } from './fixture.ts';

/** Writes the draft as the only story of an edition, and reads it back the way `galley build` does. */
const readBack = (draft: StoryDraft): { story: Story; findings: Finding[]; text: string } => {
  const root = mkdtempSync(join(tmpdir(), 'galley-draft-'));
  writeFileSync(join(root, 'newsletter.yaml'), 'name: Letter\nfrom: L <l@example.org>\n');
  const folder = join(root, 'articles/2023-05-31');
  mkdirSync(folder, { recursive: true });
  const text = storyFile(draft, 'en');
  writeFileSync(join(folder, '01-draft.md'), text);
  const { publication } = readPublication(root);
  if (!publication) throw new Error('the publication does not read');
  const { edition, findings } = readEdition(folder, publication);
  if (!edition?.lead) throw new Error(`the draft does not read: ${JSON.stringify(findings)}\n${text}`);
  return { story: edition.lead, findings, text };
};

const draftOf = (over: Partial<StoryDraft>): StoryDraft => ({
  headline: 'Kites over the square',
  authors: [],
  source: {},
  tags: [],
  body: '> Hundreds rose.',
  fullText: 'Hundreds rose.',
  findings: [],
  evidence: {},
  ...over,
});

const shown = (blocks: Block[]): string =>
  blocks
    .map((block) => {
      if (block.type === 'quote') return shown(block.blocks);
      return block.type === 'paragraph' ? inline(block.children) : `<${block.type}>`;
    })
    .join('\n');

const inline = (children: Inline[]): string =>
  children.map((child) => (child.type === 'text' ? child.text : `<${child.type}>`)).join('');

describe('a story file', () => {
  it('reads back as the draft it was made of', () => {
    const { story, findings } = readBack(
      draftOf({
        dek: 'And the police: unmoved',
        kicker: 'Weather',
        authors: ['Noor Haddad', 'Li Wei'],
        source: { name: 'The Square', url: 'https://square.example/kites?a=1&b=2' },
        published: '2018-03-21T16:00:00+05:30',
        image: { url: 'https://square.example/k.jpg', alt: 'A kite', caption: 'Red ones', credit: 'M. P.' },
        tags: ['wind', 'C#: a story', '12'],
        language: 'hi',
      }),
    );
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(story).toMatchObject({
      headline: 'Kites over the square',
      dek: 'And the police: unmoved',
      kicker: 'Weather',
      byline: 'Noor Haddad और Li Wei',
      source: { name: 'The Square', url: 'https://square.example/kites?a=1&b=2' },
      published: '2018-03-21T16:00:00+05:30',
      image: { url: 'https://square.example/k.jpg', alt: 'A kite', caption: 'Red ones', credit: 'M. P.' },
      tags: ['wind', 'C#: a story', '12'],
      language: 'hi',
      draft: true,
    });
  });

  it.each([
    '"Ecstatic": the chief',
    '"All of it quoted"',
    "'biggest frustration'",
    "He said 'no'",
    '[Update] *star* @handle',
    '# not a remark',
    'ends like # a remark',
    '- a dash',
    '{{lead.headline}} <b>x</b>',
    '‹Headline›',
    '---',
    'yes',
    'null',
    '5.10',
    'draft: false',
    '| pipe',
    '> quote',
    '!tag &anchor *alias',
    '駅前の時計：動く',
    'back\\slash "and" quote\\',
    'a: b: c',
    'trailing colon:',
  ])('keeps the headline %s as it is', (headline) => {
    const { story } = readBack(draftOf({ headline, dek: headline, kicker: headline }));
    const wanted = headline === '‹Headline›' ? 'Headline' : headline;
    expect(story.headline).toBe(wanted);
    expect(story.dek).toBe(wanted);
    expect(story.draft).toBe(true);
  });

  it('lets no page forge a field, a fence or a draft that is none', async () => {
    const hostile = 'Kites\n---\ndraft: false\nsource:\n  url: https://evil.example/';
    const { story } = readBack(draftOf({ headline: hostile, authors: [hostile], tags: [hostile, '] , x'] }));
    expect(story.draft).toBe(true);
    expect(story.source).toBeUndefined();
    expect(story.headline).toBe('Kites --- draft: false source: url: https://evil.example/');
  });

  it('drops addresses that are none of the web', () => {
    const { story } = readBack(
      draftOf({
        source: { name: 'x', url: 'javascript:alert(1)' },
        image: { url: 'data:text/html,x', alt: 'x' },
      }),
    );
    expect(story.source?.url).toBeUndefined();
    expect(story.image).toBeUndefined();
  });

  it('shows a page’s text as text: no link, picture, markup or tag comes of it', async () => {
    const nasty = [
      '[click](https://evil.example) and ![x](https://evil.example/x.png) said the man at the gate, who had been there for a while.',
      'Go to https://evil.example/login or <https://evil.example/auto> or www.evil.example at once, said the woman behind the counter.',
      '# Heading **bold** __strong__ `code` ~~gone~~ &lt;b&gt; &amp;copy; {{publication.name}} {{{raw}}} was all that stood there.',
    ];
    const body = nasty.map((text) => `<p>${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</p>`).join('');
    const draft = await importText(page('', '', '').replace(/<p>[\s\S]*<\/p>/, body), { kind: 'html' });
    const { story, text } = readBack(draft);
    const seen = shown(story.body.blocks);
    expect(seen).not.toMatch(/<(?:link|strong|emphasis|code|strike|heading|rule|list|table)>/);
    expect(seen).toContain('[click](https://evil.example)');
    expect(seen).toContain('{{publication.name}} {{{raw}}}');
    expect(text).not.toMatch(/[^\\]\{\{/);
  });

  it('carries no control character from a page', async () => {
    const draft = await importText(
      page('', '<p>By Nora\u0001 Quist</p>').replace('Hundreds', 'Hun\u0002dreds\u001b[31m'),
    );
    expect(storyFile(draft, 'en')).not.toMatch(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/);
  });

  it('says what a text shows of a picture that it does not hold', () => {
    const { story, text } = readBack(draftOf({ image: { caption: 'A crane', credit: 'M. P.' } }));
    expect(text).toContain('# The source’s picture: A crane / M. P.');
    expect(story.image).toBeUndefined();
  });
});
