import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEdition } from '../../src/content/edition.ts';
import { brief, layOut, publicationAt, readFiles, readOne } from './fixture.ts';

const found = (front: string, body?: string) => brief(readOne(front, body));

describe('fields', () => {
  it.each([
    // Misspelt is said once: the line to add is there already.
    ['headlin: Rain', ['error unknown-key 01-rain.md:2:1']],
    ['headlin:', ['error unknown-key 01-rain.md:2:1', 'error field-missing 01-rain.md:2:1']],
    ['title: Rain', ['error unknown-key 01-rain.md:2:1']],
    ['headline: Rain\nsource:\n  nam: The Wire', ['error unknown-key 01-rain.md:4:3']],
    ['headline:', ['error field-missing 01-rain.md:2:1']],
    ['headline: [a, b]\nx: {', ['error yaml-syntax 01-rain.md:3:4']],
    ['headline:\n  - Rain', ['error wrong-type 01-rain.md:3:3']],
    ['headline: Rain\nsource: The Wire', ['error wrong-type 01-rain.md:3:9']],
    ['headline: Rain\ndraft: yes', ['error wrong-type 01-rain.md:3:8']],
    ['headline: Rain\naccept: because', ['error wrong-type 01-rain.md:3:9']],
    ['headline: Rain\nheadline: Sun', ['error duplicate-key 01-rain.md:3:1']],
    ['headline: Rain\ntags: &t [a]', ['error yaml-feature 01-rain.md:3:10']],
    ['headline: Rain\nsource: !x\n  name: a', ['error yaml-feature 01-rain.md:4:3']],
    ['headline: Rain\nsource:\n  <<: a', ['error yaml-feature 01-rain.md:4:3']],
    ['headline: Rain\njust words', ['error yaml-syntax 01-rain.md:3:1']],
    ['headline: Rain\nurl:https://a.example', ['error yaml-syntax 01-rain.md:3:4']],
    ['headline: Rain\n  dek: too deep', ['error yaml-syntax 01-rain.md:3:3']],
    ['headline: Rain\ntags: [a, b', ['error yaml-syntax 01-rain.md:3:7']],
    ['headline: Rain\npublished: "2023', ['error yaml-syntax 01-rain.md:3:12']],
    ['headline: Rain\nsource:\n\tname: a', ['error yaml-syntax 01-rain.md:4:1']],
  ])('%j', (front, expected) => {
    expect(found(front)).toEqual(expected);
  });

  it('a misspelt name gets a "did you mean"', () => {
    expect(readOne('headline: Rain\nbylin: A').findings[0]?.hint).toBe('Did you mean byline?');
    expect(readOne('headline: Rain\nqqqqqq: A').findings[0]?.hint).toContain(
      'The fields are headline, kicker',
    );
    expect(readOne('headline: Rain\n__proto__: A').findings).toMatchObject([{ code: 'unknown-key' }]);
  });

  it('another program’s word for a field is understood, and so is one outside its group', () => {
    const hint = (front: string) => readOne(front).findings[0]?.hint;
    expect(hint('title: Rain')).toBe('Did you mean headline?');
    expect(hint('Headline: Rain')).toBe('Did you mean headline?');
    expect(hint('headline: Rain\nauthor: A')).toBe('Did you mean byline?');
    expect(hint('headline: Rain\nalt: Rain')).toContain('Did you mean alt of image?');
  });

  it('fields that are not ended, with a rule in the text, are recognized', () => {
    const [first] = readFiles({
      '01-rain.md': '---\nheadline: Rain\n\nIt rained.\n\n---\n\nIt stopped.\n',
    }).findings;
    expect(first).toMatchObject({
      code: 'yaml-syntax',
      place: { line: 4 },
      hint: 'Is the line --- missing that ends the fields?',
    });
  });

  it('lists may be written with commas alone', () => {
    const { story, findings } = readOne('headline: Rain\ntags: rain, 5G and more ,#1');
    expect(findings).toEqual([]);
    expect(story?.tags).toEqual(['rain', '5G and more', '#1']);
    expect(story?.places['tags.1']).toMatchObject({ line: 3, column: 13, length: 11 });
  });

  it('findings of a story carry its slug', () => {
    expect(readOne('bylin: A').findings.every(({ story }) => story === 'rain')).toBe(true);
  });
});

describe('dates', () => {
  it.each([
    '2023-05-31',
    '2024-02-29',
    '2023-05-31T16:11',
    '2023-05-31T16:11:00',
    '2023-05-31T16:11:00.123Z',
    '2023-05-31T16:11+05:30',
    '"2023-05-31"',
  ])('%s is one', (date) => {
    const { story, findings } = readOne(`headline: Rain\npublished: ${date}`);
    expect(findings).toEqual([]);
    expect(story?.published).toBe(date.replaceAll('"', ''));
  });

  it('a space before the time is as good as a T', () => {
    expect(readOne('headline: Rain\npublished: 2023-05-31 16:11').story?.published).toBe('2023-05-31T16:11');
  });

  it.each([
    '2023-02-30',
    '2023-13-01',
    '2023-02-29',
    '31.05.2023',
    '05/31/2023',
    'yesterday',
    '2023-05-31T25:00',
    '2023-05-31T16',
    '2023-05-31+05:30',
    '2023-05-31T16:11+15:00',
    '2023-5-3',
    '0000-01-01',
  ])('%s is none, and what is accepted is said', (date) => {
    const reading = readOne(`headline: Rain\npublished: ${date}`);
    expect(brief(reading)).toEqual(['error date-invalid 01-rain.md:3:12']);
    expect(reading.findings[0]?.hint).toContain('2023-05-31');
    expect(reading.story?.published).toBeUndefined();
  });
});

it.each([
  'www.wire.example',
  '/rain',
  'javascript:alert(1)',
  'ftp://a.example/x',
  'https://',
  'mailto:a@b.example',
])('a source at %s is no web address', (url) => {
  expect(found(`headline: Rain\nsource:\n  url: ${url}`)).toEqual(['error url-invalid 01-rain.md:4:8']);
});

describe('files', () => {
  const story = '---\nheadline: Rain\n---\nIt rained.\n';

  it('may have Windows line ends, or old Macintosh ones', () => {
    for (const end of ['\r\n', '\r']) {
      const { edition, findings } = readFiles({ '01-rain.md': story.replaceAll('\n', end) });
      expect(findings).toEqual([]);
      expect(edition?.lead).toMatchObject({
        headline: 'Rain',
        body: { blocks: [{ place: { line: 4, column: 1 } }] },
      });
    }
  });

  it('may start with a byte-order mark, which is a note', () => {
    const reading = readFiles({ '01-rain.md': `\uFEFF${story}` });
    expect(brief(reading)).toEqual(['note byte-order-mark 01-rain.md:1:1']);
    expect(reading.edition?.lead?.places.headline).toMatchObject({ line: 2, column: 11 });
  });

  it('must be UTF-8, and the first byte that is not is named', () => {
    const latin1 = Buffer.concat([
      Buffer.from('---\nheadline: é caf'),
      Buffer.from([0xe9]),
      Buffer.from(' x\n---\nText\n'),
    ]);
    expect(brief(readFiles({ '01-rain.md': latin1 }))).toEqual(['error not-utf8 01-rain.md:2:16']);
    expect(brief(readFiles({ '01-rain.md': Buffer.from(story, 'utf16le') }))).toHaveLength(1);
  });

  it('lose control characters, with a warning', () => {
    const reading = readFiles({ '01-rain.md': '---\nheadline: Ra\x0bin\n---\nIt \x01rai\x00ned.\n' });
    expect(brief(reading)).toEqual(['warning control-character 01-rain.md:2:13']);
    expect(JSON.stringify(reading.edition)).not.toMatch(/\\u00(0[0-8bcef]|1)/);
    expect(reading.edition?.lead?.headline).toBe('Ra in');
  });

  it('lose control characters that are written as escapes or character references', () => {
    const { story: read } = readOne('headline: "Ra\\x01in\\0"', 'It &#1; rained &#x0b; on.');
    expect(read?.headline).toBe('Rain');
    expect(JSON.stringify(read)).not.toMatch(/\\u00(0[0-8bcef]|1)/);
  });

  it('need their fences', () => {
    expect(brief(readFiles({ '01-rain.md': 'It rained.\n' }))).toEqual([
      'error front-matter-missing 01-rain.md:1:1',
    ]);
    expect(brief(readFiles({ '01-rain.md': 'headline: Rain\n---\nIt rained.\n' }))).toEqual([
      'error front-matter-missing 01-rain.md:1:1',
    ]);
    expect(brief(readFiles({ '01-rain.md': '---\nheadline: Rain\n\nIt rained.\n' }))).toEqual([
      'error front-matter-unclosed 01-rain.md:1:1',
    ]);
    expect(brief(readFiles({ '01-rain.md': `\n\n${story}` }))).toEqual([]);
    expect(brief(readFiles({ '01-rain.md': '' }))).toEqual(['error front-matter-missing 01-rain.md:1:1']);
  });

  it('must have a text', () => {
    expect(brief(readFiles({ '01-rain.md': '---\nheadline: Rain\n---\n \n' }))).toEqual([
      'error story-empty 01-rain.md:4:1',
    ]);
  });

  it('of one name are an error that names both', () => {
    const { findings } = readFiles({ '01-rain.md': story, '02-rain.md': story });
    expect(findings).toMatchObject([
      {
        code: 'slug-duplicate',
        place: { file: 'articles/2023-05-31/02-rain.md' },
        related: [{ place: { file: 'articles/2023-05-31/01-rain.md' } }],
      },
    ]);
  });

  it('that are not part of an edition are left alone and named', () => {
    const reading = readFiles({
      '01-rain.md': story,
      'sun.md': story,
      'notes.docx': 'x',
      'rain.source.txt': 'x',
      '.DS_Store': 'x',
      'more/x.md': 'x',
      'images/unused.txt': 'x',
    });
    expect(brief(reading)).toEqual([
      'note file-stray more:1:1',
      'note file-stray notes.docx:1:1',
      'warning file-stray sun.md:1:1',
    ]);
    expect(reading.edition?.stories).toEqual([]);
  });
});

describe('folders', () => {
  it.each(['2023-02-30', 'draft', '2023-5-31', '2023-05-31-', '2023-05-31-Évening', '2023-05-31_x'])(
    '%s is not called by a date',
    (name) => {
      const root = layOut({ [`articles/${name}/01-a.md`]: '' });
      const { edition, findings } = readEdition(join(root, 'articles', name), publicationAt(root));
      expect(edition).toBeUndefined();
      expect(findings).toMatchObject([{ code: 'folder-name', place: { file: `articles/${name}` } }]);
    },
  );

  it('of one day may have names', () => {
    const root = layOut({ 'articles/2023-05-31-evening/01-a.md': '---\nheadline: A\n---\nB\n' });
    expect(readEdition(join(root, 'articles/2023-05-31-evening'), publicationAt(root))).toMatchObject({
      findings: [],
      edition: { id: '2023-05-31-evening', date: '2023-05-31' },
    });
  });

  it('that are not there, or empty, are named', () => {
    const root = layOut({});
    expect(readEdition(join(root, '2023-05-31'), publicationAt(root)).findings).toMatchObject([
      { code: 'edition-missing' },
    ]);
    const { edition, findings } = readFiles({});
    expect(findings).toMatchObject([{ code: 'edition-empty', severity: 'warning' }]);
    expect(edition?.lead).toBeUndefined();
  });
});

describe('pictures', () => {
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
  const withImage = (file: string, bytes: Uint8Array | string = png, name = 'images/x.png') =>
    readFiles({
      '01-rain.md': `---\nheadline: Rain\nimage:\n  file: ${file}\n  alt: Rain\n---\nText\n`,
      [name]: bytes,
    });

  it('are found, and are sources of the edition', () => {
    const { root, edition, findings, sources } = withImage('images/x.png');
    expect(findings).toEqual([]);
    const path = join(root, 'articles/2023-05-31/images/x.png');
    expect(edition?.lead?.image).toEqual({ file: path, alt: 'Rain' });
    expect(sources).toEqual([
      join(root, 'articles/2023-05-31'),
      join(root, 'articles/2023-05-31/01-rain.md'),
      join(root, 'articles/2023-05-31/images'),
      path,
    ]);
  });

  it.each([
    ['images/y.png', 'image-not-found'],
    ['images', 'image-not-found'],
    ['../x.png', 'path-outside'],
    ['../../newsletter.yaml', 'path-outside'],
    ['/etc/hostname', 'path-outside'],
    ['C:\\x.png', 'path-outside'],
    ['.', 'path-outside'],
  ])('%s: %s', (file, code) => {
    const reading = withImage(file);
    expect(brief(reading)).toEqual([`error ${code} 01-rain.md:4:9`]);
    expect(reading.edition?.lead?.image).toBeUndefined();
  });

  it.each([
    ['a text', 'not a picture'],
    ['an empty file', ''],
    ['a page', '<!doctype html><svg></svg>'],
    ['a HEIC photograph', Buffer.from('\0\0\0\x18ftypheic', 'latin1')],
  ])('%s is not one', (_, bytes) => {
    expect(brief(withImage('images/x.png', bytes))).toEqual(['error image-not-an-image 01-rain.md:4:9']);
  });

  it.each([
    ['JPEG', Buffer.from('ffd8ffe0', 'hex')],
    ['GIF', 'GIF89a'],
    ['WebP', 'RIFF\0\0\0\0WEBP'],
    ['AVIF', '\0\0\0\x1cftypavif'],
    ['SVG', '<?xml version="1.0"?>\n<!-- made by hand -->\n<svg xmlns="http://www.w3.org/2000/svg"/>'],
  ])('%s is one', (_, bytes) => {
    expect(withImage('images/x.png', bytes).findings).toEqual([]);
  });

  it('over 20 MB are refused', () => {
    const big = Buffer.alloc(20 * 1024 * 1024 + 1);
    png.copy(big);
    expect(withImage('images/x.png', big).findings).toMatchObject([
      { code: 'image-too-large', message: 'the picture has 20.1 MB, and 20 MB is the most' },
    ]);
  });

  it('have one origin, and say so', () => {
    expect(found('headline: Rain\nimage:\n  alt: Rain')).toEqual(['error field-missing 01-rain.md:4:3']);
    expect(found('headline: Rain\nimage:\n  url: rain.png')).toEqual(['error url-invalid 01-rain.md:4:8']);
  });

  it('may be mere decoration', () => {
    expect(
      readOne('headline: Rain\nimage:\n  url: https://a.example/x.png\n  alt: ""').story?.image?.alt,
    ).toBe('');
    expect(
      readOne('headline: Rain\nimage:\n  url: https://a.example/x.png\n  alt:').story?.image,
    ).not.toHaveProperty('alt');
  });

  it('cannot be reached through links that lead outside', () => {
    const root = layOut({ 'secret.png': png, 'articles/2023-05-31/images/in.png': png });
    const folder = join(root, 'articles/2023-05-31');
    symlinkSync(join(root, 'secret.png'), join(folder, 'images/out.png'));
    symlinkSync(join(folder, 'images/in.png'), join(folder, 'images/inside.png'));
    const story = (file: string) =>
      `---\nheadline: Rain\nimage:\n  file: images/${file}\n  alt: Rain\n---\nText\n`;
    writeFileSync(join(folder, '01-out.md'), story('out.png'));
    writeFileSync(join(folder, '02-inside.md'), story('inside.png'));
    expect(brief(readEdition(folder, publicationAt(root)))).toEqual(['error path-outside 01-out.md:4:9']);
  });
});

it('a link to a folder, or a folder called like a story, is no story', () => {
  const root = layOut({ 'articles/2023-05-31/images/x': '', 'articles/2023-05-31/02-folder.md/x': '' });
  const folder = join(root, 'articles/2023-05-31');
  symlinkSync(join(folder, 'images'), join(folder, '01-link.md'));
  expect(brief(readEdition(folder, publicationAt(root)))).toEqual([
    'note file-stray 01-link.md:1:1',
    'note file-stray 02-folder.md:1:1',
    'warning edition-empty 2023-05-31:1:1',
  ]);
});

it('a story file that links outside the folder is refused, as is one that links nowhere', () => {
  const root = layOut({ 'secret.md': '---\nheadline: Secret\n---\nText\n' });
  const folder = join(root, 'articles/2023-05-31');
  mkdirSync(folder, { recursive: true });
  symlinkSync(join(root, 'secret.md'), join(folder, '01-secret.md'));
  symlinkSync(join(root, 'nowhere.md'), join(folder, '02-nowhere.md'));
  const reading = readEdition(folder, publicationAt(root));
  expect(brief(reading).slice(0, 2)).toEqual([
    'error path-outside 01-secret.md:1:1',
    'error path-outside 02-nowhere.md:1:1',
  ]);
  expect(JSON.stringify(reading)).not.toContain('Secret');
});
