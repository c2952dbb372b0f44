import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { helpers } from '../../src/theme/helpers/index.ts';
import { fieldOf, rootShape, type Shape } from '../../src/theme/names.ts';
import { column, fill, load, page, sample } from './kit.ts';

const document = readFileSync('docs/themes.md', 'utf8');

/** The code blocks that begin with this line, and what follows each. */
const blocks = (kind: string): string[] =>
  document
    .split(`\n\`\`\`${kind}\n`)
    .slice(1)
    .map((rest) => rest.split('\n```')[0] ?? '');

/** Rows of all tables with two columns, each a list of what stands in backquotes first and the text of the second. */
const rows = (): { written: string[]; text: string }[] =>
  [...document.matchAll(/^\| (`.*`) \| (.*) \|$/gm)].map(([, first = '', text = '']) => ({
    written: [...first.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code),
    text,
  }));

/** All names below a shape, lists and groups themselves included. */
const namesOf = (shape: Shape, path: string): string[] => {
  if (shape.kind === 'list') return shape.item.kind === 'object' ? [path] : [path];
  if (shape.kind !== 'object') return [path];
  return Object.entries(shape.fields).flatMap(([name, field]) =>
    namesOf(field, path ? `${path}.${name}` : name),
  );
};

const documented = rows().flatMap(({ written }) => written.filter((name) => !name.includes('{{')));

describe('docs/themes.md', () => {
  it('lists every name, and no other', () => {
    const story = fieldOf(rootShape, 'lead') as Shape;
    const briefs = fieldOf(rootShape, 'briefs') as Shape & { item: Shape };
    const top = namesOf(rootShape, '').filter((name) => !name.startsWith('lead.'));
    const all = [...top, 'lead', ...namesOf(story, ''), ...namesOf(briefs.item, '')];
    expect([...new Set(documented)].sort()).toEqual([...new Set(all)].sort());
  });

  it('lists every helper', () => {
    for (const name of Object.keys(helpers)) expect(document).toMatch(new RegExp(`\`${name}[\`\\s]`));
  });

  it.each(rows().filter(({ written }) => written[0]?.includes('{{')))(
    '$written gives $text',
    async ({ written, text }) => {
      const html = await fill(column(`<mj-raw>[[${written[0]}]]</mj-raw>`), sample());
      expect(/\[\[(.*)\]\]/s.exec(html)?.[1]).toBe(text);
    },
  );

  it('has themes that compile', async () => {
    expect(blocks('mjml page')).toHaveLength(1);
    for (const mjml of blocks('mjml page')) {
      expect(await fill(mjml, sample())).toContain('4. Headline 4 &lt;with&gt;');
    }
    for (const mjml of blocks('mjml body'))
      expect(await fill(page(mjml), sample())).toContain('images/1.jpg');
    for (const mjml of blocks('mjml column'))
      expect(await fill(column(mjml), sample())).toContain('color:#333333');
  });

  it('has settings that are read', async () => {
    const [yaml = ''] = blocks('yaml');
    const { theme, findings } = await load(column(''), { 'theme.yaml': yaml });
    expect(findings).toEqual([]);
    expect(theme).toMatchObject({
      name: 'Morning Wire',
      widths: { lead: 560 },
      labels: { en: { readMore: 'Read it at {source}' } },
    });
  });

  it('has a text template that gives what stands below it', async () => {
    const [template = ''] = blocks('handlebars text');
    const { theme } = await load(column(''), { 'edition.txt.hbs': template });
    const expected = document.split('```handlebars text\n')[1]?.split('```\n')[2] ?? 'nothing';
    expect(`${theme?.fillText(sample())}\n`).toBe(expected);
  });
});
