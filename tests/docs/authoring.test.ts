import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { publicationFields, readPublication } from '../../src/config.ts';
import { readEdition } from '../../src/content/edition.ts';
import { editionFields, storyFields } from '../../src/content/fields.ts';
import { makeProject, repository, writeProjectFile } from '../setup/project.ts';

const file = join(repository, 'docs/authoring.md');
const read = (): string => readFileSync(file, 'utf8');

interface AnyField {
  about: string;
  required?: boolean;
  kind: { wanted: string; fields?: Record<string, AnyField> };
}

const tables: Record<string, Record<string, AnyField>> = {
  story: storyFields,
  edition: editionFields,
  newsletter: publicationFields,
};

/** All fields by dotted name, groups before what is in them. */
const flat = (fields: Record<string, AnyField>, path = ''): [string, AnyField][] =>
  Object.entries(fields).flatMap(([name, field]) => [
    [path + name, field] as [string, AnyField],
    ...flat(field.kind.fields ?? {}, `${path}${name}.`),
  ]);

const table = (fields: Record<string, AnyField>): string =>
  [
    '| field | |',
    '|---|---|',
    ...flat(fields).map(([name, { about, required }]) => {
      const text = about.replaceAll('<', '&lt;').replaceAll('|', '\\|');
      return `| \`${name}\`${required ? ' (required)' : ''} | ${text} |`;
    }),
  ].join('\n');

const withTables = (text: string): string =>
  text.replace(
    /(<!-- fields: (\w+) -->\n)[\s\S]*?(<!-- \/fields -->)/g,
    (_all, open: string, name: string, close: string) => `${open}${table(tables[name] ?? {})}\n${close}`,
  );

/** The code block that begins with this line. */
const block = (kind: string): string => {
  const found = read().split(`\n\`\`\`${kind}\n`)[1]?.split('\n```')[0];
  if (!found) throw new Error(`docs/authoring.md has no example of ${kind}`);
  return `${found}\n`;
};

const picture = join(repository, 'tests/editions/full/articles/2026-06-17/images/candle-chip.jpg');

const day = 'articles/2026-06-17';
const example = (): string => {
  const root = makeProject({
    'newsletter.yaml': block('yaml newsletter'),
    [`${day}/01-ferry.md`]: block('markdown story'),
    [`${day}/02-clock-tower.md`]: '---\nheadline: The clock tower\n---\nIt stands.\n',
    [`${day}/edition.md`]: block('markdown edition'),
    [`${day}/briefs.md`]: block('markdown briefs'),
  });
  writeProjectFile(root, `${day}/images/ferry.jpg`, readFileSync(picture));
  return root;
};

describe('docs/authoring.md', () => {
  // npm run test:golden writes the tables.
  it('lists every field as the schema has it', () => {
    if (process.env.UPDATE_GOLDEN) writeFileSync(file, withTables(read()));
    expect(read()).toBe(withTables(read()));
    for (const name of Object.keys(tables)) expect(read()).toContain(`<!-- fields: ${name} -->`);
  });

  it('has examples that are read without a finding', () => {
    const root = example();
    const { publication, findings } = readPublication(root);
    expect(findings).toEqual([]);
    if (!publication) throw new Error('there is no publication');
    const { edition, findings: told } = readEdition(join(root, day), publication);
    expect(told).toEqual([]);
    expect(edition?.lead?.headline).toBe('Harbour ferry: what the first month says');
    expect(edition?.briefs).toHaveLength(3);
    expect(edition?.stories).toHaveLength(1);
  });

  it.each([
    ['story', 'markdown story', ['image.url']],
    ['edition', 'markdown edition', []],
    ['newsletter', 'yaml newsletter', []],
  ])('shows every field of a %s in its example', (name, kind, spared) => {
    const keys = flat(tables[name] ?? {}).map(([path]) => path);
    const shown = block(kind);
    const missing = keys.filter((path) => !spared.includes(path as never));
    for (const path of missing) expect(shown, path).toMatch(new RegExp(`^ *${path.split('.').at(-1)}:`, 'm'));
  });

  it('names codes that exist', () => {
    for (const [, code = ''] of read().matchAll(/^ {2,4}([a-z]+-[a-z-]+): (?:note|off|\[more\]|a )/gm))
      expect(readFileSync(join(repository, `docs/checks/${code}.md`), 'utf8')).toContain(`# ${code}`);
  });
});
