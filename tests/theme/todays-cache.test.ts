import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { loadTheme } from '../../src/theme/load.ts';

const folder = fileURLToPath(new URL('../../templates/todays-cache', import.meta.url));
const { theme, findings } = await loadTheme(folder, {});

/** Type settings a language may share with English; words it may not. */
const isType = (label: string): boolean => /^(font|size|line)-|^(dot|tracking|capitals|slant)$/.test(label);

const used = (): Set<string> => {
  const parts = readdirSync(join(folder, 'parts')).map((name) => join(folder, 'parts', name));
  const sources = [join(folder, 'edition.mjml'), join(folder, 'edition.txt.hbs'), ...parts];
  const names = sources.flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/\(?\blabel '([^']+)'/g)]);
  return new Set(names.map(([, name = '']) => name));
};

it('compiles without a finding', () => {
  expect(findings).toEqual([]);
});

it('has an English label for every name its templates use', () => {
  expect([...used()].filter((name) => !theme?.labels.en?.[name])).toEqual([]);
});

it.each(['fr', 'de', 'hi', 'ta', 'ur', 'ja'])('says all its words in %s', (language) => {
  const words = [...used()].filter((name) => !isType(name) && name !== 'signed');
  expect(words.filter((name) => !theme?.labels[language]?.[name])).toEqual([]);
});

it.each(['hi', 'ta', 'ur', 'ja'])('spaces out, slants and capitalises no letters in %s', (language) => {
  const { tracking, slant, capitals } = theme?.labels[language] ?? {};
  expect([tracking, slant, capitals]).toEqual(['0em', 'normal', 'none']);
});
