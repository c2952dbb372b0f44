import { expect, it } from 'vitest';
import { findRoot, readPublication } from '../../src/config.ts';
import { brief, layOut } from '../content/fixture.ts';

const read = (text: string) => readPublication(layOut({ 'newsletter.yaml': text }));
const least = 'name: The Evening Wire\nfrom: The Evening Wire <wire@letters.example>\n';

it('a name and a sender are enough', () => {
  expect(read(least)).toMatchObject({
    findings: [],
    publication: {
      file: 'newsletter.yaml',
      name: 'The Evening Wire',
      from: { name: 'The Evening Wire', address: 'wire@letters.example' },
      language: 'en',
      timeZone: 'UTC',
      time: '17:00',
      theme: 'todays-cache',
      images: 'embed',
      audience: 'test',
      testRecipients: [],
      checks: { severity: {}, clients: [], allow: {} },
    },
  });
});

it('a missing file is an error that says how to make one', () => {
  const { publication, findings } = readPublication(layOut({}));
  expect(publication).toBeUndefined();
  expect(findings).toMatchObject([{ code: 'publication-missing', owner: 'publication' }]);
});

it('pictures cannot be linked without a base address', () => {
  expect(brief(read(`${least}images: link\n`))).toEqual(['error base-url-missing newsletter.yaml:3:9']);
  expect(read(`${least}images: link\nbaseUrl: https://wire.example/letters\n`).publication?.baseUrl).toBe(
    'https://wire.example/letters/',
  );
});

it('a password does not belong in it', () => {
  const { publication, findings } = read(`${least}smtp: smtp://me:secret@mail.example:587\n`);
  expect(publication).toBeUndefined();
  expect(findings).toMatchObject([
    { code: 'secret-in-file', severity: 'error', place: { line: 3, column: 7 } },
  ]);
  expect(JSON.stringify(findings)).not.toContain('secret@');
});

it('the root is found from any folder below it', () => {
  const root = layOut({ 'newsletter.yaml': least, 'articles/2023-05-31/01-a.md': '' });
  expect(findRoot(`${root}/articles/2023-05-31`)).toBe(root);
});
